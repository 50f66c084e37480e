"""One process per database: a lock file beside it, which the system lets go when the process ends, however it ends."""

import fcntl
import os
from pathlib import Path

from bot.errors import SettingsError


class Lock:
    """Held from the moment it is made until `release`. Raises SettingsError if another process holds it."""

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + ".lock")
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise SettingsError(
                f"the data folder {database.parent} cannot be written ({error.strerror}): "
                f"give it to user {os.getuid()}, for example with chown {os.getuid()} {database.parent}"
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(descriptor)
            raise SettingsError(
                f"{database} is in use by another Vigie (process {holder}): stop that one, or use another data folder"
            ) from error
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Lets the next one start. The file stays: removing it would let two processes hold two locks."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
