"""The table that lecturers plan a story in: a row for each choice, and further rows for its further principles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.model import MOST_CHOICES
from scenario_trainer.story.problems import nearest_or_all, shortened
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scenario_trainer.story.model import Guidance

COLUMNS = ("scene", "text", "question", "choice", "outcome", "principle", "verdict", "why", "next scene")
"""The headings of the table."""

VERDICTS = {
    **{each.value: each for each in Alignment},
    "partly reflects": Alignment.PARTLY,
    "works against": Alignment.AGAINST,
}
"""What may stand under ‘verdict’."""

KINDS = {each.value: each for each in EndingKind}
"""What may stand under ‘outcome’ for an ending."""


class TableError(Exception):
    """A table cannot become a story. The message has a line for each mistake, with its row."""


class Row(NamedTuple):
    """A row that is not empty."""

    number: int
    """As it is counted in the table, the headings being row 1."""
    cells: Mapping[str, str]
    """By column. A paragraph is a line."""


@dataclass
class PlannedChoice:
    """A choice as the table has it."""

    row: int
    text: str
    outcome: list[str] = field(default_factory=list)
    reasons: dict[str, tuple[Alignment, str]] = field(default_factory=dict)
    """For each principle, by id, the alignment and why."""
    next_scene: str = ""
    """A scene's title, in whatever case."""


@dataclass
class PlannedScene:
    """A scene as the table has it."""

    row: int
    title: str
    text: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    choices: list[PlannedChoice] = field(default_factory=list)
    outcome: str = ""
    """Of an ending its kind."""
    next_scene: str = ""
    """Where the story goes on without a choice: a scene's title, in whatever case."""


def planned_scenes(rows: Iterable[Row], guidance: Guidance) -> dict[str, PlannedScene]:
    """The scenes by title in lower case, the first of them the start. Raises TableError with every mistake."""
    return _Reader(guidance).read(rows)


