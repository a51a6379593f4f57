"""A piece of CPD: the facts from the records, everything else from the learner."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents import wording
from scenario_trainer.documents.cpd_record import TYPE, Answer, CpdRecord, DecisionTaken, cpd_record
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.records.attempts import Attempt, KeptDecision, KeptEnding
from scenario_trainer.records.writings import QUESTION, Heading
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenario_trainer.story.model import Guidance, Scenario

BEGAN = datetime(2026, 11, 23, 12, tzinfo=UTC)


def decided(
    minutes: int, alignment: Alignment | None = Alignment.AGAINST, thoughts: Thoughts | None = None
) -> KeptDecision:
    """A decision so many minutes after the attempt began."""
    when = BEGAN + timedelta(minutes=minutes)
    return KeptDecision("kitchen", "tell", "Monday, 8.55", "Tell Ada.", alignment, when, thoughts or Thoughts())


FIRST = Attempt(
    id=7,
    first_pass=None,
    scenario="small",
    title="A small story",
    timing="coached",
    seed=1,
    began=BEGAN,
    ending=KeptEnding("apart", EndingKind.BREAKDOWN, "Two kettles", BEGAN + timedelta(minutes=4)),
    underway=False,
    decisions=(decided(2), decided(4)),
)
WHAT_IF = FIRST._replace(
    id=8,
    first_pass=7,
    began=BEGAN + timedelta(minutes=60),
    ending=None,
    decisions=(decided(2), decided(60), decided(63)),
)


def record(
    guidance: Guidance,
    *family: Attempt,
    texts: Mapping[str, str] | None = None,
    head: Scenario | None = None,
) -> CpdRecord:
    """The record of a family, as a rule one without what-ifs."""
    return cpd_record(family or (FIRST,), texts or {}, guidance, head)


def test_the_program_fills_in_what_it_knows(guidance: Guidance, small: Scenario) -> None:
    """Which attempt, what type of CPD, what it was about, and how it ended."""
    found = record(guidance, head=small)
    assert (found.attempt, found.scenario, found.title) == (7, "small", "A small story")
    assert found.type == TYPE
    assert found.description == "A small story. Two people share a kettle."
    assert found.ending == "A breakdown: Two kettles"


def test_every_heading_that_nothing_was_written_under_is_empty(guidance: Guidance, small: Scenario) -> None:
    """With what it asks; nobody writes it for the learner."""
    found = record(guidance, head=small)
    assert found.answers == tuple(
        Answer(wording.HEADINGS[key], "", wording.PROMPTS[key])
        for key in ("relevance", "learnt", "impact", "peer")
    )
    assert (found.standards, found.reflections) == ((), ())


@pytest.mark.parametrize("heading", [Heading.RELEVANCE, Heading.LEARNT, Heading.IMPACT, Heading.PEER])
def test_what_was_written_stands_under_its_heading_and_nowhere_else(guidance: Guidance, heading: Heading) -> None:
    """In the learner's own words, to the letter."""
    words = "  I asked.\n\nThen I listened. "
    found = record(guidance, texts={heading: words})
    assert {answer.heading: answer.text for answer in found.answers if answer.text} == {
        wording.HEADINGS[heading]: words
    }
    assert (found.standards, found.reflections) == ((), ())


def test_the_standards_are_those_the_learner_ticked(guidance: Guidance) -> None:
    """In the regulator's order, with what they are about; what is no standard is none."""
    found = record(guidance, texts={Heading.STANDARDS: "4.6 4.3 4.9 14.8 4.75"})
    assert found.standards == ("4.3 research, theories and frameworks", "4.6 reflection")


def test_the_reaction_comes_first_among_the_reflections(guidance: Guidance) -> None:
    """Then the answers to the ending's questions."""
    found = record(
        guidance, texts={QUESTION + "Who fills it?": "Ada.", Heading.REACTION: "Ouch.", Heading.LEARNT: "To ask."}
    )
    assert found.reflections == (
        Answer("First reaction", "Ouch.", wording.PROMPTS["reaction"]),
        Answer("Who fills it?", "Ada.", ""),
    )


def test_the_decisions_are_those_of_the_first_pass(guidance: Guidance) -> None:
    """In words, numbered, with what the learner thought; an open one has no alignment."""
    first = FIRST._replace(
        decisions=(
            decided(1, Alignment.PARTLY, Thoughts("It is true.", Sureness.CERTAIN)),
            decided(2, None, Thoughts(sure=Sureness.GUESSING)),
        )
    )
    assert record(guidance, first, WHAT_IF).decisions == (
        DecisionTaken(1, "Monday, 8.55", "Tell Ada.", "Partly reflects", "It is true.", "certain"),
        DecisionTaken(2, "Monday, 8.55", "Tell Ada.", "", "", "guessing"),
    )


def test_what_ifs_are_counted_and_their_time_is_time_spent(guidance: Guidance) -> None:
    """What they share with the first pass was spent once; of the pause between, five minutes count."""
    assert (record(guidance).what_ifs, record(guidance).minutes) == (0, 4)
    both = record(guidance, FIRST, WHAT_IF)
    assert (both.what_ifs, both.minutes) == (1, 4 + 5 + 3)


def test_an_attempt_without_an_end_has_none_in_its_record(guidance: Guidance) -> None:
    """Nor does a what-if's ending stand in for it."""
    unfinished = FIRST._replace(ending=None)
    assert record(guidance, unfinished, WHAT_IF._replace(ending=FIRST.ending)).ending == ""


def test_without_its_file_a_scenario_is_described_by_its_title(guidance: Guidance) -> None:
    """As it was when it was played; the guidance is a source all the same."""
    found = record(guidance)
    assert (found.description, found.sources) == ("A small story", (wording.source(guidance.source),))


def test_the_sources_are_the_guidance_s_and_the_scenario_s(guidance: Guidance, small: Scenario) -> None:
    """Where the scenario names the guidance itself, that is not said twice."""
    provenance = replace(small.provenance, sources=(f"guidance {guidance.id}", "A book"))
    found = record(guidance, head=replace(small, provenance=provenance))
    assert found.sources == (wording.source(guidance.source), "A book")


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
def test_the_day_is_the_learner_s_own(guidance: Guidance) -> None:
    """Where they are, not in Greenwich."""
    assert record(guidance, FIRST._replace(began=BEGAN)).day == date(2026, 11, 24)
