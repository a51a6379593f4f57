"""A file while it is being written: read again on each save, and played as far as it could be played last."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.preview import Preview
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.rules import Rules
from scenario_trainer.play.session import Session
from tests.support.examples import SMALL
from tests.support.typist import GUIDANCE
from tests.support.unreached import unreached_text
from tests.support.variants import SOUND, small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.state import State

    Write = Callable[[str, str], Path]

TODAY = date(2026, 11, 23)
NEW_TITLE = ("title: A small story", "title: Another story")
ROUND_THE_DOOR = ("        once: true\n        goto: kitchen", "        goto: door")
"""The change by which the story can come again to the scene that simply goes on."""
HALF_SAVED = SMALL[: SMALL.index("  week:\n")]


@pytest.fixture
def file(write: Write) -> Path:
    """The small story, with nothing to be said against it."""
    return write("small.yaml", small_text(SOUND))


def save(file: Path, text: str) -> None:
    """Write the file as an editor does, some time later."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def shown(preview: Preview) -> tuple[list[str], str | None]:
    """The codes of what is wrong now, and the title of what can be played."""
    story = preview.playable.scenario
    return [problem.code.id for problem in preview.checked.problems], story.title if story else None


def arrived(preview: Preview, arrival: int) -> State:
    """Where the way to an arrival leads, by the rules."""
    assert preview.playable.scenario is not None
    rules = Rules(preview.playable.scenario)
    state = rules.start().state
    for scene, choice in preview.choices_to(arrival):
        assert state.scene == scene
        state = rules.choose(state, choice).state
    return state


def test_a_file_is_read_and_checked_at_once(file: Path) -> None:
    """And has not been saved since."""
    preview = Preview(file, TODAY)
    assert (shown(preview), preview.saved) == (([], "A small story"), False)


def test_it_is_held_against_today(file: Path) -> None:
    """A review that is due is reported."""
    assert shown(Preview(file, date(2027, 11, 24)))[0] == ["T506"]


def test_a_save_is_noticed_and_read(file: Path) -> None:
    """Once."""
    preview = Preview(file, TODAY)
    save(file, small_text(SOUND, NEW_TITLE))
    assert (preview.saved, shown(preview)) == (True, ([], "A small story"))
    preview.take(preview.read())
    assert (preview.saved, shown(preview)) == (False, ([], "Another story"))


def test_a_reading_counts_only_once_it_is_taken(file: Path) -> None:
    """So that it can be done elsewhere than where the preview is shown."""
    preview = Preview(file, TODAY)
    save(file, small_text(SOUND, NEW_TITLE))
    reading = preview.read()
    assert (preview.saved, shown(preview)) == (True, ([], "A small story"))
    save(file, SMALL)
    preview.take(reading)
    assert (preview.saved, shown(preview)) == (True, ([], "Another story"))


def test_a_save_within_a_tick_of_the_clock_is_noticed_by_the_size(file: Path) -> None:
    """Some file systems count no finer than seconds."""
    preview = Preview(file, TODAY)
    stamp = file.stat().st_mtime_ns
    file.write_text(f"{small_text(SOUND)}\n", encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))
    assert preview.saved


def test_a_half_saved_file_keeps_the_last_version_that_could_be_played(file: Path) -> None:
    """Its problems are reported meanwhile, and the rest of it is taken when it comes."""
    preview = Preview(file, TODAY)
    save(file, HALF_SAVED)
    preview.take(preview.read())
    codes, title = shown(preview)
    assert (set(codes), title) == ({"R301"}, "A small story")
    save(file, small_text(SOUND, NEW_TITLE))
    preview.take(preview.read())
    assert shown(preview) == ([], "Another story")


def test_a_mistake_in_the_story_does_not_keep_it_from_being_played(file: Path) -> None:
    """It is shown beside the new version."""
    preview = Preview(file, TODAY)
    save(file, unreached_text(NEW_TITLE))
    preview.take(preview.read())
    assert shown(preview)[1] == "Another story"
    assert {"P401", "P406"} <= set(shown(preview)[0])


def test_a_deleted_file_is_reported_and_waited_for(file: Path) -> None:
    """An editor may save by taking the old file away first."""
    preview = Preview(file, TODAY)
    file.unlink()
    assert preview.saved
    preview.take(preview.read())
    assert (shown(preview), preview.saved) == ((["S101"], "A small story"), False)
    save(file, small_text(SOUND, NEW_TITLE))
    assert preview.saved
    preview.take(preview.read())
    assert shown(preview) == ([], "Another story")


