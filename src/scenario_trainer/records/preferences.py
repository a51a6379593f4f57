"""What the program remembers about how somebody likes it: a small JSON file in the data folder."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Preferences:
    """Choices about the program itself, with what holds until somebody chooses."""

    theme: str | None = None
    """The name of the chosen theme."""
    welcomed: bool = False
    """A scenario has been started, so that the tutorial is no longer offered."""


class PreferencesFile:
    """The preferences in a data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "preferences.json"
        self.preferences = self._read()

    def change(self, **changes: str | bool) -> None:
        """Remember these fields of `Preferences` from now on. Raises OSError where they cannot be written."""
        changed = replace(self.preferences, **changes)  # type: ignore[arg-type]
        if changed == self.preferences:
            return
        self.preferences = changed
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".preferences-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(changed), file, indent=2)
            Path(name).replace(self._path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _read(self) -> Preferences:
        """What the file says; what it does not say, or says wrongly, is as nobody had chosen."""
        try:
            given = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Preferences()
        if not isinstance(given, dict):
            return Preferences()
        theme = given.get("theme")
        return Preferences(theme if isinstance(theme, str) else None, given.get("welcomed") is True)
