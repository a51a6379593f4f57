"""What attempts add up to, and what to play next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.debrief import Turn
from scenario_trainer.play.flow import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import delete
from scenario_trainer.records.journal import (
    SPAN,
    PrincipleOverTime,
    endings_found,
    principles_over_time,
    suggestion,
)
from scenario_trainer.story.library import Entry
from tests.support.playing import play
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

ASKED = "respond-to-difference"
"""The principle that ‘ask’ reflects."""
MET = Turn(1, 0, 0, 0)


@pytest.fixture
def played(database: Database, small: Scenario, guidance: Guidance) -> Callable[..., Session]:
    """Plays a further first pass with these choices."""
    return lambda *choices: play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), *choices)


@pytest.fixture
def principles(database: Database, guidance: Guidance) -> Callable[[], dict[str, PrincipleOverTime]]:
    """Reads the principles over time, by their ids."""
    return lambda: {each.principle: each for each in principles_over_time(database, guidance)}


def test_each_ending_is_found_once(database: Database, played: Callable[..., Session]) -> None:
    """In first passes and what-ifs alike, however often; what was left before its end has found none."""
    played("ask")
    assert endings_found(database) == {}
    session = played("ask", "rota")
    session.return_to(2)
    play(session, "whisper")
    assert endings_found(database) == {"small": 1}
    session.return_to(1)
    play(session, "tell")
    played("tell")
    assert endings_found(database) == {"small": 2}


def test_every_principle_of_the_guidance_has_its_place(
    guidance: Guidance, principles: Callable[[], dict[str, PrincipleOverTime]]
) -> None:
    """In the guidance's order, met or not."""
    found = principles()
    assert [(key, each.title) for key, each in found.items()] == [
        (key, principle.title) for key, principle in guidance.principles.items()
    ]
    assert {each[2:] for each in found.values()} == {(Turn(0, 0, 0, 0), (), 0)}


def test_a_principle_is_counted_over_all_first_passes(
    played: Callable[..., Session], principles: Callable[[], dict[str, PrincipleOverTime]]
) -> None:
    """In each decision it was reflected, partly reflected, worked against, or in play and not taken up."""
    played("ask", "tell", "tell")
    played("tell")
    found = principles()
    assert found["respond-to-difference"].total == Turn(1, 0, 0, 1)
    assert found["visible-value"].total == Turn(0, 3, 0, 1)
    assert found["facts-are-not-enough"].total == Turn(0, 0, 3, 1)


def test_a_principle_is_told_for_each_of_the_latest_first_passes(
    played: Callable[..., Session], principles: Callable[[], dict[str, PrincipleOverTime]]
) -> None:
    """Oldest first; where it was not in play there is a gap."""
    for way in (("ask", "rota"), ("tell",), ("ask", "tell", "tell")):
        played(*way)
    found = principles()
    assert found["small-early-wins"].latest == (Turn(1, 0, 0, 0), None, Turn(0, 0, 0, 1))
    assert found["small-early-wins"].last_met == 3
    assert found["respond-to-difference"].latest == (Turn(1, 0, 0, 0), Turn(0, 0, 0, 1), Turn(1, 0, 0, 0))
    assert found["value-over-harmony"].latest == (None, None, None)


def test_a_what_if_is_no_part_of_it(
    played: Callable[..., Session], principles: Callable[[], dict[str, PrincipleOverTime]]
) -> None:
    """Trying all answers afterwards says nothing of how one decides."""
    session = played("tell")
    before = principles()
    session.return_to(1)
    play(session, "ask", "rota")
    assert principles() == before


def test_what_was_deleted_is_no_part_of_it(
    database: Database, played: Callable[..., Session], principles: Callable[[], dict[str, PrincipleOverTime]]
) -> None:
    """Its principles are as before it."""
    played("ask")
    before = principles()
    played("tell")
    delete(database, 2)
    assert principles() == before


