"""Documents as paragraphs."""

from __future__ import annotations

from scenario_trainer.documents.parts import Facts, Finding, Grid, GridRow, Part, Path, Step
from scenario_trainer.play.journal import SPAN
from scenario_trainer.story.library import bundled_folder, guidance_for
from scenario_trainer.story.terms import Alignment
from scenario_trainer.tui.block import wrap_all
from scenario_trainer.tui.blocks import document_blocks


def lines(part: Part, width: int) -> list[str]:
    """One part, as it stands on a page of this width."""
    return [line.plain.rstrip() for line in wrap_all(document_blocks([part], width), width)]


def test_facts_stand_beside_their_labels_where_all_have_room() -> None:
    """However long the labels are; else each label of them stands above its fact."""
    facts = Facts((("Time spent", "5 minutes"), ("Scenarios played to an end", "12 of 13")))
    beside = ["Time spent                  5 minutes", "Scenarios played to an end  12 of 13"]
    assert lines(facts, 37) == beside
    assert lines(facts, 36) == ["Time spent", "  5 minutes", "Scenarios played to an end", "  12 of 13"]


def test_a_path_hangs_on_one_rail() -> None:
    """From the first decision to the last, through long questions and the lines between decisions."""
    steps = (Step(1, "Who fills the kettle?", "Ada."), Step(2, "Who pays?", "Both.", branches=("A what-if.",)))
    assert lines(Path((*steps, Step(3, "When?", "Now."))), 18) == [
        *(" 1  ◌  Who fills", " │     the kettle?", " │     Ada.", " │"),
        *(" 2  ◌  Who pays?", " │     Both.", " ├─ A what-if.", " │"),
        *(" 3  ◌  When?", "       Now."),
    ]


def test_a_path_names_the_place_of_a_principle_and_what_it_warns_of() -> None:
    """But not, at each of many decisions, the source."""
    finding = Finding(
        Alignment.AGAINST, "Facts boil no water", "It is so.", "page 3", "Rules", "Taking them for it."
    )
    found = lines(Path((Step(1, "Who?", "Ada.", (finding,)),)), 60)
    assert found[2:] == [
        "       ○ Works against  Facts boil no water · page 3",
        "         Instead of: Taking them for it.",
        "         It is so.",
    ]


def test_the_grid_of_the_guidance_fits_a_terminal_of_80_columns() -> None:
    """A line for each principle, with all its signs below the numbers of their passes."""
    cells = (tuple(Alignment),) * SPAN
    titles = [principle.title for principle in guidance_for(bundled_folder()).principles.values()]
    numbers, *rows = lines(Grid(tuple(GridRow(title, cells) for title in titles)), 76)
    widest = max(map(len, titles))
    signs = "●◐○"
    assert rows == [f"{title:<{widest}}  {' '.join([signs] * SPAN)}" for title in titles]
    assert [numbers[widest + 3 + 4 * index] for index in range(SPAN)] == [str(n) for n in range(1, SPAN + 1)]
