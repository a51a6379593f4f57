"""docs/problems.md has a section for every code, and its examples have the problem and mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from scenario_trainer.authoring.check import check
from scenario_trainer.authoring.checks import all_codes
from scenario_trainer.engine.exploration import BUDGET
from scenario_trainer.story.problems import Severity
from scenario_trainer.story.source_text import LARGEST_FILE
from scenario_trainer.story.yaml_nodes import DEEPEST
from tests.support.doc_pages import TODAY, document, fenced, is_whole_file, with_parts
from tests.support.mends import mended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

PAGE = document("problems.md")
OPENING, *SECTION_TEXTS = re.split(r"^## (?=[A-Z]\d{3}: )", PAGE, flags=re.MULTILINE)
(BASE,) = fenced(OPENING)


class Section(NamedTuple):
    """What the page says about one code."""

    code: str
    title: str
    severity: str
    examples: tuple[str, ...]
    """With the problem and mended; none where no example can be shown."""
    budget: int

    def path(self, write: Write, *examples: str) -> Path:
        """What to check: the base scenario after these examples, with the guidance among them its whole folder."""
        parts = [example for example in examples if not is_whole_file(example)]
        guidances = [example for example in examples if is_whole_file(example)]
        text = BASE
        for part in parts:
            text = with_parts(text, part)
        file = write("the-kettle.yaml", text)
        for guidance in guidances:
            write("guidance.yaml", guidance)
        return file.parent if guidances else file

    def codes(self, write: Write, *examples: str) -> set[str]:
        """What is found after these examples have been put into the base scenario."""
        report = check([self.path(write, *examples)], TODAY, budget=self.budget)
        return {problem.code.id for problem in report.problems}


def section(text: str) -> Section:
    """Read one section."""
    heading, _, body = text.partition("\n")
    code, _, title = heading.partition(": ")
    severity = re.match(r"\s*\*\*(\w+)\.\*\* ", body)
    budget = re.search(r"`--budget (\d+)`", body)
    return Section(
        code,
        title,
        severity.group(1).lower() if severity else "",
        tuple(fenced(body)),
        int(budget.group(1)) if budget else BUDGET,
    )


SECTIONS = [section(text) for text in SECTION_TEXTS]
SHOWN = [each for each in SECTIONS if each.examples]
BY_THE_HINT = (
    *("S101", "S102", "S103", "S106", "M201", "M202", "M204"),
    *("R301", "R302", "R303", "R304", "T511", "T513"),
)
"""The codes whose hint says all that is to be done; the others ask the author to decide or to write something."""
RAW = {
    "a text in Windows-1252": ("S101", BASE.replace("a sigh", "a café").encode("cp1252")),
    "an empty file": ("S101", b""),
    "a text in UTF-16": ("S101", BASE.encode("utf-16")),
    "a text in UTF-16 without a mark": ("S101", BASE.encode("utf-16-le")),
    "a renamed .docx": ("S101", b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256))),
    "a renamed .doc": ("S101", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)),
    "a renamed .rtf": ("S101", rb"{\rtf1\ansi format: 1}"),
    "a PDF": ("S101", b"%PDF-1.7\n\xe2\xe3"),
    "a web page": ("S101", b"<!doctype html>\n<html>"),
    "an escape character": ("S104", BASE.replace("biscuits", "\x1b[1mbiscuits").encode()),
    "a mark that turns the direction": ("S104", BASE.replace("biscuits", "\u202ebiscuits").encode()),
    "more than a mebibyte": ("S105", BASE.encode() + b"#" * LARGEST_FILE),
    "a deep nest of lists": ("S105", BASE.encode() + b"standards: " + b"[" * DEEPEST + b"]" * DEEPEST),
}
"""What the page describes and cannot show: the code, and a file that has it."""


def test_the_base_scenario_has_no_problems(write: Write) -> None:
    """So that whatever is found in an example comes from the example."""
    assert check([write("the-kettle.yaml", BASE)], TODAY).problems == ()


def test_every_code_has_a_section_in_order() -> None:
    """Headed by what the code says."""
    assert [(each.code, each.title.lower()) for each in SECTIONS] == [
        (code.id, code.says.lower()) for code in all_codes()
    ]


def test_no_other_heading_stands_between_the_sections() -> None:
    """A heading that is misspelt would take a section out of all tests."""
    assert re.findall(r"^## (.*)", OPENING, re.MULTILINE) == ["How to read the examples"]
    assert not any(re.search(r"^#+ ", text, re.MULTILINE) for text in SECTION_TEXTS)


@pytest.mark.parametrize("each", SECTIONS, ids=lambda each: each.code)
def test_a_section_says_how_much_its_code_matters(each: Section) -> None:
    """In its first word."""
    assert each.severity == {code.id: code.severity for code in all_codes()}[each.code]


@pytest.mark.parametrize("each", SHOWN, ids=lambda each: each.code)
def test_the_first_example_has_the_problem_and_no_other(write: Write, each: Section) -> None:
    """Nothing distracts from it."""
    assert each.codes(write, each.examples[0]) == {each.code}


@pytest.mark.parametrize("each", SHOWN, ids=lambda each: each.code)
def test_the_second_example_mends_the_first(write: Write, each: Section) -> None:
    """And brings in nothing new."""
    assert each.codes(write, *each.examples) == set()


@pytest.mark.parametrize("each", [each for each in SHOWN if each.code in BY_THE_HINT], ids=lambda each: each.code)
def test_doing_what_the_hint_says_mends_the_first_example(write: Write, each: Section) -> None:
    """To the letter, without a thought of one's own."""
    file = each.path(write, each.examples[0])
    problems = check([file], TODAY, budget=each.budget).problems
    file.write_text(mended(file.read_text("utf-8"), problems), encoding="utf-8")
    assert check([file], TODAY, budget=each.budget).problems == ()


