"""Renaming: everywhere it is named, and nowhere else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scenario_trainer.authoring.renaming import RenameError, rename
from scenario_trainer.authoring.texts import all_texts
from scenario_trainer.story.library import bundled_folder, guidance_for, scenario_files
from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Scenario

    Write = Callable[[str, str], Path]

BUNDLED = scenario_files(bundled_folder())
HYPHENATED = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
UNDERSCORED = st.from_regex(r"[a-z][a-z0-9]{0,8}(_[a-z0-9]{1,8}){0,2}", fullmatch=True)


def read(file: Path) -> Scenario:
    """The scenario of a file, which has no errors."""
    loaded = load_scenario(file, guidance_for(bundled_folder()))
    assert loaded.value is not None, loaded.problems
    return loaded.value


def named(scenario: Scenario) -> list[tuple[str, str]]:
    """Everything that has a name, with its kind."""
    return [
        *(("scene", key) for key in scenario.scenes),
        *(("choice", f"{key}/{choice}") for key, scene in scenario.scenes.items() for choice in scene.choices),
        *(("gauge", key) for key in scenario.gauges),
        *(("flag", key) for key in scenario.flags),
        *(("person", key) for key in scenario.people),
    ]


@settings(
    max_examples=300 if os.environ.get("CI") else 30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=st.one_of(st.none(), st.sampled_from(BUNDLED)), data=st.data())
def test_renaming_there_and_back_changes_nothing(write: Write, story: Path | None, data: st.DataObject) -> None:
    """Not a byte; and in between the scenario is the same up to the name, its texts included."""
    text = story.read_text("utf-8") if story else SMALL
    file = write(f"{story.stem if story else 'small'}.yaml", text)
    before = read(file)
    kind, old = data.draw(st.sampled_from(named(before)))
    name = old.rpartition("/")[2]
    new = data.draw(HYPHENATED if kind in ("scene", "choice", "person") else UNDERSCORED)
    # A name of the same length keeps the places within conditions, which the model has, too.
    new = (new * len(name))[: len(name)].rstrip("-_") + "q" * (len(name) - len(new * len(name)))
    new = new.ljust(len(name), "q")
    assume(new not in text)
    number = rename(file, kind, old, new)
    after = read(file)
    assert file.read_text("utf-8").count(new) == number
    assert repr(after).replace(new, name) == repr(before)
    assert [each.text for each in all_texts(after)] == [each.text for each in all_texts(before)]
    rename(file, kind, f"{old.rpartition('/')[0]}/{new}".lstrip("/"), name)
    assert file.read_text("utf-8") == text


LAYOUT = (
    ("start: door", "start: 'door' # the door"),
    ("    goto: kitchen\n", "    goto: [{when: asked or trust>2, to: door}, {to: kitchen}] # not door\n"),
    ("expect: trust == 3 and asked", 'expect: >- # trust\n      trust == 3\n      and "asked"'.replace('"', "")),
    ("because: Ada heard", "because:\n        when: trust < 1\n        text: Ada heard"),
    ("when: trust == 0", 'when: "2<=trust<5 or\n              trust == 0"'),
)


@pytest.mark.parametrize(
    ("kind", "old", "new", "changes"),
    [
        (
            "scene",
            "door",
            "gate",
            (("start: 'door'", "start: 'gate'"), ("  door:", "  gate:"), ("to: door}", "to: gate}")),
        ),
        (
            "scene",
            "week",
            "friday",
            (
                ("        goto: week\n      whisper", "        goto: friday\n      whisper"),
                ("        goto: week\n  week:", "        goto: friday\n  friday:"),
                ("    ends: week", "    ends: friday"),
            ),
        ),
        (
            "gauge",
            "trust",
            "faith_in_us",
            (
                ("  trust: {label", "  faith_in_us: {label"),
                ("or trust>2", "or faith_in_us>2"),
                ("{trust: +1", "{faith_in_us: +1"),
                ("{trust: -2", "{faith_in_us: -2"),
                ("2<=trust<5", "2<=faith_in_us<5"),
                (" trust == 0", " faith_in_us == 0"),
                ("when: trust >= 1", "when: faith_in_us >= 1"),
                ("and trust > 2", "and faith_in_us > 2"),
                ("when: trust < 1", "when: faith_in_us < 1"),
                ("      trust == 3", "      faith_in_us == 3"),
            ),
        ),
        (
            "choice",
            "kitchen/ask",
            "ask-her",
            (("      ask:", "      ask-her:"), ("kitchen/ask,", "kitchen/ask-her,")),
        ),
        ("person", "ada", "mensah", (("  ada:", "  mensah:"),)),
    ],
    ids=["scene", "ending", "gauge", "choice", "person"],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_layout_and_comments_stay(
    write: Write, kind: str, old: str, new: str, changes: tuple[tuple[str, str], ...], ends: str, mark: str
) -> None:
    """Quotes, brackets, blocks, lines of conditions, line ends, and characters that are two in UTF-16."""
    text = "# 🫖 door, trust, ask, ada\n" + changed(*LAYOUT)
    file = write("small.yaml", "")
    file.write_bytes((mark + text).replace("\n", ends).encode())
    rename(file, kind, old, new)
    assert file.read_bytes().decode() == (mark + changed(*changes, text=text)).replace("\n", ends)


def test_a_choice_that_has_its_scenes_name_is_another(write: Write) -> None:
    """In a walkthrough only the part that is meant changes."""
    twice = changed(("      ask:\n", "      kitchen:\n"), ("kitchen/ask", "kitchen/kitchen"))
    file = write("small.yaml", twice)
    rename(file, "choice", "kitchen/kitchen", "ask")
    assert file.read_text("utf-8") == SMALL
    rename(file, "choice", "kitchen/ask", "kitchen")
    rename(file, "scene", "kitchen", "room")
    assert "room/kitchen" in file.read_text("utf-8")


def test_the_scene_may_stand_before_a_choices_new_name_too(write: Write) -> None:
    """As it does before the old one."""
    file = write("small.yaml", SMALL)
    rename(file, "choice", "kitchen/ask", "kitchen/ask-her")
    assert file.read_text("utf-8") == changed(
        ("      ask:", "      ask-her:"), ("kitchen/ask,", "kitchen/ask-her,")
    )


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("scene", "kitchn", "room", "There is no scene ‘kitchn’. Did you mean ‘kitchen’?"),
        ("scene", "kitchen", "door", "‘door’ is in use already."),
        ("scene", "kitchen", "The Room", "‘The Room’ cannot be a name here: use lower-case words"),
        ("choice", "ask", "why", "There is no choice ‘ask’. A choice is named together with its scene"),
        ("choice", "kitchen/ask", "tell", "‘tell’ is in use already."),
        ("gauge", "trust", "asked", "‘asked’ is in use already."),
        ("gauge", "asked", "heard", "There is no gauge ‘asked’."),
        ("flag", "asked", "not", "‘not’ cannot be a name here"),
        ("flag", "asked", "has-asked", "‘has-asked’ cannot be a name here"),
        ("person", "ada", "ada", "‘ada’ is in use already."),
    ],
)
def test_what_cannot_be_is_refused(write: Write, kind: str, old: str, new: str, said: str) -> None:
    """With the reason; the file is as it was."""
    file = write("small.yaml", SMALL)
    with pytest.raises(RenameError) as refused:
        rename(file, kind, old, new)
    assert str(refused.value).startswith(said)
    assert file.read_text("utf-8") == SMALL


def test_the_same_choice_in_another_scene_is_another(write: Write) -> None:
    """A choice's name may occur again elsewhere."""
    hall = "  hall:\n    text: A hall.\n    choices:\n      look: {text: Look., goto: week}\n  apart:\n"
    file = write("small.yaml", changed(("  apart:\n", hall)))
    rename(file, "choice", "kitchen/ask", "look")
    assert list(read(file).scenes["kitchen"].choices) == ["look", "tell", "rota", "whisper"]


def test_a_file_with_errors_is_not_touched(write: Write) -> None:
    """What is meant by its names is not certain."""
    file = write("small.yaml", changed(("start: door", "start: dor")))
    with pytest.raises(RenameError, match="has errors"):
        rename(file, "scene", "kitchen", "room")


def test_a_name_written_with_an_escape_is_not_guessed_at(write: Write) -> None:
    """The line is said, and nothing written."""
    text = changed(("start: door", 'start: "\\x64oor"'))
    file = write("small.yaml", text)
    with pytest.raises(RenameError, match=r"Line 29: ‘door’ is written with an escape"):
        rename(file, "scene", "door", "gate")
    assert file.read_text("utf-8") == text


def test_the_file_stays_whose_it_was(write: Write, tmp_path: Path) -> None:
    """Its permissions, and where a link leads."""
    file = write("small.yaml", SMALL)
    file.chmod(0o644)
    link = tmp_path / "small.yaml"
    link.symlink_to(file)
    rename(link, "person", "ada", "mensah")
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o644
    assert "mensah:" in file.read_text("utf-8")
