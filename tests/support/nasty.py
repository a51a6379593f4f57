"""The small story with texts that would be markup if they were not text, and that are hard to lay out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.typist import FIXED, GUIDANCE
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Iterable

NASTY = (
    "[b]x[/b] [/x] [@click=app.quit]x[/] [red on $primary]x[/] \\[x] $x {x} <b>&lt; "
    "🫖👩🏽‍⚕️ ✔️ مرحبا שלום e\u0301\u0323 ก็ 水 " + "w" * 300
)

HIDDEN = [
    chr(code)
    for code in (
        *(*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)),
        *(0xD800, 0xDFFF, 0xFFFE, 0xFFFF),
    )
]
"""Characters that no face and no file may pass on as they are."""

COMMANDS_OF_TERMINALS = (
    "\x07",
    "\x1b]0;x\x07",
    "\x1b]52;c;eA==\x07",
    "\x1b[2J",
    "\x9b2J",
    "\x9d0;x\x9c",
    "\u202ex\u202c",
    "\u2066x",
    "\r\x7f\x08",
    "\u2028x",
)
"""What would ring, set the title, write the clipboard, clear the screen or disorder a line."""

MARKUP = (
    *("# x", "#", "- x", "-", "* x", "+ x", "1. x", "1) x", "> x", "| x |", "| - |", "---", "===", "***", "___"),
    *(
        "**x**",
        "*x",
        "_x_",
        "__x",
        "`x`",
        "``",
        "```\nx",
        "~~~",
        "~~x~~",
        "    x",
        "\tx",
        "  \n",
        "\\",
        "\\*",
        "\\\n",
    ),
    *(
        "<b>x</b>",
        "</script>",
        "<!-- x",
        "<https://x.x>",
        "&lt;",
        "&#35;",
        "![x](y)",
        "[x](y)",
        "[x]: y",
        "[x][y]",
    ),
    *(
        "[b]x[/b]",
        "[/x]",
        "[@click=app.quit]x[/]",
        "$x",
        "{x}",
        "{{ x }}",
        "{% x %}",
        "\n\n# x",
        "\n- x\n1. x\n====",
    ),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "subgraph x", "-->", "]", '"', "'", "%%", ";", "end"),
)
"""What would be markup, a formula or a drawing somewhere if it were not text."""

AWKWARD = (
    *(
        "مرحبا שלום",
        "🫖👩🏽‍⚕️ ✔️",
        "e\u0301\u0323",
        "ก็ 水",
        "\u200b\u200d\ufeff",
        "\xa0",
        "x" * 100_000,
        "x " * 50_000,
    ),
    *COMMANDS_OF_TERMINALS,
    "".join(HIDDEN),
)
"""What is hard to lay out, or cannot be shown."""

TITLE, SUMMARY, SETTING, ROLE = (
    "A small story",
    "Two people share a kettle.",
    "An office kitchen",
    "You are the newcomer.",
)
LEARNING, STANDARD, AUTHOR = "Ask before you tell.", "PCF 8", "scenario-trainer project"
NAME, POST, HOPES, WORRIES = "Ada Mensah", "Team manager", "A quiet morning.", "Another complaint."
GAUGE, LOW, HIGH = "Trust in the kitchen", "wary", "solid"
DOOR, SCENE, KITCHEN = "The kettle is empty again.", "Monday, 8.55", "Ada holds the empty kettle."
ASK, TELL = "Ask Ada how the rota came about.", "Tell Ada that everybody should refill it."
ROTA, LOCKED = "Suggest that you both try the rota for a week.", "You do not know about a rota yet."
SAYS_NOTHING, TRUE, NOBODY, TEMPTING = "Ada says nothing.", "It is true.", "Nobody had asked.", "You are right."
PUTS_DOWN, MET, SMALL_STEP = "Ada puts the kettle down.", "You met her with a question.", "It is small."
WEEK, ENDING, REFLECT = "The kettle is full for a week.", "A full kettle", "Who fills it next week?"

GUIDE, BEGIN, SHOW = "Kitchen rules", "Begin small", "Show what it is good for"
IN_SHORT, EXPLANATION = (
    "Begin with what fits into a kettle.",
    "A small thing that works is worth more than a large one",
)
LOOKS_LIKE, WATCH_FOR = "A week without a quarrel.", "A kettle so small that nobody notices it."

IN_STORY = (
    *(TITLE, SUMMARY, SETTING, ROLE, LEARNING, STANDARD, AUTHOR, NAME, POST, HOPES, WORRIES, GAUGE, LOW, HIGH),
    *(DOOR, SCENE, KITCHEN, ASK, TELL, ROTA, LOCKED, SAYS_NOTHING, TRUE, NOBODY, TEMPTING, PUTS_DOWN, MET),
    *(SMALL_STEP, WEEK, ENDING, REFLECT),
)
IN_GUIDANCE = (GUIDE, BEGIN, SHOW, IN_SHORT, EXPLANATION, LOOKS_LIKE, WATCH_FOR)

SHOWN = {
    "library": (TITLE, SUMMARY),
    "guidance": (IN_SHORT, EXPLANATION, LOOKS_LIKE, WATCH_FOR, SHOW),
    "map": (DOOR,),
    "briefing": (SUMMARY, SETTING, ROLE, LEARNING, STANDARD, AUTHOR, NAME, POST),
    "passing": (DOOR,),
    "deciding": (SCENE, KITCHEN, ASK, TELL, ROTA, LOCKED),
    "outcome": (TELL, SAYS_NOTHING, SHOW, TRUE, NOBODY, GAUGE, LOW),
    "others": (ASK, MET),
    "transcript": (DOOR, SCENE, KITCHEN, TELL, SAYS_NOTHING, SHOW, TRUE, NOBODY, GAUGE, LOW),
    "ending": (WEEK, ENDING),
    "people": (NAME, POST),
    "debrief": (ENDING,),
}
"""What each screen shows of the author's text, in the part that is scrolled."""


def nasty(text: str) -> str:
    """The text after something that would be markup, if it were taken for it, and that is hard to lay out."""
    return f"{NASTY} {text}"


def nasty_story(*changes: tuple[str, str]) -> str:
    """The small story, all of its texts nasty."""
    return small_text(FIXED, *((text, json.dumps(nasty(text), ensure_ascii=False)) for text in IN_STORY), *changes)


def nasty_guidance() -> str:
    """The guidance, many of its texts nasty."""
    text = GUIDANCE
    for each in IN_GUIDANCE:
        rest = text.split(each, 1)[1].split("\n", 1)[0].rstrip("]")
        text = text.replace(each + rest, json.dumps(nasty(each + rest), ensure_ascii=False), 1)
    return text


def letters(text: str) -> str:
    """A text without its blanks, since it may be wrapped at each of them."""
    return "".join(text.split())


def lost(shown: str, texts: Iterable[str]) -> list[str]:
    """Which of the nasty texts are not shown."""
    return [text for text in texts if letters(nasty(text)) not in letters(shown)]
