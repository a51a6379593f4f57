"""How many lines a scene takes, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.layout import lines_of_scene
from scenario_trainer.engine.exploration import BUDGET, explore
from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

    Lines = Callable[..., int]

HEAD = SMALL[: SMALL.index("gauges:")]
END = "  end: {text: It is over., ending: {outcome: fragile, title: Over, reflect: [Why?]}}\n"
TRUST = "  trust: {label: Trust, start: 2, min: 0, max: 4, low: wary, high: solid}\n"
VOICE = TRUST.replace("trust", "voice")
FULL = "x" * 71
"""As wide as a choice can be on one line."""


@pytest.fixture
def lines(write: Callable[[str, str], Path], guidance: Guidance) -> Lines:
    """Counts the lines of the first scene of a story, given below its id."""

    def lines_of(scene: str, gauges: str = "", flags: str = "", budget: int = BUDGET) -> int:
        declared = (f"gauges:\n{gauges}" if gauges else "") + (f"flags:\n{flags}" if flags else "")
        text = f"{HEAD}{declared}start: hall\nscenes:\n  hall:\n{scene}{END}"
        loaded = load_scenario(write("small.yaml", text), guidance)
        assert loaded.value is not None, loaded.problems
        return lines_of_scene(loaded.value, "hall", explore(loaded.value, budget))

    return lines_of


def going_on(*texts: str, title: str = "") -> str:
    """A scene that only tells these texts."""
    titled = f"    title: {title}\n" if title else ""
    return f"{titled}    text:\n" + "".join(f"      - {text}\n" for text in texts) + "    goto: end\n"


def asking(*choices: str, text: str = "A hall.") -> str:
    """A scene with one line of text and these choices."""
    written = "".join(f"      {name}: {{{each}}}\n" for name, each in zip("abcdefghi", choices, strict=False))
    return f"    text: {text}\n    choices:\n{written}"


def choice(text: str, more: str = "") -> str:
    """A choice that leads to the end."""
    return f"text: {text}, {more}goto: end"


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        (going_on("One line."), 1),
        (going_on("x" * 76), 1),
        (going_on("x" * 76 + " y"), 2),
        (going_on("x" * 77), 2),
        (going_on(f"{'x' * 40} {'y' * 40} {'z' * 30}"), 2),
        (going_on("One.", "Two."), 3),
        (going_on("One.", "x" * 76 + " y", "Three."), 6),
        (going_on("One.", title="Monday"), 3),
        (going_on("One.", title="x" * 77), 4),
        ("    text: |\n      One.\n      Two.\n\n      Four.\n    goto: end\n", 4),
    ],
)
def test_texts_are_wrapped_at_the_width_of_the_story(lines: Lines, scene: str, expected: int) -> None:
    """With a blank line between them, and below the title."""
    assert lines(scene) == expected


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        (asking(choice("Go.")), 1 + 1 + 1),
        (asking(choice("Go."), choice("Stay.")), 1 + 1 + 2),
        (asking(choice(FULL)), 1 + 1 + 1),
        (asking(choice(f"{FULL} y")), 1 + 1 + 2),
        (asking(choice(f"{FULL} y"), choice("Go."), text="x" * 77), 2 + 1 + 3),
    ],
)
def test_choices_leave_room_for_their_numbers(lines: Lines, scene: str, expected: int) -> None:
    """A blank line stands before them, none between them."""
    assert lines(scene) == expected


@pytest.mark.parametrize(("gauges", "expected"), [("", 3), (TRUST, 3 + 2), (TRUST + VOICE, 3 + 3)])
def test_gauges_stand_between_text_and_choices(lines: Lines, gauges: str, expected: int) -> None:
    """A line each, and a blank one below them."""
    assert lines(asking(choice("Go.")), gauges) == expected


def test_gauges_are_shown_only_where_something_is_asked(lines: Lines) -> None:
    """Not where the story only goes on."""
    assert lines(going_on("One line."), TRUST) == 1


@pytest.mark.parametrize(("title", "expected"), [("Over", 3), ("x" * 58, 3), ("x" * 59, 4)])
def test_an_ending_is_reported_below_its_text(
    write: Callable[[str, str], Path], guidance: Guidance, title: str, expected: int
) -> None:
    """After a blank line: its kind, and its title within what that leaves of 76 cells."""
    end = END.replace("title: Over", f"title: {title}")
    story = load_scenario(write("small.yaml", f"{HEAD}start: end\nscenes:\n{end}"), guidance).value
    assert story is not None
    assert lines_of_scene(story, "end", explore(story)) == expected


AGAIN = "text: Again., goto: hall"


@pytest.mark.parametrize(
    ("changing", "expected"),
    [
        (choice("Hidden.", "when: asked, "), 5),
        (choice("Locked.", f"when: asked, locked: {'y' * 60}, "), 6),
        (choice("Locked.", f"when: asked, locked: {'y' * 50}, "), 5),
        (choice("Locked.", "when: not asked, locked: Too late., "), 5),
    ],
    ids=["hidden", "locked on two lines", "locked on one line", "locked later"],
)
def test_a_choice_that_is_locked_takes_room_for_its_reason(lines: Lines, changing: str, expected: int) -> None:
    """One that is hidden takes none."""
    ask = "text: Ask., effects: {asked: true}, goto: hall"
    assert lines(asking(ask, AGAIN, changing), flags="  asked: A.\n") == expected


def test_what_is_shown_together_counts_together(lines: Lines) -> None:
    """A text before, and another after something was asked, are never on one screen."""
    ask = "text: Ask., effects: {asked: true}, goto: hall"
    before, after = (
        f"      - {{when: not asked, text: {'x' * 76}}}\n",
        f"      - {{when: asked, text: {'x' * 77}}}\n",
    )
    scene = asking(ask, choice("Go.")).replace(" A hall.\n", f"\n      - A hall.\n{before}{after}")
    assert lines(scene, flags="  asked: A.\n") == 1 + 1 + 2 + 1 + 2


def test_a_choice_for_once_counts_where_it_is_offered(lines: Lines) -> None:
    """Though it is gone from all that comes after it."""
    look = f"text: {FULL} y, once: true, goto: hall"
    assert lines(asking(look, AGAIN, choice("Go."))) == 1 + 1 + 4


def test_a_choice_for_once_counts_beside_what_changes(lines: Lines) -> None:
    """Whichever state with the same texts was met last."""
    look = f"text: {FULL} y, once: true, goto: hall"
    ask = "text: Ask., effects: {asked: true}, goto: hall"
    scene = asking(look, ask, choice("Go.", "when: asked, "))
    assert lines(scene, flags="  asked: A.\n") == 1 + 1 + 4


def test_a_scene_may_tell_nothing(lines: Lines) -> None:
    """Then its choices stand below an empty line."""
    scene = asking(choice("Go.")).replace(" A hall.\n", "\n      - {when: asked, text: A hall.}\n")
    assert lines(scene, flags="  asked: A.\n") == 0 + 1 + 1


def test_the_small_story_by_hand(small: Scenario) -> None:
    """In the kitchen most is shown to who has asked and then told: title, texts, question and choices."""
    graph = explore(small)
    counted = {key: lines_of_scene(small, key, graph) for key in small.scenes}
    kitchen = (1 + 1 + 1 + 1 + 1) + 1 + (1 + 1) + (1 + 1) + (1 + 2 + 1)
    assert counted == {"door": 1, "kitchen": kitchen, "week": 3, "apart": 3}


def test_what_is_not_reached_takes_no_lines(small: Scenario) -> None:
    """Nobody sees it, or nobody has yet."""
    assert lines_of_scene(small, "week", explore(small, budget=1)) == 0
