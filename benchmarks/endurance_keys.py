"""Any keys in haste in a terminal: nothing may fail, the last key quits, and the terminal is left as it was."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from typing import NamedTuple

from benchmarks.terminal import Terminal
from tests.support.mashing import mashed

QUIT = "\x11"
KEYS = 2_000
"""How many are sent to one program."""


class _Mashed(NamedTuple):
    keys: int
    """How many were sent before the program ended."""
    failure: str
    """Empty where nothing failed."""


def measure(count: int) -> int:
    """Send so many keys to one program after another; print what came of it, return how many failed."""
    sent = failed = seed = 0
    while sent < count:
        outcome = _mash(seed, min(KEYS, count - sent))
        if outcome.failure:
            print(f"seed {seed} after {outcome.keys:,} keys: {outcome.failure}")
            failed += 1
        sent += outcome.keys
        seed += 1
    print(f"keys: {sent:,} in {seed} programs, of which {failed} failed")
    return failed


def _mash(seed: int, number: int) -> _Mashed:
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(["-m", "scenario_trainer", "--data", folder], columns=80, rows=24)
        try:
            terminal.wait_for("scenario-trainer")
            terminal.settle()
            sent = _send(terminal, seed, number)
            # Some key may have run the command that quits: then nobody reads these any more.
            with suppress(OSError):
                terminal.resize(80, 24)
                terminal.settle()
                terminal.press(QUIT)
            return _Mashed(sent, _failure(terminal))
        finally:
            terminal.close()


def _send(terminal: Terminal, seed: int, number: int) -> int:
    """Send bursts until so many keys were sent, or the program has ended; return how many."""
    sent = 0
    for burst in mashed(seed):
        if isinstance(burst, tuple):
            terminal.resize(*burst)
        else:
            terminal.press("".join(burst))
            sent += len(burst)
        # Some bursts come before the one before has been handled, others when it has.
        terminal.settle(0.08 if sent % 3 else 0.01)
        if sent >= number or terminal.process.poll() is not None:
            return sent
    raise AssertionError("there is always another key")


def _failure(terminal: Terminal) -> str:
    try:
        status = terminal.wait_for_end(20)
    except TimeoutError as error:
        return str(error)
    if status or b"Traceback" in terminal.painted:
        return f"status {status}: {terminal.painted[-300:]!r}"
    return "" if terminal.is_as_found else "the terminal is not as it was found"
