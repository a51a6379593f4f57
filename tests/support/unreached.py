"""The small story with places that no playthrough comes to."""

from __future__ import annotations

from tests.support.variants import small_text, with_scenes

ATTIC = with_scenes("  attic:\n    title: Under the roof\n    text: Another kettle.\n    goto: week\n")
"""The change that adds a scene that is never reached."""

NEVER_TAKEN = ("when: trust >= 1\n            to: kitchen", "when: trust > 4\n            to: week")
"""The change after which the first route of Tell is never taken, and the second always."""


def unreached_text(*changes: tuple[str, str]) -> str:
    """The small story with both, and with further changes."""
    return small_text(ATTIC, NEVER_TAKEN, *changes)
