"""What a list of scenarios knows about each of them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path  # noqa: TC003 - a field's type, which typing tools read
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.story.model import Guidance, Head, Scenario

TUTORIAL = "the-missed-meeting"
"""The scenario that a first start offers, where the folder has it."""


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
    searched: str = ""
    """All that a search looks in, case-folded."""
    sources: tuple[str, ...] = ()
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
    return Entry(path, searched=f"{path.stem} broken".casefold(), endings=0)


def head_entry(path: Path, head: Head) -> Entry:
    """The entry of a scenario of which only the head has been read."""
    provenance = head.provenance
    searched = " ".join(_head_texts(head)).casefold()
    return Entry(
        path,
        head.title,
        head.level,
        head.minutes,
        head.summary,
        head.setting,
        head.role,
        searched,
        provenance.sources,
    )


def whole_entry(path: Path, scenario: Scenario, guidance: Guidance) -> Entry:
    """The entry of a scenario that has been read whole."""
    entry = head_entry(path, scenario)
    named = _principles_named(scenario)
    principles = {key: each for key, each in guidance.principles.items() if key in named}
    texts = (text for key, each in principles.items() for text in (key, each.title, each.in_short))
    endings = sum(scene.ending is not None for scene in scenario.scenes.values())
    return entry._replace(
        searched=f"{entry.searched} {' '.join(texts).casefold()}",
        principles=tuple(each.title for each in principles.values()),
        endings=endings,
    )


def _head_texts(head: Head) -> Iterator[str]:
    yield from (head.id, head.title, head.summary, head.setting, head.role, head.level, f"{head.minutes} minutes")
    yield from head.content_notes
    yield from head.learning_outcomes
    for person in head.people.values():
        yield from (person.name, person.role, person.organisation or "")


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
    return [entry for entry in entries if all(word in entry.searched for word in wanted)]


def ordered(entries: Iterable[Entry], order: Order) -> list[Entry]:
    """The entries in this order, the broken ones last."""

    def key(entry: Entry) -> tuple[bool, bool, int, str]:
        if entry.title is None:
            return (True, False, 0, entry.id)
        not_first = order is Order.LEVEL and entry.id != TUTORIAL
        by = {Order.LEVEL: int(entry.level == "continuing"), Order.MINUTES: entry.minutes, Order.TITLE: 0}
        return (False, not_first, by[order], entry.title.casefold())

    return sorted(entries, key=key)
