"""Writing files so that nothing is lost: whole or not at all, and over nothing that was there."""

from __future__ import annotations

import os
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
