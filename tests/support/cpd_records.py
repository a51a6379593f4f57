"""CPD records to write as files: a full one, an empty one, and one with a text everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from scenario_trainer.documents.cpd_record import CpdRecord
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.journal import KeptDecision, KeptEnding
from scenario_trainer.play.one_decision_away import OtherEnding
from scenario_trainer.play.writing import QUESTION, Heading
from scenario_trainer.story.model import Ending
from scenario_trainer.story.terms import Alignment, EndingKind

AT_NINE = datetime(2026, 11, 3, 9, tzinfo=UTC)

ASKED = KeptDecision(
    "kitchen",
    "ask",
    "Monday, 8.55",
    "Ask Ada.",
    AT_NINE,
    60,
    ("ask", "tell"),
    {
        "small-early-wins": Alignment.PARTLY,
        "facts-are-not-enough": Alignment.AGAINST,
        "not-in-this-guidance": Alignment.PARTLY,
        "visible-value": None,
    },
    Rationale("She knew more.", Confidence.CERTAIN),
    "Next time sooner.",
)
WAITED = KeptDecision("tuesday", "wait", "Tuesday", "Wait.", AT_NINE, 60, ("wait",))

OTHER = OtherEnding(
    2,
    "Tuesday",
    "go",
    "Go home.",
    "apart",
    Ending(outcome=EndingKind.BREAKDOWN, title="Two kettles", reflect=("Who fills it?",)),
)

FULL = CpdRecord(
    attempt=7,
    scenario="small",
    version="1.0.0",
    title="A small story",
    description="A small story. Two people share a kettle.",
    day=date(2026, 11, 3),
    minutes=12,
    ending=KeptEnding("week", EndingKind.FRAGILE, "A full kettle", AT_NINE),
    what_ifs=2,
    decisions=(ASKED, WAITED),
    one_decision_away=(OTHER,),
    written={
        Heading.REACTION: "Oh.",
        f"{QUESTION}Who fills it?": "I do.",
        Heading.LEARNT: "To ask.\n\nTo wait.",
        Heading.STANDARDS: "4.6 4.3",
    },
    sources=("The guidance", "A book"),
)
EMPTY = FULL._replace(
    attempt=8,
    title="Another story",
    version="",
    ending=None,
    what_ifs=0,
    decisions=(),
    one_decision_away=None,
    written={},
)


def everywhere(text: str) -> CpdRecord:
    """A record with this text wherever a learner or an author writes one."""
    decision = ASKED._replace(question=text, text=text, note=text, rationale=Rationale(text, Confidence.CERTAIN))
    return FULL._replace(
        title=text,
        description=text,
        ending=KeptEnding("week", EndingKind.FRAGILE, text, AT_NINE),
        decisions=(decision,),
        one_decision_away=(OTHER._replace(text=text, ending=replace(OTHER.ending, title=text)),),
        written={Heading.REACTION: text, f"{QUESTION}{text}": text, Heading.PEER: text},
        sources=(text,),
    )
