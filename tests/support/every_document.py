"""One document of each builder, all of the small story and of what somebody did in it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import briefing
from scenario_trainer.documents.changes import story_changed
from scenario_trainer.documents.cpd_record import cpd_record, records_document
from scenario_trainer.documents.debrief import debrief
from scenario_trainer.documents.exporting import export_notice
from scenario_trainer.documents.facilitators_guide import facilitators_guide
from scenario_trainer.documents.guidance import guidance_document, principle_document, principles_list
from scenario_trainer.documents.handout import handout
from scenario_trainer.documents.help import about_program
from scenario_trainer.documents.journal import attempt_document, attempts_list, journal_overview
from scenario_trainer.documents.library import library_document, scenario_details
from scenario_trainer.documents.moments import alternatives, moment_parts, transcript
from scenario_trainer.documents.parts import Document
from scenario_trainer.documents.people import people_and_words
from scenario_trainer.documents.problems import problems_document
from scenario_trainer.documents.review import (
    commitment_answer,
    commitment_question,
    nothing_due,
    review_answer,
    review_question,
)
from scenario_trainer.documents.review_copy import review_copy
from scenario_trainer.documents.story_map import map_document, scene_document, story_map
from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.changes import Change, Changed
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.flow import Flow
from scenario_trainer.play.moments import Outcome, Stuck, Timing
from scenario_trainer.play.review import DueDecision
from scenario_trainer.play.session import Session
from scenario_trainer.play.writing import Heading
from scenario_trainer.records.review import Card
from scenario_trainer.records.writings import write
from scenario_trainer.render.exports import format_names
from scenario_trainer.story import codes
from scenario_trainer.story.entries import Order
from scenario_trainer.story.library import open_library
from scenario_trainer.story.problems import Place, Problem
from tests.support.examples import SMALL
from tests.support.playing import Records, at_rest, play, reconsidered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def every_document(folder: Path, text: str = SMALL) -> dict[str, Document]:
    """The documents by what they are; the story and the records are written into the folder."""
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    library = open_library(folder)
    library.complete()
    scenario = library.load(library.entries[0]).value
    assert scenario is not None
    with closing(Records(folder / "data")) as database:
        flow = Flow(library, database, seed=1)
        return {
            **dict(_before(flow, scenario)),
            **dict(_during(flow, scenario)),
            **dict(_after(flow, scenario)),
            **dict(_for_authors(flow.guidance, scenario)),
        }


def _before(flow: Flow, scenario: Scenario) -> Iterator[tuple[str, Document]]:
    entries = flow.library.entries
    yield "library", library_document(flow.library, entries, flow.progress(), Order.LEVEL, "", welcome=True)
    yield "details", scenario_details(entries[0])
    yield "help", about_program()
    yield "briefing", briefing(scenario, Timing.COACHED, reason_first=True)


def _during(flow: Flow, scenario: Scenario) -> Iterator[tuple[str, Document]]:
    session = Session(scenario, flow.guidance, seed=1)
    at_rest(play(session, "ask", "tell", "tell"))
    for number, moment in enumerate((*session.transcript, Stuck("No choice is open here."))):
        yield f"moment {number}", Document(type(moment).__name__, moment_parts(moment))
        if isinstance(moment, Outcome):
            yield f"alternatives {number}", alternatives(moment.alternatives)
    yield "transcript", transcript(session.transcript, scenario.title)
    yield "people", people_and_words(scenario, session.known)


def _after(flow: Flow, scenario: Scenario) -> Iterator[tuple[str, Document]]:
    sure = Rationale("It is true.", Confidence.CERTAIN)
    session = play(flow.begin(scenario, Timing.COACHED), "tell", rationale=sure)
    session.write_note("Too loud.")
    at_rest(session)
    flow.finish(session)
    at_rest(reconsidered(session, 1, "ask", "rota"))
    write(flow.database, 1, {Heading.REACTION: "Oh.", Heading.COMMITMENT: "Ask first."})
    seen = debriefing(session, explore(scenario), flow.database)
    yield "debrief", debrief(seen, scenario.title, flow.guidance)
    page, entries = flow.journal.family(1), flow.library.entries
    overview = flow.journal.overview(entries)
    yield "journal", journal_overview(overview, flow.progress(), entries)
    yield "attempts", attempts_list([page.attempts])
    yield "attempt", attempt_document(page, flow.guidance)
    yield "CPD record", records_document([cpd_record(page, flow.guidance, scenario)], flow.guidance)
    yield "export", Document("Export", export_notice(format_names()))
    met = flow.journal.principles_met()
    story = story_map(scenario, flow.met(scenario))
    yield "map", map_document(story)
    yield "scene", scene_document(story.scenes["kitchen"])
    yield "guidance", guidance_document(flow.guidance, with_ids=True)
    yield "principles", principles_list(flow.guidance)
    key = next(iter(met))
    yield "principle", principle_document(key, flow.guidance, met[key])
    change = Change(1, page.attempts[0].decisions[0], Changed.CHOICE_GONE)
    yield "story changed", story_changed(change, scenario.title)
    again = Session(scenario, flow.guidance, seed=1)
    at_rest(again)
    item = DueDecision(Card("small", "kitchen", 1, 1, None), again, "Tell Ada.")
    yield "review", review_question(item, 2)
    again.choose("ask")
    yield "review answer", review_answer(item, 1, NOW)
    yield "commitment", commitment_question(overview.commitments[0], 1)
    yield "commitment answer", commitment_answer(overview.commitments[0], "She laughed.", 1)
    yield "nothing due", nothing_due()


def _for_authors(guidance: Guidance, scenario: Scenario) -> Iterator[tuple[str, Document]]:
    bent = Problem("small.yaml", Place(3, 5), codes.WRONG_VALUE, "It is bent.", "Mend it.", "bent: yes")
    yield "review copy", review_copy(scenario, guidance)
    yield "handout", handout(scenario, guidance)
    yield "guide", facilitators_guide(explore(scenario), guidance)
    yield "problems", problems_document("small.yaml", [bent])
