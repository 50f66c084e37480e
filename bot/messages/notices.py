"""What the owner and newcomers have to be told about the installation itself."""

from bot.messages.card import Card, Face, Gap, Line, Run
from bot.messages.wording import Wording
from bot.subscriptions.room import Room


def watching(feeds: int, wording: Wording) -> str:
    """The one line a terminal shows until the first story comes."""
    return wording.plural(
        "Watching {n} feed. Its first poll only learns; new stories will appear here. Stop with Ctrl-C.",
        "Watching {n} feeds. Their first poll only learns; new stories will appear here. Stop with Ctrl-C.",
        feeds,
    )


def silence(hours: int, wording: Wording) -> Card:
    """No feed answers any more."""
    return _notice(
        wording.text("No feed has answered for {hours} hours", hours=hours),
        wording.text("Is this machine online? On it, “vigie feeds check” tells more."),
    )


def room_lost(room: Room, wording: Wording) -> Card:
    """A room takes no messages any more."""
    return _notice(
        wording.text("Nothing can be posted to {room} any more", room=room),
        wording.text("Its subscription is off. Add the bot again and type /subscribe there to revive it."),
    )


def private(user: str, wording: Wording) -> Card:
    """Said to whoever is not the owner; the owner learns here which number to write down."""
    lines = (
        Line((Run(wording.text("Only its owner can use it. Your number: ")), Run(user, Face.CODE))),
        Line((Run(wording.text("If it is yours: set VIGIE_OWNER={user} and start it again.", user=user)),)),
        Line((Run(wording.text("To let everybody in: VIGIE_ACCESS=open.")),)),
    )
    return Card(wording.text("This Vigie is private"), (Gap(), *lines))


def not_the_owners(wording: Wording) -> Card:
    """Said in a channel, or to an anonymous admin: only a person can be the owner."""
    return _notice(
        wording.text("This Vigie is private"),
        wording.text("Its owner can use it here by being an administrator of this chat, under VIGIE_OWNER."),
    )


def subscribe_first(wording: Wording) -> Card:
    """A language belongs to a subscription."""
    return Card(
        wording.text("Nothing is subscribed here yet"),
        (Line((Run(wording.text("First: ")), Run("/subscribe", Face.COMMAND))),),
    )


def cannot_post(wording: Wording) -> Card:
    """The samples did not arrive."""
    return _notice(
        wording.text("Vigie cannot post here"),
        wording.text("Allow the bot to write messages in this chat, then try again."),
    )


def _notice(title: str, what_to_do: str) -> Card:
    return Card(title, (Line((Run(what_to_do),)),))