def test_a_file_that_was_never_sound_cannot_be_played(tmp_path: Path) -> None:
    """There is nowhere to come to until it is."""
    preview = Preview(tmp_path / "small.yaml", TODAY, "kitchen")
    assert (shown(preview), preview.arrivals(), preview.choices_to(0)) == ((["S101"], None), 0, ())
    save(tmp_path / "small.yaml", SMALL)
    preview.take(preview.read())
    assert preview.arrivals() > 0


@pytest.mark.parametrize("scene", ["kitchen", "week"])
def test_every_arrival_is_another_state_of_the_scene(file: Path, scene: str) -> None:
    """The way to it replays to exactly its values."""
    preview = Preview(file, TODAY, scene)
    subject = preview.playable.subject
    assert subject is not None
    graph = subject.graph
    states = [arrived(preview, arrival) for arrival in range(preview.arrivals())]
    assert states == [graph.state(Node(scene, number)) for number in range(1, len(states) + 1)]
    assert len(set(states)) == len(states) > 1
    assert {state.scene for state in states} == {scene}


def test_the_arrivals_go_round(file: Path) -> None:
    """After the last comes the first, which is the nearest to the start."""
    preview = Preview(file, TODAY, "week")
    ways = [preview.choices_to(arrival) for arrival in range(preview.arrivals())]
    assert preview.choices_to(preview.arrivals()) == ways[0]
    assert len(ways[0]) == min(map(len, ways)) == 2


def test_the_start_is_arrived_at_without_a_decision(file: Path) -> None:
    """With or without naming it."""
    assert (Preview(file, TODAY, "door").choices_to(0), Preview(file, TODAY).choices_to(0)) == ((), ())


def test_a_scene_that_goes_on_is_arrived_at_too(write: Write) -> None:
    """The last decision of the way leads through it."""
    preview = Preview(write("small.yaml", small_text(ROUND_THE_DOOR)), TODAY, "door")
    ways = [preview.choices_to(arrival) for arrival in range(preview.arrivals())]
    assert ways[:2] == [(), (("kitchen", "ask"),)]
    assert {way[-1] for way in ways[1:]} == {("kitchen", "ask")}


@pytest.mark.parametrize("scene", ["pantry", "attic", None], ids=["unknown", "never reached", "none"])
def test_where_nobody_can_come_there_is_no_arrival(write: Write, scene: str | None) -> None:
    """And no way: the story begins at its start."""
    preview = Preview(write("small.yaml", unreached_text()), TODAY, scene)
    assert (preview.arrivals(), preview.choices_to(0), preview.choices_to(1)) == (0, (), ())


def test_a_scene_renamed_meanwhile_has_no_arrivals_any_more(file: Path) -> None:
    """Until it has its name again."""
    preview = Preview(file, TODAY, "week")
    there = preview.arrivals()
    save(file, small_text(SOUND).replace("week", "month"))
    preview.take(preview.read())
    assert (there > 0, preview.arrivals()) == (True, 0)
    save(file, small_text(SOUND))
    preview.take(preview.read())
    assert preview.arrivals() == there


def test_the_folders_guidance_is_read_again_with_the_file(write: Write, file: Path) -> None:
    """Before, it is the built-in one."""
    preview = Preview(file, TODAY)
    assert preview.guidance.id == "quality-in-practice"
    write("guidance.yaml", GUIDANCE)
    preview.take(preview.read())
    assert preview.guidance.id == "kitchen-rules"


def test_an_old_version_is_held_against_the_guidance_of_its_time(write: Write, file: Path) -> None:
    """A principle that is renamed in both files one after the other leaves something to play in between."""
    write("guidance.yaml", GUIDANCE)
    preview = Preview(file, TODAY)
    write("guidance.yaml", GUIDANCE.replace("respond-to-difference", "ask-first"))
    preview.take(preview.read())
    assert shown(preview) == (["R302"], "A small story")
    assert preview.playable.scenario is not None
    session = Session(preview.playable.scenario, preview.guidance, seed=0)
    assert session.replay([("kitchen", "ask")]) == 1
    save(file, small_text(SOUND).replace("respond-to-difference", "ask-first"))
    preview.take(preview.read())
    assert (shown(preview)[0], "ask-first" in preview.guidance.principles) == ([], True)
