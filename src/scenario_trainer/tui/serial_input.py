"""Input taken one at a time, and only for what was on the screen when it was made."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import InputEvent, Key, Paste
from textual.message import Message

from scenario_trainer.tui.commands import QUIT
from scenario_trainer.tui.screens.base import TrainerScreen

if TYPE_CHECKING:
    from textual.events import Event

WAIT = 0.002
"""Seconds between two looks whether an input has been handled."""


class SerialInputApp(App[None]):
    """Takes an input when all that the one before led to has been handled and painted.

    Textual forwards each input at once, so that a widget may get one when its screen is being left, or is not laid
    out yet. Here one that was made for another screen, or for what this one showed before, is dropped.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[InputEvent | Paste] = deque()

    @property
    def input_waits(self) -> bool:
        """Whether something was entered that has not been taken yet."""
        return bool(self._waiting)

    async def on_event(self, event: Event) -> None:
        quits = isinstance(event, Key) and event.key == QUIT.keys
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded and not quits:
            self._waiting.append(event)
            if len(self._waiting) == 1:
                self.call_later(self._take_next)
        else:
            await super().on_event(event)

    def post_display_hook(self) -> None:
        """Textual has written to the terminal."""
        if isinstance(self.screen, TrainerScreen):
            self.screen.displayed = Message().time

    async def _take_next(self) -> None:
        """Take the input that has waited longest, once nothing else is left to do."""
        if await self._is_quiet():
            event = self._waiting.popleft()
            if isinstance(self.screen, TrainerScreen) and self.screen.showed_at(event.time):
                await super().on_event(event)
        else:
            await asyncio.sleep(WAIT)
        if self.input_waits:
            self.call_later(self._take_next)

    async def _is_quiet(self) -> bool:
        """Whether the screen has been painted and no message waits anywhere.

        A widget that is in the middle of a message has taken it from its queue, hence the second look.
        """
        for _ in range(2):
            await asyncio.sleep(0)
            if isinstance(self.screen, TrainerScreen) and not self.screen.is_painted:
                return False
            pumps = (self, *self.screen.walk_children(with_self=True))
            if any(pump.message_queue_size for pump in pumps):
                return False
        return True
