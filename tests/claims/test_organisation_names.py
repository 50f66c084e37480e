"""Names that are words too: which capital makes a name of them, and which only begins a sentence."""

import pytest

from bot.claims.organisation import Organisation, Organisations, Sort
from bot.text.folding import fold

KNOWN = Organisations(
    [
        Organisation("time", "Time magazine", Sort.OUTLET, aliases=("=Time",)),
        Organisation("challenges", "magazine Challenges", Sort.OUTLET, aliases=("=Challenges",)),
        Organisation("national", "The National newspaper", Sort.OUTLET, aliases=("=The National",)),
        Organisation("australian", "The Australian", Sort.OUTLET),
        Organisation("government", "Australian government", Sort.PUBLIC),
        Organisation("field", "Field AI", Sort.AI_COMPANY),
        Organisation("orvane", "Orvane", Sort.AI_COMPANY, aliases=("Orvane IA",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ada Moreau told Time that it will pay", ["time"], id="within-a-sentence"),
        pytest.param("Ada Moreau told Time.", ["time"], id="at-the-end"),
        pytest.param("the firm told Time magazine", ["time"], id="with-what-it-is"),
        pytest.param("Time will tell", [], id="at-the-head"),
        pytest.param("It paid. Time will tell", [], id="at-the-head-of-the-next"),
        pytest.param("AI spending: Time to worry", [], id="behind-a-colon"),
        pytest.param("« Time is money »", [], id="in-a-quotation"),
        pytest.param("this is time well spent", [], id="in-small-letters"),
        pytest.param("BIG TIME FOR CHIPS", [], id="in-capitals-only"),
        pytest.param("a Time Corridor for chips", [], id="a-longer-name"),
        pytest.param("Ashgrove Time launches a fund", [], id="the-end-of-a-longer-name"),
        pytest.param("the Time 100 list", [], id="with-a-number"),
        pytest.param("selon Challenges, le groupe paiera", ["challenges"], id="relayed"),
        pytest.param("les challenges de l’IA", [], id="a-word"),
        pytest.param("as The National reports", ["national"], id="the-article-has-its-capital"),
        pytest.param("at the National Science Foundation", [], id="the-article-has-none"),
        pytest.param("as the Australian government says", ["government"], id="the-press-only-begins-a-longer-name"),
        pytest.param("as The Australian says", ["australian"], id="the-paper-itself"),
        pytest.param("Field AI raises", ["field"], id="ai-behind-a-name"),
        pytest.param("in the field AI changes", [], id="ai-behind-a-word"),
        pytest.param("FIELD AI RAISES", ["field"], id="all-in-capitals"),
        pytest.param("la jeune Orvane IA", ["orvane"], id="ia-behind-a-name"),
    ],
)
def test_a_name_that_is_a_word_too_is_told_by_its_capital_and_place(text: str, expected: list[str]) -> None:
    assert [mention.organisation.id for mention in KNOWN.mentions(fold(text), text)] == expected


def test_a_name_told_by_its_letters_is_found_without_its_mark() -> None:
    assert KNOWN.named("Time") == KNOWN.with_id("time")
