"""A learner's way through a story: what is on show, moment by moment, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenario_trainer.engine.state import State
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.moments import DecisionPoint, Ended, Moment, Narration, Offer, Outcome, Stuck, Timing
from scenario_trainer.play.path import surprises
from scenario_trainer.play.session import Session
from scenario_trainer.records.log import AttemptLog
from scenario_trainer.story.terms import Alignment
from tests.support.random_stories import GUIDANCE, picks, stories
from tests.support.variants import RING, STUCK, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scenario_trainer.records.kept import KeptDecision, KeptEnding
    from scenario_trainer.story.model import Guidance, Scenario

rationale = st.builds(Rationale, st.sampled_from(["", "It is true."]), st.sampled_from([None, *Confidence]))
"""What somebody may say before the outcome."""


def at_rest(session: Session) -> Moment:
    """Go on until the story asks for something or is over; what is on show then."""
    while not session.settled:
        session.go_on()
    return session.moment


def after(session: Session, *choices: str) -> Session:
    """The session after these choices, at the outcome of the last."""
    for choice in choices:
        at_rest(session)
        session.choose(choice)
    return session


def deciding(session: Session) -> DecisionPoint:
    """The decision that is on show once the story rests."""
    moment = at_rest(session)
    assert isinstance(moment, DecisionPoint)
    return moment


def outcome(session: Session) -> Outcome:
    """The outcome on show now."""
    assert isinstance(session.moment, Outcome)
    return session.moment


def play_on(session: Session, picked: Sequence[int], said: Rationale | None = None) -> None:
    """At each decision take one of the open choices, counted round, as long as there is one."""
    for number in picked:
        if not isinstance(moment := at_rest(session), DecisionPoint):
            return
        open_now = [offer.id for offer in moment.offers if offer.locked is None]
        session.choose(open_now[number % len(open_now)], said)
    at_rest(session)


@pytest.fixture
def session(small: Scenario, guidance: Guidance) -> Session:
    """A session of the small story, coached, with choices in a known order."""
    return Session(small, guidance, seed=1)


def test_a_scene_that_goes_on_is_told_first(session: Session) -> None:
    """It asks for nothing but to go on."""
    assert session.moment == Narration(None, ("The kettle is empty again.",))


def test_a_decision_shows_the_scene_as_it_stands(session: Session) -> None:
    """Its title, the text the state has, the gauges, and where the learner is."""
    moment = deciding(session)
    shown = (moment.title, moment.paragraphs, [(each.value, each.change) for each in moment.gauges])
    assert shown == ("Monday, 8.55", ("Ada holds the empty kettle.",), [(2, 0)])
    assert (moment.number, moment.to_go) == (1, 0)


def test_a_hidden_choice_is_not_offered_and_a_locked_one_says_why(session: Session) -> None:
    """What can be taken carries no reason."""
    offered = {offer.id: offer for offer in deciding(session).offers}
    assert offered == {
        "ask": Offer("ask", "Ask Ada how the rota came about.", None),
        "tell": Offer("tell", "Tell Ada that everybody should refill it.", None),
        "rota": Offer(
            "rota", "Suggest that you both try the rota for a week.", "You do not know about a rota yet."
        ),
    }


def test_a_choice_is_followed_by_its_outcome(session: Session) -> None:
    """What was chosen, what came of it, and how the gauges moved."""
    moment = outcome(after(session, "tell"))
    told = (moment.text, moment.paragraphs, [(each.value, each.change) for each in moment.gauges])
    assert told == (
        "Tell Ada that everybody should refill it.",
        ("Ada says nothing.", "She leaves."),
        [(0, -2)],
    )


def test_the_events_come_in_the_order_of_the_format(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """The choice's outcome, then every scene that goes on, then the scene in which the story rests."""
    story = small_with(write, guidance, ("        goto: kitchen", "        goto: door"))
    session = after(Session(story, guidance), "ask")
    at_rest(session)
    assert [type(moment) for moment in session.transcript] == [
        Narration,
        DecisionPoint,
        Outcome,
        Narration,
        DecisionPoint,
    ]


