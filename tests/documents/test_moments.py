"""What is on show while a scenario is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.moments import (
    all_beside,
    alternatives,
    beside,
    meanings,
    moment_parts,
    progress,
    story_parts,
    timeline,
    transcript,
)
from scenario_trainer.documents.parts import Finding, Gauge, Gauges, Option, Paragraph, Path, Section, Tone
from scenario_trainer.documents.people import people_and_words, people_facts
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.moments import Outcome, Stuck, Timing
from scenario_trainer.play.session import Session
from tests.support.documents import said, sections
from tests.support.playing import at_rest, play

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario

QUESTION = "Ada wants the kettle filled before nine. What do you do?"
ASK, TELL = "Ask Ada how the rota came about.", "Tell Ada that everybody should refill it."
TOLD = [labels.YOUR_CHOICE, TELL, "Ada says nothing.", "She leaves."]
COACHING = [
    *("Partly reflects", "Show what it is good for", "It is true."),
    *("Works against", "Facts boil no water", "page 3", "Taking a fact for water.", "Nobody had asked."),
    *(labels.TEMPTING, "You are right."),
]


def gauges(session: Session) -> list[Gauge]:
    """The gauges of the moment on show."""
    return [gauge for part in moment_parts(session.moment) if isinstance(part, Gauges) for gauge in part.gauges]


def at_rest_after_tell(session: Session) -> Session:
    """The session at the ending to which Tell leads."""
    at_rest(play(session, "tell"))
    return session


def test_a_scene_that_goes_on_is_its_text(session: Session) -> None:
    """A scene without a title has none."""
    assert said(moment_parts(session.moment)) == ["The kettle is empty again."]


def test_a_decision_has_its_question_gauges_and_choices(session: Session) -> None:
    """Under the scene's title; a locked choice keeps its number and says why."""
    at_rest(session)
    assert sections(moment_parts(session.moment)) == {"Monday, 8.55": ["Ada holds the empty kettle.", QUESTION]}
    assert gauges(session) == [Gauge("Trust in the kitchen", 2, "wary", "solid", 0, 4)]
    assert [part for part in moment_parts(session.moment) if isinstance(part, Option)] == [
        Option(1, ASK),
        Option(2, TELL),
        Option(3, "Suggest that you both try the rota for a week.", "You do not know about a rota yet."),
    ]
    assert not any(isinstance(part, Option | Gauges) for part in story_parts(session.moment))


def test_a_coached_outcome_says_how_the_choice_stands(session: Session) -> None:
    """After what happens: each principle with its reason, why it tempts, and the gauge that moved."""
    play(session, "tell")
    assert said(moment_parts(session.moment))[: len(TOLD) + len(COACHING)] == [*TOLD, *COACHING]
    assert gauges(session) == [Gauge("Trust in the kitchen", 0, "wary", "solid", 0, 4, before=2)]


def test_a_principle_is_named_with_its_place_in_the_guidance_and_what_it_warns_of(session: Session) -> None:
    """Of the choice taken and of others; with the guidance's title, but not where the guidance says no place."""
    expected = {
        "Show what it is good for": ("", ""),
        "Facts boil no water": ("Kitchen rules, page 3", "Taking a fact for water."),
    }

    def named(parts: Iterable[Part]) -> dict[str, tuple[str, str]]:
        return {part.principle: (part.cited, part.instead_of) for part in parts if isinstance(part, Finding)}

    play(session, "tell")
    assert named(moment_parts(session.moment)) == expected
    session.step_back()
    play(session, "ask")
    assert isinstance(session.moment, Outcome)
    (tell,) = alternatives(session.moment.alternatives).parts
    assert isinstance(tell, Section)
    assert named(tell.parts) == expected


def test_what_the_named_principles_mean_is_shown_where_it_is_wanted(session: Session) -> None:
    """Between what a principle warns of and the reason; or apart from the outcome."""
    play(session, "tell")
    assert isinstance(session.moment, Outcome)
    assert session.moment.feedback
    shown = said(story_parts(session.moment, meanings=True))
    assert shown[shown.index("Taking a fact for water.") :][1:3] == [
        "Being right fills no kettle.",
        "Nobody had asked.",
    ]
    assert meanings(session.moment.feedback).rows == (
        ("Show what it is good for", "Let people see the tea."),
        ("Facts boil no water", "Being right fills no kettle."),
    )


def test_a_gauge_that_did_not_move_is_left_out_of_an_outcome(session: Session) -> None:
    """And an open decision is said to be one."""
    play(session, "ask", "whisper")
    assert said(moment_parts(session.moment)) == [
        labels.YOUR_CHOICE,
        "Whisper that you know about the rota.",
        labels.OPEN_DECISION,
    ]


def test_without_coaching_an_outcome_is_what_happens(scenario: Scenario, flow: Flow) -> None:
    """Nothing of the feedback is shown before the debrief."""
    session = play(Session(scenario, flow.guidance, timing=Timing.CONSEQUENCES, seed=1), "tell")
    shown = said(moment_parts(session.moment))
    assert shown[: len(TOLD)] == TOLD
    assert set(COACHING).isdisjoint(shown)
    assert labels.OPEN_DECISION not in shown


def test_others_choose_differently_for_reasons(session: Session) -> None:
    """The other choices that were open, each with why it tempts and how it stands; none of their outcomes."""
    play(session, "ask")
    assert isinstance(session.moment, Outcome)
    document = alternatives(session.moment.alternatives)
    assert document.title == labels.OTHERS_CHOOSE
    assert sections(document.parts) == {TELL: [*COACHING[-2:], *COACHING[:-2]]}


