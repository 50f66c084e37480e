"""Whether a running Vigie is well, told through its database: no port has to be open for it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from adapters.store.opening import read_store
from bot.errors import StoreError, VigieError
from bot.ports import UnitOfWork
from config.settings import load_settings

ALIVE = "alive_at"
LONGEST = timedelta(minutes=3)  # six missed sweeps: it hangs, or the database takes nothing any more


async def say_alive(uow: UnitOfWork) -> None:
    """Leaves the present moment in the store. By the machine's own clock: the domain's may run fast."""
    now = datetime.now(UTC).isoformat()
    await uow.run(lambda store: store.set_note(ALIVE, now))


async def say_stopped(uow: UnitOfWork) -> None:
    """Takes the sign of life back, as the last thing before an orderly end."""
    with suppress(StoreError):  # nobody is left to hear of it
        await uow.run(lambda store: store.set_note(ALIVE, None))


def complaint() -> str | None:
    """What is wrong with the Vigie that runs here, in one line; None: it is well."""
    settings = load_settings()
    try:
        store = read_store(settings.data / "vigie.db")
        try:
            said = store.run_now(lambda opened: opened.note(ALIVE))
        finally:
            store.close()
    except VigieError as error:
        return str(error)
    if said is None:
        return "it is not running: start it with ./run start"
    silent = datetime.now(UTC) - datetime.fromisoformat(said)
    if silent > LONGEST:
        return f"no sign of life for {silent.total_seconds():.0f} s: look at its log, then start it again"
    return None
