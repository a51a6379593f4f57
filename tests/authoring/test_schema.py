"""The JSON Schemas: as they are committed, and as an editor holds files against them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from scenario_trainer.authoring.schema import KINDS, schema
from scenario_trainer.story.library import GUIDANCE_FILE, bundled_folder
from scenario_trainer.story.loading import load_guidance, load_scenario
from tests.support.examples import SMALL
from tests.support.programs import ROOT
from tests.support.typist import GUIDANCE as KITCHEN
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance

    Write = Callable[[str, str], Path]

FORMS = {kind: json.loads(schema(kind)) for kind in KINDS}
VALIDATORS = {
    kind: Draft202012Validator(form, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for kind, form in FORMS.items()
}
BUNDLED = sorted(bundled_folder().glob("*.yaml"))

JSON_TYPES = {str: "string", bool: "boolean", int: "integer", list: "array", dict: "object"}

FIVE_MINUTES = "minutes: 5"
TEN_CHOICES = "".join(f"      more-{number}: {{text: More., goto: week}}\n" for number in range(6))


def as_asked(value: Any, asked: dict[str, Any], kind: str) -> Any:
    """What was read as text, with the truths and whole numbers that the schema asks for."""
    if reference := asked.get("$ref"):
        return as_asked(value, FORMS[kind]["$defs"][reference.rsplit("/", 1)[1]], kind)
    if several := asked.get("anyOf"):
        read = ((as_asked(value, each, kind), each.get("type", "object")) for each in several)
        return next((each for each, wanted in read if JSON_TYPES[type(each)] == wanted), value)
    if isinstance(value, dict):
        known, other = asked.get("properties", {}), asked.get("additionalProperties") or {}
        return {key: as_asked(each, known.get(key, other), kind) for key, each in value.items()}
    if isinstance(value, list):
        return [as_asked(each, asked.get("items", {}), kind) for each in value]
    return _scalar(value, asked)


def _scalar(text: str, asked: dict[str, Any]) -> str | bool | int:
    numbers = asked.get("type") == "integer" or any(isinstance(word, int) for word in asked.get("enum", ()))
    if numbers and re.fullmatch(r"[+-]?\d+", text):
        return int(text)
    return text == "true" if asked.get("type") == "boolean" and text in ("true", "false") else text


def complaints(kind: str, text: str) -> list[str]:
    """Where a file does not fit the schema of its kind, and why."""
    read = as_asked(yaml.load(text, Loader=yaml.CBaseLoader), FORMS[kind], kind)
    errors = VALIDATORS[kind].iter_errors(read)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_copy_is_current(kind: str) -> None:
    """Byte for byte as the command prints it."""
    assert (ROOT / "schemas" / f"{kind}.json").read_bytes() == f"{schema(kind)}\n".encode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    """By the rules of its own draft."""
    Draft202012Validator.check_schema(FORMS[kind])
    assert FORMS[kind]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_a_schema_says_what_each_key_means() -> None:
    """An editor shows it while one writes."""
    choice = FORMS["scenario"]["$defs"]["Choice"]["properties"]
    assert choice["tempting"]["description"] == "Why a good practitioner might choose it."
    assert FORMS["scenario"]["properties"]["minutes"]["description"] == "How long one play takes."


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_what_comes_along_fits(path: Path) -> None:
    """The scenarios and their guidance."""
    kind = "guidance" if path.name == GUIDANCE_FILE else "scenario"
    assert complaints(kind, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "change",
    [
        ("title: A small story", "title: 2026-11-23"),
        ("role: You are the newcomer.", "role: no"),
        ("when: asked\n        text: She has", "text: She has"),
        ("goto: kitchen\n  kitchen:", "goto: [kitchen]\n  kitchen:"),
        ("effects: {trust: -2}", "effects: {trust: -2, asked: false}"),
        ("written: 2026-11-23", "written: 2024-02-29"),
        ("standards: [PCF 8]\n", ""),
    ],
    ids=["a date as text", "a truth as text", "a passage", "a list of one", "effects", "a leap day", "an option"],
)
def test_what_check_takes_fits(write: Write, guidance: Guidance, change: tuple[str, str]) -> None:
    """Every way to write something that the format has."""
    text = small_text(change)
    assert load_scenario(write("small.yaml", text), guidance).problems == ()
    assert complaints("scenario", text) == []


def test_the_small_story_fits() -> None:
    """It has every construct of the format in it."""
    assert complaints("scenario", SMALL) == []


MISTAKES = {
    "an unknown key": ("M201", (FIVE_MINUTES, f"{FIVE_MINUTES}\nhours: 1"), ": Additional"),
    "an unknown key deep inside": ("M201", ("once: true", "one: true"), "scenes/kitchen"),
    "a key of another place": ("M201", ("    name: Ada Mensah", "    title: A\n    name: Ada"), "people/ada"),
    "a missing key": ("M202", ("role: You are the newcomer.\n", ""), ": 'role'"),
    "a missing key deep inside": ("M202", ("      title: Two kettles\n", ""), "scenes/apart/ending: 'title'"),
    "another format": ("M203", ("format: 1", "format: 2"), "format"),
    "a word for a number": ("M203", (FIVE_MINUTES, "minutes: five"), "minutes"),
    "a fraction": ("M203", (FIVE_MINUTES, "minutes: 5.5"), "minutes"),
    "too large a number": ("M203", (FIVE_MINUTES, "minutes: 241"), "minutes"),
    "too large an effect": ("M203", ("effects: {trust: -2}", "effects: {trust: -1001}"), "scenes/kitchen"),
    "a word for a truth": ("M203", ("once: true", "once: always"), "scenes/kitchen"),
    "a word that is not allowed": ("M203", ("level: initial", "level: beginners"), "level"),
    "an ending of no kind": ("M203", ("outcome: fragile", "outcome: happy"), "scenes/week"),
    "no such day": ("M203", ("written: 2026-11-23", "written: 2026-02-29"), "provenance/written"),
    "text for a list": ("M203", ("content_notes: []", "content_notes: none"), "content_notes"),
    "a list for text": ("M203", ("title: A small story", "title: [A, small]"), "title"),
    "keys for text": ("M203", ("title: A small story", "title: {a: b}"), "title"),
    "an empty list": ("M203", ("learning_outcomes: [Ask before you tell.]", "learning_outcomes: []"), "learning"),
    "no people": ("M203", ("people:\n", "people: {}\npeople_were:\n"), "people"),
    "ten choices": ("M203", ("      whisper:\n", f"{TEN_CHOICES}      whisper:\n"), "scenes/kitchen/choices"),
    "no text": ("M203", ("title: A small story", 'title: ""'), "title"),
}


@pytest.mark.parametrize(("code", "change", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_keys_or_values_does_not_fit(
    write: Write, guidance: Guidance, code: str, change: tuple[str, str], expected: str
) -> None:
    """An editor underlines it where check tells it."""
    text = small_text(change)
    assert code in {problem.code.id for problem in load_scenario(write("small.yaml", text), guidance).problems}
    assert [each for each in complaints("scenario", text) if each.startswith(expected)] != []


@pytest.mark.parametrize(
    ("code", "change", "expected"),
    [
        ("M201", ("publisher: The office", "press: The office"), "source: Additional"),
        ("M202", ("    title: Begin small\n", ""), "principles/small-early-wins: 'title'"),
        ("M203", ("looks_like: [A cup of tea.]", "looks_like: []"), "principles/visible-value/looks_like"),
    ],
    ids=["an unknown key", "a missing key", "an empty list"],
)
def test_a_mistake_in_a_guidance_does_not_fit(
    write: Write, code: str, change: tuple[str, str], expected: str
) -> None:
    """As in a scenario."""
    text = KITCHEN.replace(*change)
    assert code in {problem.code.id for problem in load_guidance(write("guidance.yaml", text)).problems}
    assert [each for each in complaints("guidance", text) if each.startswith(expected)] != []
    assert complaints("guidance", KITCHEN) == []
