"""The page's script: the modules of the player, one after another, without comments and needless blanks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rjsmin import jsmin

MODULES = (
    "rules",
    "order",
    "exploration",
    "words",
    "passes",
    "looking_back",
    "parts",
    "moments",
    "debrief",
    "record",
    "attempts",
    "rendering",
    "storage",
    "preferences",
    "store",
    "views",
    "debrief_view",
    "trainer",
    "page",
)
"""In the order in which they stand in the page. Those up to "attempts" know nothing of a browser."""


@cache
def script(scorm: str | None = None) -> str:
    """The whole script, as every page has it, or every package of this version of SCORM."""
    return _joined(*MODULES, *(("paths", f"scorm_{scorm}", "scorm") if scorm else ("opening",)))


def index_script() -> str:
    """That of the index."""
    return _joined("storage", "preferences", "index")


def _joined(*names: str) -> str:
    folder = files("scenario_trainer.web") / "player"
    modules = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in names]
    return str(jsmin('"use strict";\n' + "\n".join(modules)))
