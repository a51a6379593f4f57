"""From a file to a scenario, its head or a guidance: what is read, and that no file makes it raise."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from scenario_trainer.story.conditions import All, Comparison, Flag
from scenario_trainer.story.loading import load_guidance, load_head, load_scenario
from scenario_trainer.story.model import Gauge, Head, Passage, Person, Route
from scenario_trainer.story.source_text import LARGEST_FILE
from scenario_trainer.story.terms import EndingKind
from scenario_trainer.story.yaml_nodes import place_of
from tests.support.examples import SMALL
from tests.support.story_files import GUIDANCE, changed, reported, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Scenario
    from scenario_trainer.story.problems import Problem

    Load: TypeAlias = Callable[[str], Loaded[Scenario]]


# A whole scenario


def test_a_scenario_is_what_its_file_says(load: Load) -> None:
    """Each kind of value arrives as the model has it, in the written order."""
    scenario = load(SMALL).value
    assert scenario is not None
    assert (scenario.format, scenario.id, scenario.minutes, scenario.level) == (1, "small", 5, "initial")
    assert (scenario.content_notes, scenario.learning_outcomes) == ((), ("Ask before you tell.",))
    assert scenario.provenance.review_due == date(2027, 11, 23)
    assert scenario.provenance.reviewed_by == ()
    assert scenario.people == {
        "ada": Person(
            name="Ada Mensah", role="Team manager", hopes="A quiet morning.", worries="Another complaint."
        )
    }
    assert scenario.gauges == {
        "trust": Gauge(label="Trust in the kitchen", start=2, min=0, max=4, low="wary", high="solid")
    }
    assert scenario.flags == {"asked": "You asked Ada."}
    assert list(scenario.scenes) == ["door", "kitchen", "week", "apart"]


def test_scenes_and_choices_are_what_their_file_says(load: Load) -> None:
    """Short and long forms become the same things; what is not given has its default."""
    scenario = load(SMALL).value
    assert scenario is not None
    door, kitchen = scenario.scenes["door"], scenario.scenes["kitchen"]
    assert (door.title, door.text, door.goto) == (
        None,
        (Passage(text="The kettle is empty again."),),
        (Route(to="kitchen"),),
    )
    assert (door.choices, door.ending, door.order) == ({}, None, "shuffled")
    assert list(kitchen.choices) == ["ask", "tell", "rota", "whisper"]
    ask, rota = kitchen.choices["ask"], kitchen.choices["rota"]
    assert (ask.effects, ask.once, ask.when, ask.locked, ask.tempting) == (
        {"trust": 1, "asked": True},
        True,
        None,
        None,
        None,
    )
    assert ask.reflects == {"respond-to-difference": "You met her with a question."}
    assert rota.when is not None
    assert rota.when.expression == All((Flag("asked", 0), Comparison("trust", ">", 2, 10)))
    assert (rota.once, rota.locked, rota.outcome) == (False, "You do not know about a rota yet.", ())


def test_endings_and_walkthroughs_are_what_their_file_says(load: Load) -> None:
    """The way a story ends, and the author's own test of it."""
    scenario = load(SMALL).value
    assert scenario is not None
    ending, (walkthrough,) = scenario.scenes["apart"].ending, scenario.walkthroughs
    assert ending is not None
    assert (ending.outcome, ending.title, ending.reflect) == (
        EndingKind.BREAKDOWN,
        "Two kettles",
        ("What did Ada need?",),
    )
    assert (walkthrough.name, walkthrough.choices, walkthrough.ends) == (
        "Asked first",
        ("kitchen/ask", "kitchen/rota"),
        "week",
    )


def test_the_tree_comes_along_with_the_value(load: Load) -> None:
    """Later checks can say where in the file they mean."""
    loaded = load(SMALL)
    assert loaded.tree is not None
    assert place_of(loaded.tree, "scenes", "week", "text") == (80, 11)


