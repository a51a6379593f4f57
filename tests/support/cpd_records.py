"""CPD records to write as files: a full one, an empty one, and odd ones."""

from __future__ import annotations

from datetime import date

from scenario_trainer.documents.cpd_record import Answer, CpdRecord, DecisionTaken

FULL = CpdRecord(
    attempt=7,
    scenario="small",
    title="A small story",
    type="Self-directed learning",
    description="A small story. Two people share a kettle.",
    day=date(2026, 11, 3),
    minutes=12,
    decisions=(
        DecisionTaken(1, "Monday, 8.55", "Ask Ada.", "Partly reflects", "She knew more.", "certain"),
        DecisionTaken(2, "Tuesday", "Wait.", "", "", ""),
    ),
    ending="A fragile ending: A full kettle",
    what_ifs=2,
    sources=("The guidance", "A book"),
    answers=(
        Answer("What I learnt", "To ask.\n\nTo wait.", "What did you learn?"),
        Answer("Peer", "", "And from a peer?"),
    ),
    standards=("4.3 research", "4.6 reflection"),
    reflections=(Answer("Who fills it?", "I do.", ""),),
)
EMPTY = FULL._replace(
    attempt=8,
    title="Another story",
    decisions=(),
    ending="",
    what_ifs=0,
    answers=(Answer("Peer", "", "And from a peer?"),),
    standards=(),
    reflections=(),
)


def everywhere(text: str) -> CpdRecord:
    """A record with this text wherever a learner or an author writes one."""
    return FULL._replace(
        title=text,
        description=text,
        ending=text,
        decisions=(DecisionTaken(1, text, text, "Reflects", text, "certain"),),
        sources=(text,),
        answers=(Answer("Peer", text, ""),),
        reflections=(Answer(text, text, ""),),
    )
