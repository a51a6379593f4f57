"""Saying lines, and asking for one."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

WIDTH = 78
LEAVING = ("q", "quit")


class LeaveError(Exception):
    """The learner wants to go, or the input has ended."""


class Console:
    """Somebody who reads lines and types lines."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink

    def say(self, text: str = "", *, first: str = "", rest: str | None = None) -> None:
        """Say a text, wrapped; `first` goes before its first line and `rest`, or as many blanks, before others."""
        rest = " " * len(first) if rest is None else rest
        indents = first
        for line in text.split("\n"):
            wrapped = textwrap.wrap(
                line, WIDTH, initial_indent=indents, subsequent_indent=rest, break_on_hyphens=False
            )
            self._sink.write("\n".join(wrapped or [indents.rstrip()]) + "\n")
            indents = rest

    def say_each(self, texts: Iterable[str], *, first: str = "") -> None:
        """Say several texts, each with the same beginning."""
        for text in texts:
            self.say(text, first=first)

    def tell(self, title: str | None, paragraphs: Iterable[str]) -> None:
        """Say a piece of the story, with a blank line before each paragraph."""
        if title:
            self.say()
            self.say(title)
        for paragraph in paragraphs:
            self.say()
            self.say(paragraph)

    def ask(self) -> str:
        """One line from the learner, without blanks around it. Raises LeaveError at the end of the input."""
        self._sink.write("> ")
        self._sink.flush()
        line = self._source.readline()
        if not line:
            self._sink.write("\n")
            raise LeaveError
        return line.strip()

    def ask_words(self) -> str:
        """The same for free words, among which only ``q`` has a meaning: it leaves."""
        words = self.ask()
        if words in LEAVING:
            raise LeaveError
        return words

    def choose(self, commands: Mapping[str, str], *, most: int = 0, locked: Collection[int] = ()) -> str:
        """Ask until the answer is a number up to `most`, or one of the commands; each is named with what it does.

        An empty line is the command ``enter`` where there is one. ``q`` always leaves: it raises LeaveError.
        """
        numbers = {str(number): number in locked for number in range(1, most + 1)}
        offered = [f"{key} {label}" for key, label in commands.items()]
        if most:
            offered.insert(0, "1 choose" if most == 1 else f"1-{most} choose")
        self.say()
        self.say(", ".join([*offered, "q quit"]) + ".")
        while True:
            answer = self.ask().lower() or "enter"
            if answer in LEAVING:
                raise LeaveError
            if numbers.get(answer) is False or answer in commands:
                return answer
            if answer in numbers:
                self.say("That cannot be chosen yet. Please take another.")
            else:
                self.say(f"Please type one of these: {', '.join([*offered, 'q quit'])}.")
