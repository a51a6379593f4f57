"""What the pages under docs/ show is true: their examples, tables, reports, commands and links."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import pytest

from scenario_trainer.authoring.check import check
from scenario_trainer.authoring.reports import as_text
from scenario_trainer.authoring.starting import write_starting_scenario
from scenario_trainer.authoring.storyboard import COLUMNS, TableError, planned_scenes
from scenario_trainer.authoring.storyboard_files import read_rows
from scenario_trainer.authoring.storyboard_yaml import story_yaml
from scenario_trainer.cli import main
from scenario_trainer.documents.wording.labels import ENDING_MEANINGS
from scenario_trainer.story import model
from scenario_trainer.story.condition_parser import ConditionError, parse_condition
from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.problems import Problems
from scenario_trainer.story.reader import required_keys
from scenario_trainer.story.yaml_nodes import MappingNode, SequenceNode, parse
from tests.support.doc_pages import TODAY, document, fenced, is_whole_file, with_parts
from tests.support.programs import COMMANDS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import click

    from scenario_trainer.story.model import Guidance
    from scenario_trainer.story.yaml_nodes import Node

    Write = Callable[[str, str], Path]

PAGES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
FORMAT, GUIDE = document("format.md"), document("authoring.md")
WHOLE = {f"{name} {number}": block for name in PAGES for number, block in enumerate(fenced(PAGES[name]), start=1)}
WHOLE = {name: block for name, block in WHOLE.items() if is_whole_file(block)}

CLASSES: dict[str, type] = {
    "The scenario": model.Scenario,
    "Provenance": model.Provenance,
    "A person": model.Person,
    "A gauge": model.Gauge,
    "A scene": model.Scene,
    "A piece of text": model.Passage,
    "A choice": model.Choice,
    "A way on": model.Route,
    "An ending": model.Ending,
    "A walkthrough": model.Walkthrough,
    "The guidance": model.Guidance,
    "Its source": model.Source,
    "A principle": model.Principle,
}
"""The sections of the format reference that list the keys of one class of the model."""


def example(page: str, *, guidance: bool = False) -> str:
    """The one whole scenario, or guidance, of a page."""
    (found,) = [each for each in fenced(page) if is_whole_file(each) and ("\nprinciples:" in each) == guidance]
    return found


def file_name(block: str) -> str:
    """Under what name a whole file of a page would be saved."""
    name = re.search(r"^id: (.*)$", block, re.MULTILINE)
    assert name
    return "guidance.yaml" if "\nprinciples:" in block else f"{name.group(1)}.yaml"


def rows(page: str, heading: str, column: str) -> list[list[str]]:
    """The cells of the table below a heading whose first column has this title."""
    section = re.split(r"^#+ ", page.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    table = section.partition(f"| {column} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]


def code(cell: str) -> str:
    """What stands in a cell between back-ticks."""
    return cell.strip("`")


@pytest.mark.parametrize("block", WHOLE.values(), ids=WHOLE)
def test_a_whole_file_has_no_problems(write: Write, block: str) -> None:
    """A reader may copy it as it is."""
    assert check([write(file_name(block), block)], TODAY).problems == ()


def test_a_part_that_the_guide_shows_stands_so_in_its_whole_file() -> None:
    """Apart from those that show a mistake and the report of it."""
    parts = [block for block in fenced(GUIDE) if not is_whole_file(block)]
    mistakes = {block for block, _ in reported()}
    assert [part for part in parts if part not in mistakes and part not in example(GUIDE)] == []
    assert mistakes < set(parts) | {example(GUIDE)}


def reported() -> list[tuple[str, str]]:
    """The blocks of the guide that are followed by what is said about them, with that."""
    lines = r"(?:(?!```).*\n)"
    return re.findall(rf"^```yaml\n({lines}*)```\n{lines}{{0,4}}```text\n({lines}*)```$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize(("block", "said"), reported(), ids=["four mistakes", "a walkthrough", "the whole file"])
def test_check_says_what_the_guide_reports(
    write: Write, monkeypatch: pytest.MonkeyPatch, block: str, said: str
) -> None:
    """Word by word, with the lines and columns of the whole file."""
    whole = example(GUIDE)
    name = file_name(whole)
    path = write(name, whole if is_whole_file(block) else with_parts(whole, block))
    monkeypatch.chdir(path.parent)
    assert as_text(check([Path(name)], TODAY)) + "\n" == said


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        (code(typed), code(instead))
        for typed, _, instead in rows(GUIDE, "Signs that YAML keeps for itself", "Typed")
    ],
)
def test_a_sign_of_which_the_guide_warns_is_reported_and_can_be_written(
    write: Write, typed: str, instead: str
) -> None:
    """In the choice that the guide shows."""
    whole = example(GUIDE)
    key = typed.partition(":")[0]
    (line,) = re.findall(rf"^        {key}: (?:Her answer comes|{{trust: -1}}).*$", whole, re.MULTILINE)[:1]

    def problems(new: str) -> list[int]:
        path = write(file_name(whole), whole.replace(line, f"        {new}", 1))
        return [problem.place.line for problem in check([path], TODAY).problems]

    assert problems(typed) == [whole[: whole.index(line)].count("\n") + 1]
    assert problems(instead) == []


def test_the_settings_that_the_guide_shows_can_be_copied() -> None:
    """They are JSON, and the first line that it advises is a comment to the program."""
    (settings,) = re.findall(r"^   ```json\n(.*?)^   ```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert json.loads(settings)["editor.insertSpaces"] is True
    (line,) = re.findall(r"`(# yaml-language-server: [^`]*)`", GUIDE)
    name = line.partition("$schema=")[2]
    assert f"> {name}\n" in GUIDE
    assert parse(f"{line}\n{example(GUIDE)}", Problems("")) is not None


@pytest.mark.parametrize(("heading", "kind"), CLASSES.items(), ids=CLASSES)
def test_the_reference_has_every_key(heading: str, kind: type) -> None:
    """And none besides."""
    assert {code(row[0]) for row in rows(FORMAT, heading, "Key")} == {each.name for each in fields(kind)}


@pytest.mark.parametrize(("heading", "kind"), CLASSES.items(), ids=CLASSES)
def test_the_reference_says_which_keys_are_required(heading: str, kind: type) -> None:
    """In the column ‘If left out’."""
    required = {code(row[0]) for row in rows(FORMAT, heading, "Key") if row[2] == "required"}
    assert required == required_keys(kind)


def test_the_reference_covers_every_class_of_the_model() -> None:
    """One that is added to the model needs a section."""
    classes = {each for each in vars(model).values() if isinstance(each, type) and is_dataclass(each)}
    assert classes - {model.Head, Condition} == set(CLASSES.values())


def allowed(hint: Any) -> set[str]:
    """The words that a value of this type may be, where they are listed."""
    if get_origin(hint) is Literal:
        return {str(word) for word in get_args(hint)}
    return set(hint) if isinstance(hint, type) and issubclass(hint, StrEnum) else set()


@pytest.mark.parametrize(("heading", "kind"), CLASSES.items(), ids=CLASSES)
def test_the_reference_names_the_allowed_words(heading: str, kind: type) -> None:
    """Of every key that takes only some."""
    hints = get_type_hints(kind)
    kinds = {code(row[0]): row[1] for row in rows(FORMAT, heading, "Key")}
    listed = {key: set(re.findall(r"`([^`]+)`", said)) for key, said in kinds.items()}
    words = {key: allowed(hint) for key, hint in hints.items() if allowed(hint)}
    assert {key: listed[key] for key in words} == words


def test_the_files_of_the_reference_have_every_key() -> None:
    """So that a reader can see each of them in use."""
    used = set(keys_in(example(FORMAT))) | set(keys_in(example(FORMAT, guidance=True)))
    assert {each.name for kind in CLASSES.values() for each in fields(kind)} <= used


def keys_in(text: str) -> Iterator[str]:
    """All keys of a YAML file, at any depth."""
    waiting: list[Node | None] = [parse(text, Problems(""))]
    for node in waiting:
        if isinstance(node, MappingNode):
            yield from node.values
            waiting.extend(node.values.values())
        elif isinstance(node, SequenceNode):
            waiting.extend(node.items)


@pytest.mark.parametrize("text", [code(row[0]) for row in rows(FORMAT, "Conditions", "Condition")])
def test_a_condition_of_the_reference_is_one(text: str) -> None:
    """It can be copied."""
    assert parse_condition(text).text == text


@pytest.mark.parametrize(("text", "instead"), rows(FORMAT, "Conditions", "Not a condition"))
def test_what_the_reference_calls_no_condition_is_none(text: str, instead: str) -> None:
    """And what it advises instead is one."""
    with pytest.raises(ConditionError):
        parse_condition(code(text))
    if instead.startswith("`"):
        parse_condition(code(instead))


def test_the_reference_lists_the_built_in_guidance(guidance: Guidance) -> None:
    """In its order, with titles, kinds and pulls."""
    assert [
        (code(key), title, kind, tuple(re.findall(r"`([^`]+)`", pulls)))
        for key, title, kind, pulls in rows(FORMAT, "The built-in guidance", "Id")
    ] == [(key, each.title, each.kind, each.pulls_against) for key, each in guidance.principles.items()]


def test_the_reference_says_what_learners_read_about_an_ending() -> None:
    """Word by word."""
    assert {code(kind): said for kind, said in rows(FORMAT, "An ending", "Kind of ending")} == ENDING_MEANINGS


def test_the_guide_has_every_pull_of_the_built_in_guidance(guidance: Guidance) -> None:
    """By the titles of both principles."""
    pulls = {
        frozenset((each.title, guidance.principles[other].title))
        for each in guidance.principles.values()
        for other in each.pulls_against
    }
    named = rows(GUIDE, "Where the guidance pulls apart", "Pull")
    assert {frozenset(re.findall(r"\*([^*]+)\*", pull)) for pull, _ in named} == pulls


def storyboard(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The guide's table as a CSV file, with other texts in some of its cells."""
    file = tmp_path / "storyboard.csv"
    table = [COLUMNS, *rows(GUIDE, "From a table", "scene")]
    with file.open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows([[dict(changes).get(cell, cell) for cell in row] for row in table])
    return file


