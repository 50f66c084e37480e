"""What the owner is told about a story that was put right by hand, and how to undo it."""

from collections.abc import Iterable

from bot.messages.alert import mark
from bot.messages.badge import badge, status_name, tone
from bot.messages.card import Block, Card, Face, Gap, Line, Run
from bot.messages.headline import headline
from bot.messages.told import told
from bot.messages.wording import Wording
from bot.stories.story import Status, Story
from bot.text.numbers import written


def put_together(kept: Story, given: Story, places: Iterable[int], wording: Wording) -> Card:
    """The two are one; `places` is where the reports of the one that ended stand now."""
    title = wording.text("{other} is part of {mark} now.", other=mark(given, wording), mark=mark(kept, wording))
    undo = f"/split {kept.id} {written(places)}"
    return Card(title, (Gap(), _headline(kept, wording), _undo(undo, wording)), tone=tone(kept.verdict.status))


def taken_apart(left: Story, new: Story, wording: Wording) -> Card:
    """The one is two; the post stays with the part that holds the first evidence."""
    title = wording.plural(
        "{other} is a story of its own now: {n} report that was in {mark}.",
        "{other} is a story of its own now: {n} reports that were in {mark}.",
        len(new.reports),
        other=mark(new, wording),
        mark=mark(left, wording),
    )
    both = (_numbered(story, wording) for story in (left, new))
    return Card(title, (Gap(), *both, _undo(f"/merge {left.id} {new.id}", wording)))


def ruled(story: Story, wording: Wording) -> Card:
    """The status stands as the owner set it."""
    shown = told(story, wording)
    blocks: list[Block] = [Gap(), _headline(story, wording)]
    if story.verdict.rules_say is not None:
        status = wording.quoted(status_name(story.verdict.rules_say, wording))
        blocks.append(Line((Run(wording.text("The rules would give {status}.", status=status)),)))
    blocks.append(_undo(f"/status_set {story.id} auto", wording))
    colour = tone(story.verdict.status)
    return Card(badge(story, shown, wording), tuple(blocks), tone=colour, mark=mark(story, wording))


def given_back(story: Story, before: Status, wording: Wording) -> Card:
    """The rules decide again; `before` is the status that was set by hand."""
    shown = told(story, wording)
    note = wording.text("The rules decide again.")
    blocks = (Gap(), _headline(story, wording), Line((Run(note),)), _undo(f"/status_set {story.id} {before}", wording))
    return Card(badge(story, shown, wording), blocks, tone=tone(story.verdict.status), mark=mark(story, wording))


def nothing_to_give_back(story: Story, wording: Wording) -> Card:
    """Nobody had set it."""
    return Card(wording.text("The status of {mark} is what the rules give already.", mark=mark(story, wording)))


def the_same_story(story: Story, wording: Wording) -> Card:
    """A story cannot be put together with itself."""
    return Card(wording.text("That is {mark} twice. Give the numbers of two stories.", mark=mark(story, wording)))


def merged_already(number: int, into: Story, wording: Wording) -> Card:
    """That story is no more."""
    other = wording.text("#{id}", id=number)
    return Card(wording.text("{other} is part of {mark} already.", other=other, mark=mark(into, wording)))


def no_such_report(story: Story, place: int, wording: Wording) -> Card:
    """The story has fewer reports than that."""
    title = wording.plural(
        "{mark} has {n} report; there is no number {place}.",
        "{mark} has {n} reports; there is no number {place}.",
        len(story.reports),
        mark=mark(story, wording),
        place=place,
    )
    return Card(title, (_command(wording.text("Their numbers: "), f"/sources {story.id}"),))


def nothing_left(story: Story, wording: Wording) -> Card:
    """All reports were named."""
    return Card(wording.text("Those are all reports of {mark}: name only some of them.", mark=mark(story, wording)))


def _numbered(story: Story, wording: Wording) -> Line:
    text = headline(story.verdict, told(story, wording), wording)
    return Line((Run(text, Face.STRONG), Run(f" · {mark(story, wording)}", Face.SOFT)))


def _headline(story: Story, wording: Wording) -> Line:
    return Line((Run(headline(story.verdict, told(story, wording), wording), Face.STRONG),))


def _undo(command: str, wording: Wording) -> Line:
    return _command(wording.text("To undo: "), command)


def _command(words: str, command: str) -> Line:
    return Line((Run(words), Run(command, Face.CODE)))
