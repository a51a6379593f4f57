"""Where a story stands."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """A moment of a playthrough, hashable. Equal states have equal futures."""

    scene: str
    """The scene the story rests in: it has choices or is an ending."""
    gauges: tuple[int, ...]
    """In the order of the scenario's gauges, each between its min and max."""
    flags: frozenset[str]
    """The flags that are true."""
    once: frozenset[str]
    """The choices (``scene/choice``) that are not offered again."""
