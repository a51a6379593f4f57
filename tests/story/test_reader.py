"""From a tree to a class by the class's own fields: each kind of value, and what is reported about a wrong one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

import pytest

from scenario_trainer.story.conditions import Condition, Flag
from scenario_trainer.story.model import (
    AT_LEAST_ONE,
    BROKEN,
    Between,
    Guidance,
    Head,
    Id,
    Name,
    Number,
    Scenario,
    Term,
)
from scenario_trainer.story.problems import Problem, Problems
from scenario_trainer.story.reader import read, required_keys
from scenario_trainer.story.yaml_nodes import MappingNode, parse
from tests.support.story_files import reported, unmarked

TERMS = ("D2A", "Section 117 aftercare", "‘fit’")


class Tea(StrEnum):
    """A few words to choose from."""

    GREEN = "green"
    BLACK = "black"


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something with a short form."""

    short_form: ClassVar[str] = "text"

    text: str
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A field of each kind that the model has; only `needed` is required."""

    needed: str
    text: str | None = None
    number: Number = 7
    small: Annotated[int, Between(1, 3)] = 1
    truth: bool = False
    day: date = date.min
    level: Literal["one", "two"] = "one"
    version: Literal[1] = 1
    tea: Tea = Tea.BLACK
    id: Id = "x"
    name: Name = "x"
    when: Condition | None = None
    texts: tuple[str, ...] = ()
    some: Annotated[tuple[str, ...], AT_LEAST_ONE] = ()
    lines: Annotated[tuple[Line, ...], AT_LEAST_ONE] = ()
    line: Line | None = None
    reasons: Mapping[Id, str] = field(default_factory=dict)
    effects: Mapping[Name, bool | Number] = field(default_factory=dict)
    few: Annotated[Mapping[Id, str], Between(1, 2)] = field(default_factory=dict)
    words: Mapping[Term, str] = field(default_factory=dict)


def sample(text: str) -> tuple[Sample, tuple[Problem, ...]]:
    """What is read from a text that has, besides, all that is needed; and what is reported about it."""
    text = f"{text}\nneeded: x\n"
    problems = Problems("sample.yaml", text.split("\n"))
    tree = parse(text, problems)
    assert isinstance(tree, MappingNode)
    return read(Sample, tree, problems), problems.in_order()


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("text: A kettle", "text", "A kettle"),
        ("text: '  A kettle '", "text", "A kettle"),
        ('text: "a\\tb"', "text", "a   b"),
        ("text: |\n  a\n  b\n", "text", "a\nb"),
        ("text: no", "text", "no"),
        ("text: on", "text", "on"),
        ("text: 12:30", "text", "12:30"),
        ("text: 010", "text", "010"),
        ("text: 2026-11-23", "text", "2026-11-23"),
        ("text: null", "text", "null"),
        ("text: '~'", "text", "~"),
        ("text:", "text", None),
        ("text: ~", "text", None),
        ("number: 3", "number", 3),
        ("number: +3", "number", 3),
        ("number: -1000", "number", -1000),
        ("number: '010'", "number", 10),
        ("small: 3", "small", 3),
        ("truth: true", "truth", True),
        ("truth: False", "truth", False),
        ("day: 2024-02-29", "day", date(2024, 2, 29)),
        ("level: two", "level", "two"),
        ("version: 1", "version", 1),
        ("tea: green", "tea", Tea.GREEN),
        ("id: 2nd-day-in-may", "id", "2nd-day-in-may"),
        ("name: day_2", "name", "day_2"),
        ("when: asked", "when", Condition("asked", Flag("asked", 0))),
        ("when: 'asked '", "when", Condition("asked", Flag("asked", 0))),
        ("texts: []", "texts", ()),
        ("texts: [a, no, 1]", "texts", ("a", "no", "1")),
        ("some: [a]", "some", ("a",)),
        ("lines: a", "lines", (Line(text="a"),)),
        ("lines: [a, {text: b}]", "lines", (Line(text="a"), Line(text="b"))),
        ("lines: {text: a}", "lines", (Line(text="a"),)),
        ("lines: [{text: a, when: b}]", "lines", (Line(text="a", when=Condition("b", Flag("b", 0))),)),
        ("line: a", "line", Line(text="a")),
        ("reasons: {}", "reasons", {}),
        ("reasons: {b-2: x, a: y}", "reasons", {"b-2": "x", "a": "y"}),
        (
            "effects: {trust: +1, voice: -2, asked: true, met: FALSE}",
            "effects",
            {"trust": 1, "voice": -2, "asked": True, "met": False},
        ),
        ("few: {a: x, b: y}", "few", {"a": "x", "b": "y"}),
        ("words: {D2A: x, Section 117 aftercare: y, ‘fit’: z}", "words", dict(zip(TERMS, "xyz", strict=True))),
        (f"words: {{{'a' * 60}: x}}", "words", {"a" * 60: "x"}),
    ],
)
def test_a_value_is_read_as_its_field_says(text: str, key: str, value: object) -> None:
    """A text stays a text, a number becomes one, and nothing is reported."""
    read_sample, problems = sample(text)
    assert reported(problems) == []
    assert getattr(read_sample, key) == value


def test_entries_keep_the_order_in_which_they_are_written() -> None:
    """Choices with a fixed order, gauges and people are shown as the author arranged them."""
    read_sample, _ = sample("reasons: {c: x, a: y, b: z}")
    assert list(read_sample.reasons) == ["c", "a", "b"]


@pytest.mark.parametrize("text", [f"{key}:" for key in ("number", "truth", "tea", "texts", "effects", "lines")])
def test_an_optional_key_that_stands_alone_is_as_if_it_were_not_there(text: str) -> None:
    """A template with keys still to be filled in can be checked."""
    read_sample, problems = sample(text)
    assert reported(problems) == []
    assert read_sample == Sample(needed="x")


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("text: ¦[a]", "M203", "text should be text, not a list.", "quotes"),
        ("text: ¦''", "M203", "text should be text, not empty.", ""),
        ("text: ¦'  '", "M203", "text should be text, not empty.", ""),
        ("text: ¦{say: this}", "M203", "text should be text, not keys with values.", "quotes"),
        ("number: ¦lots", "M203", "number should be a whole number, not ‘lots’.", "digits"),
        ("number: ¦2.5", "M203", "number should be a whole number, not ‘2.5’.", "digits"),
        ("number: ¦1_000", "M203", "number should be a whole number, not ‘1_000’.", "digits"),
        ("number: ¦٣", "M203", "number should be a whole number, not ‘٣’.", "digits"),
        ("number: ¦[]", "M203", "number should be a whole number, not a list.", "digits"),
        ("number: ¦1001", "M203", "number should be between -1000 and 1000, not ‘1001’.", ""),
        ("number: ¦-1001", "M203", "number should be between -1000 and 1000, not ‘-1001’.", ""),
        ("small: ¦0", "M203", "small should be between 1 and 3, not ‘0’.", ""),
        ("small: ¦4", "M203", "small should be between 1 and 3, not ‘4’.", ""),
        ("small: ¦some", "M203", "small should be a whole number, not ‘some’.", "digits"),
        ("truth: ¦yes", "M203", "truth should be true or false, not ‘yes’.", "‘true’"),
        ("truth: ¦1", "M203", "truth should be true or false, not ‘1’.", ""),
        ("day: ¦2026-02-29", "M203", "day should be a date, not ‘2026-02-29’.", "2026-11-23"),
        ("day: ¦23 November", "M203", "day should be a date, not ‘23 November’.", "2026-11-23"),
        ("day: ¦2026-W01-1", "M203", "day should be a date, not ‘2026-W01-1’.", "2026-11-23"),
        ("level: ¦tow", "M203", "level should be ‘one’ or ‘two’, not ‘tow’.", "Did you mean ‘two’?"),
        ("level: ¦[two]", "M203", "level should be ‘one’ or ‘two’, not a list.", ""),
        ("version: ¦2", "M203", "version should be ‘1’, not ‘2’.", "Write ‘1’."),
        ("tea: ¦Green", "M203", "tea should be ‘green’ or ‘black’, not ‘Green’.", "Did you mean ‘green’?"),
        (
            "id: ¦Day One",
            "M204",
            "‘Day One’ should be lower-case words and digits joined by hyphens.",
            "‘day-one’",
        ),
        (
            "id: ¦day_one",
            "M204",
            "‘day_one’ should be lower-case words and digits joined by hyphens.",
            "‘day-one’",
        ),
        ("id: ¦day--1", "M204", "‘day--1’ should be lower-case words and digits joined by hyphens.", "‘day-1’"),
        ("id: ¦“”", "M204", "‘“”’ should be lower-case words and digits joined by hyphens.", "a to z"),
        (
            "name: ¦day-one",
            "M204",
            "‘day-one’ should be lower-case words and digits joined by underscores.",
            "day_one",
        ),
        (
            "name: ¦2nd",
            "M204",
            "‘2nd’ should be lower-case words and digits joined by underscores.",
            "begins with a letter",
        ),
        ("when: asked and¦", "R304", "The end comes where a gauge or a flag is expected.", ""),
        ("when: ¦[asked]", "M203", "when should be a condition, not a list.", "‘asked’"),
        ("texts: ¦a", "M203", "texts should be a list, not ‘a’.", "dash"),
        ("texts: ¦{a: b}", "M203", "texts should be a list, not keys with values.", "dash"),
        ("texts: [a, ¦[b]]", "M203", "Entry 2 of texts should be text, not a list.", "quotes"),
        ("texts: [a, ¦~]", "M203", "Entry 2 of texts should be text, not ‘~’.", ""),
        ("some: ¦[]", "M203", "some should have at least one entry, not none.", ""),
        ("lines: ¦[]", "M203", "lines should have at least one entry, not none.", ""),
        ("lines: [a, ¦[b]]", "M203", "Entry 2 of lines should be text, not a list.", "quotes"),
        ("lines: [¦{when: asked}]", "M202", "Entry 1 of lines has no ‘text’.", "text: …"),
        ("line: ¦[a]", "M203", "line should be text, not a list.", "quotes"),
        ("line: {text: a, ¦wen: b}", "M201", "line has an unknown key ‘wen’.", "Did you mean ‘when’?"),
        ("line: {text: a, ¦zzz: b}", "M201", "line has an unknown key ‘zzz’.", "Known here: text, when."),
        ("reasons: ¦[a]", "M203", "reasons should be keys with values, not a list.", "‘a: …’"),
        ("reasons: ¦[a: b]", "M203", "reasons should be keys with values, not a list.", "braces"),
        ("reasons: {a: ¦}", "M203", "‘a’ should be text, not empty.", ""),
        (
            "reasons: {¦A: x}",
            "M204",
            "‘A’ should be lower-case words and digits joined by hyphens.",
            "Did you mean ‘a’?",
        ),
        ("effects: {trust: ¦up}", "M203", "‘trust’ should be a change such as +1, or true or false", "‘+1’"),
        ("effects: {trust: ¦}", "M203", "‘trust’ should be a change such as +1, or true or false", "gauge"),
        ("effects: {trust: ¦+1001}", "M203", "‘trust’ should be between -1000 and 1000, not ‘+1001’.", ""),
        ("few: ¦{}", "M203", "few should have one to 2 entries, not none.", ""),
        ("few: ¦{a: x, b: y, c: z}", "M203", "few should have one to 2 entries, not 3.", ""),
        (
            "number: ¦–5",
            "M203",
            "number should be a whole number, not ‘–5’.",
            "‘-5’, with the sign",
        ),
        ("number: ¦5 minutes", "M203", "number should be a whole number", "alone: ‘5’."),
        ("number: ¦5.0", "M203", "number should be a whole number", "Write ‘5’."),
        ("effects: {trust: ¦− 2}", "M203", "‘trust’ should be a change", "in the place of ‘−’"),
        ("effects: {trust: ¦plus two}", "M203", "‘trust’ should be a change", "Write ‘+2’."),
        ("effects: {trust: ¦yes}", "M203", "‘trust’ should be a change", "Write ‘true’."),
        ("effects: {¦trust = -2}", "M203", "The colon, or the blank behind it, is missing", "‘trust: -2’"),
        ("effects: {¦trust:-2}", "M203", "The colon, or the blank behind it, is missing", "‘trust: -2’"),
        ("effects: {¦trust –2}", "M203", "The colon, or the blank behind it, is missing", "‘trust: -2’"),
        (
            "line: {text: Tea., ¦when asked}",
            "M203",
            "The colon, or the blank behind it, is missing",
            "‘when: asked’",
        ),
        ("effects: ¦trust -2", "M203", "effects should be gauges with their changes", "{trust: -2}"),
        ("day: ¦28/11/2026", "M203", "day should be a date", "2026-11-28"),
        ("day: ¦11/28/2026", "M203", "day should be a date", "2026-11-28"),
        ("day: ¦3.1.26", "M203", "day should be a date", "2026-01-03"),
        ("day: ¦2026/1/3", "M203", "day should be a date", "2026-01-03"),
        ("day: ¦23rd Nov 2026", "M203", "day should be a date", "Write 2026-11-23: year, month and day."),
        ("day: ¦November 23, 2026", "M203", "day should be a date", "Write 2026-11-23: year, month and day."),
        ("text: ¦{Pause}", "M203", "text should be text, not keys with values.", "Braces"),
        ("lines: [a, ¦{Pause}]", "M203", "Entry 2 of lines should be text", "Braces"),
        ("when: ¦{asked: true, trust: 3}", "M203", "when should be a condition", "‘asked and trust == 3’"),
        ("id: ¦søren’s-tŷ", "M204", "‘søren’s-tŷ’ should be", "write ‘sorens-ty’"),
        ("words: {D2A: ¦}", "M203", "‘D2A’ should be text, not empty.", ""),
        ("words: {¦' D2A': x}", "M203", "‘D2A’ should be a word or a phrase of at most 60 characters.", ""),
        (f"words: {{¦{'a' * 61}: x}}", "M203", "should be a word or a phrase of at most 60 characters.", ""),
    ],
)
def test_a_wrong_value_is_reported_where_it_stands(text: str, code: str, message: str, hint: str) -> None:
    """The message names the key, what belongs there and what was found; one mistake is reported once."""
    text, (place,) = unmarked(text)
    _, problems = sample(text)
    assert reported(problems) == [(code, place)]
    assert message in problems[0].message
    assert hint in problems[0].hint
    assert bool(hint) == bool(problems[0].hint)


@pytest.mark.parametrize(
    "key", ["text", "number", "small", "truth", "day", "level", "tea", "when", "texts", "few"]
)
def test_a_value_that_cannot_be_read_is_broken(key: str) -> None:
    """It is neither left out nor taken for something that an author might have written."""
    read_sample, _ = sample(f"{key}: {'x' if key in ('texts', 'few') else '[[x]]'}")
    assert getattr(read_sample, key) is BROKEN


def test_a_record_that_cannot_be_read_is_broken_as_a_whole() -> None:
    """A part of one is broken where only that cannot be read, or is missing."""
    read_sample, _ = sample("line: [x]\nlines: [{when: asked}, {text: a, when: =}]")
    asked = Condition("asked", Flag("asked", 0))
    assert read_sample.lines == (Line(text=BROKEN, when=asked), Line(text="a", when=BROKEN))
    assert read_sample.line is BROKEN


def test_every_mistake_is_reported_and_the_rest_is_read() -> None:
    """A faulty value does not hide what follows it, nor what is right beside it."""
    read_sample, problems = sample("number: lots\ntext: right\ntruth: yes\ntexts: [a, [b]]\nzzz: x\nday: today")
    assert reported(problems) == [
        ("M203", (1, 9)),
        ("M203", (3, 8)),
        ("M203", (4, 12)),
        ("M201", (5, 1)),
        ("M203", (6, 6)),
    ]
    assert (read_sample.text, read_sample.needed) == ("right", "x")


def test_a_missing_key_is_reported_at_the_mapping_that_should_have_it() -> None:
    """The message names the key and what lacks it; the hint shows the line to add."""
    problems = Problems("sample.yaml")
    tree = parse("number: 1\n", problems)
    assert tree is not None
    read(Sample, tree, problems)
    (problem,) = problems.found
    assert (problem.code.id, problem.place) == ("M202", (1, 1))
    assert problem.message == "The file has no ‘needed’."
    assert problem.hint == "Add a line ‘needed: …’."


def test_a_required_key_that_stands_alone_is_reported_as_empty() -> None:
    """It is there, so it is not reported as missing."""
    problems = Problems("sample.yaml")
    tree = parse("needed:\n", problems)
    assert tree is not None
    read(Sample, tree, problems)
    assert [(problem.code.id, problem.message) for problem in problems.found] == [
        ("M203", "needed should be text, not empty.")
    ]


def test_an_alias_is_reported_once() -> None:
    """Where a value could not be read for another reason, its type is not complained of."""
    problems = Problems("sample.yaml")
    tree = parse("needed: *x\nnumber: *x\nlines: *x\nline: *x\neffects: {trust: *x}\nid: *x\nwhen: *x\n", problems)
    assert tree is not None
    read(Sample, tree, problems)
    assert {problem.code.id for problem in problems.found} == {"S103"}


def test_a_class_of_the_model_can_stand_in_for_a_file_that_lacks_everything() -> None:
    """An empty mapping is reported key by key, and reading comes to its end all the same."""
    problems = Problems("small.yaml")
    tree = parse("{}", problems)
    assert tree is not None
    read(Scenario, tree, problems)
    missing = {problem.message for problem in problems.found}
    assert missing == {f"The file has no ‘{key}’." for key in required_keys(Scenario)}


def test_fields_without_a_default_are_required() -> None:
    """The model itself says which keys must be given."""
    assert required_keys(Sample) == {"needed"}
    assert required_keys(Scenario) - required_keys(Head) == {"scenes"}


@pytest.mark.parametrize(
    "text",
    [
        "when: asked ¦= 3",
        "when:   asked ¦= 3",
        "when: asked\t¦= 3",
        "when: \u00a0asked ¦= 3",
        "line: {text: a, when: asked ¦= 3}",
        "when: ¦'asked = 3'",
        "when: ¦>-\n  asked\n  = 3",
        "when: ¦asked\n  = 3",
    ],
)
def test_a_mistake_in_a_condition_is_reported_at_its_character(text: str) -> None:
    """In a plain condition on one line; in quotes or over several lines at the condition's beginning."""
    text, (place,) = unmarked(text)
    _, problems = sample(text)
    assert reported(problems) == [("R304", place)]


def test_an_overlong_condition_is_reported_within_its_line() -> None:
    """The place is the first character beyond the limit."""
    _, problems = sample(f"when: {'a' * 501}")
    assert reported(problems) == [("R304", (1, 507))]


def test_an_id_with_other_letters_is_answered_with_one_that_can_be_used() -> None:
    """Accents are left out, the letters below them stay."""
    problems = Problems("small.yaml")
    tree = parse("principles: {}\nid: y-tŷ\n", problems)
    assert tree is not None
    read(Guidance, tree, problems)
    hint = "It has only the letters a to z, without accents, digits and hyphens: write ‘y-ty’."
    assert hint in {problem.hint for problem in problems.found}
