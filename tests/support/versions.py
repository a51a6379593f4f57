"""Versions of the small story: such as its decisions still stand in, and such as they do not."""

from __future__ import annotations

from scenario_trainer.play.changes import Changed
from tests.support.examples import SMALL
from tests.support.variants import RING, STUCK, small_text, with_scenes

QUESTION = "Ada wants the kettle filled before nine. What do you do?"
"""What is asked in its only decision."""
TELL = SMALL[SMALL.index("      tell:\n") : SMALL.index("      rota:\n")]
WHISPER = SMALL[SMALL.index("      whisper:\n") : SMALL.index("  week:\n")]
"""How these choices are written."""
CHOICES = "    choices:\n"
AFTER_ASK = "once: true\n        goto: kitchen"
AFTER_WHISPER = "when: asked\n        goto: week"
HALL = "  hall:\n    text: A hall.\n    choices:\n      on: {text: On., goto: kitchen}\n"
"""A scene in which something else is decided."""

STANDS = {
    "nothing": small_text(),
    "a reworded scene": small_text(("- Ada holds the empty kettle.", "- Ada waves the empty kettle about.")),
    "a reworded choice": small_text(("Tell Ada that everybody should refill it.", "Say that it is for all.")),
    "reordered choices": small_text((WHISPER, ""), (CHOICES, CHOICES + WHISPER)),
    "an added choice": small_text((CHOICES, f"{CHOICES}      wait: {{text: Wait and see., goto: apart}}\n")),
    "an added scene": small_text(with_scenes("  hall:\n    text: A hall.\n    goto: week\n")),
    "another gauge": small_text(
        ("\nflags:\n", "\n  hurry: {label: Hurry, start: 0, min: 0, max: 2, low: calm, high: rushed}\nflags:\n")
    ),
}
"""Changes of the story under which Ask, Tell still stand."""

CHANGED = {
    "a scene is gone": (SMALL.replace("kitchen", "pantry"), 1, Changed.SCENE_GONE),
    "a choice is gone": (small_text((TELL, "")), 2, Changed.CHOICE_GONE),
    "a condition became false": (
        small_text((AFTER_WHISPER, "when: asked and trust > 1\n        goto: week")),
        3,
        Changed.NOT_OPEN,
    ),
    "a choice is locked": (
        small_text((AFTER_WHISPER, "when: trust > 1\n        locked: Not now.\n        goto: week")),
        3,
        Changed.NOT_OPEN,
    ),
    "a route leads elsewhere": (
        small_text((AFTER_ASK, "once: true\n        goto: week")),
        2,
        Changed.LEADS_ELSEWHERE,
    ),
    "the way goes round and round": (
        small_text(*STUCK["a ring"], ("when: trust >= 1", "when: trust > 1")),
        3,
        Changed.LEADS_ELSEWHERE,
    ),
    "the story cannot begin": (
        small_text(with_scenes(RING), ("start: door", "start: round")),
        1,
        Changed.LEADS_ELSEWHERE,
    ),
}
"""Changes of the story under Ask, Tell, Whisper: the first decision that does not stand, and why."""
