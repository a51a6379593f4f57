"""What a learner has done, and what it adds up to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.errors import GoneError
from scenario_trainer.play.journal import SPAN, Journal, PrincipleOverTime, Tally, suggestion
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import everything
from scenario_trainer.records.writings import write as write_down
from scenario_trainer.story.entries import Entry
from tests.support.playing import play

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

MET = Tally(1, 0, 0, 0)


@pytest.fixture
def journal(database: Database, guidance: Guidance) -> Journal:
    """The journal of the records."""
    return Journal(database, guidance)


@pytest.fixture
def played(database: Database, small: Scenario, guidance: Guidance) -> Callable[..., Session]:
    """Plays a further first pass with these choices."""
    return lambda *choices: play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), *choices)


def test_first_passes_come_by_the_page(journal: Journal, played: Callable[..., Session]) -> None:
    """Newest first, and it is known whether there are more."""
    for _ in range(5):
        session = played("tell")
        session.reopen(1)
        play(session, "ask")
    pages = [journal.page(2), journal.page(2, before=7), journal.page(2, before=3)]
    assert [([each[0].id for each in page.families], page.more) for page in pages] == [
        ([9, 7], True),
        ([5, 3], True),
        ([1], False),
    ]


def test_a_family_is_read_whole(journal: Journal, database: Database, played: Callable[..., Session]) -> None:
    """From any of its attempts, with what was written and the time that was spent."""
    session = played("tell")
    session.reopen(1)
    play(session, "ask")
    write_down(database, 1, {"learnt": "To ask."})
    assert journal.family(2) == journal.family(1)
    page = journal.family(1)
    assert (page.attempts, page.written) == (everything(database), {"learnt": "To ask."})
    assert page.minutes == -(-sum(each.seconds for one in page.attempts for each in one.decisions) // 60)


def test_what_was_deleted_is_gone(journal: Journal, played: Callable[..., Session]) -> None:
    """For good."""
    played("tell")
    journal.delete(1)
    assert journal.page(5) == ((), False)
    with pytest.raises(GoneError):
        journal.family(1)


def test_every_principle_of_the_guidance_has_its_place(journal: Journal, guidance: Guidance) -> None:
    """In the guidance's order, met or not."""
    found = journal.overview([]).principles
    assert [(each.principle, each.title) for each in found] == [
        (key, principle.title) for key, principle in guidance.principles.items()
    ]
    assert {each[2:] for each in found} == {(Tally(0, 0, 0, 0), (), 0)}


def test_the_latest_first_passes_are_the_columns_of_a_grid(
    journal: Journal, played: Callable[..., Session]
) -> None:
    """Oldest first; where a principle was not in play there is a gap."""
    for choices in (("ask", "rota"), ("tell",), ("ask", "tell", "tell")):
        played(*choices)
    overview = journal.overview([])
    rows = {each.principle: each for each in overview.principles}
    assert [(each.attempt, each.title) for each in overview.passes] == [
        (number, "A small story") for number in (1, 2, 3)
    ]
    assert rows["small-early-wins"].latest == (Tally(1, 0, 0, 0), None, Tally(0, 0, 0, 1))
    assert rows["small-early-wins"].last_met == 3
    assert rows["respond-to-difference"].latest == (Tally(1, 0, 0, 0), Tally(0, 0, 0, 1), Tally(1, 0, 0, 0))
    assert rows["value-over-harmony"].latest == (None, None, None)


def test_what_was_taken_back_counts_for_no_principle(journal: Journal, played: Callable[..., Session]) -> None:
    """The pass that came to an end counts in its place, and no what-if beside it."""
    session = played("ask", "tell")
    session.reopen(2)
    play(session, "rota")
    session.reopen(1)
    play(session, "tell")
    met = journal.principles_met()
    assert met["facts-are-not-enough"] == Tally(0, 0, 0, 2)
    alone = played("ask", "rota").attempt_id
    for each in journal.overview([]).principles:
        assert each.latest == (met.get(each.principle),) * 2
        assert each.last_met == (alone if each.principle in met else 0)


def test_the_grid_ends_where_it_is_wide_enough(journal: Journal, played: Callable[..., Session]) -> None:
    """The latest are in it; the total has them all."""
    played("ask")
    for _ in range(SPAN):
        played("tell")
    found = {each.principle: each for each in journal.overview([]).principles}["respond-to-difference"]
    assert found.latest == (Tally(0, 0, 0, 1),) * SPAN
    assert found.total == Tally(1, 0, 0, SPAN)