class _Reader:
    def __init__(self, guidance: Guidance) -> None:
        self._titles = [each.title for each in guidance.principles.values()]
        self._principles = {
            known.casefold(): key for key, each in guidance.principles.items() for known in (key, each.title)
        }
        self._scenes: dict[str, PlannedScene] = {}
        self._mistakes: list[tuple[int, str]] = []

    def read(self, rows: Iterable[Row]) -> dict[str, PlannedScene]:
        scene = None
        for row in rows:
            scene = self._scene_of(row, scene)
            if scene:
                self._read_row(row, scene)
        if not self._scenes and not self._mistakes:
            self._mistake(1, "There is nothing below the headings.")
        for each in self._scenes.values():
            self._check(each)
        if self._mistakes:
            raise TableError("\n".join(f"Row {number}: {said}" for number, said in sorted(self._mistakes)))
        return self._scenes

    def _mistake(self, row: int, said: str) -> None:
        self._mistakes.append((row, said))

    def _scene_of(self, row: Row, current: PlannedScene | None) -> PlannedScene | None:
        """The scene that a row belongs to: one that it begins, or the one before."""
        title = _line(row.cells["scene"])
        if not title:
            if current is None:
                self._mistake(row.number, "No scene is named yet. Write a name for it under ‘scene’.")
            return current
        first = self._scenes.setdefault(title.casefold(), PlannedScene(row.number, title))
        if first.row < row.number and first is not current:
            said = f"The scene ‘{shortened(title)}’ begins in row {first.row} already. Move this row there."
            self._mistake(row.number, said)
        return first

    def _read_row(self, row: Row, scene: PlannedScene) -> None:
        """Add a row to its scene. What a row says once more, word for word, is not added again."""
        cells = row.cells
        scene.text += [text for text in _paragraphs(cells["text"]) if text not in scene.text]
        if (question := _line(cells["question"])) and question not in scene.questions:
            scene.questions.append(question)
        text = _line(cells["choice"])
        if text and (not scene.choices or text != scene.choices[-1].text):
            scene.choices.append(PlannedChoice(row.number, text))
        if scene.choices:
            self._read_choice(row, scene.choices[-1])
        elif any(cells[key] for key in ("principle", "verdict", "why")):
            self._mistake(row.number, "A principle stands beside no choice.")
        else:
            scene.outcome = _line(cells["outcome"]) or scene.outcome
            scene.next_scene = self._next_scene(row, scene.next_scene)

    def _read_choice(self, row: Row, choice: PlannedChoice) -> None:
        choice.outcome += [text for text in _paragraphs(row.cells["outcome"]) if text not in choice.outcome]
        choice.next_scene = self._next_scene(row, choice.next_scene)
        said = {key: _line(row.cells[key]) for key in ("principle", "verdict", "why")}
        if not any(said.values()):
            return
        if empty := [f"‘{key}’" for key, text in said.items() if not text]:
            self._mistake(row.number, f"{' and '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty.")
            return
        principle = self._principles.get(said["principle"].casefold())
        verdict = VERDICTS.get(said["verdict"].casefold())
        if principle is None:
            hint = nearest_or_all(said["principle"], self._titles)
            self._mistake(row.number, f"There is no principle ‘{shortened(said['principle'])}’. {hint}")
        if verdict is None:
            self._mistake(row.number, f"‘{shortened(said['verdict'])}’ is no verdict. {_one_of(VERDICTS)}")
        if principle in choice.reasons:
            self._mistake(row.number, f"‘{said['principle']}’ is named twice for one choice.")
        elif principle and verdict:
            choice.reasons[principle] = (verdict, said["why"])

    def _next_scene(self, row: Row, before: str) -> str:
        """The next scene that a row names, or the one named before. Two are a mistake."""
        title = _line(row.cells["next scene"])
        if title and before and title.casefold() != before.casefold():
            said = "Another next scene is named already. Let gauges and flags decide between them, in the YAML."
            self._mistake(row.number, said)
        return title or before

    def _check(self, scene: PlannedScene) -> None:
        """Report what a scene lacks, or has without being able to."""
        if not scene.text:
            self._mistake(scene.row, f"The scene ‘{shortened(scene.title)}’ has no text.")
        if scene.choices:
            self._check_choices(scene)
        elif scene.next_scene:
            self._check_target(scene.row, scene.next_scene)
            if scene.questions or scene.outcome:
                self._mistake(scene.row, "A question or an outcome stands in a scene without choices.")
        else:
            self._check_ending(scene)

    def _check_choices(self, scene: PlannedScene) -> None:
        if len(scene.questions) > 1:
            self._mistake(scene.row, f"The scene ‘{shortened(scene.title)}’ has more than one question.")
        if len(scene.choices) > MOST_CHOICES:
            self._mistake(scene.choices[MOST_CHOICES].row, f"A scene has at most {MOST_CHOICES} choices.")
        for choice in scene.choices:
            if choice.next_scene:
                self._check_target(choice.row, choice.next_scene)
            else:
                self._mistake(choice.row, "‘next scene’ is empty.")

    def _check_target(self, row: int, title: str) -> None:
        if title.casefold() not in self._scenes:
            hint = nearest_or_all(title, [each.title for each in self._scenes.values()])
            self._mistake(row, f"There is no scene ‘{shortened(title)}’. {hint}")

    def _check_ending(self, scene: PlannedScene) -> None:
        scene.outcome = scene.outcome.casefold().replace(" ", "-")
        if scene.outcome not in KINDS:
            said = f"‘{shortened(scene.title)}’ has neither choices nor a next scene, so it is an ending."
            self._mistake(scene.row, f"{said} Say of what kind under ‘outcome’. {_one_of(KINDS)}")
        if not scene.questions:
            said = f"The ending ‘{shortened(scene.title)}’ needs something to think about, under ‘question’."
            self._mistake(scene.row, said)


def _line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> list[str]:
    return [line for line in map(_line, text.split("\n")) if line]


def _one_of(words: Collection[str]) -> str:
    return f"Write one of: {', '.join(words)}."
