"""Settings of the program that last: a small JSON file in the data folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from scenario_trainer.records.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Preferences:
    """Settings of the program, with their defaults."""

    theme: str | None = None
    """The name of the chosen theme."""
    rationale: bool = False
    """Whether to ask for a rationale before each outcome."""
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
        write_whole(self._path, json.dumps(asdict(changed), indent=2).encode(), replace=True)

    def _read(self) -> Preferences:
        """The settings in the file; one that is missing or invalid has its default."""
        if not self._path.is_file():  # a pipe or device could keep a reader waiting
            return Preferences()
        try:
            given = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Preferences()
        if not isinstance(given, dict):
            return Preferences()
        theme = given.get("theme")
        return Preferences(
            theme if isinstance(theme, str) else None,
            (given.get("rationale") or given.get("thinking")) is True,
            given.get("welcomed") is True,
        )
