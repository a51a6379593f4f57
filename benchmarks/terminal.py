"""Runs a program in a pseudo-terminal and tells when something is on its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path


class Terminal:
    """A Python program in a terminal of its own. `arguments` follow the interpreter's name."""

    def __init__(self, arguments: list[str], *, columns: int = 120, rows: int = 64) -> None:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled, as Textual is here
        self._file, program_side = pty.openpty()
        self.resize(columns, rows)
        self._settings = termios.tcgetattr(program_side)
        self.painted = b""
        """All that was read so far."""
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=program_side,
            stdout=program_side,
            stderr=program_side,
            env=environment,
            start_new_session=True,
        )
        self._program_side = program_side
        self._is_closed = False

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str) -> float:
        """Type, and return when, in seconds of `time.perf_counter`."""
        os.write(self._file, keys.encode())
        return time.perf_counter()

    def wait_for(self, *texts: str, limit: float = 20.0) -> float:
        """Read until all of `texts` have been painted since the last call; return when. Raises TimeoutError."""
        before = len(self.painted)
        wanted = [text.encode() for text in texts]
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self._read(0.5):
                now = time.perf_counter()
                if all(text in self.painted[before:] for text in wanted):
                    return now
        raise TimeoutError(f"{texts} did not appear; the end of what did: {self.painted[-500:]!r}")

    def settle(self, seconds: float = 0.15) -> None:
        """Read on until nothing has been painted for a while."""
        while self._read(seconds):
            pass

    def wait_for_end(self, limit: float = 20.0) -> int:
        """Read until the program has ended; return its exit status. Raises TimeoutError."""
        end = time.perf_counter() + limit
        while self.process.poll() is None:
            if time.perf_counter() > end:
                raise TimeoutError("The program did not end.")
            self._read(0.05)
        self.settle(0)
        return self.process.returncode

    @property
    def is_as_found(self) -> bool:
        """Whether the settings of the line are those that the program found."""
        return termios.tcgetattr(self._program_side) == self._settings

    def _read(self, seconds: float) -> bool:
        """Read what is painted within a time; whether there was something."""
        if not select.select([self._file], [], [], seconds)[0]:
            return False
        self.painted += os.read(self._file, 65536)
        return True

    def hang_up(self) -> None:
        """Close the window, which sends SIGHUP to the program."""
        os.close(self._file)
        self.process.send_signal(signal.SIGHUP)
        self._is_closed = True

    def close(self) -> None:
        """End the program and close the terminal."""
        self.process.kill()
        self.process.wait()
        if not self._is_closed:
            os.close(self._file)
        os.close(self._program_side)


REFERENCE = [str(Path(__file__).with_name("reference_app.py"))]
"""A minimal Textual app."""