@pytest.mark.parametrize("word", ["no", "on", "12:30", "010", "2026-11-23", "1.0", "0x1F", "null"])
def test_words_that_yaml_would_convert_stay_text(load: Load, word: str) -> None:
    """Wherever text is asked for, an author gets what they typed."""
    text = changed(
        ("title: A small story", f"title: {word}"),
        ("[PCF 8]", f"[{word}]"),
        ("text: You drink water.", f"text: {word}"),
        ("respond-to-difference: You met her with a question.", f"respond-to-difference: {word}"),
        ("version: 1.0.0", f"version: {word}"),
    )
    loaded = load(text)
    assert reported(loaded.problems) == []
    scenario = loaded.value
    assert scenario is not None
    assert [
        scenario.title,
        *scenario.standards,
        scenario.scenes["apart"].text[0].text,
        *scenario.scenes["kitchen"].choices["ask"].reflects.values(),
        scenario.provenance.version,
    ] == [word] * 5


def test_a_scene_may_be_called_like_a_yaml_truth(load: Load) -> None:
    """‘no’ and ‘010’ are good ids."""
    text = changed(
        ("goto: kitchen", "goto: no"),
        ("  kitchen:\n", "  no: {text: x, goto: 010}\n  010: {text: x, goto: kitchen}\n  kitchen:\n"),
    )
    loaded = load(text)
    assert reported(loaded.problems) == []
    assert loaded.value is not None
    assert loaded.value.scenes["no"].goto == (Route(to="010"),)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + SMALL.encode(),
        SMALL.replace("\n", "\r\n").encode(),
        SMALL.replace("\n", "\r").encode(),
        SMALL.rstrip("\n").encode(),
        f"---\n{SMALL}...\n".encode(),
        f"# A comment\n\n{SMALL}\n\n".encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "no last line end", "document marks", "comments"],
)
def test_how_an_editor_saves_a_file_changes_nothing(
    load: Load, write_bytes: Callable[[bytes], Path], guidance: Guidance, data: bytes
) -> None:
    """The same scenario comes out."""
    loaded = load_scenario(write_bytes(data), guidance)
    assert loaded.problems == ()
    assert loaded.value == load(SMALL).value


def test_places_are_the_same_with_any_line_ends(write_bytes: Callable[[bytes], Path], guidance: Guidance) -> None:
    """A mistake in a file with a byte order mark and CRLF is where the editor shows it."""
    text, (place,) = unmarked(changed(("ends: week", "ends: ¦wek")))
    loaded = load_scenario(write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()), guidance)
    assert reported(loaded.problems) == [("R301", place)]
    assert loaded.problems[0].excerpt == "    ends: wek"


def test_one_error_keeps_a_scenario_from_being_played(load: Load) -> None:
    """There is no value then, but a tree."""
    loaded = load(changed(("ends: week", "ends: wek")))
    assert loaded.value is None
    assert loaded.tree is not None


