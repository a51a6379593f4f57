"""The lines that draw a tree before its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


_WIDEST = 80
"""In cells: of what is deeper only the innermost lines are drawn."""


class Guide(NamedTuple):
    """What stands before a name in a drawn tree."""

    first: str
    """Before the name."""
    rest: str
    """Before further lines about it."""


def tree_guides(parents: Mapping[str, str | None]) -> dict[str, Guide]:
    """The guides of a tree, given as each name's parent, in which every name follows its parent."""
    last = {parent: name for name, parent in parents.items()}
    with_children = set(parents.values())
    below: dict[str | None, str] = {None: ""}
    """What begins the lines of all that is below a name."""
    guides: dict[str, Guide] = {}
    for name, parent in parents.items():
        if parent is None:
            first, below[name] = "", ""
        else:
            is_last = last[parent] == name
            first = below[parent] + ("└ " if is_last else "├ ")
            below[name] = (below[parent] + ("  " if is_last else "│ "))[-_WIDEST:]
        guides[name] = Guide(first, below[name] + ("│ " if name in with_children else "  "))
    return guides
