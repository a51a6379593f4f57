"""Where files are written that a learner asks for."""

from __future__ import annotations

from pathlib import Path


def documents_folder() -> Path:
    """Where somebody would look for a document they kept: their documents folder, or where they are."""
    import platformdirs

    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.cwd()


def typed_path(typed: str) -> Path:
    """The path that somebody typed; ``~`` is their home, as in a shell."""
    path = Path(typed.strip().replace("\0", ""))
    try:
        return path.expanduser()
    except RuntimeError:  # whose home that is, nobody knows
        return path
