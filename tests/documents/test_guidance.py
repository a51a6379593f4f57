"""The guidance as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.guidance import guidance_document, principle_document, principles_list
from scenario_trainer.documents.parts import Item, Items
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.tallies import Tally
from tests.support.documents import said, sections

if TYPE_CHECKING:
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Guidance

EARLY_WINS = [
    labels.KINDS["try"],
    "Begin with what fits into a kettle.",
    "A small thing that works is worth more than a large one that does not.",
    *(labels.IN_PRACTICE, "A full kettle.", "A week without a quarrel."),
    *(labels.WATCH_FOR, "A kettle so small that nobody notices it."),
    *(labels.PULLS_AGAINST, "Show what it is good for"),
]


def test_a_guidance_has_its_source_and_all_of_its_principles(flow: Flow) -> None:
    """Each with all that its file says; nothing is said of how a principle was met that was not."""
    document = guidance_document(flow.guidance)
    assert document.title == "Kitchen rules"
    assert said(document.parts)[0] == phrases.source(flow.guidance.source)
    found = sections(document.parts)
    assert list(found) == [each.title for each in flow.guidance.principles.values()]
    assert found["Begin small"] == EARLY_WINS


def test_a_list_of_principles_has_their_titles(flow: Flow) -> None:
    """Numbered in their order."""
    (listed,) = principles_list(flow.guidance).parts
    assert isinstance(listed, Items)
    titles = tuple(Item(each.title) for each in flow.guidance.principles.values())
    assert listed == Items(titles, ordered=True)


def test_authors_see_the_ids_that_scenario_files_use(flow: Flow) -> None:
    """Before anything else of a principle."""
    document = guidance_document(flow.guidance, with_ids=True)
    assert sections(document.parts)["Begin small"] == [labels.ID, "small-early-wins", *EARLY_WINS]


def test_a_principle_that_was_met_has_its_tally(flow: Flow) -> None:
    """Before its source."""
    met = Tally(1, 0, 2, 0)
    tally = "In play in 3 decisions: reflected 1, worked against 2."
    where = [labels.WHERE_YOU_MET_IT, tally]
    alone = principle_document("small-early-wins", flow.guidance, met)
    assert alone.title == "Begin small"
    assert said(alone.parts) == [*EARLY_WINS, *where, phrases.source(flow.guidance.source)]


def test_a_cited_principle_names_its_place(guidance: Guidance) -> None:
    """The built-in guidance says where each principle stands, and what it is instead of."""
    key, principle = next((key, each) for key, each in guidance.principles.items() if each.instead_of)
    found = said(principle_document(key, guidance, None).parts)
    assert found[:3] == [
        phrases.cited(guidance.title, principle.cited),
        labels.INSTEAD_OF,
        principle.instead_of,
    ]


def test_what_follows_a_principle_is_addressed_to_the_reader(guidance: Guidance) -> None:
    """Who reads it in the guidance, and may try it after a debrief: words to say, or something to do."""
    for principle in guidance.principles.values():
        for text in principle.looks_like:
            first = text.partition(" ")[0]
            assert (text, text.startswith("‘") or not first.rstrip(",").endswith("s")) == (text, True)
