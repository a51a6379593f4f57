"""Attempts from one day to the next: going on with one, and what stands beside one."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenario_trainer.documents.wording import Changed
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.play.comparison import Comparison, Side
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.play.flow import Change, begin, comparisons, look_back, recollections, record_of, resume
from scenario_trainer.play.moments import Deciding, Ended, Outcome, Timing
from scenario_trainer.play.session import Session
from scenario_trainer.play.turning_points import TurningPoint
from scenario_trainer.records.attempts import close, delete, underway
from scenario_trainer.records.database import Database, GoneError
from scenario_trainer.records.review import due
from scenario_trainer.records.writings import write as write_down
from scenario_trainer.story.library import open_library
from scenario_trainer.story.loading import load_scenario
from tests.play.test_session import thoughts
from tests.support.examples import SMALL
from tests.support.playing import all_choices, at_rest, kept, new_records, open_choices, play, tables
from tests.support.random_stories import GUIDANCE, picks, stories
from tests.support.variants import RING, STUCK, small_text, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.flow import Resumed
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]
    Tell = Callable[[str], Scenario]

TELL = SMALL[SMALL.index("      tell:\n") : SMALL.index("      rota:\n")]
WHISPER = SMALL[SMALL.index("      whisper:\n") : SMALL.index("  week:\n")]
"""How these choices are written."""
CHOICES = "    choices:\n"
AFTER_ASK = "once: true\n        goto: kitchen"
AFTER_WHISPER = "when: asked\n        goto: week"
HALL = "  hall:\n    text: A hall.\n    choices:\n      on: {text: On., goto: kitchen}\n"
"""A scene in which something else is decided."""

STANDS = {
    "nothing": small_text(),
    "a reworded scene": small_text(("- Ada holds the empty kettle.", "- Ada waves the empty kettle about.")),
    "a reworded choice": small_text(("Tell Ada that everybody should refill it.", "Say that it is for all.")),
    "reordered choices": small_text((WHISPER, ""), (CHOICES, CHOICES + WHISPER)),
    "an added choice": small_text((CHOICES, f"{CHOICES}      wait: {{text: Wait and see., goto: apart}}\n")),
    "an added scene": small_text(with_scenes("  hall:\n    text: A hall.\n    goto: week\n")),
    "another gauge": small_text(
        ("\nflags:\n", "\n  hurry: {label: Hurry, start: 0, min: 0, max: 2, low: calm, high: rushed}\nflags:\n")
    ),
}
"""Changes of the story under which Ask, Tell still stand."""

CHANGED = {
    "a scene is gone": (SMALL.replace("kitchen", "pantry"), 1, Changed.SCENE_GONE),
    "a choice is gone": (small_text((TELL, "")), 2, Changed.CHOICE_GONE),
    "a condition became false": (
        small_text((AFTER_WHISPER, "when: asked and trust > 1\n        goto: week")),
        3,
        Changed.NOT_OPEN,
    ),
    "a choice is locked": (
        small_text((AFTER_WHISPER, "when: trust > 1\n        locked: Not now.\n        goto: week")),
        3,
        Changed.NOT_OPEN,
    ),
    "a route leads elsewhere": (small_text((AFTER_ASK, "once: true\n        goto: week")), 2, Changed.OTHER_WAY),
    "the way goes round and round": (
        small_text(*STUCK["a ring"], ("when: trust >= 1", "when: trust > 1")),
        3,
        Changed.OTHER_WAY,
    ),
    "the story cannot begin": (
        small_text(with_scenes(RING), ("start: door", "start: round")),
        1,
        Changed.OTHER_WAY,
    ),
}
"""Changes of the story under Ask, Tell, Whisper: the first decision that does not stand, and why."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Records with nothing in them."""
    with closing(Database(tmp_path / "data")) as opened:
        yield opened


@pytest.fixture
def graph(small: Scenario) -> Graph:
    """All that can happen in the small story."""
    return explore(Rules(small))


