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


def test_a_deep_tree_stays_drawable() -> None:
    """Of a story of a thousand scenes one after the other no line begins with a thousand others."""
    guides = tree_guides({str(depth): str(depth - 1) if depth else None for depth in range(1000)})
    assert max(len(guide.rest) for guide in guides.values()) < 100
