"""The page's script: the modules of the player, one after another, without comments and needless signs."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from rjsmin import jsmin

from scenario_trainer.documents.wording import labels, page, templates
from scenario_trainer.play.changes import Changed

_NAMED = re.compile(r"\bwords\.([A-Z_]+)\b")

_SHORTER = {";}": "}", "const ": "let "}
"""What means the same in a script that works as it stands. No text in ours has these letters."""

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
    "guidance",
    "people",
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
    """The modules as one script, with the words that they name as ``words.NAME`` in their places.

    Words that are looked up by a key stay together, in a constant `words`. Raises KeyError for a name that no
    wording has.
    """
    folder = files("scenario_trainer.web") / "player"
    code = str(jsmin("\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in names)))
    for long, short in _SHORTER.items():
        code = code.replace(long, short)
    wordings = {**vars(labels), **vars(templates), **vars(page)}
    named = {name: wordings[name] for name in _NAMED.findall(code)}
    by_key = {name: _by_name(words) for name, words in named.items() if isinstance(words, dict)}
    placed = _NAMED.sub(lambda found: found[0] if found[1] in by_key else _json(named[found[1]]), code)
    return f'"use strict";const words={_json(by_key)};{placed}'


def _by_name(words: dict[object, str]) -> dict[object, str]:
    """Words by the names of an enumeration of which the values are nothing that JSON knows."""
    return {key.name if isinstance(key, Changed) else key: each for key, each in words.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