def test_the_guides_table_becomes_a_scenario(tmp_path: Path, guidance: Guidance) -> None:
    """Which `check` finds no error in."""
    story = story_yaml(planned_scenes(read_rows(storyboard(tmp_path)), guidance))
    report = check([write_starting_scenario(tmp_path, "the-joint-visit", TODAY, story)], TODAY)
    assert not report.failed(strict=False)
    assert (report.summaries[0].decisions, report.summaries[0].endings) == (1, 2)


def test_a_table_with_mistakes_is_answered_as_the_guide_shows(tmp_path: Path, guidance: Guidance) -> None:
    """Word for word."""
    wrong = storyboard(
        tmp_path, ("Said once", "Sad once"), ("Your answer was a page. You could still ring and ask.", "")
    )
    text = wrong.read_text("utf-8").replace("\nSad once", "\nSaid once")
    wrong.write_text(text, "utf-8")
    with pytest.raises(TableError) as refused:
        planned_scenes(read_rows(wrong), guidance)
    assert f"```text\n{refused.value}\n```\n" in GUIDE


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    """To a page that exists, and to a heading in it."""
    for page, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", PAGES[name]):
        assert not page or (ROOT / "docs" / page).is_file(), page
        assert not anchor or anchor in anchors(PAGES[page or name]), anchor


def anchors(page: str) -> set[str]:
    """What the headings of a page can be linked by."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_exists(name: str) -> None:
    """With each of its options."""
    lines = re.findall(r"`(scenario-trainer [^`\n]+)`", PAGES[name])
    lines += [line for block in fenced(PAGES[name], "sh") for line in block.splitlines()]
    assert [line for line in lines if not is_known(line)] == []


def is_known(line: str) -> bool:
    """Whether a command line uses only commands and options that exist."""
    program, *words = line.split()
    named = [word for word in words if word in COMMANDS][:1]
    commands: list[click.Command] = [main, *(COMMANDS[each] for each in named)]
    options = {flag for command in commands for parameter in command.params for flag in parameter.opts}
    given = {word for word in words if word.startswith("-")}
    return program == "scenario-trainer" and bool(named or given) and given <= options
