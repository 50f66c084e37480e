"""Cards as the desk would write them, for tests."""

from datetime import UTC, datetime

from bot.messages.card import Button, Card, Face, Gap, Line, Quotation, Run, Tone

AT = datetime(2024, 5, 12, 16, 4, tzinfo=UTC)


def line(*runs: Run | str) -> Line:
    return Line(tuple(Run(run) if isinstance(run, str) else run for run in runs))


ALERT = Card(
    title="🏛 Announced by the Élysée · not yet confirmed by Amazon",
    blocks=(
        Gap(),
        line(Run("Amazon: more than €1.2bn in France", Face.STRONG)),
        line("Cloud, logistics · Choose France 2024"),
        Gap(),
        Quotation(
            "“plus de 1,2 milliard d’euros”", line("the Élysée, quoted by Franceinfo, ", Run("Sun 18:04", at=AT))
        ),
        line(Run("5 outlets · 1 original source", Face.SOFT)),
    ),
    buttons=(
        Button("Why?", action="why 128"),
        Button("Sources", action="sources 128"),
        Button("Open", url="https://news.example/amazon?id=1"),
    ),
    tone=Tone.ANNOUNCED,
    mark="#128",
    post="7",
)
CONFIRMED = Card(
    title="✅ Confirmed by Amazon", blocks=ALERT.blocks, buttons=ALERT.buttons, tone=Tone.CONFIRMED, post="7"
)
REPLY = Card(title="✅ Amazon confirms: more than €1.2bn in France", tone=Tone.CONFIRMED)


def saying(text: str) -> Card:
    """A card whose every text is this one."""
    run = Run(text)
    blocks = (line(run), line(Run(text, Face.STRONG), run, Run(text, Face.SOFT)), Quotation(text, line(run)), Gap())
    coded = line(Run(text, Face.CODE), Run(text, Face.COMMAND), Run(text, url="https://news.example/"))
    small = line(Run(text, Face.SOFT))
    buttons = (Button(text, action="why 1"), Button(text, url=text))
    return Card(text, (*blocks, coded, small), buttons, mark=text, post="7")