@pytest.fixture
def tell(write: Write, guidance: Guidance) -> Tell:
    """Loads a version of the small story."""

    def load(text: str) -> Scenario:
        loaded = load_scenario(write("small.yaml", text), guidance)
        assert loaded.value is not None, loaded.problems
        return loaded.value

    return load


@pytest.fixture
def session(database: Database, small: Scenario, guidance: Guidance) -> Session:
    """The small story from its beginning, kept in the records."""
    return begin(database, small, guidance, timing=Timing.COACHED, seed=1)


def resumed(database: Database, session: Session, scenario: Scenario | None = None) -> Resumed:
    """The attempt of a session on another day, perhaps in another version of its story."""
    assert session.attempt_id is not None
    return resume(database, scenario or session.scenario, session.guidance, session.attempt_id)


def taken(session: Session) -> list[str]:
    """What was chosen on the way to what is on show."""
    return [decision.choice for decision in session.decisions]


def answer(session: Session, answers: Iterable[tuple[int, Thoughts]]) -> None:
    """At each decision take one of the open choices, counted round; come to rest."""
    for number, said in answers:
        if open_now := open_choices(session):
            session.choose(open_now[number % len(open_now)], said)
    at_rest(session)


def reconsidered(session: Session, number: int, *other: str) -> Session:
    """The session after taking a decision, from 1, differently."""
    session.return_to(number)
    return play(session, *other)


def nothing_lost(before: dict[str, list[tuple[object, ...]]], after: dict[str, list[tuple[object, ...]]]) -> bool:
    """Whether every row that was kept is there as it was."""
    return all(set(rows) <= set(after[table]) for table, rows in before.items())


@pytest.mark.parametrize("timing", Timing)
def test_an_attempt_goes_on_where_it_was(
    database: Database, small: Scenario, guidance: Guidance, timing: Timing
) -> None:
    """At the outcome of its last decision, as it was told, in the same timing."""
    session = play(begin(database, small, guidance, timing=timing, seed=3), "ask", "tell")
    again = resumed(database, session)
    assert (again.change, again.session.timing, taken(again.session)) == (None, timing, ["ask", "tell"])
    assert again.session.transcript == session.transcript
    assert isinstance(again.session.moment, Outcome)


def test_what_was_thought_is_there_again(database: Database, session: Session) -> None:
    """With each decision its own."""
    said = Thoughts("It is true.", Sureness.CERTAIN)
    play(session, "ask")
    play(session, "tell", thoughts=said)
    again = resumed(database, session).session
    assert [decision.thoughts for decision in again.decisions] == [Thoughts(), said]


def test_what_follows_is_kept_in_the_same_attempt(database: Database, session: Session) -> None:
    """An interruption makes no second one."""
    again = resumed(database, play(session, "ask")).session
    play(again, "tell", "whisper")
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"])]
    assert kept(again, database).ending is not None


