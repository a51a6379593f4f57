"""What the tests of the line-by-line face share: a learner who types lines, and transcripts to compare with."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.plain.console import Console, LeaveError
from scenario_trainer.plain.library import PlainFace
from scenario_trainer.play.flow import Flow
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.records.database import Database
from scenario_trainer.story.library import open_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.play.moments import Timing

GOLDEN = Path(__file__).parents[1] / "plain" / "golden"

GUIDANCE = """\
format: 1
id: kitchen-rules
title: Kitchen rules
source: {authors: A. Mensah, title: On kettles, publisher: The office, summary_in: The office news}
principles:
  small-early-wins:
    kind: try
    title: Begin small
    in_short: Begin with what fits into a kettle.
    explanation: A small thing that works is worth more than a large one that does not.
    looks_like: [A full kettle., A week without a quarrel.]
    watch_for: A kettle so small that nobody notices it.
    pulls_against: [visible-value]
  visible-value:
    kind: try
    title: Show what it is good for
    in_short: Let people see the tea.
    explanation: Nobody keeps up what they see no use in.
    looks_like: [A cup of tea.]
    watch_for: Showing it to everybody but the person who needs it.
  respond-to-difference:
    kind: avoid
    title: Ask before you tell
    in_short: Others see another kettle.
    explanation: They have a reason, and you do not know it yet.
    looks_like: [A question.]
    watch_for: A question that is a statement.
  facts-are-not-enough:
    kind: avoid
    title: Facts boil no water
    cited: Page 3
    instead_of: Taking a fact for water.
    in_short: Being right fills no kettle.
    explanation: People act on what they expect, not only on what is so.
    looks_like: [A question after the fact.]
    watch_for: Giving up the facts.
  conflict-is-not-failure:
    kind: avoid
    title: A quarrel is no failure
    in_short: Silence is no success either.
    explanation: A kitchen in which nobody quarrels may be one that nobody uses.
    looks_like: [A quarrel with a second sentence.]
    watch_for: Quarrelling for its own sake.
"""
"""A guidance that stays as it is, for a file ``guidance.yaml``."""


FIXED = ("title: Monday, 8.55", "title: Monday, 8.55\n    order: fixed")
"""The change of the small story that keeps its choices in written order."""

ASK, TELL, LOCKED_ROTA = "1", "2", "3"
"""The choices of its first decision, by their numbers."""

ROTA = "2"
"""Its number after Ada was asked."""


MEANWHILE = "(meanwhile)"
"""A line that nobody types: something else happens before the next is typed."""


def nothing() -> None:
    """What happens meanwhile, unless something does."""


class Typist(io.StringIO):
    """Types lines, and sees each where it was typed, as in a terminal, after a mark of its own."""

    def __init__(
        self, lines: tuple[str, ...], sink: io.StringIO, meanwhile: Callable[[], object] = nothing
    ) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._sink = sink
        self._meanwhile = meanwhile

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO itself has it
        """The next line."""
        line = super().readline(size)
        if line.strip() == MEANWHILE:
            self._meanwhile()
            return self.readline(size)
        self._sink.write(f"> {line}")
        return line


def conversation(talk: Callable[[Console], object], *lines: str, meanwhile: Callable[[], object] = nothing) -> str:
    """All that is said, and typed, until the talk ends or the lines do."""
    sink = io.StringIO()
    with suppress(LeaveError):
        talk(Console(Typist(lines, sink, meanwhile), sink))
    return sink.getvalue()


def visit(
    folder: Path,
    *lines: str,
    first: str | None = None,
    timing: Timing | None = None,
    meanwhile: Callable[[Database], object] = lambda _: None,
) -> str:
    """A whole visit to the scenarios of a folder, with preferences and records beside it."""
    data = folder.parent / "data"
    library = open_library(folder, data)
    entry = library.find(first) if first else None
    preferences = PreferencesFile(data)
    opened: list[Database] = []

    def talk(console: Console) -> None:
        opened.append(Database(data, console.say))
        PlainFace(Flow(library, opened[0], seed=1), preferences, console, timing=timing).run(entry)

    try:
        return conversation(talk, *lines, meanwhile=lambda: meanwhile(opened[0]))
    finally:
        for database in opened:
            database.close()


def assert_golden(name: str, transcript: str) -> None:
    """Compare with the file of this name; with UPDATE_GOLDENS=1 in the environment, write it instead."""
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDENS") == "1":
        file.write_bytes(transcript.encode())
    assert transcript == file.read_bytes().decode()
