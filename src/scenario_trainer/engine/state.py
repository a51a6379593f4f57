"""The state of a playthrough."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """Everything that what can follow depends on: equal states have equal futures. Hashable."""

    scene: str
    """The current scene."""
    gauges: tuple[int, ...]
    """In the order of the scenario's gauges, each between its min and max."""
    flags: frozenset[str]
    """The flags that are true."""
    once: frozenset[str]
    """The choices (``scene/choice``) that are not offered again."""
