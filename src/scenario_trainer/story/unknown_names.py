"""Names that a scenario uses and that do not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.model import KEBAB, SNAKE
from scenario_trainer.story.problems import nearest_or_all, shortened

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenario_trainer.story.problems import Code, Place, Problems

MOST_UNUSED = 3
"""Names that nothing uses, of which a hint lists no more."""

_USABLE = re.compile(r"[a-z0-9/_-]+")
_ALWAYS = ("true", "always", "yes", "otherwise", "else")
_NEVER = ("false", "never", "no")


class _Unknown(NamedTuple):
    code: Code
    what: str
    name: str
    known: Collection[str]
    place: Place


class UsedNames:
    """Collects the names of one kind of thing that a scenario uses, until all of them are known."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._unknown: list[_Unknown] = []

    def use(self, name: str) -> None:
        """Count a name as used."""
        self._used.add(name)

    def add_unknown(self, code: Code, what: str, name: str, known: Collection[str], place: Place) -> None:
        """Keep a name that is not among the known ones, unless it will be once a bad id is corrected."""
        if not any(is_meant(name, each) for each in known):
            self._unknown.append(_Unknown(code, what, name, known, place))

    def report(self, problems: Problems) -> None:
        """Report the unknown names, each with those that it may be an old name of."""
        for unknown in self._unknown:
            usable = [_corrected(each) or each for each in unknown.known]
            message, hint = message_and_hint(unknown.what, unknown.name, usable)
            problems.add(unknown.code, unknown.place, message, f"{hint}{self._perhaps_renamed(unknown, usable)}")

    def _perhaps_renamed(self, unknown: _Unknown, usable: Collection[str]) -> str:
        unused = [f"‘{each}’" for each in usable if each not in self._used]
        if not unused or unknown.what == "choice":  # a choice does without a walkthrough
            return ""
        before = f": was it ‘{shortened(unknown.name)}’ before" if len(unused) == 1 else ""
        return f" Nothing uses {', '.join(unused[:MOST_UNUSED])}{before}{'?' if before else '.'}"


def message_and_hint(what: str, name: str, known: Collection[str]) -> tuple[str, str]:
    """What to say about a name that does not exist."""
    return f"There is no {what} ‘{shortened(name)}’.", nearest_or_all(name, known)


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
    from scenario_trainer.story.diagnosis.hints import id_like  # a sound file does without it

    parts = [id_like(part, KEBAB) for part in name.split("/")]
    return "/".join(part or "" for part in parts) if all(parts) else None


def is_meant(name: str, bad_id: str) -> bool:
    """Whether this name is what to write in the place of an id that cannot be used."""
    if _USABLE.fullmatch(bad_id):
        return False
    from scenario_trainer.story.diagnosis.hints import id_like  # a sound file does without it

    return name in (id_like(bad_id, KEBAB), id_like(bad_id, SNAKE))
