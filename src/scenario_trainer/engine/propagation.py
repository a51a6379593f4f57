"""Values of states that depend on the states which can follow, worked out from the end of the story backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scenario_trainer.engine.graph import SceneStates

T = TypeVar("T")


def propagate(
    scenes: Mapping[str, SceneStates],
    start: str,
    values: dict[str, list[T]],
    recompute: Callable[[str, Mapping[str, list[T]]], list[T]],
) -> dict[str, list[T]]:
    """Recompute the values of whole scenes until none changes any more.

    `values` has a list for each scene, indexed by state number; index 0 is for transitions that are not taken.
    `recompute` works out a scene's list from those of the scenes that it leads to. It must be monotone, or this
    does not end.
    """
    leads_to: dict[str, set[str]] = {key: set() for key in scenes}
    for key, states in scenes.items():
        for transition in states.transitions:
            leads_to[transition.to].add(key)
    waiting = dict.fromkeys(_last_first(scenes, start))
    while waiting:
        key = next(iter(waiting))
        del waiting[key]
        found = recompute(key, values)
        if found != values[key]:
            values[key] = found
            waiting.update(dict.fromkeys(leads_to[key]))
    return values


def _last_first(scenes: Mapping[str, SceneStates], start: str) -> list[str]:
    """The scenes in depth-first postorder: without loops each comes after all scenes that it leads to."""
    order: dict[str, None] = {}
    opened: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting[-1]
        ahead = [transition.to for transition in scenes[key].transitions if transition.to not in opened]
        if key in opened or not ahead:
            order[waiting.pop()] = None
        else:
            waiting.extend(ahead)
        opened.add(key)
    return [*order, *(key for key in scenes if key not in order)]
