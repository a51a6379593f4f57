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
from scenario_trainer.story.model import AT_LEAST_ONE, Between, Choice, Guidance, Pattern, Scenario, Scene
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
        if each.name not in required_keys(kind) and hints[each.name] != Condition | None:
            properties[each.name] = _or_nothing(properties[each.name], definitions)
        if each.name in said:
            properties[each.name] = {"description": said[each.name], **properties[each.name]}
    return {
        "description": inspect.getdoc(kind),
        "type": "object",
        "properties": properties,
        "required": [each.name for each in fields(kind) if each.name in required_keys(kind)],
        "additionalProperties": False,
        **_BETWEEN_KEYS.get(kind, {}),
    }


def _given(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


_BETWEEN_KEYS: dict[type, Schema] = {
    Scene: {"oneOf": [_given(key) for key in ("choices", "goto", "ending")]},
    Choice: {"if": _given("locked"), "then": {"required": ["when"]}},
}
"""What the fields of a class cannot say of one another."""


def _or_nothing(wide: Schema, definitions: dict[str, Schema]) -> Schema:
    """The schema of a value that may be left empty."""
    if "enum" in wide:
        return {**wide, "enum": [*wide["enum"], None]}
    if "anyOf" in wide:
        return {"anyOf": [*wide["anyOf"], {"type": "null"}]}
    if "$ref" in wide:  # in the definition itself, so that what is wrong inside is still said there
        definitions[wide["$ref"].rpartition("/")[2]]["type"] = ["object", "null"]
        return wide
    types = wide["type"] if isinstance(wide["type"], list) else [wide["type"]]
    return {**wide, "type": [*types, "null"]}


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
        return {"enum": list(dict.fromkeys([*arguments, *map(str, arguments)]))}
    if is_dataclass(hint) and hint is not Condition:
        return _reference(hint, definitions)
    if issubclass(hint, StrEnum):
        return {"enum": [word.value for word in hint]}
    return dict(_SIMPLE[hint])


# An editor takes 1.0 for a number and true for a truth also where a text is asked for, and '5' for a text. For
# the program only what is asked for counts, so the schema has to take both.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
_SIMPLE: dict[type, Schema] = {
    str: _TEXT,
    int: {"type": ["integer", "string"], "pattern": "^[+-]?[0-9]{1,9}$"},
    bool: {"type": ["boolean", "string"], "pattern": "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"},
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
    return {"anyOf": [dict(_TEXT), reference]} if short else reference


def _list(item: Any, definitions: dict[str, Schema]) -> Schema:
    """A list; of what has a short form also a single one."""
    entries = _of(item, definitions)
    listed = {"type": "array", "items": entries}
    return {"anyOf": [*entries["anyOf"], listed]} if getattr(item, "short_form", None) else listed


def _narrowed(wide: Schema, by: Pattern | Between) -> Schema:
    if isinstance(by, Pattern):
        return {**wide, "pattern": f"^{by.expression}$"}
    if "integer" in wide.get("type", ()):
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
