"""The debrief: what there is to look back on, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.debrief import LINES, debrief
from scenario_trainer.documents.parts import Path, Section
from scenario_trainer.documents.wording import debrief_phrases, labels, phrases
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.kept_sessions import resume
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.one_decision_away import OtherEnding
from scenario_trainer.play.session import Session
from scenario_trainer.play.tallies import PrincipleTally
from scenario_trainer.play.why import FlagReason, GaugeReason, Statement
from scenario_trainer.play.writing import QUESTION, Heading
from scenario_trainer.records.writings import write as write_down
from tests.support.documents import said, sections
from tests.support.playing import at_rest, play, reconsidered

if TYPE_CHECKING:
    from scenario_trainer.documents.parts import Document, Step
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.debriefing import Debriefing
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario

FIRST_SCREEN = [labels.HOW_IT_ENDED, labels.ONE_DECISION_AWAY, labels.MOST_AND_LEAST, labels.TRY_AT_WORK]
ASK, TELL = "Ask Ada how the rota came about.", "Tell Ada that everybody should refill it."


@pytest.fixture
def asked(session: Session) -> Session:
    """Asked first, then the rota: at its end."""
    at_rest(play(session, "ask", "rota"))
    return session


def looked_back(flow: Flow, session: Session, graph: Graph | None = None) -> Debriefing:
    """All there is to look back on, with the records."""
    return debriefing(session, graph, flow.database)


def shown(flow: Flow, seen: Debriefing) -> dict[str, list[str]]:
    """The texts of each section of the debrief."""
    return sections(debrief(seen, "A small story", flow.guidance).parts)


def steps(document: Document) -> tuple[Step, ...]:
    """The steps of the whole path."""
    (path,) = (
        part
        for section in document.parts
        if isinstance(section, Section) and section.title == labels.YOUR_PATH
        for part in section.parts
    )
    assert isinstance(path, Path)
    return path.steps


def test_the_first_screen_answers_four_questions_and_the_rest_is_folded(
    flow: Flow, session: Session, graph: Graph
) -> None:
    """How it ended, what was close, what stands out, and what to try; then looking closer, and taking away."""
    play(session, "tell", rationale=Rationale("It is true.", Confidence.CERTAIN))
    at_rest(session)
    at_rest(reconsidered(session, 1, "ask", "rota"))
    session.reopen(1)
    at_rest(play(session, "tell", rationale=Rationale("", Confidence.CERTAIN)))
    document = debrief(looked_back(flow, session, graph), "A small story", flow.guidance)
    assert (document.title, document.subtitle) == (labels.DEBRIEF, "A small story")
    found = [(part.title, part.folded) for part in document.parts if isinstance(part, Section)]
    assert found[:4] == [(title, False) for title in FIRST_SCREEN]
    assert found[4:] == [
        (title, True)
        for title in (
            labels.SURE_AND_AGAINST,
            labels.YOUR_PATH,
            labels.SIDE_BY_SIDE,
            labels.PRINCIPLES_IN_PLAY,
            labels.HOPES_AND_WORRIES,
            labels.TO_TAKE_AWAY,
        )
    ]
    assert len(found) == len(document.parts)


def test_it_says_how_the_story_ended_and_why(flow: Flow, asked: Session) -> None:
    """By the reasons; where none is known, by what such an ending means."""
    seen = looked_back(flow, asked)._replace(reasons=())
    ending = [labels.ENDINGS[seen.ended.ending.outcome], "A full kettle"]
    assert shown(flow, seen)[labels.HOW_IT_ENDED] == [*ending, labels.ENDING_MEANINGS[seen.ended.ending.outcome]]
    gauge = GaugeReason(asked.scenario.gauges["trust"], 3, ">", 2, True)
    reasons = (
        Statement("She was asked."),
        FlagReason("You asked Ada.", True),
        FlagReason("You left.", False),
        gauge,
    )
    found = shown(flow, seen._replace(reasons=reasons[:3]))[labels.HOW_IT_ENDED]
    assert found == [
        *ending,
        "She was asked.",
        *(labels.HAPPENED, "You asked Ada."),
        *(labels.DID_NOT_HAPPEN, "You left."),
    ]
    assert shown(flow, seen._replace(reasons=reasons))[labels.HOW_IT_ENDED] == found
    long = (Statement("She was asked. " * 6 * LINES), *reasons)
    found = shown(flow, seen._replace(reasons=long))[labels.HOW_IT_ENDED]
    assert found == [*ending, long[0].text]
    least = PrincipleTally("visible-value", "Long " * 30, (None,))
    found = shown(flow, seen._replace(reasons=reasons, least_taken_up=least))[labels.HOW_IT_ENDED]
    assert found == [*ending, "She was asked."]
    found = shown(flow, seen._replace(reasons=reasons[3:]))[labels.HOW_IT_ENDED]
    assert found == [*ending, "Trust in the kitchen", debrief_phrases.gauge_reason(gauge)]


def test_single_answers_that_would_have_led_elsewhere_are_listed(flow: Flow, asked: Session) -> None:
    """By their decisions; all but the first are folded away, and none at all is said to be none."""
    seen = looked_back(flow, asked)
    ending = seen.ended.ending
    others = tuple(OtherEnding(n, "", "c", f"Answer {n}.", "s", ending) for n in range(1, 4))
    found = shown(flow, seen._replace(one_decision_away=others))[labels.ONE_DECISION_AWAY]
    listed = [
        (phrases.decision(each.number), debrief_phrases.other_ending(each.text, ending.title)) for each in others
    ]
    assert found == [*listed[0], debrief_phrases.more(2), *listed[1], *listed[2]]
    nothing = shown(flow, seen._replace(one_decision_away=()))[labels.ONE_DECISION_AWAY]
    assert nothing == [labels.NOTHING_ONE_DECISION_AWAY]


def test_it_names_the_principle_taken_up_most_and_least(flow: Flow, asked: Session) -> None:
    """And proposes to try what the least looks like in practice, until the learner has written what they will."""
    seen = looked_back(flow, asked)
    most, least = seen.most_taken_up, seen.least_taken_up
    assert most
    assert least
    found = shown(flow, seen)
    assert found[labels.MOST_AND_LEAST] == [
        *(labels.MOST, debrief_phrases.taken_up(most)),
        *(labels.LEAST, debrief_phrases.taken_up(least)),
    ]
    alike = shown(flow, seen._replace(most_taken_up=None, least_taken_up=None))
    assert alike[labels.MOST_AND_LEAST] == [labels.NOTHING_LEFT_OUT]
    practice = [least.title, flow.guidance.principles[least.principle].looks_like[0]]
    assert found[labels.TRY_AT_WORK] == [*practice, labels.PROMPTS[Heading.COMMITMENT]]
    assert asked.attempt_id is not None
    write_down(flow.database, asked.attempt_id, {Heading.COMMITMENT: "Ask first."})
    again = shown(flow, looked_back(flow, asked))
    assert again[labels.TRY_AT_WORK] == [*practice, labels.COMMITMENT, "Ask first."]


@pytest.mark.parametrize(("confidence", "listed"), [(each, each.high) for each in Confidence])
def test_what_one_was_sure_of_and_the_guidance_is_not_comes_before_the_path(
    flow: Flow, session: Session, confidence: Confidence, listed: bool
) -> None:
    """With the learner's own words, which stand in the path in any case."""
    at_rest(play(session, "tell", rationale=Rationale("It is my kettle.", confidence)))
    found = shown(flow, looked_back(flow, session))
    assert (labels.SURE_AND_AGAINST in found) is listed
    own = phrases.rationale(Rationale("It is my kettle.", confidence))
    assert own in found[labels.YOUR_PATH]
    assert not listed or own in found[labels.SURE_AND_AGAINST]