def test_choices_are_offered_in_the_same_order_as_before(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """Also where no order was asked for."""
    orders = set()
    for _ in range(12):
        session = play(begin(database, small, guidance, timing=Timing.COACHED), "ask")
        again = resumed(database, session).session
        assert at_rest(again) == at_rest(session)
        orders.add(
            tuple(offer.id for offer in session.moment.offers) if isinstance(session.moment, Deciding) else ()
        )
    assert len(orders) > 1


def test_an_ended_attempt_that_is_underway_is_at_its_last_outcome(database: Database, session: Session) -> None:
    """Its ending has perhaps not been read."""
    again = resumed(database, play(session, "tell")).session
    assert isinstance(again.moment, Outcome)
    assert isinstance(at_rest(again), Ended)


def test_an_attempt_that_was_looked_back_on_is_at_its_ending(database: Database, session: Session) -> None:
    """That is where the debrief is."""
    play(session, "tell")
    close(database, kept(session, database).id)
    assert resumed(database, session).session.moment == at_rest(session)


def test_an_attempt_that_was_given_up_is_at_its_last_outcome(database: Database, session: Session) -> None:
    """It can be gone on with all the same."""
    play(session, "ask")
    close(database, kept(session, database).id)
    again = resumed(database, session).session
    assert again.moment == session.moment
    play(again, "rota")
    assert all_choices(database) == [(None, ["ask", "rota"])]


def test_a_what_if_goes_on_as_what_it_is(database: Database, session: Session) -> None:
    """Beside its first pass, which stays as it was played."""
    play(session, "ask", "rota")
    again = resumed(database, reconsidered(session, 2, "tell")).session
    assert taken(again) == ["ask", "tell"]
    play(again, "whisper")
    assert all_choices(database) == [(None, ["ask", "rota"]), (1, ["ask", "tell", "whisper"])]


def test_an_attempt_that_is_not_there_cannot_be_resumed(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """It was deleted, perhaps in another window."""
    with pytest.raises(GoneError, match="not there any more"):
        resume(database, small, guidance, 7)


@given(
    stories(), st.lists(st.tuples(st.integers(0, 11), thoughts), min_size=2, max_size=8), st.integers(1, 7),
    st.sampled_from(Timing),
)  # fmt: skip
def test_an_interruption_changes_nothing(
    scenario: Scenario, answers: list[tuple[int, Thoughts]], pause: int, timing: Timing
) -> None:
    """Decisions, thoughts, all that is told and the debrief are those of an attempt played in one go."""
    whole = Session(scenario, GUIDANCE, timing=timing, seed=7)
    answer(whole, answers)
    with new_records() as database:
        session = begin(database, scenario, GUIDANCE, timing=timing, seed=7)
        answer(session, answers[:pause])
        assume(session.attempt_id)
        again, change = resumed(database, session)
        answer(again, answers[pause:])
        assert change is None
        assert all_choices(database) == [(None, taken(whole))]
    assert (again.decisions, again.transcript) == (whole.decisions, whole.transcript)
    assert again.played == whole.played
    if isinstance(whole.moment, Ended):
        assert again.debrief() == whole.debrief()


@pytest.mark.parametrize("text", STANDS.values(), ids=STANDS)
def test_where_every_decision_stands_an_attempt_goes_on(
    database: Database, session: Session, tell: Tell, text: str
) -> None:
    """In the new version, in the same attempt."""
    play(session, "ask", "tell")
    again, change = resumed(database, session, tell(text))
    assert (change, taken(again), type(again.moment)) == (None, ["ask", "tell"], Outcome)
    play(again, "whisper")
    assert isinstance(at_rest(again), Ended)
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"])]


def test_a_reworded_story_is_told_in_its_new_words(database: Database, session: Session, tell: Tell) -> None:
    """What was kept of it has the words that were read."""
    play(session, "ask", "tell")
    again = resumed(database, session, tell(STANDS["a reworded choice"])).session
    assert isinstance(again.moment, Outcome)
    assert again.moment.text == "Say that it is for all."
    assert kept(session, database).decisions[1].text == "Tell Ada that everybody should refill it."


@pytest.mark.parametrize(("text", "number", "what"), CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("ended", [False, True], ids=["underway", "looked back on"])
def test_where_a_decision_does_not_stand_any_more_that_is_told(
    database: Database, session: Session, tell: Tell, ended: bool, text: str, number: int, what: Changed
) -> None:
    """Which, as it was taken then, and why; what stands before it is taken again, and nothing is written."""
    play(session, "ask", "tell", "whisper")
    if ended:
        close(database, kept(session, database).id)
    before = tables(database)
    again, change = resumed(database, session, tell(text))
    assert change == Change(number, kept(session, database).decisions[number - 1], what)
    assert (taken(again), again.settled) == (["ask", "tell", "whisper"][: number - 1], True)
    assert tables(database) == before


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("a scene is gone", ["ask", "rota"]),
        ("a choice is gone", ["rota"]),
        ("a condition became false", ["tell"]),
        ("a choice is locked", ["tell"]),
    ],
)
def test_what_follows_a_change_hangs_beside_what_was_done(
    database: Database, session: Session, tell: Tell, name: str, ways: list[str]
) -> None:
    """From the last decision that stands; of the old attempt no row is touched."""
    play(session, "ask", "tell", "whisper")
    text, number, _ = CHANGED[name]
    before = tables(database)
    again = resumed(database, session, tell(text)).session
    play(again, *ways)
    assert all_choices(database) == [
        (None, ["ask", "tell", "whisper"]),
        (1, [*["ask", "tell"][: number - 1], *ways]),
    ]
    assert nothing_lost(before, tables(database))
    assert underway(database) == {"small": again.attempt_id}


def test_from_where_a_changed_story_ends_one_can_step_back(
    database: Database, session: Session, tell: Tell
) -> None:
    """The other answer hangs beside."""
    play(session, "ask", "tell", "whisper")
    before = tables(database)
    again = resumed(database, session, tell(CHANGED["a route leads elsewhere"][0])).session
    assert isinstance(again.moment, Ended)
    again.step_back()
    play(again, "tell")
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"]), (1, ["tell"])]
    assert nothing_lost(before, tables(database))


def test_what_hangs_beside_an_old_attempt_is_resumed_itself(
    database: Database, session: Session, tell: Tell
) -> None:
    """In the version that it was played in, all of it stands."""
    play(session, "ask", "tell", "whisper")
    changed = tell(CHANGED["a choice is gone"][0])
    beside = play(resumed(database, session, changed).session, "rota")
    again, change = resumed(database, beside, changed)
    assert (change, taken(again)) == (None, ["ask", "rota"])


def test_an_ended_attempt_under_which_the_story_goes_on_stays_ended(
    database: Database, session: Session, tell: Tell
) -> None:
    """What is decided after its ending hangs beside it."""
    play(session, "tell")
    before = tables(database)
    again, change = resumed(database, session, tell(small_text(("- to: apart", "- to: kitchen"))))
    assert change is None
    play(again, "tell")
    assert all_choices(database) == [(None, ["tell"]), (1, ["tell", "tell"])]
    assert nothing_lost(before, tables(database))


@given(stories(), stories(), picks, picks)
def test_however_a_story_changes_nothing_is_lost(
    old: Scenario, new: Scenario, picked: Sequence[int], again_picked: Sequence[int]
) -> None:
    """The attempt goes on from the last decision that stands; every row that was kept stays as it was."""
    with new_records() as database:
        session = begin(database, old, GUIDANCE, timing=Timing.COACHED, seed=7)
        answer(session, [(number, Thoughts()) for number in picked])
        assume(session.attempt_id)
        way, ended = taken(session), isinstance(session.moment, Ended)
        before = tables(database)
        again, change = resumed(database, session, new)
        stand = taken(again)
        assert stand == (way[: change.number - 1] if change else way)
        assert tables(database) == before
        answer(again, [(number, Thoughts()) for number in again_picked])
        aside = bool(change) or ended
        beside = [(1, taken(again))] if aside and taken(again) != stand else []
        assert all_choices(database) == [(None, way if aside else taken(again)), *beside]
        if aside:
            assert nothing_lost(before, tables(database))


@pytest.fixture
def asked(session: Session) -> Session:
    """The small story played to its ending by asking first and then trying the rota."""
    return play(session, "ask", "rota")


def two_kettles(small: Scenario, *, still_open: int | None = None) -> Side:
    """The other side: telling her twice after having asked."""
    tell = small.scenes["kitchen"].choices["tell"].text
    return Side(tell, still_open, small.scenes["apart"].ending, (0,))


def full_kettle(small: Scenario, *, still_open: int | None = None) -> Side:
    """The first pass."""
    rota = small.scenes["kitchen"].choices["rota"].text
    return Side(rota, still_open, small.scenes["week"].ending, (3,))


def test_a_what_if_stands_beside_its_first_pass(
    database: Database, asked: Session, small: Scenario, graph: Graph
) -> None:
    """With where they part, what was chosen, what stayed open, and where it led."""
    reconsidered(asked, 2, "tell", "tell")
    gauges = tuple(small.gauges.values())
    assert comparisons(asked, database, graph) == (
        Comparison(2, "Monday, 8.55", gauges, full_kettle(small, still_open=1), two_kettles(small, still_open=2)),
    )


def test_beside_a_first_pass_stand_all_its_what_ifs(database: Database, asked: Session, small: Scenario) -> None:
    """Oldest first, each at its own decision; without the story explored nobody knows what stayed open."""
    first = kept(asked, database)
    reconsidered(asked, 2, "tell", "tell")
    reconsidered(asked, 1, "tell")
    again = resume(database, small, asked.guidance, first.id).session
    found = comparisons(again, database, None)
    assert [(each.number, each.first_pass.text, each.what_if) for each in found] == [
        (2, full_kettle(small).text, two_kettles(small)),
        (1, small.scenes["kitchen"].choices["ask"].text, two_kettles(small)),
    ]


def test_beside_a_what_if_stands_the_first_pass_only(database: Database, asked: Session) -> None:
    """Not what else was tried."""
    reconsidered(asked, 2, "tell", "tell")
    reconsidered(asked, 1, "tell")
    assert [each.number for each in comparisons(asked, database, None)] == [1]


def test_a_what_if_that_was_left_says_so_by_having_no_ending(
    database: Database, asked: Session, small: Scenario
) -> None:
    """Its gauges are those at which it was left."""
    first = kept(asked, database)
    reconsidered(asked, 2, "tell")
    again = resume(database, small, asked.guidance, first.id).session
    (found,) = comparisons(again, database, None)
    assert (found.what_if.ending, found.what_if.gauges) == (None, (1,))


def test_a_first_pass_alone_stands_beside_nothing(database: Database, asked: Session) -> None:
    """There is nothing to compare."""
    assert comparisons(asked, database, None) == ()


def test_what_is_not_kept_stands_beside_nothing(database: Database, small: Scenario, guidance: Guidance) -> None:
    """Nothing is known of it."""
    assert comparisons(play(Session(small, guidance), "tell"), database, None) == ()


def test_what_was_deleted_stands_beside_nothing(database: Database, asked: Session) -> None:
    """Also where a debrief is still open."""
    first = kept(asked, database)
    reconsidered(asked, 1, "tell")
    delete(database, first.id)
    assert comparisons(asked, database, None) == ()


def test_what_the_changed_story_does_not_allow_is_not_compared(
    database: Database, asked: Session, tell: Tell
) -> None:
    """Neither a what-if nor a first pass: it cannot be said where it would lead now."""
    first = kept(asked, database)
    reconsidered(asked, 2, "whisper")
    reconsidered(asked, 1, "tell")
    without_whisper = resumed(database, asked, tell(small_text((WHISPER, "")))).session
    without_rota = resumed(
        database, asked, tell(small_text(("when: asked and trust > 2", "when: trust > 3")))
    ).session
    assert [each.number for each in comparisons(without_whisper, database, None)] == [1]
    assert comparisons(without_rota, database, None) == ()
    assert first.id != asked.attempt_id
    of_first = resume(database, without_whisper.scenario, asked.guidance, first.id).session
    assert [each.number for each in comparisons(of_first, database, None)] == [1]


def test_one_looks_back_with_all_that_stands_beside_it(
    database: Database, asked: Session, small: Scenario, graph: Graph
) -> None:
    """The debrief, the ending, what each decision closed, the other pass, and what was written."""
    reconsidered(asked, 2, "tell", "tell")
    moment = at_rest(asked)
    write_down(database, kept(asked, database).id, {"learnt": "To ask."})
    seen = look_back(asked, database, graph)
    assert (seen.debrief, seen.ended) == (asked.debrief(), moment)
    assert seen.points == (
        TurningPoint(2, 2, ()),
        TurningPoint(2, 2, ()),
        TurningPoint(1, 2, ("A full kettle",)),
    )
    assert seen.beside == comparisons(asked, database, graph)
    assert [each.number for each in seen.beside] == [2]
    assert seen.written == {"learnt": "To ask."}


def test_without_records_one_looks_back_on_what_the_session_knows(
    database: Database, asked: Session, graph: Graph
) -> None:
    """The records may refuse; the debrief is there."""
    reconsidered(asked, 1, "tell")
    write_down(database, kept(asked, database).id, {"learnt": "To ask."})
    at_rest(asked)
    seen = look_back(asked, None, graph)
    assert (seen.debrief, seen.points, seen.beside, seen.written) == (
        asked.debrief(),
        (TurningPoint(1, 2, ("A full kettle",)),),
        (),
        {},
    )


def test_before_the_story_is_explored_no_decision_is_a_turning_point(database: Database, asked: Session) -> None:
    """What is not known is not told."""
    at_rest(asked)
    assert look_back(asked, database, None).points is None


def test_one_does_not_look_back_on_half_a_story(database: Database, session: Session, graph: Graph) -> None:
    """It would spoil the other half."""
    play(session, "ask")
    with pytest.raises(ValueError, match="not ended"):
        look_back(session, database, graph)


@given(stories(), st.lists(st.tuples(st.integers(0, 11), thoughts), min_size=2, max_size=8))
def test_the_same_path_gives_the_same_debrief_in_both_timings(
    scenario: Scenario, answers: list[tuple[int, Thoughts]]
) -> None:
    """Played, kept and taken up again, with what was thought on the way."""
    seen = []
    graph = explore(Rules(scenario))
    with new_records() as database:
        for timing in Timing:
            session = begin(database, scenario, GUIDANCE, timing=timing, seed=7)
            answer(session, answers)
            assume(session.attempt_id and isinstance(session.moment, Ended))
            again = resumed(database, session).session
            at_rest(again)
            seen.append(look_back(again, database, graph))
    assert seen[0] == seen[1]


def test_a_record_is_of_the_whole_family(database: Database, asked: Session, guidance: Guidance) -> None:
    """Whichever of its attempts is named; without its file the title alone describes it."""
    first = kept(asked, database)
    write_down(database, first.id, {"learnt": "To ask."})
    reconsidered(asked, 1, "tell")
    of_what_if, of_first = (record_of(database, number, guidance, None) for number in (2, 1))
    assert of_what_if == of_first
    assert (of_first.attempt, of_first.what_ifs, of_first.description) == (1, 1, "A small story")
    assert [each.text for each in of_first.decisions] == [each.text for each in first.decisions]
    assert [each.text for each in of_first.answers if each.text] == ["To ask."]


def test_a_record_knows_what_the_file_says(
    database: Database, asked: Session, small: Scenario, guidance: Guidance
) -> None:
    """Where it is there."""
    assert record_of(database, 1, guidance, small).description == "A small story. Two people share a kettle."


def test_there_is_no_record_of_what_is_not_there(database: Database, guidance: Guidance) -> None:
    """It was deleted, perhaps in another window."""
    with pytest.raises(GoneError):
        record_of(database, 1, guidance, None)


LATER = datetime.now(UTC) + timedelta(days=3)


@pytest.fixture
def told(database: Database, session: Session) -> Session:
    """A first pass whose second decision works against a principle, looked back on."""
    play(session, "ask", "tell", "whisper")
    close(database, kept(session, database).id)
    return session


def recalled(database: Database, told: Session, write: Write, text: str = SMALL) -> list[Session]:
    """What comes back three days later, from a folder with this version of the small story."""
    folder = write("small.yaml", text).parent
    return [found.session for found in recollections(database, open_library(folder), LATER)]


def test_a_decision_comes_back_at_its_moment(database: Database, told: Session, write: Write) -> None:
    """What led there is as it was, and the same can be chosen; what was chosen is not told."""
    (again,) = recalled(database, told, write)
    assert (taken(again), open_choices(again)) == (["ask"], ["rota", "tell", "whisper"])
    moment = again.moment
    assert isinstance(moment, Deciding)
    assert (moment.number, [reading.value for reading in moment.gauges]) == (2, [3])


def test_what_is_chosen_in_a_review_is_coached_and_not_kept(
    database: Database, small: Scenario, guidance: Guidance, write: Write
) -> None:
    """Whenever feedback came when it was played."""
    session = play(begin(database, small, guidance, timing=Timing.CONSEQUENCES, seed=1), "tell")
    close(database, kept(session, database).id)
    before = tables(database)
    (again,) = recalled(database, session, write)
    play(again, "ask")
    assert isinstance(again.moment, Outcome)
    assert again.moment.feedback is not None
    assert (again.attempt_id, tables(database)) == (None, before)


def test_nothing_comes_back_before_it_is_due(database: Database, told: Session, write: Write) -> None:
    """Nor is it dropped."""
    library = open_library(write("small.yaml", SMALL).parent)
    assert list(recollections(database, library, datetime.now(UTC))) == []
    assert len(due(database, LATER)) == 1


@pytest.mark.parametrize("text", STANDS.values(), ids=STANDS)
def test_what_still_comes_about_comes_back(database: Database, told: Session, write: Write, text: str) -> None:
    """In the words that the story has now."""
    assert [taken(session) for session in recalled(database, told, write, text)] == [["ask"]]


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("kitchen", "pantry"),
        small_text(("      ask:\n", "      enquire:\n"), ("[kitchen/ask, kitchen/rota]", "[kitchen/tell]")),
        small_text((AFTER_ASK, "once: true\n        goto: week")),
        small_text((AFTER_ASK, "once: true\n        goto: hall"), with_scenes(HALL)),
        small_text((AFTER_ASK, "once: true\n        goto: round"), with_scenes(RING)),
        small_text(with_scenes(RING), ("start: door", "start: round")),
    ],
    ids=["the scene is gone", "the way is gone", "an ending before it", "another way", "no rest", "no beginning"],
)
def test_what_does_not_come_about_any_more_is_dropped(
    database: Database, told: Session, write: Write, text: str
) -> None:
    """For good, and without a word: there is nothing to recall."""
    assert recalled(database, told, write, text) == []
    assert due(database, LATER) == []


