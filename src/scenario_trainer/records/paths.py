"""The paths that the attempts of one family took through a story: a first pass, and what-ifs that branch off.

Pure data: no clock, no database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenario_trainer.records.kept import KeptDecision, KeptEnding

    Key = tuple[str, str]


@dataclass(eq=False)
class Path:
    """The decisions of one attempt, from the start, and the ending that they led to."""

    decisions: list[KeptDecision] = field(default_factory=list)
    ending: KeptEnding | None = None
    standing: int | None = None
    """How many of its decisions stand, after steps back; None for all."""

    @property
    def keys(self) -> list[Key]:
        """Its decisions as scenes and choices."""
        return [decision.key for decision in self.decisions]

    def copy_first(self, number: int) -> None:
        """Make its first decisions copies of another path's, on which no time was spent."""
        self.decisions[:number] = [decision._replace(seconds=0) for decision in self.decisions[:number]]

    def stand(self, number: int) -> None:
        """Let only so many of its decisions stand."""
        self.standing = number if number < len(self.decisions) else None

    def begins_with(self, keys: Sequence[Key]) -> bool:
        """Whether these are its first decisions."""
        return self.keys[: len(keys)] == list(keys)


class PathTree:
    """The paths of one family, the first pass first; one of them is followed.

    A path grows only at its end, and one with an ending never does.
    """

    def __init__(self, paths: Sequence[Path] = (), current: Path | None = None) -> None:
        self._paths = list(paths)
        self.current = current
        """The path that is followed; None before the first decision."""

    def __iter__(self) -> Iterator[Path]:
        return iter(self._paths)

    def follow(self, before: Sequence[Key], decision: KeptDecision, ending: KeptEnding | None = None) -> Path:
        """Add a decision, taken after those `before` it, with the ending that it led to; return its path.

        That is a path on which all of this has happened already, else one that the decision continues, else a new
        one; of several the current one. Where the path has the decision already it stays as it was.
        """
        keys = [*before, decision.key]
        path = self._with_start(keys, ended=ending is not None) or self._continued(before) or self._branch(before)
        if not path.begins_with(keys):
            path.decisions.append(decision)
        path.ending = path.ending or ending
        if self.current:
            self.current.standing = None
        path.stand(len(keys))
        self.current = path
        return path

    def split(self, path: Path, shared: int) -> Path:
        """Put the first `shared` decisions of a path in its place, and the path at the end; return the former.

        For a first pass that another window has continued otherwise: this one is a what-if from then on.
        """
        kept = self._paths[self._paths.index(path)] = Path(path.decisions[:shared])
        self._paths.append(path)
        return kept

    def remove(self, path: Path) -> None:
        """Take a path out; it is not followed any more."""
        self._paths.remove(path)
        if self.current is path:
            self.current = None

    @property
    def first(self) -> Path | None:
        """The first pass; None before the first decision."""
        return self._paths[0] if self._paths else None

    def _candidates(self) -> list[Path]:
        return [*([self.current] if self.current else []), *self._paths]

    def _with_start(self, keys: list[Key], *, ended: bool) -> Path | None:
        """A path that begins with these decisions; where they have led to an ending, one that consists of them."""
        matching = (path for path in self._candidates() if path.begins_with(keys))
        return next((path for path in matching if not ended or len(path.decisions) == len(keys)), None)

    def _continued(self, before: Sequence[Key]) -> Path | None:
        """A path without an ending that consists of these decisions."""
        return next((path for path in self._candidates() if path.keys == list(before) and not path.ending), None)

    def _branch(self, before: Sequence[Key]) -> Path:
        """A new path, with its own copies of the decisions that it shares with the current one."""
        path = Path(self.current.decisions[: len(before)] if self.current else [])
        path.copy_first(len(before))
        self._paths.append(path)
        return path
