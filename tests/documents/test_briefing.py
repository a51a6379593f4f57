"""The briefing: what a learner knows before anything is asked of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import briefing
from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.moments import Timing
from tests.support.documents import said, sections

if TYPE_CHECKING:
    from scenario_trainer.story.model import Scenario


def test_a_briefing_has_all_that_awaits_the_learner(scenario: Scenario) -> None:
    """Nothing of the story itself is in it; that there are no content notes is said."""
    document = briefing(scenario, Timing.COACHED, reason_first=False)
    assert (document.title, document.subtitle) == ("Briefing", "A small story")
    assert said(document.parts) == [
        "Initial training, 5 minutes",
        "Two people share a kettle.",
        "An office kitchen",
        "You are the newcomer.",
        *(labels.WHO_YOU_MEET, "Ada Mensah, Team manager"),
        *(labels.CONTENT_NOTES, labels.NO_CONTENT_NOTES),
        *(labels.WHAT_IS_SHOWN, "Trust in the kitchen", "from 0, wary, to 4, solid"),
        *(labels.FEEDBACK_COMES, "After each choice."),
        *(labels.WHAT_YOU_CAN_LEARN, "Ask before you tell."),
        *(labels.STANDARDS_TOUCHED, "PCF 8"),
        phrases.provenance(scenario),
    ]


def test_a_briefing_says_how_the_scenario_will_be_played(scenario: Scenario) -> None:
    """When feedback comes, and whether a reason is asked for."""
    document = briefing(scenario, Timing.CONSEQUENCES, reason_first=True)
    expected = ["At the end, in the debrief.", labels.REASON_FIRST]
    assert sections(document.parts)[labels.FEEDBACK_COMES] == expected


def test_a_briefing_leaves_out_what_there_is_not(scenario: Scenario) -> None:
    """Gauges that learners do not see, and standards; content notes are listed where there are some."""
    hidden = {key: replace(gauge, shown=False) for key, gauge in scenario.gauges.items()}
    bare = replace(scenario, gauges=hidden, standards=(), content_notes=("A dry kettle", "A quarrel"))
    document = briefing(bare, Timing.COACHED, reason_first=False)
    found = sections(document.parts)
    assert labels.WHAT_IS_SHOWN not in found
    assert labels.STANDARDS_TOUCHED not in said(document.parts)
    assert found[labels.CONTENT_NOTES] == ["A dry kettle", "A quarrel"]
    assert not any(part.folded for part in document.parts if isinstance(part, Section))
