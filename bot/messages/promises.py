"""The jobs line: how many, of which sort, new or not, and who says so."""

from collections.abc import Sequence

from bot.claims.jobs import Added, Jobs
from bot.messages.amounts import qualified
from bot.messages.wording import Wording


def jobs_text(jobs: Jobs, wording: Wording) -> str:
    """ "3,000 permanent jobs, on top of the 2,000 already announced"."""
    shown = _sort(jobs, wording)
    if jobs.earlier is None or jobs.added is None:
        return shown
    earlier = wording.number(jobs.earlier)
    match jobs.added:
        case Added.ON_TOP:
            return wording.text("{jobs}, on top of the {earlier} already announced", jobs=shown, earlier=earlier)
        case Added.INCLUDED:
            return wording.text("{jobs}, including {earlier} already announced", jobs=shown, earlier=earlier)
        case Added.UNKNOWN:
            return wording.text(
                "{jobs}; unclear whether they add to the {earlier} already promised", jobs=shown, earlier=earlier
            )


def jobs_count(jobs: Jobs, wording: Wording) -> str:
    """ "3,000 permanent jobs"; permanent only if a text says so."""
    count = qualified(wording.number(jobs.count), jobs.qualifier, jobs.text, wording)
    if jobs.permanent:
        return wording.plural("{count} permanent job", "{count} permanent jobs", jobs.count, count=count)
    return wording.plural("{count} job", "{count} jobs", jobs.count, count=count)


def scoped(shown: str, by: Sequence[str], party: str, wording: Wording) -> str:
    """A fact that no party states, with who states it: "…, says the Élysée; not stated by Amazon"."""
    return wording.plural(
        "{fact}, says {who}; not stated by {party}",
        "{fact}, say {who}; not stated by {party}",
        wording.people(by),
        fact=shown,
        who=wording.all_of(by),
        party=wording.name(party),
    )


def _sort(jobs: Jobs, wording: Wording) -> str:
    count = qualified(wording.number(jobs.count), jobs.qualifier, jobs.text, wording)
    if jobs.indirect is not None:
        indirect = wording.number(jobs.indirect)
        return wording.plural(
            "{count} direct job, {indirect} indirect",
            "{count} direct jobs, {indirect} indirect",
            jobs.count,
            count=count,
            indirect=indirect,
        )
    if jobs.kept:
        return wording.plural("{count} job kept", "{count} jobs kept", jobs.count, count=count)
    if jobs.construction:
        return wording.plural("{count} construction job", "{count} construction jobs", jobs.count, count=count)
    return jobs_count(jobs, wording)
