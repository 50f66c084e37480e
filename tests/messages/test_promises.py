"""The jobs line."""

import pytest

from bot.claims.jobs import Added, Jobs
from bot.claims.money import Qualifier
from bot.messages.promises import jobs_text, scoped
from tests.messages.weekend import EN, FR

NB, NN = "\u00a0", "\u202f"
THREE = f"3{NN}000"


@pytest.mark.parametrize(
    ("jobs", "en", "fr"),
    [
        (Jobs(3000, permanent=True), "3,000 permanent jobs", f"{THREE}{NB}CDI"),
        (Jobs(3000), "3,000 jobs", f"{THREE} emplois"),
        (Jobs(1), "1 job", "1 emploi"),
        (Jobs(3000, Qualifier.AT_LEAST, text="plus de 3 000"), "more than 3,000 jobs", f"plus de {THREE} emplois"),
        (Jobs(3000, Qualifier.UP_TO), "up to 3,000 jobs", f"jusqu’à {THREE} emplois"),
        (Jobs(3000, Qualifier.APPROX), "about 3,000 jobs", f"environ {THREE} emplois"),
        (
            Jobs(1200, indirect=3000),
            "1,200 direct jobs, 3,000 indirect",
            f"1{NN}200 emplois directs, {THREE} indirects",
        ),
        (Jobs(800, kept=True), "800 jobs kept", "800 emplois maintenus"),
        (Jobs(2500, construction=True), "2,500 construction jobs", f"2{NN}500 emplois pendant le chantier"),
        (
            Jobs(3000, permanent=True, earlier=2000, added=Added.INCLUDED),
            "3,000 permanent jobs, including 2,000 already announced",
            f"{THREE}{NB}CDI, dont 2{NN}000 déjà annoncés",
        ),
        (Jobs(3000, added=Added.UNKNOWN), "3,000 jobs", f"{THREE} emplois"),
    ],
)
def test_jobs_are_said_as_the_text_says_them(jobs: Jobs, en: str, fr: str) -> None:
    assert (jobs_text(jobs, EN), jobs_text(jobs, FR)) == (en, fr)


def test_several_speakers_take_the_plural() -> None:
    assert scoped("450 jobs", ("Élysée", "Bercy"), "Amazon", EN) == (
        "450 jobs, say the Élysée and the French finance ministry; not stated by Amazon"
    )
    assert (
        scoped(f"{THREE}{NB}CDI", ("Élysée",), "Amazon", FR)
        == f"{THREE}{NB}CDI selon l’Élysée{NN}; non repris par Amazon"
    )
