"""Ending on a signal as on the key that quits: what is being written is kept, and the terminal is restored."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENDING = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGALRM")
"""The signals that end a program by default and can be caught, by name: not every system has each."""


def on_ending_signal(end: Callable[[int], None]) -> None:
    """Call `end` with the exit status that shells give to a program which a signal ended.

    Does nothing where the running event loop knows no signals, as on Windows.
    """
    loop = asyncio.get_running_loop()
    for name in ENDING:
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, end, 128 + number)
            except NotImplementedError:
                return