def test_the_path_says_what_each_decision_closed(flow: Flow, asked: Session, graph: Graph) -> None:
    """With how each choice stands and the learner's note; of endings nothing before the story is explored."""
    asked.reopen(2)
    play(asked, "whisper")
    asked.write_note("Too quiet.")
    at_rest(asked)
    first, second = steps(debrief(looked_back(flow, asked, graph), "", flow.guidance))
    assert (first.number, first.text) == (1, ASK)
    assert said(first.parts)[:3] == ["Reflects", "Ask before you tell", "You met her with a question."]
    assert said(first.parts)[-1] == "2 endings still open."
    assert said(second.parts) == [
        *(labels.YOUR_NOTE, "Too quiet."),
        labels.OPEN_DECISION,
        "Turning point: 1 of 2 endings still open. It closed “Two kettles”.",
    ]
    unexplored = debrief(looked_back(flow, asked), "", flow.guidance)
    assert [text for step in steps(unexplored) for text in said(step.parts) if "still open" in text] == []


def test_a_first_pass_and_a_what_if_stand_side_by_side(flow: Flow, asked: Session, graph: Graph) -> None:
    """From where they part, each with its ending and gauges; path and title say that it is one."""
    first = debrief(looked_back(flow, asked, graph), "A small story", flow.guidance)
    at_rest(reconsidered(asked, 1, "tell"))
    document = debrief(looked_back(flow, asked, graph), "A small story", flow.guidance)
    assert (first.subtitle, document.subtitle) == ("A small story", f"A small story · {labels.WHAT_IF}")
    (side_by_side,) = (
        part.parts for part in document.parts if isinstance(part, Section) and part.title == labels.SIDE_BY_SIDE
    )
    ((title, ours),) = sections(side_by_side).items()
    assert title == "Decision 1: Ada wants the kettle filled before nine. What do you do?"
    gauge = ["Trust in the kitchen"]
    assert ours == [
        *(labels.FIRST_PASS, ASK, "2 endings still open.", "A fragile ending", "A full kettle", *gauge),
        *(labels.WHAT_IF, TELL, "1 ending still open.", "A breakdown", "Two kettles", *gauge),
    ]
    assert [step.branches for step in steps(document)] == [(debrief_phrases.branch(ASK, "A full kettle"),)]


