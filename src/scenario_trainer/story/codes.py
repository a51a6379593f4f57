"""The codes of what can be wrong with how a file is written, with its keys and values, and with its names."""

from __future__ import annotations

from scenario_trainer.story.problems import Code, Severity

UNREADABLE = Code("S101", Severity.ERROR, "not YAML, or not UTF-8, or unreadable")
REPEATED_KEY = Code("S102", Severity.ERROR, "a key is given twice")
REFERENCE_OR_TAG = Code("S103", Severity.ERROR, "an alias, anchor or tag")
CONTROL_CHARACTER = Code("S104", Severity.ERROR, "a control character")
TOO_LARGE = Code("S105", Severity.ERROR, "too large or too deeply nested")
CUT_TEXT = Code("S106", Severity.WARNING, "a text that ends at ‘ #’: what follows is a comment")

UNKNOWN_KEY = Code("M201", Severity.ERROR, "an unknown key")
MISSING_KEY = Code("M202", Severity.ERROR, "a missing key")
WRONG_VALUE = Code(
    "M203", Severity.ERROR, "a value of the wrong type, out of range, or not one of the allowed words"
)
WRONG_ID = Code("M204", Severity.ERROR, "a bad id, or an id that is not the file's name")

UNKNOWN_SCENE = Code("R301", Severity.ERROR, "a scene, choice or ending that does not exist")
UNKNOWN_PRINCIPLE = Code("R302", Severity.ERROR, "a principle that does not exist")
UNKNOWN_NAME = Code("R303", Severity.ERROR, "a name in a condition or effect that is neither gauge nor flag")
INVALID_CONDITION = Code("R304", Severity.ERROR, "a condition that does not parse")
MISUSED_NAME = Code("R305", Severity.ERROR, "a flag used as a number, or a gauge used as true or false")
CONDITIONAL_LAST_ROUTE = Code("R306", Severity.ERROR, "a goto list whose last entry has a condition")