@pytest.mark.parametrize(
    "kitchen",
    [
        "    ending: {outcome: fragile, title: Tea, reflect: [Who?]}\n",
        "    choices:\n      go: {text: Go., when: asked, goto: week}\n",
    ],
    ids=["an ending", "no way out"],
)
def test_a_moment_at_which_nothing_can_be_chosen_any_more_is_dropped(
    database: Database, session: Session, write: Write, kitchen: str
) -> None:
    """Also where it is the same scene."""
    play(session, "tell")
    close(database, kept(session, database).id)
    before, _, scenes = SMALL.partition("\nwalkthroughs:")[0].partition(CHOICES)
    text = f"{before}{kitchen}  week:\n{scenes.partition('  week:')[2]}\n"
    assert recalled(database, session, write, text) == []
    assert due(database, LATER) == []


def test_what_cannot_be_read_now_waits(database: Database, told: Session, write: Write) -> None:
    """Its file is broken, or gone; it may come back."""
    assert recalled(database, told, write, "id: small\n") == []
    file = write("small.yaml", SMALL)
    file.unlink()
    assert list(recollections(database, open_library(file.parent), LATER)) == []
    assert len(recalled(database, told, write)) == 1


def test_of_several_only_what_changed_is_dropped(
    database: Database, told: Session, write: Write, guidance: Guidance
) -> None:
    """The others come back, longest due first."""
    other = load_scenario(write("other.yaml", small_text(("id: small", "id: other"))), guidance).value
    assert other is not None
    again = play(begin(database, other, guidance, timing=Timing.COACHED, seed=1), "tell")
    close(database, kept(again, database).id)
    assert [session.scenario.id for session in recalled(database, told, write)] == ["small", "other"]
    found = recalled(database, told, write, SMALL.replace("kitchen", "pantry"))
    assert [session.scenario.id for session in found] == ["other"]
    assert [card.scenario for card in due(database, LATER)] == ["other"]
