"""What the format lets stand in each place, from the model's own field types."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from scenario_trainer.story.conditions import Condition

if TYPE_CHECKING:
    from scenario_trainer.story.model import Pattern


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in one place. Several may be true at once: a text may also be a list of passages."""

    prose: bool = False
    """A text for people."""
    condition: bool = False
    fields: Mapping[str, Shape] = field(default_factory=dict)
    """The keys of a record; none where there is no record."""
    names: Shape | None = None
    """What stands below each name of a mapping whose names the author chooses."""
    pattern: Pattern | None = None
    """What such a name looks like."""
    items: Shape | None = None
    """What each entry of a list is."""

    @property
    def single(self) -> bool:
        """Whether only one value on its own can stand here, neither a list nor keys."""
        return not self.fields and self.names is None and self.items is None

    def below(self, key: str) -> Shape | None:
        """What may stand below a key; None where nothing is known of it."""
        return self.fields.get(key, self.names)


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of a value of this type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Shape() if arguments[0] is str else shape_of(arguments[0])
    if origin in (Union, types.UnionType):
        return shape_of(arguments[0])
    if origin is tuple:
        item = shape_of(arguments[0])
        if getattr(arguments[0], "short_form", None):
            return Shape(prose=item.prose, fields=item.fields, items=item)
        return Shape(items=item)
    if origin is Mapping:
        return Shape(names=shape_of(arguments[1]), pattern=get_args(arguments[0])[1])
    if hint is Condition:
        return Shape(condition=True)
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        keys = {each.name: shape_of(hints[each.name]) for each in fields(hint)}
        short: str | None = getattr(hint, "short_form", None)
        return Shape(prose=short is not None and keys[short].prose, fields=keys)
    return Shape(prose=hint is str)
