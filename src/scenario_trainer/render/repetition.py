"""Findings without what others above them have said: a listener would hear it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from scenario_trainer.documents.parts import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.documents.parts import Part

T = TypeVar("T")


def without_repetition(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts whose findings, however deep, name a source once, and so what a principle warns of with its place."""
    return _unheard(tuple(parts), set())


def _unheard(value: T, heard: set[str]) -> T:
    """A part, or anything in it; `heard` is what findings have said before, and grows."""
    if isinstance(value, Finding):
        if value.instead_of and value.instead_of in heard:
            # Its place names a list of the source: without what it is instead of, a principle that stands among
            # what not to do would be taken for its opposite.
            return value._replace(place="", source="", instead_of="")
        source = "" if value.source in heard else value.source
        heard |= {source, value.instead_of}
        return value._replace(source=source)
    if isinstance(value, tuple):
        inside = (_unheard(each, heard) for each in value)
        return cast("T", type(value)(*inside) if hasattr(value, "_fields") else tuple(inside))
    return value
