"""The lines before the names of a tree."""

from __future__ import annotations

from scenario_trainer.render.tree_guides import tree_guides

TREE = {"a": None, "b": "a", "c": "b", "d": "b", "e": "a", "f": "e"}
DRAWN = """\
a
│ more
├ b
│ │ more
│ ├ c
│ │   more
│ └ d
│     more
└ e
  │ more
  └ f
      more"""


def test_a_tree_is_drawn_by_its_guides() -> None:
    """Lines run on to the next of the same parent, and past what is said about a name."""
    guides = tree_guides(TREE)
    lines = [line for name, (first, rest) in guides.items() for line in (f"{first}{name}", f"{rest}more")]
    assert "\n".join(lines) == DRAWN