def test_only_so_many_first_passes_are_drawn(
    played: Callable[..., Session], principles: Callable[[], dict[str, PrincipleOverTime]]
) -> None:
    """The latest; the total has them all."""
    played("ask")
    for _ in range(SPAN):
        played("tell")
    found = principles()[ASKED]
    assert found.latest == (Turn(0, 0, 0, 1),) * SPAN
    assert found.total == Turn(1, 0, 0, SPAN)


def principle(key: str, total: Turn = MET, last_met: int = 1) -> PrincipleOverTime:
    """A principle whose title is its id, as far as a suggestion looks at it."""
    return PrincipleOverTime(key, key, total, (), last_met)


@pytest.fixture
def entry(write: Callable[[str, str], Path], guidance: Guidance) -> Callable[..., Entry]:
    """An entry of the library with these principles in play."""
    initial = small_with(write, guidance)
    continuing = small_with(write, guidance, ("level: initial", "level: continuing"))

    def make(name: str, *principles: str, level: str = "initial") -> Entry:
        head = continuing if level == "continuing" else initial
        return Entry(Path(f"{name}.yaml"), head, None, principles, 2)

    return make


@pytest.mark.parametrize(
    ("principles", "expected"),
    [
        ([principle("one", Turn(1, 0, 0, 1)), principle("two", Turn(1, 0, 0, 2))], "two"),
        ([principle("one", Turn(0, 2, 0, 0)), principle("two", Turn(1, 0, 0, 2))], "two"),
        ([principle("one", Turn(1, 0, 0, 0)), principle("two", Turn(0, 0, 1, 0))], "two"),
        ([principle("one", Turn(0, 0, 1, 0), 3), principle("two", Turn(0, 0, 0, 0), 0)], "two"),
        ([principle("one", MET, 5), principle("two", MET, 4)], "two"),
        ([principle("one", MET, 4), principle("two", MET, 4)], "one"),
        ([principle("none", Turn(0, 0, 0, 0), 0), principle("one"), principle("two", MET, 2)], "one"),
    ],
    ids=[
        "least taken up",
        "partly counts half",
        "worked against is not taken up",
        "never met before worked against",
        "longest not met",
        "the guidance's order",
        "no scenario has it",
    ],
)
def test_the_principle_least_taken_up_is_played_next(
    database: Database, entry: Callable[..., Entry], principles: Sequence[PrincipleOverTime], expected: str
) -> None:
    """In a scenario that has it; of equals the one that was longest not met."""
    found = suggestion(database, [entry("first", "one"), entry("second", "two")], principles)
    assert found is not None
    assert (found.entry.id, found.principle.principle) == ({"one": "first", "two": "second"}[expected], expected)


def test_of_several_scenarios_the_one_played_longest_ago_is_next(
    database: Database, small: Scenario, guidance: Guidance, entry: Callable[..., Entry]
) -> None:
    """Before that, one that was never played; a what-if is no playing anew."""
    first, _ = (
        play(begin(database, replace(small, id=each), guidance, timing=Timing.COACHED), "ask")
        for each in ("long-ago", "lately")
    )
    first.return_to(1)
    play(first, "tell")
    entries = [entry(each, "one") for each in ("lately", "long-ago")] + [entry("never", "one", level="continuing")]
    found = [
        suggestion(database, entries[:2], [principle("one")]),
        suggestion(database, entries, [principle("one")]),
    ]
    assert [each and each.entry.id for each in found] == ["long-ago", "never"]


def test_of_scenarios_that_were_never_played_one_for_beginners_is_next(
    database: Database, entry: Callable[..., Entry]
) -> None:
    """Whatever their order."""
    entries = [entry("hard", "one", level="continuing"), entry("easy", "one")]
    found = suggestion(database, entries, [principle("one")])
    assert found is not None
    assert found.entry.id == "easy"


def test_nothing_is_next_where_no_scenario_is_known_whole(database: Database, entry: Callable[..., Entry]) -> None:
    """A broken one, and one of which only the head was read, cannot be judged."""
    broken = Entry(Path("broken.yaml"), None)
    assert suggestion(database, [broken, entry("unread")], [principle("one")]) is None
    assert suggestion(database, [], [principle("one")]) is None
