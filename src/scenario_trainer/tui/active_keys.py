"""The keys that do something on a screen now, as a learner reads them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import Binding
    from textual.screen import Screen


class ActiveKey(NamedTuple):
    """A key, or several that do the same."""

    written: str
    label: str
    help: str
    """What it does, in a sentence."""
    shown: bool
    """Whether the bar of keys names it."""
    key: str | None
    """The key by Textual's name; None where several are written as one."""


_LAST = {"page(1)": 1, "page(-1)": 1, "leave": 2}
"""What comes after all else that a screen offers, in this order."""


def active_keys(screen: Screen[Any]) -> list[ActiveKey]:
    """What can be done now, in one order: the screen's own keys, scrolling, the way back, keys of every screen.

    Keys without an explanation, which Textual's own widgets have, are left out.
    """
    app = screen.app
    active = [each for each in screen.active_bindings.values() if each.enabled and each.binding.tooltip]
    active.sort(key=lambda each: (each.node is app, _LAST.get(each.binding.action, 0)))
    found: dict[str, list[Binding]] = {}
    for each in active:
        found.setdefault(_name(each.binding), []).append(each.binding)
    return [_active_key(bindings, app.get_key_display(bindings[0])) for bindings in found.values()]


def _name(binding: Binding) -> str:
    """What a key does; the same for all numbers that are passed to one action."""
    return binding.action.removesuffix(f"({binding.key})")


def _active_key(bindings: Sequence[Binding], display: str) -> ActiveKey:
    first = bindings[0]
    written, key = display, None if first.key_display else first.key
    if first.action != _name(first) and len(bindings) > 1:
        written, key = " ".join(_runs([int(each.key) for each in bindings])), None
    return ActiveKey(written, first.description, first.tooltip, first.show, key)


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Ascending numbers, those that follow each other as one: "1-3", "5"."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        first, *rest = (number for _, number in run)
        yield f"{first}-{rest[-1]}" if rest else str(first)