def test_problems_name_the_file_as_it_was_asked_for(
    write: Callable[[str, str], Path], guidance: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path stays relative, as in what the author typed."""
    path = write("small.yaml", changed(("ends: week", "ends: wek")))
    monkeypatch.chdir(path.parent)
    loaded = load_scenario(Path("small.yaml"), guidance)
    assert [problem.file for problem in loaded.problems] == ["small.yaml"]


def test_problems_come_in_the_order_of_the_file(load: Load) -> None:
    """Whatever finds them."""
    problems = load(
        changed(("id: small", "id: smal"), ("goto: week", "goto: wek"), ("ends: week", "end: week"))
    ).problems
    assert [problem.place for problem in problems] == sorted(problem.place for problem in problems)
    assert len(problems) == 3


# A file that somebody is still writing


def test_a_file_cut_off_before_its_last_scene_is_reported(load: Load) -> None:
    """Every seventh beginning of the example, as after a crash while saving, but for one that makes sense.

    The scene with one choice that leads back to it is whole; that no ending is in sight is another matter.
    """
    whole_by_chance = SMALL[: SMALL.index("      tell:")].rstrip()
    for length in range(0, SMALL.index("walkthroughs"), 7):
        loaded = load(SMALL[:length])
        assert (loaded.value is None) == bool(loaded.problems)
        assert (loaded.value is None) == (SMALL[:length].rstrip() != whole_by_chance)


def test_the_last_lines_cut_off_are_reported_or_were_not_needed(load: Load) -> None:
    """What is left of the walkthroughs is either whole or reported."""
    for length in range(SMALL.index("walkthroughs"), len(SMALL), 7):
        loaded = load(SMALL[:length])
        assert (loaded.value is None) == bool(loaded.problems), SMALL[:length]


# Any file at all


def nothing(_: Path) -> None:
    """Make no file."""


def pipe(path: Path) -> None:
    """Make a named pipe that nobody writes into."""
    os.mkfifo(path)


def binary(data: bytes) -> Callable[[Path], None]:
    """Make a file of these bytes."""

    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


UNREADABLE = [
    pytest.param(nothing, "S101", "not there", id="missing"),
    pytest.param(Path.mkdir, "S101", "a folder", id="folder"),
    pytest.param(
        pipe,
        "S101",
        "a pipe",
        id="pipe",
        marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes"),
    ),
    pytest.param(lambda path: path.symlink_to(path), "S101", "", id="link to itself"),
    pytest.param(binary(b""), "S101", "empty", id="empty"),
    pytest.param(binary(bytes(range(256))), "S101", "UTF-8", id="binary"),
    pytest.param(binary(b"PK\x03\x04\x14\x00\x06\x00"), "S101", "word processor", id="a word processor's"),
    pytest.param(binary(SMALL.encode("utf-16")), "S101", "UTF-8", id="UTF-16"),
    pytest.param(binary(b"\0" * 100), "S104", "U+0000", id="zeros"),
    pytest.param(binary(b"title: Caf\xe9"), "S101", "UTF-8", id="Latin-1"),
    pytest.param(binary(b"#" * 2 * LARGEST_FILE), "S105", "1 MiB", id="2 MB"),
    pytest.param(binary(b"[" * LARGEST_FILE), "S101", "keys with values", id="brackets"),
    pytest.param(binary(b"a: " + b"[" * 9999), "S105", "40 levels", id="deep"),
    pytest.param(binary(b"a: &b [*b]\n" * 2 + b"--- x"), "S103", "&b", id="loop"),
    pytest.param(binary(b"!!python/object/apply:os.system [ls]"), "S101", "keys with values", id="tag"),
]


@pytest.mark.parametrize("kind", ["scenario", "head", "guidance"])
@pytest.mark.parametrize(("make", "code", "named"), UNREADABLE)
def test_what_cannot_be_read_is_reported(
    tmp_path: Path, guidance: Guidance, kind: str, make: Callable[[Path], None], code: str, named: str
) -> None:
    """Each way of reading gives no value, and a first problem that says why."""
    path = tmp_path / "small.yaml"
    make(path)
    value, problems = loaded_as(kind, path, guidance)
    assert value is None
    assert problems[0].code.id == code
    assert named in problems[0].message


def loaded_as(kind: str, path: Path, guidance: Guidance) -> tuple[object, tuple[Problem, ...]]:
    """What comes of reading a file in one of the three ways."""
    loaded: Loaded[Scenario] | Loaded[Head] | Loaded[Guidance]
    if kind == "scenario":
        loaded = load_scenario(path, guidance)
    else:
        loaded = load_head(path) if kind == "head" else load_guidance(path)
    return loaded.value, loaded.problems


# The head of a scenario


def test_a_head_is_the_scenario_without_its_scenes(load: Load, write: Callable[[str, str], Path]) -> None:
    """Field by field the same."""
    head, scenario = load_head(write("small.yaml", SMALL)).value, load(SMALL).value
    assert head is not None
    assert type(head) is Head
    for each in fields(Head):
        assert getattr(head, each.name) == getattr(scenario, each.name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("goto: kitchen", "goto: kichen"),
        ("  kitchen:\n", "  kitchen: &a\n"),
        ("  kitchen:\n", "  kitchen: [\n"),
        ("  door:\n", "  door: {}\n  door:\n"),
        ("walkthroughs:", "title: twice\nwalkthroughs:"),
        ("ends: week", "nonsense: week"),
        (SMALL[SMALL.index("scenes:") :], "scenes: nothing yet\n"),
        (SMALL[SMALL.index("scenes:") :], "scenes:\n"),
        (SMALL[SMALL.index("scenes:") :], ""),
    ],
)
def test_a_mistake_in_or_below_the_scenes_is_not_reported_with_the_head(
    write: Callable[[str, str], Path], old: str, new: str
) -> None:
    """A list of scenarios is quick: it reads no further than it must."""
    loaded = load_head(write("small.yaml", changed((old, new))))
    assert loaded.problems == ()
    assert loaded.value is not None


def moved_below(*keys: str) -> str:
    """The example with these lines of its head at its very end."""
    lines = SMALL.splitlines(keepends=True)
    moved = [line for line in lines if line.split(":")[0] in keys]
    return "".join([line for line in lines if line not in moved] + moved)


def test_a_head_is_found_below_the_scenes_too(write: Callable[[str, str], Path]) -> None:
    """The order of the keys is the author's own."""
    loaded = load_head(write("small.yaml", moved_below("title", "minutes", "start")))
    assert loaded.problems == ()
    assert loaded.value == load_head(write("small.yaml", SMALL)).value


def test_a_mistake_in_a_head_below_the_scenes_is_reported(write: Callable[[str, str], Path]) -> None:
    """It is read as it would be above."""
    text, (place,) = unmarked(moved_below("minutes").replace("minutes: 5", "minutes: ¦five"))
    assert reported(load_head(write("small.yaml", text)).problems) == [("M203", place)]


def test_a_head_that_lacks_a_key_is_reported_once(write: Callable[[str, str], Path]) -> None:
    """Reading on to the end of the file for it repeats nothing."""
    text, places = unmarked(
        changed(("format: 1", "¦format: 1"), ("level: initial\n", ""), ("minutes: 5", "minutes: ¦&a 5"))
    )
    assert reported(load_head(write("small.yaml", text)).problems) == [("M202", places[0]), ("S103", places[1])]


def test_walkthroughs_above_the_scenes_are_not_reported_with_the_head(write: Callable[[str, str], Path]) -> None:
    """They belong to the story, wherever they stand."""
    text = changed(("scenes:\n", "walkthroughs: nonsense\nscenes:\n"), ("\nwalkthroughs:\n  -", "\nx:\n  -"))
    assert load_head(write("small.yaml", text)).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: A small", "title: ¦&a A small", "S103"),
        ("role: You", "role: ¦[You", "S101"),
        ("id: small", "id: ¦smal", "M204"),
        ("level: initial", "level: ¦hard", "M203"),
        ("start: door", "¦titel: x\nstart: door", "M201"),
        ("summary: Two people", "summary: ¦Two\a people", "S104"),
    ],
)
def test_a_mistake_in_the_head_is_reported(
    write: Callable[[str, str], Path], old: str, new: str, code: str
) -> None:
    """A list of scenarios shows which cannot be played."""
    text, (place,) = unmarked(changed((old, new)))
    loaded = load_head(write("small.yaml", text))
    assert loaded.value is None
    assert [problem.code.id for problem in loaded.problems] == [code]
    assert loaded.problems[0].place.line >= place.line


# A guidance


def test_a_guidance_is_what_its_file_says(write: Callable[[str, str], Path]) -> None:
    """Its principles keep their order."""
    loaded = load_guidance(write("guidance.yaml", GUIDANCE))
    assert loaded.problems == ()
    assert loaded.value is not None
    assert (loaded.value.title, list(loaded.value.principles)) == ("Kitchen rules", ["ask-first", "leave-it"])
    ask = loaded.value.principles["ask-first"]
    assert (ask.kind, ask.looks_like, ask.pulls_against) == ("try", ("A question.",), ("leave-it",))
    assert loaded.value.source.summary_in is None


def test_a_guidance_need_not_be_called_like_its_file(write: Callable[[str, str], Path]) -> None:
    """Its file is always guidance.yaml."""
    assert load_guidance(write("guidance.yaml", changed(("id: kitchen-rules", "id: other"), text=GUIDANCE))).value


def test_a_scenario_is_no_guidance(write: Callable[[str, str], Path]) -> None:
    """A file of the wrong kind is reported key by key."""
    loaded = load_guidance(write("guidance.yaml", SMALL))
    assert loaded.value is None
    assert {problem.code.id for problem in loaded.problems} == {"M201", "M202"}