def test_a_moment_says_that_there_is_a_note(session: Session) -> None:
    """With its beginning, above the choices where there are any; later moments and the transcript leave it out."""
    at_rest(session)
    session.write_note("Ask why.\n\n" + "And who, and since when. " * 9)
    *_, note, _, first, _, _ = moment_parts(session.moment, session.note)
    assert note == Paragraph(
        "Ask why. And who, and since when. And who, and since when. …", labels.YOUR_NOTE, Tone.QUOTE
    )
    assert isinstance(first, Option)
    play(session, "ask")
    assert moment_parts(session.moment, session.note)[-1] == note
    play(session, "rota")
    session.write_note("Ask why.")
    at_rest(session)
    assert labels.YOUR_NOTE not in said(moment_parts(session.moment, session.note))
    assert labels.YOUR_NOTE not in said(transcript(session.transcript, "A small story").parts)


def test_an_ending_has_its_kind_and_title(session: Session) -> None:
    """After its scene's text."""
    at_rest(play(session, "tell"))
    assert said(moment_parts(session.moment)) == ["You drink water.", "A breakdown", "Two kettles"]


def test_a_story_that_is_stuck_says_whose_mistake_it_is() -> None:
    """And what can be done."""
    assert said(moment_parts(Stuck("No choice is open here."))) == [
        labels.STUCK,
        "No choice is open here.",
        labels.STUCK_ADVICE,
    ]


def test_beside_an_outcome_the_gauges_stand_without_their_change(session: Session) -> None:
    """The outcome itself says it; people stand below."""
    play(session, "tell")
    gauges, people = beside(session.moment, session.scenario)
    assert gauges == Gauges((Gauge("Trust in the kitchen", 0, "wary", "solid", 0, 4),))
    assert people == people_facts(session.scenario)


def test_where_there_is_much_room_what_is_known_and_the_words_stand_beside_a_story(session: Session) -> None:
    """As on the page of people and words."""
    play(session, "ask")
    shown = all_beside(session.moment, session.scenario, session.known)
    whole = people_and_words(session.scenario, session.known)
    sections = {part.title: part for part in whole.parts if isinstance(part, Section)}
    wanted = [sections[title] for title in (labels.PEOPLE, labels.GLOSSARY)]
    assert "You asked Ada." in said(wanted)
    assert shown == (*beside(session.moment, session.scenario)[:1], *wanted)


def test_the_progress_says_that_it_is_a_what_if_until_its_end(session: Session) -> None:
    """Before the first decision there is only when feedback comes."""

    def told(*, what_if: bool) -> str:
        return progress(session.transcript, session.timing, what_if=what_if)

    assert told(what_if=False) == "feedback at once"
    at_rest(session)
    assert told(what_if=False) == "Decision 1 · feedback at once · perhaps the last"
    assert told(what_if=True) == "What if · Decision 1 · feedback at once · perhaps the last"
    at_rest_after_tell(session)
    assert (told(what_if=False), told(what_if=True)) == ("The end", "What if · The end")


@pytest.mark.parametrize("timing", Timing)
def test_a_transcript_has_everything_that_was_shown(scenario: Scenario, flow: Flow, timing: Timing) -> None:
    """In its order, without the choices that were not taken; feedback only where it was given."""
    session = at_rest_after_tell(Session(scenario, flow.guidance, timing=timing, seed=1))
    document = transcript(session.transcript, "A small story")
    found = said(document.parts)
    assert (document.title, document.subtitle) == (labels.TRANSCRIPT, "A small story")
    assert found[:4] == ["The kettle is empty again.", "Monday, 8.55", "Ada holds the empty kettle.", QUESTION]
    assert found[4:8] == TOLD
    assert found[-3:] == ["You drink water.", "A breakdown", "Two kettles"]
    assert ("It is true." in found) is (timing is Timing.COACHED)
    assert ASK not in found


def test_a_timeline_has_each_decision_with_the_choice_that_was_taken(session: Session) -> None:
    """Also the one that has just been taken; not the one that is asked. Below it, which principles it names."""
    assert said([timeline(session.transcript)]) == [labels.DECISIONS_SO_FAR, labels.NOTHING_DECIDED]
    at_rest(play(session, "ask"))
    first = [labels.DECISIONS_SO_FAR, QUESTION, ASK, "Reflects", "Ask before you tell"]
    assert said([timeline(session.transcript)]) == first
    play(session, "tell")
    principles = ["Partly reflects", "Show what it is good for", "Works against", "Facts boil no water"]
    assert said([timeline(session.transcript)]) == [*first, QUESTION, TELL, *principles]
    session.step_back()
    assert said([timeline(session.transcript)]) == first
    (path,) = timeline(session.transcript).parts
    assert isinstance(path, Path)
    assert [step.number for step in path.steps] == [1]


def test_a_timeline_has_no_feedback_that_was_not_given_at_once(scenario: Scenario, flow: Flow) -> None:
    """None before the debrief; and of an open decision, that it is one."""
    open_one = ("ask", "whisper")
    found = {
        timing: said(
            [timeline(play(Session(scenario, flow.guidance, timing=timing, seed=1), *open_one).transcript)]
        )
        for timing in Timing
    }
    whispered = "Whisper that you know about the rota."
    assert found[Timing.COACHED][-2:] == [whispered, labels.OPEN_DECISION]
    assert found[Timing.CONSEQUENCES] == [labels.DECISIONS_SO_FAR, QUESTION, ASK, QUESTION, whispered]
