"""A clock that a test moves on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    import pytest


class Clock:
    """Takes the place of the class ``datetime`` in modules that ask it for the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> None:
        self._now = datetime(2026, 11, 23, 9, tzinfo=UTC)
        for module in modules:
            monkeypatch.setattr(module, "datetime", self)

    fromisoformat = datetime.fromisoformat

    def let_pass(self, seconds: float = 0, days: float = 0) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds, days=days)

    def now(self, _: object = None) -> datetime:
        """As `datetime.now` is called."""
        return self._now
