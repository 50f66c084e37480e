"""What `vigie eval` shows a person: the measures beside their targets, and every miss with what led to it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from babel import Locale, UnknownLocaleError
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.evaluation.evaluation import Evaluation
from bot.evaluation.labels import Labelled
from bot.evaluation.measure import Form, Measure, Miss, Target
from bot.evaluation.statuses import Confusion
from bot.messages.naming import tidy
from bot.stories.story import Status

_TITLES: Mapping[str, Mapping[str, str]] = {
    "Is it a story?": {
        "detection": "detection F1, all languages",
        "detection_*": "detection F1",
        "false_alarms": "false alarms",
        "ordinary_alarms": "false alarms on ordinary days",
        "ordinary_found": "stories of ordinary days found",
    },
    "Who stands behind it?": {
        "status": "status of six, accuracy",
        "status_macro_f1": "status of six, macro F1",
        "false_confirmed": "confirmed, but no party did",
        "speakers": "labelled speaker heard",
    },
    "How much, by whom, where?": {
        "main_amount": "main amount",
        "main_amount_qualified": "main amount with qualifier",
        "no_amount": "silent where no sum is named",
        "investors": "investors, F1",
        "recipients": "recipients, F1",
        "countries": "countries, F1",
        "jobs": "jobs",
        "kind": "kind of deal",
        "recycled": "announced before",
    },
    "Which sums stand in a sentence?": {
        "sentences": "sentences fully right",
        "sentences_qualified": "… with qualifiers too",
        "sentences_without_money": "… without money, kept silent",
        "figures": "figures, F1",
    },
    "Which texts are one story?": {
        "stories_of_many": "stories of several texts, F1",
        "stories": "all stories, F1",
        "pairs_apart": "two deals of a week kept apart",
        "pairs_together": "two languages joined",
        "paraphrases": "paraphrases read alike",
    },
}
_TOLD_ELSEWHERE = {"false_alarms", "false_confirmed", "sentences_without_money"}  # they are misses of another measure
_BESIDE = {"stories_of_many": "all apart", "stories": "all apart"}
_KEYWORDS = "keywords"
_WIDE_COLUMNS = 100
_TITLE_CHARS = 300
_WORDS_CHARS = 600


def page(evaluation: Evaluation, rows: Sequence[Labelled], misses: int, width_columns: int) -> Iterator[RenderableType]:
    """The whole answer, to be printed one below the other."""
    yield _counted(rows)
    yield _table(evaluation, wide=width_columns >= _WIDE_COLUMNS)
    if judged := evaluation.of("false_confirmed"):
        yield _false_confirmed(judged)
        yield ""
        yield _matrix(evaluation.confusion)
    if misses:
        for measure in evaluation.measures:
            if measure.misses and measure.name not in _TOLD_ELSEWHERE:
                yield from _misses(measure, misses)
    yield _verdict(evaluation)


def _counted(rows: Sequence[Labelled]) -> Text:
    spoken = Counter(_language(row.language) for row in rows)
    counts = ", ".join(f"{times:,} {language}" for language, times in spoken.most_common())
    return Text(f"{len(rows):,} labelled {'row' if len(rows) == 1 else 'rows'}: {counts}", style="dim")


def _table(evaluation: Evaluation, *, wide: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column("Vigie", justify="right")
    if wide:
        table.add_column("precision", justify="right")
        table.add_column("recall", justify="right")
    table.add_column("target", justify="right")
    table.add_column("")
    table.add_column("beside it")
    table.add_column("n", justify="right")
    for heading, titles in _TITLES.items():
        if measures := [each for each in evaluation.measures if _family(each.name) in titles]:
            table.add_row()
            table.add_row(Text(heading, style="bold"))
            for measure in measures:
                table.add_row(*_cells(measure, wide=wide))
    return table


def _cells(measure: Measure, *, wide: bool) -> Iterator[Text]:
    yield Text(f"  {_title(measure.name)}")
    yield Text(_number(measure, measure.value), style="bold")
    if wide:
        yield from (Text("" if end is None else f"{end:.3f}") for end in (measure.precision, measure.recall))
    yield Text(_aim(measure.target) if measure.target else "")
    yield _sign(measure)
    beside = _BESIDE.get(measure.name, _KEYWORDS)
    yield Text("–" if measure.beside is None else f"{_number(measure, measure.beside)} {beside}", style="dim")
    yield Text(f"{measure.n:,}", style="dim")


def _aim(target: Target) -> str:
    if target.at_most:
        return f"≤ {target.bound:.0f}" if target.bound else "= 0"
    return f"≥ {target.bound:.2f}"


def _number(measure: Measure, value: float) -> str:
    return f"{value:.0f}" if measure.form is Form.COUNT else f"{value:.3f}"


def _sign(measure: Measure) -> Text:
    """In words and sign: colour alone tells some readers nothing."""
    if measure.met is None:
        return Text("")
    if measure.met:
        return Text("✓ ok", style="green")
    return Text("✗ too many" if measure.form is Form.COUNT else "✗ below", style="bold red")


def _false_confirmed(measure: Measure) -> Text:
    if not measure.misses:
        return Text(f"\n✓ None of {measure.n:,} is called confirmed without a party's word.", style="green")
    rows = ", ".join(tidy(miss.row) for miss in measure.misses)
    return Text(f"\n✗ Called confirmed without a party's word: {rows}", style="bold red")


def _matrix(pairs: Confusion) -> Table:
    """Labels down, answers across."""
    met = [status for status in Status if any(status in pair for pair in pairs)]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("label ↓  read →", no_wrap=True)
    for status in met:
        table.add_column(status.value, justify="right")
    for label in met:
        cells = [_times(pairs.get((label, answer), 0), right=label is answer) for answer in met]
        table.add_row(Text(f"  {label}"), *cells)
    return table


def _times(times: int, *, right: bool) -> Text:
    if not times:
        return Text("·", style="dim")
    return Text(str(times), style="bold" if right else "bold red")


def _misses(measure: Measure, shown: int) -> Iterator[RenderableType]:
    missed = len(measure.misses)
    yield Text(f"\n{_heading(measure.name)}: {missed:,} {'miss' if missed == 1 else 'misses'}", style="bold")
    for miss in measure.misses[:shown]:
        yield ""
        yield from _miss(miss)
    if missed > shown:
        yield Text(f"\n  … and {missed - shown:,} more: --misses {missed} shows them all.", style="dim")


def _miss(miss: Miss) -> Iterator[RenderableType]:
    title = Text(f"{tidy(miss.row)} · {tidy(miss.language) or '?'} · ", style="dim")
    yield Padding(title.append(tidy(miss.title, _TITLE_CHARS), style="not dim"), (0, 0, 0, 2))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", width=8)
    table.add_column(overflow="fold")
    table.add_row("expected", Text(tidy(miss.expected, _WORDS_CHARS)))
    table.add_row("read", Text(tidy(miss.read, _WORDS_CHARS)))
    for at, words in enumerate(miss.why):
        table.add_row("" if at else "because", Text(tidy(words, _WORDS_CHARS)))
    yield Padding(table, (0, 0, 0, 4))


def _verdict(evaluation: Evaluation) -> Text:
    aimed = [measure for measure in evaluation.measures if measure.target]
    if not aimed:
        return Text("\nNothing here has a target.", style="dim")
    if not evaluation.below:
        return Text(f"\n✓ All {len(aimed)} targets are reached.", style="bold green")
    below = "; ".join(_heading(measure.name) for measure in evaluation.below)
    verb = "is" if len(evaluation.below) == 1 else "are"
    return Text(f"\n✗ {len(evaluation.below)} of {len(aimed)} targets {verb} missed: {below}", style="bold red")


def _heading(name: str) -> str:
    """The measure's title where nothing stands above it."""
    title = _title(name).removeprefix("… ")
    return title[0].upper() + title[1:]


def _title(name: str) -> str:
    titles = next(titles for titles in _TITLES.values() if _family(name) in titles)
    title = titles[_family(name)]
    return f"{title}, {_language(name.removeprefix('detection_'))}" if _family(name) == "detection_*" else title


def _family(name: str) -> str:
    return "detection_*" if name.startswith("detection_") else name


def _language(code: str) -> str:
    """The language's English name; its code where it has none."""
    try:
        return Locale.parse(code.replace("-", "_")).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return tidy(code) if code not in {"", "und"} else "no language"
