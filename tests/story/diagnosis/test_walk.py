"""Every mistake that is found in the lines of a file is reported there, with advice, and the rest is read on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from scenario_trainer.story.diagnosis.shapes import shape_of
from scenario_trainer.story.diagnosis.walk import Walk
from scenario_trainer.story.library import GUIDANCE_FILE, bundled_folder
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.story.model import Guidance, Scenario
from tests.support.doc_pages import document, fenced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

KETTLE = fenced(document("problems.md"))[0]
BUNDLED = sorted(bundled_folder().glob("*.yaml"))


class Typed(NamedTuple):
    """A mistake as somebody types it who has never seen YAML."""

    name: str
    old: str
    new: str
    lines: tuple[int, ...]
    """Which lines of the new text are wrong, from 0."""
    advice: str
    """A regular expression that the hint has."""


TYPED = (
    Typed(
        "speech outcome",
        "outcome: She puts the kettle down. It takes her a while.",
        "outcome: 'No,' says Ada.",
        (0,),
        "‘ ’|>-",
    ),
    Typed("speech double", "outcome: She steps aside.", 'outcome: "What?" She steps aside.', (0,), "‘ ’|>-"),
    Typed(
        "speech list",
        "      - Ada holds the empty kettle and looks at your mug.",
        "      - 'Stop,' says Ada.",
        (0,),
        "‘ ’|>-",
    ),
    Typed(
        "two speeches",
        "outcome: She steps aside.\n        against:\n          facts-are-not-enough: The rule",
        "outcome: 'No,' says Ada.\n        against:\n          facts-are-not-enough: 'The' rule",
        (0, 2),
        "‘ ’|>-",
    ),
    Typed("no blank", "title: The kettle", "title:The kettle", (0,), "blank|colon"),
    Typed(
        "reflects colon",
        "        reflects:\n          facts-are",
        "        reflects\n          facts-are",
        (0,),
        "colon",
    ),
    Typed("scenes colon", "scenes:\n", "scenes\n", (0,), "colon"),
    Typed("scene id colon", "  kitchen:\n    title", "  kitchen\n    title", (0,), "colon"),
    Typed("choice colon", "      ask:\n", "      ask\n", (0,), "colon"),
    Typed(
        "time colon",
        "text: You fill the kettle yourself. The tap is loud.",
        "text: You fill the kettle.\n      Time: she looks up.",
        (1,),
        ">-|quotes",
    ),
    Typed("one right", "        once: true", "         once: true", (0,), "column"),
    Typed("one left", "        once: true", "       once: true", (0,), "column"),
    Typed("two left", "        once: true", "      once: true", (0,), "column"),
    Typed("text out", "        text: Pour two mugs", "      text: Pour two mugs", (0,), "column"),
    Typed("scene text out", "    text: You hear the fridge", "  text: You hear the fridge", (0,), "column"),
    Typed(
        "block flat",
        "text: You fill the kettle yourself. The tap is loud.",
        "text: >-\n    You fill the kettle yourself. The tap is loud.",
        (1,),
        "column",
    ),
    Typed(
        "block uneven",
        "text: You fill the kettle yourself. The tap is loud.",
        "text: >-\n        You fill the kettle.\n      The tap is loud.",
        (2,),
        "column",
    ),
    Typed(
        "block same line",
        "text: You fill the kettle yourself. The tap is loud.",
        "text: >- You fill the kettle yourself. The tap is loud.",
        (0,),
        "new line|delete",
    ),
    Typed("tab key", "        outcome: She steps aside.", "\toutcome: She steps aside.", (0,), "blanks"),
    Typed("tab empty", "start: corridor\n", "start: corridor\n\t\n", (1,), "Delete"),
    Typed("nbsp key", "        outcome: She steps aside.", "\xa0       outcome: She steps aside.", (0,), "blanks"),
    Typed("nbsp empty", "start: corridor\n", "start: corridor\n\xa0\n", (1,), "Delete"),
    Typed("mark empty", "start: corridor\n", "start: corridor\n\ufeff\n\t\n", (1, 2), "Delete"),
    Typed("nbsp colon", "title: The kettle", "title:\xa0The kettle", (0,), "blank"),
    Typed("stars", "text: You hear the fridge, and then a sigh.", "text: *Sigh*", (0,), ">-|quotes"),
    Typed("bold", "text: You hear the fridge, and then a sigh.", "text: **Ada** sighs.", (0,), ">-|quotes"),
    Typed(
        "brackets",
        "text: You hear the fridge, and then a sigh.",
        "text: [Silence.] Then a sigh.",
        (0,),
        ">-|quotes",
    ),
    Typed("bangs", "text: You hear the fridge, and then a sigh.", "text: !!! A sigh.", (0,), ">-|quotes"),
    Typed(
        "unclosed",
        "summary: Two teams share one kettle, and it is empty.",
        'summary: "Two teams share one kettle, and it is empty.',
        (0,),
        "end of the text",
    ),
    Typed("unclosed apostrophe", "outcome: She steps aside.", "outcome: 'Tis hers.", (0,), "’|>-"),
    Typed("unclosed brace", "effects: {trust: -1}", "effects: {trust: -1", (0,), "}"),
    Typed("unclosed bracket", "content_notes: []", "content_notes: [", (0,), "]"),
    Typed(
        "bullet",
        "      - Ada holds the empty kettle and looks at your mug.",
        "      • Ada holds the empty kettle and looks at your mug.",
        (0,),
        "- ",
    ),
    Typed(
        "merge",
        "    title: Monday, 8.55\n",
        "<<<<<<< HEAD\n    title: Monday, 8.55\n=======\n>>>>>>> other\n",
        (0,),
        "<<<<",
    ),
    Typed("not", "      - when: heard_ada", "      - when: !heard_ada", (0,), "not heard_ada"),
    Typed("close dash", "  - Ask what a rule means", "  -Ask what a rule means", (0,), "blank"),
    Typed("number list", "  - Ask what a rule means", "  1. Ask what a rule means", (0,), "- "),
    Typed(
        "list on key",
        "reflect: [What did the second kettle cost?]",
        "reflect: - What did the second kettle cost?",
        (0,),
        "next line|new line",
    ),
    Typed("fence", "format: 1\n", "```yaml\nformat: 1\n", (0,), "Delete"),
    Typed("rule", "start: corridor\n", "---\nstart: corridor\n", (0,), "Delete"),
    Typed("equals", "minutes: 5", "minutes = 5", (0,), "colon"),
    Typed("effects on line", "effects: {trust: -1}", "effects: trust: -1", (0,), "brace"),
    Typed("colon in title", "title: A week of full kettles", "title: A week: full kettles", (0,), ">-|quotes"),
    Typed(
        "trailing colon",
        "text: You fill the kettle yourself. The tap is loud.",
        "text: You fill the kettle and say:",
        (0,),
        ">-|quotes",
    ),
    Typed(
        "rest of text flat",
        "outcome: She steps aside.",
        "outcome: She steps aside.\n        And then she goes.",
        (1,),
        "column",
    ),
    Typed("percent", "text: On Friday there are biscuits.", "text: %50 of the biscuits.", (0,), ">-|quotes"),
    Typed("at", "text: On Friday there are biscuits.", "text: @Ada brings biscuits.", (0,), ">-|quotes"),
    Typed("backtick", "text: On Friday there are biscuits.", "text: `Biscuits`.", (0,), ">-|quotes"),
    Typed("behind brace", "effects: {trust: -1}", "effects: {trust: -1}, then", (0,), "Delete"),
    Typed("en dash list", "      - when: heard_ada", "      – when: heard_ada", (0,), "- "),
    Typed("tab after blank line text", "        text: The old rota", "\ttext: The old rota", (0,), "blanks"),
    Typed("em space", "        once: true", "\u2003\u2003once: true", (0,), "blanks"),
    Typed("fullwidth colon", "minutes: 5", "minutes： 5", (0,), "colon"),
    Typed("semicolon", "minutes: 5", "minutes; 5", (0,), "colon"),
    Typed("no sign", "minutes: 5", "minutes 5", (0,), "colon"),
    Typed(
        "question text",
        "question: Ada wants the kettle filled before nine. What do you say to her?",
        "question: 'What do you say?' she asks.",
        (0,),
        "‘ ’|>-",
    ),
    Typed("goto deeper", "        goto: sink\n  sink:", "          goto: sink\n  sink:", (0,), "column"),
    Typed("ending deeper", "      title: Two kettles", "        title: Two kettles", (0,), "column"),
    Typed(
        "walk entry",
        "    choices: [kitchen/ask, kitchen/offer]",
        "   choices: [kitchen/ask, kitchen/offer]",
        (0,),
        "column",
    ),
)


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed.name)
def test_a_mistake_is_reported_at_its_line_and_nowhere_else(
    write: Write, guidance: Guidance, typed: Typed
) -> None:
    """What follows is read as if the line were right."""
    assert typed.old in KETTLE
    first = KETTLE[: KETTLE.index(typed.old)].count("\n") + 1
    text = KETTLE.replace(typed.old, typed.new, 1)
    problems = load_scenario(write("the-kettle.yaml", text), guidance).problems
    assert {problem.place.line for problem in problems} == {first + line for line in typed.lines}
    assert all(re.search(typed.advice, problem.hint) for problem in problems)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_sound_file(path: Path) -> None:
    """However its texts are written."""
    walk = Walk(
        path.read_text("utf-8").split("\n"), shape_of(Guidance if path.name == GUIDANCE_FILE else Scenario)
    )
    walk.run()
    assert walk.found == []
