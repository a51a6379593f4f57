"""A piece of CPD: the facts from the records, everything else from the learner."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.cpd_record import FORM, CpdRecord, cpd_record, records_document
from scenario_trainer.documents.debrief import other_ending
from scenario_trainer.documents.parts import Blank, Items, Section
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.journal import Attempt, FamilyPage, KeptEnding
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.one_decision_away import one_decision_away
from scenario_trainer.play.writing import QUESTION, Heading
from scenario_trainer.story.terms import EndingKind
from tests.support.cpd_records import ASKED, EMPTY, FULL, WAITED
from tests.support.documents import said, sections
from tests.support.playing import at_rest, play, reconsidered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Guidance, Scenario

BEGAN = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST = Attempt(
    id=7,
    uid="seven",
    first_pass=None,
    scenario="small",
    version="1.0.0",
    title="A small story",
    timing=Timing.COACHED,
    seed=1,
    began=BEGAN,
    ending=KeptEnding("apart", EndingKind.BREAKDOWN, "Two kettles", BEGAN),
    underway=False,
    decisions=(ASKED, WAITED),
)
WHAT_IF = FIRST._replace(id=8, first_pass=7, ending=None, decisions=(WAITED,))


def record(
    flow: Flow, *family: Attempt, texts: Mapping[str, str] | None = None, scenario: Scenario | None = None
) -> CpdRecord:
    """The record of a family that took four minutes, as a rule one without what-ifs."""
    return cpd_record(FamilyPage(family or (FIRST,), texts or {}, 4), flow.guidance, scenario)


def shown(guidance: Guidance, *records: CpdRecord) -> dict[str, list[str]]:
    """The texts of each section below the first record's title."""
    part = records_document(records, guidance).parts[0]
    assert isinstance(part, Section)
    return sections(part.parts)


def test_the_program_fills_in_what_it_knows(flow: Flow, scenario: Scenario) -> None:
    """Of the whole family, whichever of its attempts is named."""
    session = play(flow.begin(scenario, Timing.COACHED), "ask", "rota")
    at_rest(session)
    reconsidered(session, 1, "tell")
    of_first, of_what_if = (cpd_record(flow.journal.family(number), flow.guidance, scenario) for number in (1, 2))
    assert of_first == of_what_if
    assert (of_first.attempt, of_first.scenario, of_first.version) == (1, "small", "1.0.0")
    assert of_first.description == "A small story. Two people share a kettle."
    assert of_first.ending is not None
    assert (of_first.ending.title, of_first.what_ifs) == ("A full kettle", 1)
    assert [each.choice for each in of_first.decisions] == ["ask", "rota"]
    assert of_first.minutes == flow.journal.family(1).minutes


def test_a_record_names_the_single_answers_that_would_have_ended_it_differently(
    flow: Flow, scenario: Scenario, guidance: Guidance
) -> None:
    """As the debrief does; nothing is said of it before an end, and where the story is gone or leads elsewhere."""
    session = play(flow.begin(scenario, Timing.COACHED), "ask")
    unfinished = cpd_record(flow.journal.family(1), guidance, scenario)
    at_rest(play(session, "rota"))
    page = flow.journal.family(1)
    ended = cpd_record(page, guidance, scenario)
    away = one_decision_away(session.played)
    assert (ended.one_decision_away, unfinished.one_decision_away) == (away, None)
    assert shown(guidance, ended)[labels.ONE_DECISION_AWAY] == said((Items(tuple(map(other_ending, away))),))
    nothing = ended._replace(one_decision_away=())
    assert shown(guidance, nothing)[labels.ONE_DECISION_AWAY] == [labels.NOTHING_ONE_DECISION_AWAY]
    kitchen = scenario.scenes["kitchen"]
    without = replace(kitchen, choices={key: each for key, each in kitchen.choices.items() if key != "rota"})
    changed = replace(scenario, scenes={**scenario.scenes, "kitchen": without})
    rota = replace(kitchen.choices["rota"], goto=kitchen.choices["tell"].goto[-1:])
    elsewhere = replace(kitchen, choices={**kitchen.choices, "rota": rota})
    ends_elsewhere = replace(scenario, scenes={**scenario.scenes, "kitchen": elsewhere})
    for other in (changed, ends_elsewhere, None):
        assert labels.ONE_DECISION_AWAY not in shown(guidance, cpd_record(page, guidance, other))


def test_a_record_is_of_the_first_pass_that_came_to_an_end(flow: Flow) -> None:
    """What was left by stepping back counts for nothing; without any end the record has none."""
    left = FIRST._replace(ending=None, decisions=FIRST.decisions[:1])
    found = record(flow, left, WHAT_IF._replace(ending=FIRST.ending))
    assert (found.ending, found.decisions, found.what_ifs) == (FIRST.ending, WHAT_IF.decisions, 0)
    assert (record(flow, left).ending, record(flow, left).decisions) == (None, left.decisions)


def test_without_its_file_a_scenario_is_described_by_its_title(flow: Flow) -> None:
    """As it was when it was played; the guidance is a source all the same."""
    found = record(flow, FIRST._replace(version=None))
    assert (found.description, found.version) == ("A small story", "")
    assert found.sources == (phrases.source(flow.guidance.source),)


