"""Writing files so that nothing is lost: whole or not at all, and over nothing that was there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def documents() -> Path:
    """Where somebody would look for a document they kept: their documents folder, or where they are."""
    import platformdirs

    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.cwd()


def named(typed: str) -> Path:
    """The path that somebody typed; ``~`` is their home, as in a shell."""
    path = Path(typed.strip().replace("\0", ""))
    try:
        return path.expanduser()
    except RuntimeError:  # whose home that is, nobody knows
        return path


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
