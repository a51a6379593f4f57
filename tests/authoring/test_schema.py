"""The JSON Schemas: as they are committed, and as an editor holds files against them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

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

FIVE_MINUTES = "minutes: 5"
TEN_CHOICES = "".join(f"      more-{number}: {{text: More., goto: week}}\n" for number in range(6))


class EditorLoader(yaml.CSafeLoader):
    """Reads as editors do, by the core schema of YAML 1.2: a date and ``no`` are texts."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, expression in {
    "null": r"(?:~|null|Null|NULL|)$",
    "bool": r"(?:true|True|TRUE|false|False|FALSE)$",
    "int": r"[-+]?[0-9]+$",
    "float": r"[-+]?[0-9]*\.[0-9]+$",
}.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(expression), None)


def complaints(kind: str, text: str) -> list[str]:
    """Where a file does not fit the schema of its kind, and why."""
    read = yaml.load(text, Loader=EditorLoader)
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
        ("version: 1.0.0", "version: 1.0"),
        ("title: A small story", "title: 9.15"),
        ("label: Trust in the kitchen", "label: true"),
        ("standards: [PCF 8]", "standards: [8]"),
        (FIVE_MINUTES, "minutes: '5'"),
        ("once: true", "once: 'True'"),
        ("effects: {trust: -2}", "effects: {trust: '-2'}"),
        ("format: 1", "format: '1'"),
        ("once: true", "once:"),
        ("standards: [PCF 8]", "standards:"),
        ("    goto: kitchen\n  kitchen:", "    goto: kitchen\n    choices:\n  kitchen:"),
    ],
    ids=[
        *("a date as text", "a truth as text", "a passage", "a list of one", "effects", "a leap day", "an option"),
        *("a number as a version", "a number as a title", "a truth as a label", "a number in a list"),
        *("a quoted number", "a quoted truth", "a quoted effect", "a quoted format"),
        *("an empty option", "an empty list", "an empty part of a scene"),
    ],
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
    "an empty text": ("M203", ("title: A small story", "title:"), "title"),
    "an empty condition": ("M203", ("- when: asked", "- when:"), "scenes/kitchen"),
    "choices and a goto": (
        "M203",
        (
            "    goto: kitchen\n  kitchen:",
            "    goto: kitchen\n    ending: {outcome: fragile, title: A, reflect: [A]}\n  kitchen:",
        ),
        "scenes/door",
    ),
    "no way on": ("M202", ("    goto: kitchen\n  kitchen:", "  kitchen:"), "scenes/door"),
    "locked without when": (
        "M202",
        ("        once: true\n", "        once: true\n        locked: No.\n"),
        "scenes/kitchen",
    ),
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
