"""Showing documents as lines, and asking for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from scenario_trainer.render.plain_lines import document_lines, part_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.documents.parts import Document, Part

LEAVING = ("q", "quit")
HELP = ("h", "?")
"""Says all that can be typed. Only the letter is named: most screen readers are silent at a question mark."""


class LeaveError(Exception):
    """The learner wants to go, or the input has ended."""


class Console:
    """Somebody who reads lines and types lines."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink
        self._known: set[tuple[str, str]] = set()
        """Which keys have been explained, each with what it does."""

    def say(self, text: str = "", *, first: str = "") -> None:
        """Show a text, wrapped; `first` begins its first line, and as many blanks the others."""
        self._write(wrapped(text, first=first))

    def show(self, document: Document) -> None:
        """Show a whole document after a blank line."""
        self._write(["", *document_lines(document)])

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show parts of a document."""
        self._write(part_lines(parts))

    def _write(self, lines: Iterable[str]) -> None:
        self._sink.writelines(f"{line}\n" for line in lines)

    def ask(self) -> str:
        """One line from the learner, without blanks around it. Raises LeaveError at the end of the input.

        No sign marks where to type: a screen reader would speak it each time ("greater than").
        """
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

    def choose(
        self,
        commands: Mapping[str, str],
        *,
        most: int = 0,
        locked: Mapping[int, str] | None = None,
        about: Document | None = None,
    ) -> str:
        """Ask until the answer is a number up to `most`, or one of the commands.

        `locked` has the numbers that cannot be chosen, each with what is said then. ``h`` says all that can be
        typed, after the document `about` where there is one. An empty line is the command ``enter`` where there is
        one. ``q`` always leaves: it raises LeaveError.
        """
        refusals = {str(number): reason for number, reason in (locked or {}).items()}
        answers = {*commands, *map(str, range(1, most + 1))} - refusals.keys()
        explained = f"{_listed(_keys(commands, most))}."
        self._prompt(commands, most)
        while True:
            answer = self.ask().lower() or "enter"
            if answer in LEAVING:
                raise LeaveError
            if answer in answers:
                return answer
            if answer in refusals:
                self.say(refusals[answer])
            elif answer in HELP:
                if about:
                    self.show(about)
                    self.say()
                self.say(explained)
            else:
                self.say(f"Please type one of these: {explained}")

    def _prompt(self, commands: Mapping[str, str], most: int) -> None:
        """What can be typed: the keys that are new with what they do, else only how to choose or go on.

        Enter is new where it does something else than the last time. All keys are named where a prompt would name
        none, and both where there are two.
        """
        keys = _keys(commands, most)
        both = commands if len(commands) == 2 and not most else ()
        new = {key: label for key, label in keys.items() if key in both or (_kind(key), label) not in self._known}
        self.say()
        if self._known and (most or "enter" in keys):
            short = {key: new.get(key, "") for key in keys if key in new or _kind(key) in (_NUMBER, "enter")}
            said = f"{_listed(short)}, or {HELP[0]}"
            self.say(said if new else said.capitalize())
        else:
            self.say(f"{_listed(keys)}.")
        if "enter" in keys:
            self._known = {each for each in self._known if each[0] != "enter"}
        self._known.update((_kind(key), label) for key, label in keys.items())


_NUMBER = "a number"


def _kind(key: str) -> str:
    """A key, or that it is one of the numbers."""
    return _NUMBER if key[0].isdigit() else key


def _keys(commands: Mapping[str, str], most: int) -> dict[str, str]:
    """Everything that can be typed, with what it does."""
    numbers = {"1" if most == 1 else f"1 to {most}": "choose"} if most else {}
    return {**numbers, **commands, "q": "quit", HELP[0]: "help"}


def _listed(keys: Mapping[str, str]) -> str:
    return ", ".join(f"{key} {label}".rstrip() for key, label in keys.items())
