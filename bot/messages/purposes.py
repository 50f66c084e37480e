"""What the money is for: the purposes of the lexicons, in the reader's language."""

from bot.messages.naming import tidy
from bot.messages.wording import Wording


def purpose_text(purpose: str, wording: Wording) -> str:
    """ "cloud, data_centres" as a reader says it; a purpose of the operator's own lexicon is printed as it is."""
    return ", ".join(said for each in purpose.split(", ") if (said := tidy(_said(each, wording))))


def _said(purpose: str, wording: Wording) -> str:
    spoken = {
        "cloud": wording.text("cloud"),
        "data_centres": wording.text("data centres"),
        "compute": wording.text("computing power"),
        "chips": wording.text("chips"),
        "logistics": wording.text("logistics"),
        "research": wording.text("research"),
        "training": wording.text("training of people"),
        "robots": wording.text("robots"),
        "generative_ai": wording.text("generative AI"),
        "health": wording.text("health"),
        "education": wording.text("education"),
        "start_ups": wording.text("start-ups"),
        "small_firms": wording.text("small firms"),
        "justice": wording.text("justice"),
        "defence": wording.text("defence"),
        "farming": wording.text("farming"),
    }
    return spoken.get(purpose, purpose)
