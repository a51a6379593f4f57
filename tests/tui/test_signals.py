"""The program is ended from outside while it has the terminal."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESTORED = ("?1049l", "?25h", "?1000l", "?1003l", "?1006l", "?2004l")
"""The alternate screen is left, the cursor shown, mouse reports and bracketed paste are off."""


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """The program with a scenario's briefing on the screen."""
    where = ["--scenarios", str(folder), "--data", str(folder.parent / "data")]
    terminal = Terminal(["-m", "scenario_trainer", *where, "play", "small"], columns=80, rows=24)
    try:
        terminal.wait_for("Briefing")
        terminal.settle()
        yield terminal
    finally:
        terminal.close()


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGALRM"])
def test_a_signal_leaves_the_terminal_as_it_was(terminal: Terminal, name: str) -> None:
    """The exit status says which signal it was."""
    number = getattr(signal, name)
    terminal.process.send_signal(number)
    assert terminal.wait_for_end() == 128 + number
    last = {code: terminal.painted.rfind(code.encode()) for code in RESTORED}
    assert [code for code, at in last.items() if at < terminal.painted.rfind(opposite(code))] == []
    assert terminal.is_as_found


def opposite(code: str) -> bytes:
    """The code that turns on what this one turns off, or the other way about."""
    return (code[:-1] + ("h" if code.endswith("l") else "l")).encode()
