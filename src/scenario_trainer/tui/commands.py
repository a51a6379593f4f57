"""Everything the learner can do by key: the one table behind bindings, bar of keys, palette and help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType


class Command(NamedTuple):
    """Something to do on a screen."""

    action: str
    """What Textual runs: the method ``action_`` and this, of the widget, the screen or the app."""
    keys: str
    """Joined by commas; the bar of keys and help name the first that can be pressed."""
    label: str
    """For the bar of keys, help and palette."""
    help: str
    """A sentence for help and palette."""
    shown: bool = True
    """In the bar of keys; help has all that can be pressed."""
    in_palette: bool = True
    key_display: str | None = None
    """How to write the keys where the first alone is not enough."""
    numbered: bool = False
    """Has the keys 1 to 9 instead, of which each is passed to the action."""
    priority: bool = False
    """Whether it comes before what a widget would type with its keys."""

    @property
    def written_keys(self) -> str:
        """The keys as a learner reads them."""
        return self.key_display or written(self.keys.split(",")[0])


def written(key: str) -> str:
    """A key as a learner reads it."""
    return _WRITTEN.get(key, key)


_WRITTEN = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "ctrl+c": "^c",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
}

HELP = Command("help", "question_mark,f1", "help", "Say what every key does.")
PEOPLE = Command("people", "p", "people", "Read who is who, what you know by now, and what the words mean.")
GUIDANCE = Command("guidance", "g", "guidance", "Read the guidance that choices are held against.")
BACK = Command("leave", "escape", "back", "Go back to where you came from.")
PALETTE = Command("palette", "ctrl+p", "palette", "Find a command by its name.", shown=False, in_palette=False)
THEME = Command(
    "next_theme", "f2", "theme", "Take the next theme: calm or high contrast, dark or light.", shown=False
)
COPY = Command(
    "copy_text",
    "ctrl+c",
    "copy",
    "Copy the text that the mouse has selected.",
    shown=False,
    in_palette=False,
)
QUIT = Command("quit", "ctrl+q", "quit", "Leave the program.", shown=False)

EVERYWHERE = (PEOPLE, GUIDANCE, HELP, THEME, PALETTE, QUIT)

RUN = Command("submit", "enter", "run", "Run the highlighted command.", in_palette=False)
UP = Command("move(-1)", "up", "up", "Highlight the command above.", shown=False, in_palette=False)
DOWN = Command("move(1)", "down", "down", "Highlight the command below.", shown=False, in_palette=False)

OPEN = Command(
    "select", "enter", "open", "Open the highlighted scenario, or go on where you were.", in_palette=False
)
FILTER = Command(
    "filter", "slash", "find", "Type words to look for in titles, summaries, settings, people and principles."
)
CLEAR = Command("leave", "escape", "clear filter", "Show all scenarios again.")
SORT = Command("sort", "s", "sort", "Sort by level, by minutes or by title.")
MAP = Command("map", "m", "map", "See what you have met of the highlighted scenario, as a map.")
ANEW = Command(
    "anew", "a", "new attempt", "Begin the scenario from its start; earlier attempts stay in the journal."
)
JOURNAL = Command("journal", "j", "journal", "See your attempts, what they add up to, and what to play next.")
REVIEW = Command("review", "v", "review", "Meet decisions again that went against a principle.")
QUIT_HERE = Command("app.quit", "q", "quit", "Leave the program.", in_palette=False)

BEGIN = Command("begin", "enter", "begin", "Begin to play.")
TIMING = Command("timing", "f", "feedback", "Have feedback after each choice, or all of it in the debrief.")

RATIONALE = Command(
    "rationale", "y", "why first", "Be asked why, and how sure you are, before each outcome; or not any more."
)

SURE = Command(
    "screen.sure",
    "down",
    "scale",
    "Go down to the scale, where arrows, digits or the mouse say how sure you are; up or tab goes back.",
    in_palette=False,
)
SURER = Command("move(1)", "down,right", "surer", "Choose the next word.", in_palette=False)
LESS_SURE = Command("move(-1)", "up,left", "less sure", "Choose the word before, or go back up.", in_palette=False)
SURE_BY_NUMBER = Command(
    "screen.sure_by_number",
    "",
    "how sure",
    "Choose on the scale below, as long as there is no reason yet.",
    in_palette=False,
    numbered=True,
    priority=True,
)
HOW_SURE = Command(
    "choose", "", "how sure", "Choose the word with this number.", shown=False, in_palette=False, numbered=True
)
ANSWER = Command("submit", "enter", "go on", "See what follows, with your answers or without.", in_palette=False)
RECONSIDER = Command("leave", "escape", "reconsider", "Go back to the choices; nothing has been taken yet.")

CHOOSE = Command("choose", "", "choose", "Take the choice with this number.", in_palette=False, numbered=True)
HIGHLIGHT = Command(
    "highlight", "down", "choices", "Highlight the first choice.", in_palette=False, key_display="↑↓"
)
NEXT_CHOICE = Command(
    "move(1)",
    "down",
    "next choice",
    "Highlight the choice below, or above.",
    shown=False,
    in_palette=False,
    key_display="↑↓",
)
TAKE = Command("take", "enter", "take", "Take the choice that is highlighted by the arrows.", in_palette=False)
GO_ON = Command("go_on", "enter", "go on", "Read on.")
MORE = Command("more", "enter", "more", "Scroll to what is below.", in_palette=False)
NOTE = Command("note", "r", "write note", "Write a note on this decision, for yourself.")
STEP_BACK = Command("step_back", "b", "step back", "Undo the last decision and be asked it again.")
MEANING = Command(
    "meaning", "i", "meaning", "Open a line on what each principle that is named means, or close it."
)
OTHERS = Command("others", "o", "others", "Read why others choose differently.")
TRANSCRIPT = Command("transcript", "t", "transcript", "Read again all that was shown so far.")
FIND = Command("find", "slash", "find", "Type words to look for in the text.")
TO_FOUND = Command("submit", "enter", "go there", "Go to what was found.", in_palette=False)
FIND_NEXT = Command("find_next(1)", "n", "next place", "Go to the next place where the words occur.")
FIND_PREVIOUS = Command("find_next(-1)", "N", "previous place", "Go to the place before.")
LEAVE = Command("leave", "escape", "leave", "Go back; your place is kept, also when the program ends.")
PAGE_UP = Command("page(-1)", "backspace,pageup", "page up", "Scroll the text up by a page.", shown=False)
PAGE_DOWN = Command(
    "page(1)", "space,pagedown", "page", "Scroll the text down by a page; backspace scrolls it up."
)
PAGE_DOWN_TOO = PAGE_DOWN._replace(shown=False)
"""Where enter scrolls the text down as well."""
SCROLL = Command(
    "scroll(1)",
    "down",
    "scroll",
    "Scroll the text by a line; home and end go to its beginning and its end.",
    shown=False,
    in_palette=False,
    key_display="↑↓",
)

MOVE = Command(
    "cursor_down",
    "down",
    "move",
    "Highlight the entry below, or above.",
    in_palette=False,
    key_display="↑↓",
)
FOLLOW = Command(
    "follow", "", "follow", "Go where the way with this number leads.", in_palette=False, numbered=True
)
RETRACE = Command("retrace", "b", "step back", "Return to the scene you came from.")

ARRIVAL = Command("arrival", "n", "next arrival", "Come to the scene in another of the states that are possible.")
PROBLEMS = Command("problems", "exclamation_mark", "problems", "Read all problems of the file.")

WHAT_IF = Command("what_if", "w", "what if", "Take a decision differently; this pass stays as it is.")
UNFOLD = Command(
    "use",
    "enter",
    "open",
    "Open or close the highlighted part, or take the highlighted decision differently.",
    in_palette=False,
)
NEXT_STOP = Command(
    "move(1)",
    "down",
    "move",
    "Highlight the next line that can be opened, or the one before; where none is in sight, scroll.",
    in_palette=False,
    key_display="↑↓",
)
COMMIT = Command("commit", "c", "try", "Write down what you will try at work this week.")
FOLLOW_UP = Command("follow_up", "enter", "answer", "Write what came of it.", in_palette=False)
WRITE = Command("write", "r", "write", "Write down what you think, for yourself and for your CPD record.")
EXPORT = Command("export", "e", "export", "Keep a CPD record of this as a file.")
LOOK = Command("select", "enter", "open", "Look back on the attempt, or go on with it.", in_palette=False)
DELETE = Command("delete", "x", "delete", "Forget the attempt, with its what-ifs and what you wrote, for good.")
REOPEN = Command("select", "enter", "reopen", "Be asked the highlighted decision again.", in_palette=False)
DONE = Command("leave", "escape", "done", "Go back; what you wrote is kept.")
SAVE = Command("submit", "enter", "save", "Write the file.", in_palette=False)
OPEN_FILE = Command("open_file", "enter", "open it", "Open the file that was written.")
TICK = Command("select", "space,enter", "tick", "Tick the line, or take the tick away.", in_palette=False)
SKIP = Command("skip", "n", "next", "Leave this one for another time, and go on to the next.")
NEXT = Command("next", "enter,n", "next", "Go on to the next one.")


def bindings(*commands: Command) -> list[BindingType]:
    """The bindings of commands, with ids by which keys can be remapped."""
    return [binding for command in commands for binding in _bindings(command)]


def _bindings(command: Command) -> Iterator[Binding]:
    binding = Binding(
        command.keys,
        command.action,
        command.label,
        show=command.shown,
        key_display=command.key_display,
        priority=command.priority,
        tooltip=command.help,
        id=command.label.replace(" ", "-"),
    )
    if not command.numbered:
        yield binding
        return
    for number in range(1, 10):
        yield replace(binding, key=str(number), action=f"{command.action}({number})", id=None)
