"""What a button's id says: `<post>|<command and arguments>`, so that a press and a lost message are both recognised."""

from dataclasses import dataclass

MAX_CUSTOM_ID = 100
_BAR = "|"


@dataclass(frozen=True, slots=True)
class Press:
    """A button of ours. `post` names the post it hangs on; None outside posts."""

    command: str
    text: str
    post: str | None


def custom_id(action: str, post: str | None) -> str | None:
    """The id of the button that runs `action`; None if Discord would not take it."""
    name = f"{post or ''}{_BAR}{action}"
    return name if len(name) <= MAX_CUSTOM_ID and _BAR not in (post or "") else None


def read(name: str) -> Press | None:
    """What a press on the button with this id means; None if it is none of ours."""
    post, bar, action = name.partition(_BAR)
    command, _, text = action.strip().partition(" ")
    return Press(command, text.strip(), post or None) if bar and command else None