def test_the_principles_that_were_met_can_be_read_alone(journal: Journal, played: Callable[..., Session]) -> None:
    """In the guidance's order."""
    played("tell")
    assert journal.principles_met() == {
        "visible-value": Tally(0, 1, 0, 0),
        "facts-are-not-enough": Tally(0, 0, 1, 0),
        "respond-to-difference": Tally(0, 0, 0, 1),
    }


def test_the_overview_has_endings_and_commitments(
    journal: Journal, database: Database, played: Callable[..., Session]
) -> None:
    """Each ending once, in first passes and what-ifs alike."""
    session = played("ask", "rota")
    session.reopen(2)
    play(session, "whisper")
    session.reopen(1)
    play(session, "tell")
    write_down(database, 1, {"commitment": "Ask first."})
    overview = journal.overview([])
    assert overview.endings == {"small": 2}
    assert [(each.attempt, each.title, each.text) for each in overview.commitments] == [
        (1, "A small story", "Ask first.")
    ]


def test_the_overview_suggests_what_was_played_longest_ago(
    journal: Journal,
    database: Database,
    small: Scenario,
    guidance: Guidance,
) -> None:
    """A what-if is no playing anew."""
    title = guidance.principles["value-over-harmony"].title
    first, _ = (
        play(begin(database, replace(small, id=each), guidance, timing=Timing.COACHED), "ask")
        for each in ("long-ago", "lately")
    )
    first.reopen(1)
    play(first, "tell")
    found = journal.overview([entry("lately", title), entry("long-ago", title)]).suggestion
    assert found is not None
    assert (found.entry.id, found.principle.title) == ("long-ago", title)


def principle(key: str, total: Tally = MET, last_met: int = 1) -> PrincipleOverTime:
    """A principle whose title is its id, as far as a suggestion looks at it."""
    return PrincipleOverTime(key, key, total, (), last_met)


def entry(name: str, *principles: str, level: str = "initial") -> Entry:
    """An entry of the library with these principles in play."""
    return Entry(Path(f"{name}.yaml"), name, level, principles=principles, endings=2)


@pytest.mark.parametrize(
    ("principles", "expected"),
    [
        ([principle("one", Tally(1, 0, 0, 1)), principle("two", Tally(1, 0, 0, 2))], "two"),
        ([principle("one", Tally(0, 2, 0, 0)), principle("two", Tally(1, 0, 0, 2))], "two"),
        ([principle("one", Tally(1, 0, 0, 0)), principle("two", Tally(0, 0, 1, 0))], "two"),
        ([principle("one", Tally(0, 0, 1, 0), 3), principle("two", Tally(0, 0, 0, 0), 0)], "two"),
        ([principle("one", MET, 5), principle("two", MET, 4)], "two"),
        ([principle("one", MET, 4), principle("two", MET, 4)], "one"),
        ([principle("none", Tally(0, 0, 0, 0), 0), principle("one"), principle("two", MET, 2)], "one"),
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
    principles: Sequence[PrincipleOverTime], expected: str
) -> None:
    """In a scenario that has it; of equals the one that was longest not met."""
    found = suggestion([entry("first", "one"), entry("second", "two")], principles, {})
    assert found is not None
    assert (found.entry.id, found.principle.principle) == ({"one": "first", "two": "second"}[expected], expected)


def test_of_several_scenarios_the_one_played_longest_ago_is_next() -> None:
    """Before that, one that was never played."""
    played = {"long-ago": 1, "lately": 2}
    entries = [entry(each, "one") for each in ("lately", "long-ago")] + [entry("never", "one", level="continuing")]
    found = [
        suggestion(entries[:2], [principle("one")], played),
        suggestion(entries, [principle("one")], played),
    ]
    assert [each and each.entry.id for each in found] == ["long-ago", "never"]


def test_of_scenarios_that_were_never_played_one_for_beginners_is_next() -> None:
    """Whatever their order."""
    entries = [entry("hard", "one", level="continuing"), entry("easy", "one")]
    found = suggestion(entries, [principle("one")], {})
    assert found is not None
    assert found.entry.id == "easy"


def test_nothing_is_next_where_no_scenario_is_known_whole() -> None:
    """A broken one, and one of which only the head was read, cannot be judged."""
    broken = Entry(Path("broken.yaml"))
    assert suggestion([broken, entry("unread")], [principle("one")], {}) is None
    assert suggestion([], [principle("one")], {}) is None