def test_what_was_not_played_to_an_end_is_said_to_be(flow: Flow, session: Session) -> None:
    """A what-if that was left in the middle."""
    at_rest(play(session, "tell"))
    flow.finish(session)
    reconsidered(session, 1, "ask")
    again, _ = resume(flow.database, session.scenario, flow.guidance, 1)
    at_rest(again)
    found = shown(flow, looked_back(flow, again))[labels.SIDE_BY_SIDE]
    assert found[found.index(labels.WHAT_IF) :][:3] == [labels.WHAT_IF, ASK, labels.NOT_PLAYED_TO_AN_END]


def test_hopes_and_worries_are_shown_now(flow: Flow, asked: Session) -> None:
    """Of each person."""
    found = shown(flow, looked_back(flow, asked))[labels.HOPES_AND_WORRIES]
    assert found == [
        "Ada Mensah, Team manager",
        *(labels.HOPED, "A quiet morning."),
        *(labels.WORRIED, "Another complaint."),
    ]


def test_what_was_written_stands_below_its_question(flow: Flow, asked: Session) -> None:
    """The reaction's, and those of the ending."""
    questions = [labels.PROMPTS[Heading.REACTION], "Who fills it next week?"]
    assert shown(flow, looked_back(flow, asked))[labels.TO_TAKE_AWAY] == questions
    assert asked.attempt_id is not None
    texts = {Heading.REACTION: "Tea first.", f"{QUESTION}{questions[1]}": "Me."}
    write_down(flow.database, asked.attempt_id, texts)
    assert shown(flow, looked_back(flow, asked))[labels.TO_TAKE_AWAY] == [
        *(questions[0], labels.YOU_WROTE, "Tea first."),
        *(questions[1], labels.YOU_WROTE, "Me."),
    ]


def test_the_same_path_has_the_same_debrief_in_both_timings(flow: Flow, scenario: Scenario) -> None:
    """Whether feedback came after each choice or waited for it."""
    documents = []
    for timing in Timing:
        session = Session(scenario, flow.guidance, timing=timing, seed=1)
        at_rest(play(session, "ask", "rota"))
        documents.append(debrief(debriefing(session), "A small story", flow.guidance))
    assert documents[0] == documents[1]
