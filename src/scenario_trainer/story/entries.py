"""What a list of scenarios knows about each of them."""

from __future__ import annotations

from enum import Enum, StrEnum
from pathlib import Path  # noqa: TC003 - a field's type, which typing tools read
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.story.model import Guidance, Head, Principle, Scenario

TUTORIAL = "the-missed-meeting"
"""The scenario that a first start offers, where the folder has it."""


class Where(StrEnum):
    """What of a scenario a search looks in."""

    LISTED = "listed"
    """What every line of a list shows, and the id."""
    SETTING = "setting"
    ROLE = "role"
    CONTENT_NOTE = "content note"
    LEARNING_OUTCOME = "learning outcome"
    PERSON = "person"
    PRINCIPLE = "principle"


class Searched(NamedTuple):
    """A text that a search looks in."""

    where: Where
    text: str
    """What to show as the reason why a scenario was found."""
    more: str = ""
    """What is searched besides, too long to be shown."""

    def has(self, word: str) -> bool:
        """Whether a case-folded word occurs in it."""
        return word in f"{self.text} {self.more}".casefold()


class Entry(NamedTuple):
    """One scenario file, as far as a list needs it."""

    path: Path
    title: str | None = None
    """None where the file has errors."""
    level: str = ""
    minutes: int = 0
    summary: str = ""
    setting: str = ""
    role: str = ""
    searched: tuple[Searched, ...] = ()
    """All that a search looks in; principles only when the scenario has been read whole."""
    principles: tuple[str, ...] = ()
    """The titles of the principles that its choices name; none while only the head has been read."""
    endings: int | None = None
    """How many endings it has; None while only the head has been read."""

    @property
    def id(self) -> str:
        """The scenario's id, which is its file's name."""
        return self.path.stem


class Order(Enum):
    """How a list of scenarios is sorted."""

    LEVEL = "by level"
    MINUTES = "shortest first"
    TITLE = "by title"


def broken_entry(path: Path) -> Entry:
    """The entry of a file that has errors."""
    return Entry(path, searched=(Searched(Where.LISTED, f"{path.stem} broken"),), endings=0)


def head_entry(path: Path, head: Head) -> Entry:
    """The entry of a scenario of which only the head has been read."""
    return Entry(
        path,
        head.title,
        head.level,
        head.minutes,
        head.summary,
        head.setting,
        head.role,
        tuple(_searched(head)),
    )


def whole_entry(path: Path, scenario: Scenario, guidance: Guidance) -> Entry:
    """The entry of a scenario that has been read whole."""
    entry = head_entry(path, scenario)
    named = _principles_named(scenario)
    principles = {key: each for key, each in guidance.principles.items() if key in named}
    texts = tuple(
        Searched(Where.PRINCIPLE, each.title, _principle_text(key, each)) for key, each in principles.items()
    )
    endings = sum(scene.ending is not None for scene in scenario.scenes.values())
    return entry._replace(
        searched=(*entry.searched, *texts),
        principles=tuple(each.title for each in principles.values()),
        endings=endings,
    )


def _searched(head: Head) -> Iterator[Searched]:
    listed = (head.id, head.title, head.summary, head.level, f"{head.minutes} minutes")
    yield Searched(Where.LISTED, " ".join(listed))
    yield Searched(Where.SETTING, head.setting)
    yield Searched(Where.ROLE, head.role)
    yield from (Searched(Where.CONTENT_NOTE, note) for note in head.content_notes)
    yield from (Searched(Where.LEARNING_OUTCOME, outcome) for outcome in head.learning_outcomes)
    for person in head.people.values():
        known = (person.name, person.role, person.organisation)
        yield Searched(Where.PERSON, ", ".join(part for part in known if part))


def _principle_text(key: str, principle: Principle) -> str:
    """What of a principle is searched besides its title."""
    texts = (key, principle.in_short, principle.explanation, *principle.looks_like, principle.watch_for)
    return " ".join((*texts, principle.instead_of or ""))


def _principles_named(scenario: Scenario) -> frozenset[str]:
    """The principles that any choice of the scenario names."""
    return frozenset(
        principle
        for scene in scenario.scenes.values()
        for choice in scene.choices.values()
        for reasons in choice.alignments().values()
        for principle in reasons
    )


def matching(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The entries in which every word occurs."""
    wanted = words.casefold().split()
    return [entry for entry in entries if all(any(text.has(word) for text in entry.searched) for word in wanted)]


def found_in(entry: Entry, words: str) -> tuple[Searched, ...]:
    """Where an entry has those of the words that a list's own line does not show: the first text for each."""
    listed = [text for text in entry.searched if text.where is Where.LISTED]
    hidden = [text for text in entry.searched if text.where is not Where.LISTED]
    unseen = (word for word in words.casefold().split() if not any(text.has(word) for text in listed))
    first = (next((text for text in hidden if text.has(word)), None) for word in unseen)
    return tuple(dict.fromkeys(text for text in first if text))


def ordered(entries: Iterable[Entry], order: Order) -> list[Entry]:
    """The entries in this order, the broken ones last."""

    def key(entry: Entry) -> tuple[bool, bool, int, str]:
        if entry.title is None:
            return (True, False, 0, entry.id)
        not_first = order is Order.LEVEL and entry.id != TUTORIAL
        by = {Order.LEVEL: int(entry.level == "continuing"), Order.MINUTES: entry.minutes, Order.TITLE: 0}
        return (False, not_first, by[order], entry.title.casefold())

    return sorted(entries, key=key)
