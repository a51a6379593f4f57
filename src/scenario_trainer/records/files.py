"""Files that only their owner can read, written whole or not at all, and over nothing that was there."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that only its owner can read.

    Raises FileExistsError where something is there already and is not to be replaced, OSError where it cannot be
    written; then the folder is as it was.
    """
    if not replace and path.exists():
        raise FileExistsError(17, "There is such a file already", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class NoFileError(Exception):
    """A pipe, device, socket or folder stands where a file should; opening it could wait for ever."""


def make_private(path: Path) -> None:
    """Let nobody but its owner read or write a file; one that is not there is created empty.

    Raises NoFileError where something else stands there, OSError where it cannot be changed.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise NoFileError from None
        if mode & 0o077:
            path.chmod(stat.S_IMODE(mode) & 0o700)
