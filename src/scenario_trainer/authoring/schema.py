"""The JSON Schema of scenario and guidance files, from the model's own fields, so that an editor can help.

What the schema cannot say (that names exist, that a condition parses) `check` says.
"""

from __future__ import annotations

import ast
import inspect
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.model import AT_LEAST_ONE, Between, Guidance, Pattern, Scenario
from scenario_trainer.story.reader import required_keys

Schema = dict[str, Any]

KINDS: dict[str, type] = {"scenario": Scenario, "guidance": Guidance}
"""What there is a schema of."""


def schema(kind: str) -> str:
    """The JSON Schema of one of `KINDS`, as text."""
    definitions: dict[str, Schema] = {}
    root = _record(KINDS[kind], definitions)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"scenario-trainer {kind}, format 1",
    }
    return json.dumps({**head, **root, "$defs": dict(sorted(definitions.items()))}, indent=2, ensure_ascii=False)


def _record(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """An object with exactly the fields of a class of the model."""
    hints = get_type_hints(kind, include_extras=True)
    said = _field_docstrings(kind)
    properties = {}
    for each in fields(kind):
        properties[each.name] = _of(hints[each.name], definitions)
        if each.name in said:
            properties[each.name] = {"description": said[each.name], **properties[each.name]}
    return {
        "description": inspect.getdoc(kind),
        "type": "object",
        "properties": properties,
        "required": [each.name for each in fields(kind) if each.name in required_keys(kind)],
        "additionalProperties": False,
    }


def _of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a value of this type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _narrowed(_of(arguments[0], definitions), arguments[1])
    if origin in (Union, types.UnionType):
        several = [_of(each, definitions) for each in arguments if each is not type(None)]
        return several[0] if len(several) == 1 else {"anyOf": several}
    if origin is tuple:
        return _list(arguments[0], definitions)
    if origin is Mapping:
        keys, values = arguments
        return {
            "type": "object",
            "propertyNames": _of(keys, definitions),
            "additionalProperties": _of(values, definitions),
        }
    if origin is Literal:
        return {"enum": list(arguments)}
    if is_dataclass(hint) and hint is not Condition:
        return _reference(hint, definitions)
    if issubclass(hint, StrEnum):
        return {"enum": [word.value for word in hint]}
    return dict(_SIMPLE[hint])


_SIMPLE: dict[type, Schema] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Condition: {"type": "string", "minLength": 1},
}


def _reference(hint: Any, definitions: dict[str, Schema]) -> Schema:
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(hint, definitions)
    reference: Schema = {"$ref": f"#/$defs/{name}"}
    short = getattr(hint, "short_form", None)
    return {"anyOf": [{"type": "string", "minLength": 1}, reference]} if short else reference


def _list(item: Any, definitions: dict[str, Schema]) -> Schema:
    """A list; of what has a short form also a single one."""
    entries = _of(item, definitions)
    listed = {"type": "array", "items": entries}
    return {"anyOf": [*entries["anyOf"], listed]} if getattr(item, "short_form", None) else listed


def _narrowed(wide: Schema, by: Pattern | Between) -> Schema:
    if isinstance(by, Pattern):
        return {**wide, "pattern": f"^{by.expression}$"}
    if wide.get("type") == "integer":
        return {**wide, "minimum": by.low, "maximum": by.high}
    if "anyOf" in wide:
        *single, listed = wide["anyOf"]
        return {"anyOf": [*single, _narrowed(listed, by)]}
    least, most = ("minItems", "maxItems") if wide.get("type") == "array" else ("minProperties", "maxProperties")
    bounds = {least: by.low} if by is AT_LEAST_ONE else {least: by.low, most: by.high}
    return {**wide, **bounds}


@cache
def _field_docstrings(kind: type) -> dict[str, str]:
    """The docstring of each field of a class and of those it extends."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__[:-1]):
        body = ast.parse(inspect.getsource(each)).body[0]
        if not isinstance(body, ast.ClassDef):
            continue
        for field, below in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                found[field.target.id] = inspect.cleandoc(str(below.value.value))
    return found
