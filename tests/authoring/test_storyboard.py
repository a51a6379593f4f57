"""From the rows of a table to a scenario, or to all that is wrong with them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.authoring.starting import starting_scenario
from scenario_trainer.authoring.storyboard import COLUMNS, KINDS, VERDICTS, Row, TableError, planned_scenes
from scenario_trainer.authoring.storyboard_yaml import story_yaml
from scenario_trainer.story.model import Scenario
from scenario_trainer.story.problems import Problems
from scenario_trainer.story.reader import read
from scenario_trainer.story.references import check_scenario
from scenario_trainer.story.source_text import CONTROL
from scenario_trainer.story.terms import Alignment, EndingKind
from scenario_trainer.story.yaml_nodes import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.story.model import Guidance

Cells = dict[str, str]

TABLE: list[Cells] = [
    {"scene": "Hall", "text": "A hall.\n\nIt is cold.", "next scene": "Kitchen"},
    {
        "scene": "Kitchen",
        "text": "Ada holds the kettle.",
        "question": "Who fills it?",
        "choice": "Ask her.",
        "outcome": "She nods.",
        "principle": "Respond to difference",
        "verdict": "Reflects",
        "why": "You asked.",
        "next scene": "full kettle",
    },
    {
        "choice": "Tell her.",
        "principle": "visible-value",
        "verdict": "partly reflects",
        "why": "True.",
        "next scene": "Kitchen",
    },
    {
        "principle": "Facts alone are not enough",
        "verdict": "against",
        "why": "Nobody asked: nobody.",
        "outcome": "She goes.",
    },
    {"scene": "Full kettle", "text": "It boils.", "outcome": "Good enough", "question": "Who is next?"},
    {"question": "And then?"},
]


def rows(table: Sequence[Cells]) -> list[Row]:
    """Rows as a file has them, below the headings."""
    empty = dict.fromkeys(COLUMNS, "")
    return [Row(number, {**empty, **cells}) for number, cells in enumerate(table, start=2)]


def changed(number: int, **cells: str) -> list[Cells]:
    """The table with other cells in the row of this number."""
    table = [dict(each) for each in TABLE]
    table[number - 2].update({key.replace("_", " "): text for key, text in cells.items()})
    return table


def scenario_of(table: Sequence[Cells], guidance: Guidance) -> Scenario:
    """The scenario that a table becomes. Nothing in it is an error."""
    text = starting_scenario("table", date(2026, 11, 23), story_yaml(planned_scenes(rows(table), guidance)))
    problems = Problems("table.yaml")
    tree = parse(text, problems)
    assert tree is not None, problems.found
    scenario = read(Scenario, tree, problems)
    check_scenario(scenario, tree, problems, guidance)
    assert problems.found == []
    return scenario


def mistakes(table: Sequence[Cells], guidance: Guidance) -> list[str]:
    """What is said of a table, a line for each mistake."""
    with pytest.raises(TableError) as refused:
        planned_scenes(rows(table), guidance)
    return str(refused.value).split("\n")


def test_a_table_becomes_scenes_with_choices_and_feedback(guidance: Guidance) -> None:
    """The first scene is the start. Names may be written in any case, principles by title or id."""
    scenario = scenario_of(TABLE, guidance)
    assert scenario.start == "hall"
    hall, kitchen = scenario.scenes["hall"], scenario.scenes["kitchen"]
    assert ([each.text for each in hall.text], hall.goto[0].to) == (["A hall.", "It is cold."], "kitchen")
    assert (kitchen.title, kitchen.question) == ("Kitchen", "Who fills it?")
    ask, tell = kitchen.choices["ask-her"], kitchen.choices["tell-her"]
    assert (ask.text, ask.outcome[0].text, ask.goto[0].to) == ("Ask her.", "She nods.", "full-kettle")
    assert ask.reflects == {"respond-to-difference": "You asked."}
    assert (tell.partly, tell.against) == (
        {"visible-value": "True."},
        {"facts-are-not-enough": "Nobody asked: nobody."},
    )
    assert tell.outcome[0].text == "She goes."


def test_a_scene_without_choices_and_next_scene_is_an_ending(guidance: Guidance) -> None:
    """Of the kind under ‘outcome’, with all that stands under ‘question’ to think about."""
    ending = scenario_of(TABLE, guidance).scenes["full-kettle"].ending
    assert ending is not None
    assert (ending.outcome, ending.title, ending.reflect) == (
        EndingKind.GOOD_ENOUGH,
        "Full kettle",
        ("Who is next?", "And then?"),
    )


def test_what_is_repeated_in_each_row_is_said_once(guidance: Guidance) -> None:
    """As a spreadsheet that is filled down has it."""
    filled = [dict(each) for each in TABLE]
    for each in filled[2:4]:
        each.update({key: TABLE[1][key] for key in ("scene", "text", "question")})
    filled[3].update({"choice": "Tell her.", "next scene": "KITCHEN"})
    assert scenario_of(filled, guidance) == scenario_of(TABLE, guidance)


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (("Monday, 9.20 – the office", "Monday 9.20: the office!"), ["monday-9-20-the", "monday-9-20-the-2"]),
        (("¿?", "…"), ["scene", "scene-2"]),
        (("Zoë’s café", "No"), ["zoes-cafe", "no"]),
    ],
)
def test_ids_are_made_of_the_first_words(guidance: Guidance, titles: tuple[str, str], ids: list[str]) -> None:
    """Each only once, and whatever YAML might take it for."""
    first, second = titles
    table = [
        {"scene": first, "text": "A.", "next scene": second},
        {"scene": second, "text": "B.", "outcome": "fragile", "question": "C?"},
    ]
    assert list(scenario_of(table, guidance).scenes) == ids


def test_the_yaml_looks_as_if_it_were_written_by_hand(guidance: Guidance) -> None:
    """A text in which a sign means something to YAML stands below its key, and lists further in."""
    table = [{"scene": "Hall", "text": "Ada: ‘No.’", "outcome": "fragile", "question": "Who’s #1?"}]
    assert story_yaml(planned_scenes(rows(table), guidance)).partition("scenes:\n")[2].split("\n") == [
        *("  hall:", "    text: >-", "      Ada: ‘No.’", "    ending:", "      outcome: fragile"),
        *("      title: Hall", "      reflect:", "        - >-", "          Who’s #1?", ""),
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([], "Row 1: There is nothing below the headings."),
        (changed(2, scene=""), "Row 2: No scene is named yet. Write a name for it under ‘scene’."),
        (changed(2, text=""), "Row 2: The scene ‘Hall’ has no text."),
        (changed(2, next_scene="Kitchn"), "Row 2: There is no scene ‘Kitchn’. Did you mean ‘Kitchen’?"),
        (
            changed(2, question="Who?"),
            "Row 2: A question or an outcome stands in a scene without choices.",
        ),
        (changed(2, principle="visible-value"), "Row 2: A principle stands beside no choice."),
        (changed(3, next_scene=""), "Row 3: ‘next scene’ is empty."),
        (changed(3, why=""), "Row 3: ‘why’ is empty."),
        (changed(3, why="", verdict=""), "Row 3: ‘verdict’ and ‘why’ are empty."),
        (
            changed(3, principle="Respond to diference"),
            "Row 3: There is no principle ‘Respond to diference’. Did you mean ‘Respond to difference’?",
        ),
        (changed(3, verdict="good"), f"Row 3: ‘good’ is no verdict. Write one of: {', '.join(VERDICTS)}."),
        (changed(4, question="Really?"), "Row 3: The scene ‘Kitchen’ has more than one question."),
        (
            changed(5, principle="Make value visible"),
            "Row 5: ‘Make value visible’ is named twice for one choice.",
        ),
        (
            changed(5, next_scene="Hall"),
            "Row 5: Another next scene is named already. Let gauges and flags decide between them, in the YAML.",
        ),
        (
            changed(7, scene="Kitchen"),
            "Row 7: The scene ‘Kitchen’ begins in row 3 already. Move this row there.",
        ),
        (
            changed(6, outcome="happy"),
            "Row 6: ‘Full kettle’ has neither choices nor a next scene, so it is an ending. "
            f"Say of what kind under ‘outcome’. Write one of: {', '.join(KINDS)}.",
        ),
        (
            [*changed(6, question="")[:-1]],
            "Row 6: The ending ‘Full kettle’ needs something to think about, under ‘question’.",
        ),
        (
            [*TABLE[:4], *({"choice": f"Say {number}.", "next scene": "Hall"} for number in range(8)), *TABLE[4:]],
            "Row 13: A scene has at most 9 choices.",
        ),
    ],
)
def test_each_mistake_is_said_with_its_row(guidance: Guidance, table: list[Cells], said: str) -> None:
    """And how to mend it."""
    assert said in mistakes(table, guidance)


def test_all_mistakes_are_said_at_once_in_the_order_of_the_rows(guidance: Guidance) -> None:
    """Rather than the first of them."""
    table = changed(6, outcome="")
    table[0]["text"], table[1]["verdict"] = "", "good"
    assert [line.partition(":")[0] for line in mistakes(table, guidance)] == ["Row 2", "Row 3", "Row 6"]


TEXTS = st.text(max_size=90).map(lambda text: CONTROL.sub("", text).strip()) | st.sampled_from(
    [
        "",
        "# x",
        "'a'",
        '"b',
        "- c",
        "yes",
        "~",
        "null",
        "a: b",
        "{d}",
        "[e",
        "*f",
        "&g",
        "!h",
        "%i",
        "@j",
        "`k",
        ">",
        "|",
    ]
)
ROWS = st.fixed_dictionaries(
    {
        "scene": st.sampled_from(["", "Hall", "Kitchen", "No", "¿"]) | TEXTS,
        "text": TEXTS,
        "question": TEXTS,
        "choice": TEXTS,
        "outcome": st.sampled_from([*KINDS]) | TEXTS,
        "principle": st.sampled_from(["", "visible-value", "Conflict is not failure"]),
        "verdict": st.sampled_from(["", *VERDICTS]),
        "why": TEXTS,
        "next scene": st.sampled_from(["", "Hall", "Kitchen", "No", "¿"]),
    }
)


@given(text=TEXTS.filter(bool), why=TEXTS.filter(bool), title=TEXTS.filter(bool))
def test_whatever_a_cell_has_comes_out_as_it_was(guidance: Guidance, text: str, why: str, title: str) -> None:
    """What would mean something to YAML, as well; only blanks become one, as between words."""
    other = "Kitchen" if " ".join(title.split()).casefold() != "kitchen" else "Other"
    table = [
        {
            "scene": title,
            "text": text,
            "question": why,
            "choice": text,
            "outcome": why,
            "principle": "visible-value",
            "verdict": "against",
            "why": why,
            "next scene": other,
        },
        {"scene": other, "text": why, "outcome": "fragile", "question": text},
    ]
    scenario = scenario_of(table, guidance)
    first, ending = scenario.scenes.values()
    [choice] = first.choices.values()
    assert (first.title, choice.text) == (" ".join(title.split()), " ".join(text.split()))
    assert choice.alignments()[Alignment.AGAINST] == {"visible-value": " ".join(why.split())}
    assert " ".join(each.text for each in first.text).split() == text.split()
    assert ending.ending is not None
    assert ending.ending.reflect == (" ".join(text.split()),)


@given(st.lists(ROWS, max_size=6))
def test_a_table_is_refused_with_rows_or_has_no_error(guidance: Guidance, table: list[Cells]) -> None:
    """Nothing is left to `check` that the table could have said."""
    try:
        planned_scenes(rows(table), guidance)
    except TableError as error:
        refused = str(error).split("\n")
    else:
        refused = []
        scenario_of(table, guidance)
    assert all(re.match(r"Row [1-7]: ", line) for line in refused)
