"""What the page keeps: the same passes and the same CPD record as in the terminal trainer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given

from scenario_trainer.documents.cpd_record import cpd_record, records_document
from scenario_trainer.documents.debrief import debrief
from scenario_trainer.documents.wording import phrases
from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.journal import Journal
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.play.saved_attempts import bring_in, read_attempt
from scenario_trainer.play.session import Session
from scenario_trainer.records.attempts import everything
from scenario_trainer.records.families import passes
from scenario_trainer.story.library import bundled_folder, guidance_for
from tests.support.page_engine import PageEngine, part_data
from tests.support.playing import BACK, at_rest, choices, new_records, open_choices, walks
from tests.web.test_conformance import bundled

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance

BEGAN = "2026-11-23T09:00:00.000Z"

SAID = Rationale("Because.", Confidence.FAIRLY_SURE)
"""What is said of every decision, here and in the page."""
STORY = bundled("the-missed-meeting")


@pytest.fixture(scope="module")
def engine() -> PageEngine:
    """The script of the tutorial's page."""
    return PageEngine(STORY, guidance_for(bundled_folder()))


def walked(session: Session, steps: list[int]) -> list[Any]:
    """Choose and step back; what the page would have to do likewise."""
    deeds: list[Any] = []
    for step in steps:
        if step > BACK:
            deeds += ["back" for _ in range(step - BACK) if session.step_back()]
        elif open_now := open_choices(session):
            scene, choice = session.played.states[-1].scene, open_now[step % len(open_now)]
            session.choose(choice, SAID)
            session.write_note("Next time.")
            deeds.append([scene, choice])
    return deeds


def test_walks_are_kept_as_the_same_passes(engine: PageEngine) -> None:
    """However somebody goes back and forth: the pass that ended first, then the others in their order."""

    @given(walks)
    def same(steps: list[int]) -> None:
        with new_records() as database:
            session = begin(database, STORY, engine.guidance, timing=Timing.COACHED, seed=1)
            deeds = walked(session, steps)
            found = [taken for taken in engine.passes_after(deeds) if taken]
            family = everything(database)
            first = [each for each in passes(family)[:1] if each.ending] if family else []
            assert found == [choices(each) for each in (*first, *(each for each in family if each not in first))]

    same()


def test_what_ifs_are_set_beside_the_first_pass_alike(engine: PageEngine) -> None:
    """Whole debriefs after any walk, of a first pass and of a what-if: sides, branches, reasons and notes.

    The page sets only passes beside each other that came to an end.
    """
    graph = explore(STORY)
    engine.explore()
    compared: list[object] = []

    @given(walks)
    def same(steps: list[int]) -> None:
        with new_records() as database:
            session = begin(database, STORY, engine.guidance, timing=Timing.COACHED, seed=1)
            deeds = walked(session, [*steps, *[0] * 10])
            assert isinstance(at_rest(session), Ended)
            seen = debriefing(session, graph, database)
            assume(all(each.first_pass.ending for each in seen.comparisons))
            seen = seen._replace(comparisons=tuple(each for each in seen.comparisons if each.what_if.ending))
            compared.extend(seen.comparisons)
            attempt = json.loads(engine.attempt_after(deeds, BEGAN))
            assert engine.debrief_of(attempt) == part_data(debrief(seen, STORY.title, engine.guidance).parts)

    same()
    assert compared


def test_the_reason_of_a_second_try_is_added_to_the_note_alike(engine: PageEngine) -> None:
    """As a paragraph of its own, once; one that stands there, or none, changes nothing."""
    said = ["We knew nothing.", "no", "", "Next time.", "no", "We knew nothing."]
    with new_records() as database:
        session = begin(database, STORY, engine.guidance, timing=Timing.COACHED, seed=1)
        deeds: list[Any] = []
        for reason in said:
            choice = open_choices(session)[0]
            scene = session.played.states[-1].scene
            session.choose(choice, SAID._replace(reason=reason))
            session.write_note(session.note or "Next time.")
            session.step_back()
            deeds += [[scene, choice, reason], "back"]
        (kept,) = everything(database)[0].decisions
    attempt = json.loads(engine.attempt_after(deeds, BEGAN))
    ((decision,),) = [one["decisions"] for one in attempt["passes"]]
    assert decision["reason"] == kept.rationale.reason == said[0]
    assert decision["note"] == kept.note == "Next time.\n\nno"


def test_no_time_is_counted_twice(engine: PageEngine) -> None:
    """A what-if has its own copies of the decisions that it shares, on which no time was spent."""
    session = Session(STORY, engine.guidance, seed=1)
    attempt = json.loads(engine.attempt_after(walked(session, [0, 0, BACK + 1, 1]), BEGAN))
    assert [[each["seconds"] for each in one["decisions"]] for one in attempt["passes"]] == [[50, 50], [0, 50]]


def test_a_record_of_the_page_is_that_of_the_terminal(engine: PageEngine, guidance: Guidance) -> None:
    """Every fact, heading, decision and source, with what was written."""
    deeds = walked(Session(STORY, guidance, seed=1), [0] * 20)
    attempt_data = json.loads(engine.attempt_after(deeds, BEGAN))
    attempt_data["written"] = {
        "follow-up": "It worked.",
        "commitment": "To ask first.",
        "question: Who else?": "Nobody.",
        "question: And now?": "That of another ending.",
        "reaction": "Oh.",
        "learnt": "To ask.",
        "standards": "4.3 4.6",
    }
    with new_records() as database:
        bring_in(database, read_attempt(json.dumps(attempt_data).encode()), STORY, guidance)
        (attempt,) = everything(database)
        record = cpd_record(Journal(database, guidance).family(attempt.id), guidance, STORY)
        (section, _) = records_document([record], guidance).parts
    day = phrases.date_in_words(record.day)
    shown = engine.record_of(attempt_data, day, record.minutes)
    assert shown == part_data(section.parts)  # type: ignore[union-attr]
