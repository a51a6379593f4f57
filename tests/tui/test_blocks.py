"""Documents as paragraphs."""

from __future__ import annotations

from scenario_trainer.documents.parts import (
    Comparison,
    EndingLine,
    Facts,
    Finding,
    Gauge,
    Gauges,
    Grid,
    GridRow,
    Item,
    Items,
    Paragraph,
    Part,
    Path,
    Step,
)
from scenario_trainer.play.journal import SPAN
from scenario_trainer.story.library import bundled_folder, guidance_for
from scenario_trainer.story.terms import Alignment, EndingKind
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


def test_what_stands_below_an_item_is_nearer_to_it_than_the_next_one() -> None:
    """A list of texts alone has no blank lines."""
    alone = (Item("Ask Ada."), Item("Tell Ada."))
    assert lines(Items(alone), 40) == ["• Ask Ada.", "• Tell Ada."]
    noted = (Item("Ask Ada.", (Paragraph("It leads to a rota."), Paragraph("Often."))), Item("Tell Ada."))
    assert lines(Items(noted), 40) == ["• Ask Ada.", "  It leads to a rota.", "", "  Often.", "", "• Tell Ada."]


def test_gauges_stand_beside_their_labels_where_all_have_room() -> None:
    """Else each below its label, so that no bar is broken and all begin in one column."""
    trust, voice = Gauge("Trust", 1, "wary", "solid", 0, 3), Gauge("Marek’s voice", 3, "unheard", "heard", 0, 3, 2)
    beside = ["Trust          wary ▰▱▱ solid", "Marek’s voice  unheard ▰▰▰ heard  ▲ 2 → 3"]
    assert lines(Gauges((trust, voice)), 41) == beside
    above = ["Trust", "  wary ▰▱▱ solid", "Marek’s voice", "  unheard ▰▰▰ heard  ▲ 2 → 3"]
    assert lines(Gauges((trust, voice)), 40) == above


def test_a_path_hangs_on_one_rail() -> None:
    """From the first decision to the last, through long questions and the lines between decisions."""
    steps = (Step(1, "Who fills the kettle?", "Ada."), Step(2, "Who pays?", "Both.", branches=("A what-if.",)))
    path = Path((*steps, Step(3, "When? Before nine, or as soon as somebody is there and drinks tea?", "Now.")))
    assert lines(path, 60) == [
        *(" 1  ◌  Who fills the kettle?", " │     Ada.", " │"),
        *(" 2  ◌  Who pays?", " │     Both.", " ├─ A what-if.", " │"),
        *(" 3  ◌  When? Before nine, or as soon as somebody is there", "       and drinks tea?", "       Now."),
    ]


def test_in_a_narrow_column_a_path_has_its_signs_where_the_principles_are_named() -> None:
    """All texts hang, and no column is set aside for the words before a principle."""
    finding = Finding(Alignment.AGAINST, "Facts boil no water")
    path = Path((Step(1, "Who fills the kettle?", "Ada.", (finding,)), Step(2, "When?", "Now.")))
    assert lines(path, 24) == [
        *(" 1  Who fills the", " │  kettle?", " │  Ada."),
        *(" │  ○ Works against", " │    Facts boil no", " │    water", " │"),
        *(" 2  When?", "    Now."),
    ]


def test_what_corresponds_stands_side_by_side() -> None:
    """Each pair of parts begins on one line, however long the one before it; in little room all is one column."""
    ending = EndingLine(EndingKind.BREAKDOWN, "Two kettles")
    first = (Paragraph("Ask Ada how the rota came about, and wait for her to answer."), ending)
    what_if = (Paragraph("Tell Ada."), Paragraph("Not played to an end."), Paragraph("More."))
    both = Comparison(("First pass", first), ("What if", what_if))
    assert lines(both, 70) == [
        f"{'First pass':<36}What if",
        f"{'Ask Ada how the rota came about,':<36}Tell Ada.",
        "and wait for her to answer.",
        f"{'A breakdown: Two kettles':<36}Not played to an end.",
        f"{'':<36}More.",
    ]
    assert lines(both, 69)[-4:] == ["What if", "Tell Ada.", "Not played to an end.", "More."]


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
    numbers, *rows = lines(Grid(tuple(GridRow(title, cells) for title in titles)), 76)[2:]
    widest = max(map(len, titles))
    signs = "●◐○"
    assert rows == [f"{title:<{widest}}  {' '.join([signs] * SPAN)}" for title in titles]
    assert [numbers[widest + 2 + 4 * index] for index in range(SPAN)] == [str(n) for n in range(1, SPAN + 1)]


def test_the_cells_of_a_grid_begin_below_their_numbers() -> None:
    """Whatever occurred; where the principle was not in play there is a gap. A legend has every sign."""
    cells = ((Alignment.AGAINST,), (None,), (), (Alignment.PARTLY, Alignment.AGAINST), (Alignment.REFLECTS,))
    legend = ["● reflected", "◐ partly reflected", "○ worked against", "· not taken up"]
    assert lines(Grid((GridRow("Facts", cells),)), 60)[:4] == legend
    assert lines(Grid((GridRow("Facts", cells),)), 76) == [
        "   ".join(legend),
        "",
        "       1   2   3   4   5",
        "Facts  ○   ·       ◐○  ●",
    ]
