"""Somebody in front of the terminal interface: presses keys and reads the screen."""

from __future__ import annotations

import asyncio
import functools
import os
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

from textual.events import Key

from scenario_trainer.play.flow import Flow
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.records.database import Database
from scenario_trainer.story.library import open_library
from scenario_trainer.tui.app import TrainerApp
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.themed_app import ThemedApp
from scenario_trainer.tui.widgets.outline import Outline
from tests.support.screenshots import lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from textual.pilot import Pilot
    from textual.widget import Widget

    from scenario_trainer.play.moments import Timing

P = ParamSpec("P")

GOLDEN = Path(__file__).parents[1] / "tui" / "golden"

SIZES = [(60, 18), (80, 24), (120, 40)]
"""The least size, the usual one, and one with room for a side panel."""

TO_DECISION = ("enter", "enter")
"""From the briefing of the small story to its first decision, with Ask, Tell and the locked Rota."""
TO_ENDING = (*TO_DECISION, "1", "enter", "2", "enter")
"""From its briefing to an ending, by Ask and Rota."""
TO_DEBRIEF = (*TO_ENDING, "enter")

TOUR = {
    "library": (),
    "guidance": ("g",),
    "help": ("escape", "question_mark"),
    "briefing": ("escape", "enter"),
    "passing": ("enter",),
    "deciding": ("end", "enter"),
    "outcome": ("down", "down", "2"),
    "others": ("o",),
    "people": ("escape", "p"),
    "note": ("escape", "r"),
    "transcript": ("escape", "t"),
    "ending": ("escape", "b", "down", "1", "end", "enter", "down", "down", "2", "end", "enter"),
    "debrief": ("end", "enter"),
    "what-if": ("w",),
    "writing": ("escape", "r"),
    "export": ("escape", "e"),
    "review": ("escape", "escape", "v"),
    "map": ("escape", "m"),
    "journal": ("escape", "j"),
    "attempt": ("down",),
    "rationale": ("escape", "a", "y", "enter", "end", "enter", "down", "1"),
}
"""Every screen, with the keys from the one before it to it."""

CHANGING = ("writing", "export", "journal", "attempt")
"""Those that show a date or a folder, or scroll by themselves."""


def awaited(test: Callable[P, Coroutine[object, object, None]]) -> Callable[P, None]:
    """Makes a test of a function that has to be awaited. It fails if it takes far too long."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(asyncio.wait_for(test(*args, **kwargs), timeout=60))

    return run


def flat(lines: list[str]) -> str:
    """Lines as one: words that were wrapped stand together again."""
    return " ".join(" ".join(lines).split())


def assert_golden(name: str, lines: list[str]) -> None:
    """Compare with the file of this name; with UPDATE_GOLDENS=1 in the environment, write it instead."""
    file, text = GOLDEN / f"{name}.txt", "\n".join([*lines, ""])
    if os.environ.get("UPDATE_GOLDENS") == "1":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode(), name


class Visit:
    """A visit to the program."""

    database: Database
    """The records that the visited program has open."""

    def __init__(self, pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, ThemedApp)
        self.pilot = pilot
        self.app = pilot.app

    async def press(self, *keys: str) -> None:
        """Press keys, each after what the one before it led to."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
            await self.settle()

    async def press_in_haste(self, *keys: str) -> None:
        """Press keys without a look at what they lead to."""
        for key in keys:
            self.app.simulate_key(key)
        await self.settle()

    async def open_section(self, title: str) -> None:
        """Go to a folded section of an outline, and open it."""
        while f"▾ {title}" not in self.text:
            outline = self.screen.query_one(Outline)
            await self.press("enter" if outline.cursor == title else "down")

    async def click(self, words: str) -> None:
        """Click on the first place where these words stand."""
        x, y = next((line.index(words), y) for y, line in enumerate(self.lines) if words in line)
        await self.pilot.click(offset=(x, y))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until all messages have been handled, and those they led to, and what is read in the background.

        A widget that is in the middle of a message has taken it from its queue, hence the second look.
        """
        quiet = 0
        while self.app.is_running and quiet < 2:
            await self.pilot.pause(0)
            await self.app.workers.wait_for_complete()
            quiet = quiet + 1 if self._is_quiet else 0

    @property
    def _is_quiet(self) -> bool:
        """Whether no message waits anywhere and nothing is read in the background."""
        pumps = (self.app, *self.app.screen.walk_children(with_self=True))
        return (
            not self.app.input_waits
            and all(pump.message_queue_size == 0 for pump in pumps)
            and all(worker.is_finished for worker in self.app.workers)
        )

    async def tour(self) -> AsyncIterator[str]:
        """Go to every screen; the names of `TOUR`, one after the other."""
        for name, keys in TOUR.items():
            await self.press(*keys)
            yield name

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return lines(self.app)

    @property
    def text(self) -> str:
        """The screen as one line."""
        return flat(self.lines)

    @property
    def title(self) -> str:
        """What the title bar says."""
        return self.part("TitleBar")

    @property
    def keys(self) -> str:
        """What the bar of keys names."""
        return self.part("KeyBar")

    @property
    def screen(self) -> TrainerScreen:
        """The screen on show."""
        assert isinstance(self.app.screen, TrainerScreen)
        return self.app.screen

    @property
    def screens(self) -> list[str]:
        """The screens on top of each other, the one on show last."""
        return [type(screen).__name__.removesuffix("Screen").lower() for screen in self.app.screen_stack]

    def part(self, selector: str) -> str:
        """A part of the screen as one line."""
        return flat(lines(self.app, self.app.screen.query_one(selector).content_region))

    @property
    def notices(self) -> str:
        """What the notifications on show say, one after the other."""
        toasts = self.app.screen.query("Toast")
        return " ".join(flat(lines(self.app, toast.content_region)) for toast in toasts)

    async def whole(self, selector: str) -> str:
        """All of a text that may have to be scrolled, with nothing between its lines."""
        part: Widget = self.app.screen.query_one(selector)
        read: list[str] = []
        while len(read) < part.virtual_size.height:
            part.scroll_to(y=len(read), animate=False, immediate=True)
            await self.settle()
            shown = lines(self.app, part.scrollable_content_region)
            read.extend(shown[len(read) - part.scroll_offset.y :])
        return "".join(line.strip() for line in read)


@asynccontextmanager
async def visiting(
    folder: Path,
    *keys: str,
    size: tuple[int, int] = (80, 24),
    first: str | None = None,
    timing: Timing | None = None,
) -> AsyncIterator[Visit]:
    """Visit the scenarios of a folder, with the preferences beside it, and press these keys at once."""
    data = folder.parent / "data"
    library = open_library(folder, data)
    entry = library.find(first) if first else None
    notices: list[str] = []
    database = Database(data, notices.append)
    flow = Flow(library, database, seed=1)
    app = TrainerApp(flow, PreferencesFile(data), timing=timing, first=entry, notices=notices)
    database.notify = app.warn
    app.animation_level = "none"
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            visit = Visit(pilot)
            visit.database = database
            await visit.settle()
            await visit.press(*keys)
            yield visit
    finally:
        database.close()
