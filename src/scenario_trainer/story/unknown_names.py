"""Names that a scenario uses and that do not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.model import KEBAB, SNAKE
from scenario_trainer.story.problems import nearest_or_all, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence, Set

    from scenario_trainer.story.model import Pattern
    from scenario_trainer.story.problems import Code, Place, Problems

MOST_UNUSED = 3
"""Names that nothing uses, of which a hint lists no more."""

MOST_SUGGESTED = 100
"""After so many problems no name is suggested any more: comparing takes 3 ms for each name that does not exist."""

_USABLE = re.compile(r"[a-z0-9/_-]+")
_ALWAYS = ("true", "always", "yes", "otherwise", "else")
_NEVER = ("false", "never", "no")


class _Unknown(NamedTuple):
    code: Code
    what: str
    name: str
    known: Collection[str]
    place: Place


class _Known:
    """The names that there are, as they are once bad ids are corrected."""

    def __init__(self, names: Collection[str], used: Set[str]) -> None:
        self.usable = [_corrected(each) or each for each in names]
        self.to_come = {meant for each in names for meant in meant_by(each)}
        """Those that are names only once a bad id is corrected."""
        self.unused = [f"‘{each}’" for each in self.usable if each not in used]


class UsedNames:
    """Collects the names of one kind of thing that a scenario uses, until all of them are known."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._unknown: list[_Unknown] = []

    def use(self, name: str) -> None:
        """Count a name as used."""
        self._used.add(name)

    def add_unknown(self, code: Code, what: str, name: str, known: Collection[str], place: Place) -> None:
        """Keep a name that is not among the known ones."""
        self._unknown.append(_Unknown(code, what, name, known, place))

    def report(self, problems: Problems) -> None:
        """Report the unknown names, each with those that it may be an old name of."""
        every = {id(unknown.known): unknown.known for unknown in self._unknown}
        kinds = {key: _Known(names, self._used) for key, names in every.items()}
        for unknown in self._unknown:
            known = kinds[id(unknown.known)]
            joined = unknown.what == "gauge or flag" and unknown.name.replace("_", "-") in unknown.known
            if unknown.name not in known.to_come and not joined:
                message, hint = message_and_hint(unknown.what, unknown.name, known.usable, problems)
                hint += _perhaps_renamed(unknown, known.unused)
                problems.add(unknown.code, unknown.place, message, hint)


def _perhaps_renamed(unknown: _Unknown, unused: Sequence[str]) -> str:
    if not unused or unknown.what == "choice":  # a choice does without a walkthrough
        return ""
    before = f": was it ‘{shortened(unknown.name)}’ before" if len(unused) == 1 else ""
    return f" Nothing uses {', '.join(unused[:MOST_UNUSED])}{before}{'?' if before else '.'}"


def no_such(what: str, name: str) -> str:
    """That a name does not exist."""
    return f"There is no {what} ‘{shortened(name)}’."


def message_and_hint(what: str, name: str, known: Collection[str], problems: Problems) -> tuple[str, str]:
    """What to say about a name that does not exist."""
    hint = nearest_or_all(name, known) if len(problems.found) < MOST_SUGGESTED else ""
    if (
        what == "scene"
        and len(parts := re.split(r", *| or | if .+? else ", name)) > 1
        and set(parts) <= set(known)
    ):
        hint = (
            "Only one can stand here. For several write a list, with ‘when’ and ‘to’ in each entry but the last."
        )
    return no_such(what, name), hint


def ids_by_title(titles: Iterable[tuple[str, object]]) -> dict[str, str]:
    """The ids of things by their titles, each as `plain_title` gives it."""
    return {plain_title(str(title)): key for key, title in titles}


def plain_title(title: str) -> str:
    """What all writings of a title have in common: its words, in small letters."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def hint_for_truth(name: str) -> str | None:
    """What to do with a word in the place of a condition that says always or never; None where it says neither."""
    if name.lower() in _ALWAYS:
        return "What always holds needs no condition: leave the line out."
    if name.lower() in _NEVER:
        return "What never holds is for nobody: delete what depends on this condition."
    return None


def _corrected(name: str) -> str | None:
    """A name of which each part is an id that can be used; None where it is not clear."""
    if _USABLE.fullmatch(name):
        return name
    parts = [_id_like(part, KEBAB) for part in name.split("/")]
    return "/".join(part or "" for part in parts) if all(parts) else None


def meant_by(bad_id: str) -> frozenset[str]:
    """The names one of which is what to write in the place of an id that cannot be used."""
    if _USABLE.fullmatch(bad_id):
        return frozenset()
    return frozenset(filter(None, (_id_like(bad_id, KEBAB), _id_like(bad_id, SNAKE))))


def _id_like(text: str, pattern: Pattern) -> str | None:
    from scenario_trainer.story.diagnosis.hints import id_like  # a sound file does without it

    return id_like(text, pattern)