def test_a_section_shows_the_problem_and_its_mend() -> None:
    """All but one, whose examples would be too long, and one that is about the names of files."""
    assert {each.code: len(each.examples) for each in SECTIONS} == {
        code.id: 0 if code.id in ("S105", "S107") else 2 for code in all_codes()
    }


def usual_slips() -> list[tuple[str, str, str]]:
    """The rows of the table of usual slips: what is typed, the code, and what to write instead."""
    lines = re.findall(r"^\| `(.*)` \| ([A-Z]\d{3}) \| (.*) \|$", PAGE, re.MULTILINE)
    return [(typed, code, instead.strip("`") if instead.startswith("`") else "") for typed, code, instead in lines]


@pytest.mark.parametrize(("typed", "code", "instead"), usual_slips())
def test_a_usual_slip_is_reported_and_mended_as_the_table_says(
    write: Write, typed: str, code: str, instead: str
) -> None:
    """In the place of the line of the base scenario that has the same key."""
    key = re.match(r"[a-z_]+", typed.lower())
    assert key
    name = {"outcome": "outcome: She steps", "effects": "effects: {trust: -1"}.get(key[0], f"{key[0]}:")
    line = re.findall(rf"^ *(?:- )?{name}.*\n", BASE, re.MULTILINE)[0]
    head = line[: line.index(name)]
    problems = check([write("the-kettle.yaml", BASE.replace(line, f"{head}{typed}\n", 1))], TODAY).problems
    number = BASE[: BASE.index(line)].count("\n") + 1
    assert [problem.code.id for problem in problems if problem.place.line == number] == [code]
    if instead:
        sound = write("the-kettle.yaml", BASE.replace(line, f"{head}{instead}\n", 1))
        assert [problem for problem in check([sound], TODAY).problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("code", "data"), RAW.values(), ids=RAW)
def test_what_cannot_be_shown_has_the_problem(tmp_path: Path, code: str, data: bytes) -> None:
    """As the page describes it."""
    file = tmp_path / "the-kettle.yaml"
    file.write_bytes(data)
    assert [problem.code.id for problem in check([file], TODAY).problems] == [code]