def test_the_sources_are_the_guidance_s_and_the_scenario_s(flow: Flow, scenario: Scenario) -> None:
    """Where the scenario names the guidance itself, that is not repeated."""
    sources = (f"guidance {flow.guidance.id}", "A book")
    cited = replace(scenario, provenance=replace(scenario.provenance, sources=sources))
    assert record(flow, scenario=cited).sources == (phrases.source(flow.guidance.source), "A book")


def test_the_standards_are_those_the_learner_chose(flow: Flow) -> None:
    """In the regulator's order, with what they are about; what is no standard is none."""
    found = record(flow, texts={Heading.STANDARDS: "4.6 4.3 4.9 14.8 4.75"})
    assert found.standards == ("4.3 research, theories and frameworks", "4.6 reflection")
    assert record(flow).standards == ()


def test_what_was_written_outside_the_form_are_reflections(flow: Flow) -> None:
    """The reaction first, then the answers to the ending's questions."""
    texts = {f"{QUESTION}Who?": "Ada.", Heading.LEARNT: "To ask.", Heading.REACTION: "Ouch."}
    found = record(flow, texts=texts)
    assert list(found.reflections.items()) == [(Heading.REACTION, "Ouch."), (f"{QUESTION}Who?", "Ada.")]


def test_a_record_has_the_facts_the_form_and_the_decisions(guidance: Guidance) -> None:
    """In this order; the learner's words to the letter."""
    document = records_document([FULL], guidance)
    assert (document.title, document.subtitle) == (labels.CPD_RECORD, "A small story")
    (section, reminder) = document.parts
    assert isinstance(section, Section)
    assert said([section.parts[0]]) == [
        *(labels.TYPE, labels.CPD_TYPE),
        *(labels.DESCRIPTION, "A small story. Two people share a kettle."),
        *(labels.DATE, "3 November 2026"),
        *(labels.MINUTES_SPENT, "12"),
        *(labels.ENDING, "A fragile ending: A full kettle"),
        *(labels.WHAT_IFS_PLAYED, "2"),
        *(labels.SCENARIO, "small, version 1.0.0"),
    ]
    found = sections(section.parts)
    headings = [labels.CPD_HEADINGS[heading] for heading in (*FORM, Heading.STANDARDS)]
    assert list(found) == [
        *headings,
        labels.REFLECTIONS,
        labels.DECISIONS_TAKEN,
        labels.ONE_DECISION_AWAY,
        labels.SOURCES,
    ]
    assert found[labels.CPD_HEADINGS[Heading.LEARNT]] == ["To ask.\n\nTo wait."]
    standards = ["4.3 research, theories and frameworks", "4.6 reflection"]
    assert found[labels.CPD_HEADINGS[Heading.STANDARDS]] == standards
    assert found[labels.REFLECTIONS] == [labels.PROMPTS[Heading.REACTION], "Oh.", "Who fills it?", "I do."]
    assert found[labels.SOURCES] == ["The guidance", "A book"]
    assert said([reminder]) == [labels.NO_NAMES]


def test_the_decisions_are_those_of_the_first_pass(guidance: Guidance) -> None:
    """In words, with how each stands and what the learner thought; an open one stands nowhere."""
    titles = {key: guidance.principles[key].title for key in ("small-early-wins", "facts-are-not-enough")}
    assert shown(guidance, FULL)[labels.DECISIONS_TAKEN] == [
        *("Monday, 8.55", "Ask Ada."),
        *("Partly reflects", titles["small-early-wins"]),
        *("Partly reflects", "not-in-this-guidance"),
        *("Works against", titles["facts-are-not-enough"]),
        "You were certain. Your reason: She knew more.",
        *(labels.YOUR_NOTE, "Next time sooner."),
        *("Tuesday", "Wait."),
    ]


def test_a_heading_without_words_shows_what_it_asks(guidance: Guidance) -> None:
    """As room to write; nobody writes it for the learner, and what there is not is left out."""
    document = records_document([EMPTY], guidance)
    (section, _) = document.parts
    assert isinstance(section, Section)
    blanks = {
        part.title: inside.prompt
        for part in section.parts
        if isinstance(part, Section)
        for inside in part.parts
        if isinstance(inside, Blank)
    }
    assert blanks == {
        labels.CPD_HEADINGS[heading]: labels.PROMPTS[heading] for heading in (*FORM, Heading.STANDARDS)
    }
    found = sections(section.parts)
    assert labels.REFLECTIONS not in found
    assert found[labels.DECISIONS_TAKEN] == [labels.NONE]
    facts = said([section.parts[0]])
    assert {labels.ENDING, labels.WHAT_IFS_PLAYED, labels.SCENARIO}.isdisjoint(facts)


def test_several_records_are_one_document(guidance: Guidance) -> None:
    """Each under its own title, with one reminder."""
    document = records_document([FULL, EMPTY], guidance)
    titles = [part.title for part in document.parts if isinstance(part, Section)]
    assert (titles, document.subtitle) == (["A small story", "Another story"], "")
    assert said(document.parts).count(labels.NO_NAMES) == 1


@pytest.fixture
def _far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Thirteen hours before Greenwich."""
    with monkeypatch.context() as away:
        away.setenv("TZ", "XST-13")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no time zone for one process")
@pytest.mark.usefixtures("_far_east")
def test_the_day_is_the_learner_s_own(flow: Flow) -> None:
    """Where they are, not in Greenwich."""
    assert record(flow).day == date(2026, 11, 24)
