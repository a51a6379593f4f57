"""Findings without what others above them have said: a listener would hear it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from scenario_trainer.documents.parts import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.documents.parts import Part

T = TypeVar("T")


def without_repetition(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts whose findings, however deep, name a source and what a principle warns of only the first time."""
    return _unheard(tuple(parts), set())


def _unheard(value: T, heard: set[str]) -> T:
    """A part, or anything in it; `heard` is what findings have said before, and grows."""
    if isinstance(value, Finding):
        source, instead_of = ("" if each in heard else each for each in (value.source, value.instead_of))
        heard |= {source, instead_of}
        return value._replace(source=source, instead_of=instead_of)
    if isinstance(value, tuple):
        inside = (_unheard(each, heard) for each in value)
        return cast("T", type(value)(*inside) if hasattr(value, "_fields") else tuple(inside))
    return value
