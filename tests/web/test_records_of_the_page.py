"""What the page keeps: the same passes and the same CPD record as in the terminal trainer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from scenario_trainer.documents.cpd_record import cpd_record, records_document
from scenario_trainer.documents.wording import phrases
from scenario_trainer.play.journal import Journal
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.saved_attempts import bring_in, read_attempt
from scenario_trainer.play.session import Session
from scenario_trainer.records.attempts import everything
from scenario_trainer.story.entries import whole_entry
from scenario_trainer.story.library import bundled_folder, guidance_for
from scenario_trainer.web.compiler import part_data
from tests.support.page_engine import PageEngine
from tests.support.playing import BACK, all_choices, new_records, open_choices, walks
from tests.web.test_conformance import bundled

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance

BEGAN = "2026-11-23T09:00:00.000Z"

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
            session.choose(choice)
            deeds.append([scene, choice])
    return deeds


def test_walks_are_kept_as_the_same_passes(engine: PageEngine) -> None:
    """However somebody goes back and forth: first pass and what-ifs, with the same decisions in the same order."""

    @given(walks)
    def same(steps: list[int]) -> None:
        with new_records() as database:
            session = begin(database, STORY, engine.guidance, timing=Timing.COACHED, seed=1)
            deeds = walked(session, steps)
            found = [choices for choices in engine.passes_after(deeds) if choices]
            assert found == [choices for _, choices in all_choices(database)]

    same()


def test_a_record_of_the_page_is_that_of_the_terminal(engine: PageEngine, guidance: Guidance) -> None:
    """Every fact, heading, decision and source, with what was written."""
    deeds = walked(Session(STORY, guidance, seed=1), [0] * 20)
    attempt_data = json.loads(engine.attempt_after(deeds, BEGAN))
    attempt_data["written"] = {"reaction": "Oh.", "learnt": "To ask.", "standards": "4.3 4.6"}
    with new_records() as database:
        bring_in(database, read_attempt(json.dumps(attempt_data).encode()), STORY, guidance)
        (attempt,) = everything(database)
        file = bundled_folder() / "the-missed-meeting.yaml"
        record = cpd_record(
            Journal(database, guidance).family(attempt.id), guidance, whole_entry(file, STORY, guidance)
        )
        (section, _) = records_document([record], guidance).parts
    day = phrases.date_in_words(record.day)
    shown = engine.record_of(attempt_data, day, record.minutes)
    assert shown == part_data(section.parts)  # type: ignore[union-attr]
