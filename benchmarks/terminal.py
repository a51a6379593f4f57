"""Runs a program in a pseudo-terminal and tells when something is on its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path


class Terminal:
    """A Python program in a terminal of its own. `arguments` follow the interpreter's name."""

    def __init__(self, arguments: list[str], *, columns: int = 120, rows: int = 64) -> None:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled, as Textual is here
        self.started = time.perf_counter()
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(sys.executable, [sys.executable, *arguments], environment)

    def press(self, keys: str) -> float:
        """Type, and return when, in seconds of `time.perf_counter`."""
        os.write(self._file, keys.encode())
        return time.perf_counter()

    def wait_for(self, *texts: str, limit: float = 20.0) -> float:
        """Read until all of `texts` have been painted since the last call; return when. Raises TimeoutError."""
        painted = b""
        wanted = [text.encode() for text in texts]
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if select.select([self._file], [], [], 0.5)[0]:
                painted += os.read(self._file, 65536)
                now = time.perf_counter()
                if all(text in painted for text in wanted):
                    return now
        raise TimeoutError(f"{texts} did not appear; the end of what did: {painted[-500:]!r}")

    def settle(self, seconds: float = 0.15) -> None:
        """Read on until nothing has been painted for a while."""
        while select.select([self._file], [], [], seconds)[0]:
            os.read(self._file, 65536)

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        os.close(self._file)


REFERENCE = [str(Path(__file__).with_name("reference_app.py"))]
"""A minimal Textual app."""
