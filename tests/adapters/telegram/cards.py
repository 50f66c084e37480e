"""Cards for Telegram's tests: a real alert, and any card at all."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run, Tone

SUNDAY = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)

ALERT = Card(
    title="🏛 Announced by the Élysée · not yet confirmed by Amazon",
    blocks=(
        Gap(),
        Line((Run("Amazon: more than €1.2bn in France", Face.STRONG),)),
        Line((Run("Cloud, logistics · Choose France 2024"),)),
        Line((Run("3,000 permanent jobs; unclear whether they add to the 2,000 already promised"),)),
        Gap(),
        Quotation(
            "“plus de 1,2 milliard d’euros” (in French)",
            Line(
                (
                    Run("the Élysée, quoted by "),
                    Run("Franceinfo", url="https://www.franceinfo.example/economie/amazon"),
                    Run(", "),
                    Run("Sun 18:04", Face.SOFT, at=SUNDAY),
                )
            ),
        ),
        Line(
            (
                Run("5 outlets · 1 original source · first seen ", Face.SOFT),
                Run("Sun 17:52", Face.SOFT, at=datetime(2024, 5, 12, 15, 52, tzinfo=UTC)),
            )
        ),
    ),
    buttons=(
        Button("Why?", action="why 128"),
        Button("Sources", action="sources 128"),
        Button("Open", url="https://www.franceinfo.example/economie/amazon"),
    ),
    tone=Tone.ANNOUNCED,
    mark="#128",
    preview="https://www.franceinfo.example/economie/amazon",
    post="p7",
)

_SIGNS = st.one_of(
    st.sampled_from(
        ["@", "#", "$", "/", "＠", "＃", "＄", "／", "﹫", ".", "://", "t.me/", "tg://", "-", "(", "·", "_"]
    ),
    st.sampled_from(["@amazon_news", "#ai", "$TSLA", "/start", "why_128", "example.com", "a", "é", "1", "名", "🇫🇷"]),
    st.sampled_from([" ", "\n", "\u2060", "\u200c", "👩\u200d💻", "e\u0301"]),
)
hostile = st.one_of(st.text(max_size=40), st.lists(_SIGNS, max_size=12).map("".join))
_urls = st.one_of(st.none(), st.just("https://a.example/x"), st.just("tg://user?id=1"), hostile)
_times = st.one_of(st.none(), st.just(SUNDAY))
_runs = st.one_of(
    st.builds(Run, hostile, st.sampled_from([f for f in Face if f is not Face.COMMAND]), _urls, _times),
    st.builds(Run, st.sampled_from(["/why_128", "/sources_128"]), st.just(Face.COMMAND)),
)
_lines = st.builds(Line, st.lists(_runs, max_size=5).map(tuple))
_blocks = st.one_of(_lines, st.builds(Quotation, hostile, _lines), st.just(Gap()))
_buttons = st.one_of(
    st.builds(Button, hostile, action=hostile),
    st.builds(Button, hostile, url=st.one_of(hostile, st.just("https://a.example"))),
)
cards = st.builds(
    Card,
    title=hostile,
    blocks=st.lists(_blocks, max_size=6).map(tuple),
    buttons=st.lists(_buttons, max_size=4).map(tuple),
    mark=st.one_of(st.none(), st.just("#128"), st.just("nº 128")),
    preview=_urls,
    post=st.one_of(st.none(), st.just("p1")),
    rich=st.booleans(),
)


def long_card(blocks: int, chars: int) -> Card:
    """A card of so many lines of so many characters, numbered, ending in a quotation."""
    lines = tuple(Line((Run(f"{n} " + "é👩‍💻" * (chars // 5)),)) for n in range(blocks))
    return Card(title="Recent", blocks=(*lines, Quotation("“" + "x" * chars + "”", Line((Run("somebody"),)))))