def test_text_under_a_condition_is_told_after_the_choice_that_makes_it_true(session: Session) -> None:
    """The same scene reads differently once the flag is set."""
    assert deciding(after(session, "ask")).paragraphs == (
        "Ada holds the empty kettle.",
        "She has told you about the rota.",
    )


def test_decisions_are_counted(session: Session) -> None:
    """Number and what is to go follow the playthrough."""
    assert deciding(after(session, "ask", "tell")).number == 3


def test_no_number_is_told_where_no_ending_is_in_sight(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Rather none than a wrong one."""
    pit = "  pit:\n    text: A pit.\n    choices:\n      wait: {text: Wait., goto: pit}\n"
    story = small_with(write, guidance, with_scenes(pit), ("start: door", "start: pit"))
    assert deciding(Session(story, guidance)).to_go is None


def test_a_coached_outcome_says_how_the_choice_sits(session: Session) -> None:
    """With feedback, why it is tempting, and what else could have been done."""
    moment = outcome(after(session, "tell"))
    assert moment.feedback is not None
    assert (moment.coached, moment.feedback.rating, moment.tempting) == (
        True,
        Alignment.PARTLY,
        "You are right.",
    )
    assert "Ask Ada how the rota came about." in [each.text for each in moment.alternatives]


def test_an_open_decision_is_coached_without_feedback(session: Session) -> None:
    """Where a choice names no principle, none is invented."""
    moment = outcome(after(session, "ask", "whisper"))
    assert (moment.coached, moment.feedback) == (True, None)


def test_consequences_first_tells_the_story_only(small: Scenario, guidance: Guidance) -> None:
    """The outcome itself is the same; all that is said about it waits."""
    coached = outcome(after(Session(small, guidance), "tell"))
    uncoached = outcome(after(Session(small, guidance, timing=Timing.CONSEQUENCES), "tell"))
    assert uncoached == coached._replace(coached=False, feedback=None, tempting=None, alternatives=())


def test_the_ending_is_shown_last(session: Session) -> None:
    """With its text, and nothing more to choose."""
    moment = at_rest(after(session, "ask", "rota"))
    assert isinstance(moment, Ended)
    assert (moment.paragraphs, moment.ending.title) == (("The kettle is full for a week.",), "A full kettle")
    with pytest.raises(ValueError, match="nothing to choose"):
        session.choose("ask")


@pytest.mark.parametrize("choice", ["rota", "whisper", "sing"], ids=["locked", "hidden", "unknown"])
def test_a_choice_that_is_not_open_is_refused(session: Session, choice: str) -> None:
    """And nothing has happened then."""
    before = deciding(session)
    with pytest.raises(ValueError, match=choice):
        session.choose(choice)
    assert (session.moment, session.decisions) == (before, ())


def test_nothing_can_be_chosen_while_an_outcome_is_told(session: Session) -> None:
    """The next decision comes after it."""
    after(session, "ask")
    with pytest.raises(ValueError, match="nothing to choose"):
        session.choose("tell")


def test_going_on_leaves_a_decision_where_it_is(session: Session) -> None:
    """A decision is not skipped."""
    before = deciding(session)
    session.go_on()
    assert session.moment is before


def test_there_is_no_step_back_from_the_first_decision(session: Session) -> None:
    """Nothing was decided that could be undone."""
    before = deciding(session)
    assert (session.step_back(), session.moment) == (False, before)


@pytest.mark.parametrize("rested", [False, True], ids=["from the outcome", "from the next decision"])
def test_a_step_back_asks_the_last_decision_again(session: Session, rested: bool) -> None:
    """As it was asked the first time."""
    before = deciding(session)
    after(session, "ask")
    if rested:
        at_rest(session)
    assert (session.step_back(), session.moment, session.decisions) == (True, before, ())


def test_a_step_back_from_the_ending_reopens_the_story(session: Session) -> None:
    """A different answer can lead to a different ending."""
    at_rest(after(session, "ask", "rota"))
    session.step_back()
    after(session, "tell", "tell")
    moment = at_rest(session)
    assert isinstance(moment, Ended)
    assert moment.ending.title == "Two kettles"


def test_what_is_decided_otherwise_after_an_ending_is_a_what_if(session: Session) -> None:
    """From the decision that is asked again on; not after a step back before, nor with the same answer."""
    after(session, "ask", "tell").step_back()
    assert not session.is_what_if
    at_rest(after(session, "rota"))
    assert not session.is_what_if
    session.reopen(2)
    assert session.is_what_if
    after(session, "rota")
    assert not session.is_what_if
    session.reopen(1)
    after(session, "tell")
    assert session.is_what_if
    at_rest(session)
    assert session.is_what_if


def test_what_was_undone_is_in_no_transcript(session: Session) -> None:
    """The transcript is that of the way that was kept."""
    after(session, "tell").step_back()
    at_rest(after(session, "ask"))
    choices = [moment.text for moment in session.transcript if isinstance(moment, Outcome)]
    assert choices == ["Ask Ada how the rota came about."]


def test_what_was_undone_can_be_taken_again(session: Session) -> None:
    """A choice for once is offered again after the step back."""
    after(session, "ask").step_back()
    assert "ask" in [offer.id for offer in deciding(session).offers]


def test_the_transcript_ends_with_the_current_moment(session: Session) -> None:
    """Each moment is in it once."""
    seen = [session.moment, deciding(session)]
    after(session, "ask")
    seen.append(session.moment)
    assert session.transcript == tuple(seen)


def test_a_decision_keeps_what_could_have_been_taken(session: Session) -> None:
    """Locked and hidden choices were no alternatives."""
    after(session, "ask")
    assert [(each.scene, each.choice, set(each.offered)) for each in session.decisions] == [
        ("kitchen", "ask", {"ask", "tell"})
    ]


def test_a_decision_keeps_what_was_thought(session: Session) -> None:
    """Before the outcome; where nothing was said, nothing is kept."""
    said = Rationale("It is true.", Confidence.CERTAIN)
    after(session, "ask")
    at_rest(session)
    session.choose("tell", said)
    assert [decision.rationale for decision in session.decisions] == [Rationale(), said]


def test_thoughts_change_nothing_of_the_story(small: Scenario, guidance: Guidance) -> None:
    """They are the learner's own."""
    silent, loud = (Session(small, guidance, seed=1) for _ in range(2))
    play_on(silent, [0, 1, 2])
    play_on(loud, [0, 1, 2], Rationale("It is true.", Confidence.GUESSING))
    assert loud.transcript == silent.transcript


def test_the_debrief_tells_what_was_thought(session: Session) -> None:
    """And what one was sure of and the guidance is not."""
    at_rest(session)
    session.choose("tell", Rationale("It is true.", Confidence.CERTAIN))
    at_rest(session)
    path = debriefing(session).path
    assert [entry.rationale.reason for entry in path] == ["It is true."]
    assert surprises(path) == path


def test_one_can_return_to_any_decision(session: Session) -> None:
    """From anywhere; what was decided before it stands, and it is asked as it was asked then."""
    asked = deciding(after(session, "ask"))
    at_rest(after(session, "tell", "whisper"))
    session.reopen(2)
    assert (session.moment, [each.choice for each in session.decisions]) == (asked, ["ask"])
    session.reopen(1)
    assert (deciding(session).number, session.decisions) == (1, ())


@pytest.mark.parametrize("number", [2, 3])
def test_to_return_to_what_was_not_decided_yet_changes_nothing(session: Session, number: int) -> None:
    """One is there already, or has not come to it."""
    before = deciding(after(session, "ask"))
    session.reopen(number)
    assert (session.moment, len(session.decisions)) == (before, 1)


def test_the_way_that_was_played_has_a_state_before_each_decision_and_after_the_last(session: Session) -> None:
    """From the start to where it leads now, also while the outcome is told."""
    start = State("kitchen", (2,), frozenset(), frozenset())
    asked = State("kitchen", (3,), frozenset({"asked"}), frozenset({"kitchen/ask"}))
    assert (session.played.states, session.played.decisions) == ((start,), ())
    after(session, "ask", "rota")
    assert session.played.states == (start, asked, asked._replace(scene="week"))
    assert session.played.decisions == session.decisions
    session.step_back()
    assert list(session.played.states) == [start, asked]


def test_a_way_that_goes_round_for_ever_is_where_it_goes_round(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """With the values that it goes round with, from the start or after a decision."""
    of_start = Session(
        small_with(write, guidance, ("start: door", "start: round"), with_scenes(RING)), guidance
    ).played
    assert (of_start.decisions, [state.scene for state in of_start.states]) == ((), ["round"])
    of_tell = after(Session(small_with(write, guidance, *STUCK["a ring"]), guidance), "tell").played
    assert [(state.scene, state.gauges) for state in of_tell.states] == [("kitchen", (2,)), ("round", (0,))]


class Notes(AttemptLog):
    """A log that only remembers what it is given to record."""

    def __init__(self) -> None:
        self.recorded: list[tuple[list[str], str | None]] = []
        self.standing: int | None = None

    def stand(self, number: int) -> None:
        """Remember how many decisions stand."""
        self.standing = number

    def record(
        self, before: Sequence[tuple[str, str]], decision: KeptDecision, ending: KeptEnding | None
    ) -> KeptDecision:
        """Remember the choices, and the ending's scene."""
        choices = [*(choice for _, choice in before), decision.choice]
        self.recorded.append((choices, ending.scene if ending else None))
        return decision


@pytest.fixture
def notes() -> Notes:
    """Nothing noted yet."""
    return Notes()


@pytest.fixture
def logged(small: Scenario, guidance: Guidance, notes: Notes) -> Session:
    """A session of the small story whose decisions are noted."""
    return Session(small, guidance, seed=1, log=notes)


def test_every_decision_is_logged_with_the_way_to_it(logged: Session, notes: Notes) -> None:
    """And with the ending where it leads there: before anybody has read as far."""
    after(logged, "ask", "rota")
    assert notes.recorded == [(["ask"], None), (["ask", "rota"], "week")]


def test_a_way_back_is_logged_as_such_and_what_follows_it_is(logged: Session, notes: Notes) -> None:
    """What was undone is not undone in the records."""
    after(logged, "ask", "tell")
    logged.step_back()
    assert notes.standing == 1
    logged.reopen(1)
    assert notes.standing == 0
    del notes.recorded[:]
    after(logged, "tell")
    assert notes.recorded == [(["tell"], "apart")]


def test_what_is_replayed_or_refused_is_not_logged(logged: Session, notes: Notes) -> None:
    """It has happened already, or not at all."""
    logged.replay([("kitchen", "ask")])
    with pytest.raises(ValueError, match="nothing to choose"):
        logged.choose("tell")
    deciding(logged)
    with pytest.raises(ValueError, match="sing"):
        logged.choose("sing")
    assert notes.recorded == []


@pytest.mark.parametrize("changes", STUCK.values(), ids=STUCK)
def test_a_decision_that_leads_nowhere_is_logged_too(
    write: Callable[[str, str], Path], guidance: Guidance, notes: Notes, changes: tuple[tuple[str, str], ...]
) -> None:
    """The learner took it, and there is no ending."""
    after(Session(small_with(write, guidance, *changes), guidance, log=notes), "tell")
    assert notes.recorded == [(["tell"], None)]


def test_without_a_log_nothing_is_kept(session: Session) -> None:
    """There is no attempt to speak of."""
    assert after(session, "ask").attempt_id is None


def test_a_note_is_on_the_decision_that_is_asked_or_was_taken_last(session: Session) -> None:
    """Before the first decision it is on that; also where nothing is kept."""
    session.write_note("On the first.")
    after(session, "ask")
    seen = [session.note]
    session.write_note("Changed.")
    at_rest(session)
    seen.append(session.note)
    session.write_note("On the second.")
    after(session, "tell")
    seen.append(session.note)
    assert seen == ["On the first.", "", "On the second."]
    assert [decision.note for decision in session.decisions] == ["Changed.", "On the second."]


def test_a_note_stays_on_its_decision_after_a_step_back(session: Session) -> None:
    """Whatever is answered then; what was decided before has its own."""
    after(session, "ask")
    session.write_note("Well asked.")
    session.step_back()
    assert session.note == "Well asked."
    assert after(session, "tell").decisions[0].note == "Well asked."


def test_the_decision_that_a_note_is_on_is_named(session: Session) -> None:
    """By what is decided there."""
    assert session.noted_question == ""
    asked = deciding(session).question
    assert session.noted_question == asked
    assert asked == "Ada wants the kettle filled before nine. What do you do?"
    after(session, "ask")
    assert session.noted_question == asked


def test_a_decision_says_what_is_to_be_decided(session: Session) -> None:
    """The scene's question."""
    assert deciding(session).question == "Ada wants the kettle filled before nine. What do you do?"


def test_an_outcome_has_each_gauge_before_and_after(session: Session) -> None:
    """Elsewhere both are the same."""
    before = deciding(session).gauges
    assert [(each.value, each.before, each.change) for each in before] == [(2, 2, 0)]
    assert [(each.value, each.before, each.change) for each in outcome(after(session, "tell")).gauges] == [
        (0, 2, -2)
    ]


def test_a_gauge_that_is_not_for_learners_is_never_on_show(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Neither before a decision nor after it."""
    hidden = ("high: solid}", "high: solid, shown: false}")
    session = Session(small_with(write, guidance, hidden), guidance)
    assert deciding(session).gauges == ()
    assert outcome(after(session, "tell")).gauges == ()


def test_there_is_no_debrief_before_the_end(session: Session) -> None:
    """Looking back on half a story would spoil the other half."""
    with pytest.raises(ValueError, match="not ended"):
        debriefing(session)


def test_the_debrief_is_of_this_playthrough(session: Session) -> None:
    """Its ending, and each decision in order."""
    at_rest(after(session, "tell"))
    found = debriefing(session)
    assert (found.ended.ending.title, [entry.text for entry in found.path]) == (
        "Two kettles",
        ["Tell Ada that everybody should refill it."],
    )


def order(story: Scenario, guidance: Guidance, seed: int | None) -> list[str]:
    """The choices of the first decision as they are offered."""
    return [offer.id for offer in deciding(Session(story, guidance, seed=seed)).offers]


def test_choices_are_shuffled_by_the_seed(small: Scenario, guidance: Guidance) -> None:
    """The same number gives the same order; all orders occur."""
    orders = [order(small, guidance, seed) for seed in range(60)]
    assert orders == [order(small, guidance, seed) for seed in range(60)]
    assert len({tuple(each) for each in orders}) == 6


def test_without_a_seed_attempts_differ(small: Scenario, guidance: Guidance) -> None:
    """Position gives nothing away from one attempt to the next."""
    assert len({tuple(order(small, guidance, None)) for _ in range(60)}) > 1


def test_the_order_stays_the_same_throughout_an_attempt(session: Session) -> None:
    """What is offered again stands where it stood, apart from what came or went."""
    first = [offer.id for offer in deciding(session).offers]
    again = [offer.id for offer in deciding(after(session, "ask")).offers]
    assert [each for each in again if each in first] == [each for each in first if each != "ask"]


def test_a_fixed_order_is_the_written_one(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Whatever the seed."""
    story = small_with(write, guidance, ("title: Monday, 8.55", "title: Monday, 8.55\n    order: fixed"))
    assert {tuple(order(story, guidance, seed)) for seed in range(20)} == {("ask", "tell", "rota")}


def test_a_story_that_never_comes_to_rest_is_stuck_at_once(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """It says what goes round, and there is nowhere to step back to."""
    story = small_with(write, guidance, ("start: door", "start: round"), with_scenes(RING))
    session = Session(story, guidance)
    assert session.moment == Stuck("The story goes round and round: round, about.")
    assert (session.step_back(), session.decisions) == (False, ())
    with pytest.raises(ValueError, match="nothing to choose"):
        session.choose("ask")


@pytest.mark.parametrize("changes", STUCK.values(), ids=STUCK)
def test_from_where_the_story_is_stuck_the_last_decision_can_be_undone(
    write: Callable[[str, str], Path], guidance: Guidance, changes: tuple[tuple[str, str], ...]
) -> None:
    """A mistake in the scenario never costs the learner more than a choice."""
    session = Session(small_with(write, guidance, *changes), guidance)
    before = deciding(session)
    assert isinstance(at_rest(after(session, "tell")), Stuck)
    assert (session.step_back(), session.moment, session.decisions) == (True, before, ())
    assert isinstance(at_rest(after(session, "ask", "rota")), Ended)


@given(stories(), picks, picks)
def test_the_same_choice_after_a_step_back_gives_the_same_moments(
    scenario: Scenario, picked: list[int], again: list[int]
) -> None:
    """To the last word, and so does every choice after it."""
    session = Session(scenario, GUIDANCE, seed=7)
    play_on(session, picked)
    assume(session.decisions)
    told, taken = session.transcript, session.decisions
    for _ in again[: len(taken)]:
        session.step_back()
    for decision in taken[len(session.decisions) :]:
        assert isinstance(at_rest(session), DecisionPoint)
        session.choose(decision.choice)
    at_rest(session)
    assert (session.transcript, session.decisions) == (told, taken)


@given(stories(), st.lists(st.integers(-6, 11), max_size=20))
def test_a_session_is_its_decisions(scenario: Scenario, steps: list[int]) -> None:
    """However often it went back, it stands where a new one stands that took the same choices at once."""
    wandering = Session(scenario, GUIDANCE, seed=7)
    for step in steps:
        if step < 0:
            wandering.step_back()
        else:
            play_on(wandering, [step])
    straight = Session(scenario, GUIDANCE, seed=7)
    for decision in wandering.decisions:
        after(straight, decision.choice)
    assert at_rest(wandering) == at_rest(straight)
    assert wandering.transcript == straight.transcript


@given(stories(), picks, rationale)
def test_the_debrief_is_the_same_in_both_timings(scenario: Scenario, picked: list[int], said: Rationale) -> None:
    """So is everything but the coaching on the way there; also with what was thought."""
    coached = Session(scenario, GUIDANCE, seed=7)
    uncoached = Session(scenario, GUIDANCE, seed=7, timing=Timing.CONSEQUENCES)
    for session in (coached, uncoached):
        play_on(session, picked, said)
    assert coached.decisions == uncoached.decisions
    assume(isinstance(coached.moment, Ended))
    assert debriefing(coached) == debriefing(uncoached)


@given(stories(), picks)
def test_nothing_of_the_coaching_leaks_before_the_debrief(scenario: Scenario, picked: list[int]) -> None:
    """No reason, principle or temptation is in any moment of a story played for its consequences."""
    session = Session(scenario, GUIDANCE, timing=Timing.CONSEQUENCES)
    play_on(session, picked)
    outcomes = [moment for moment in session.transcript if isinstance(moment, Outcome)]
    assume(outcomes)
    said = {(each.coached, each.feedback, each.tempting, each.alternatives) for each in outcomes}
    assert said == {(False, None, None, ())}
