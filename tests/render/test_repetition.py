"""Findings without what others above them have said."""

from __future__ import annotations

from scenario_trainer.documents.parts import Finding, Paragraph, Part, Path, Section, Step
from scenario_trainer.render.repetition import without_repetition
from scenario_trainer.story.terms import Alignment

QUARREL = Finding(
    Alignment.AGAINST, "A quarrel is no failure", "", "page 1", "Rules", "Taking a quarrel for the end."
)
FACTS = Finding(Alignment.AGAINST, "Facts boil no water", "", "page 3", "Rules", "Taking a fact for water.")


def test_what_was_heard_is_not_said_again_however_deep_it_stands() -> None:
    """The source, and what a principle warns of with its place, which reads backwards alone; all else stays."""
    parts: tuple[Part, ...] = (
        Section("Sure", (Path((Step(2, "What?", "Tell.", (QUARREL,)),)),)),
        Paragraph("Rules"),
        Section(
            "Path", (Path((Step(1, "What?", "Ask.", (FACTS, FACTS)), Step(2, "What?", "Tell.", (QUARREL,)))),)
        ),
    )
    sure, paragraph, path = without_repetition(parts)
    assert (sure, paragraph) == parts[:2]
    bare = FACTS._replace(place="", source="", instead_of="")
    assert path == Section(
        "Path",
        (
            Path(
                (
                    Step(1, "What?", "Ask.", (FACTS._replace(source=""), bare)),
                    Step(2, "What?", "Tell.", (QUARREL._replace(place="", source="", instead_of=""),)),
                )
            ),
        ),
    )
