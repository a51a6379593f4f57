"""The program is ended from outside while it has the terminal."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from tests.support.beside import drafts

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


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_what_is_being_written_is_kept(terminal: Terminal, folder: Path, closed: bool) -> None:
    """Also where the terminal is gone, in mid-sentence."""
    for keys, shown in (("\r", "empty again"), ("\r", "Monday"), ("r", labels.NOTE)):
        terminal.press(keys)
        terminal.wait_for(shown)
        terminal.settle()
    terminal.press("Ask why.")
    terminal.settle()
    if closed:
        terminal.hang_up()
    else:
        terminal.process.send_signal(signal.SIGTERM)
        terminal.wait_for_end()
    assert terminal.process.wait(20) == 128 + (signal.SIGHUP if closed else signal.SIGTERM)
    assert drafts(folder) == [("Ask why.", "")]


def opposite(code: str) -> bytes:
    """The code that turns on what this one turns off, or the other way about."""
    return (code[:-1] + ("h" if code.endswith("l") else "l")).encode()
