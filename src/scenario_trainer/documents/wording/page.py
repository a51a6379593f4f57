"""Words of the page in the browser that no other face shows: its buttons, headings and notices."""

SKIP = "Skip to the story"
UNPLAYABLE = "To be played this page needs JavaScript and a browser of 2023 or later."
"""Stays where the script does not run."""
DISPLAY = "Display"
THEME = "Colours"
THEMES = {
    "auto": "as this device",
    "calm-light": "light",
    "calm-dark": "dark",
    "contrast-light": "high contrast, light",
    "contrast-dark": "high contrast, dark",
}
TEXT_SIZE = "Text size"
TEXT_SIZES = {"100": "normal", "125": "larger", "150": "largest"}
LOOK_UP = "Look up"
GUIDANCE = "Guidance: {title}"

BEGIN = "Begin"
BEGIN_ANEW = "Begin anew"
GO_ON_PLAYING = "Go on where you were"
REPLACED = (
    "There is an attempt at this story already. A new one takes its place: save it to a file first "
    "if you want to have it later."
)
UNREADABLE = "The attempt that is kept here cannot be read. When you begin, a new one takes its place."
SAY_WHY_FIRST = "Say why first"
CHOOSE = "Choose"
CHOOSE_FIRST = "Choose one of the answers first."
GO_ON = "Go on"
STEP_BACK = "Step back"
TRY_ANOTHER = "Try another answer"
LOOK_BACK = "Look back"
BACK_TO_DEBRIEF = "Back to the debrief"
WHAT_FOLLOWS = "What follows"
MEANING_OF = "What ‘{principle}’ means"
WHAT_NOW = "What do you do?"
DECIDE_DIFFERENTLY = "Decide differently"
DECIDE_NUMBER_DIFFERENTLY = "Decide differently: decision {number}"
YOUR_PASSES = "Your passes"
SHOW_PASS = "Show {name}"
PASS_STAYS = "You decide again. Your earlier pass stays as it is."
OPEN_ENDINGS_UNKNOWN = "How many endings stayed open is unknown: this story is too large to explore in a browser."

ATTEMPT = "Your attempt"
KEPT_HERE = "Your attempt is kept in this browser, on this device only. Nothing is sent."
NOT_KEPT_HERE = (
    "This browser does not let the page keep anything: when you close it your attempt is gone. "
    "Save it to a file, where that is allowed, if you want to go on later. Nothing is sent."
)
REPORTED = (
    "Your learning platform keeps how long you play, which choices you take, and whether you came to the debrief; "
    "your lecturer can see that, also after you forget the attempt. There is no score."
)
NOT_REPORTED = "No learning platform answers: it does not get to know that you play."
WRITING_KEPT = "What you write stays in this browser, on this device only."
WRITING_NOT_KEPT = (
    "What you write is not kept: when you close the page it is gone. Save the attempt to a file, where that is "
    "allowed, if you want to have it later."
)
PATH_CHANGED = (
    "This story has changed since you played it: you go on from the last decision that still stands as it was."
)
SAVE_ATTEMPT = "Save the attempt to a file"
OPEN_ATTEMPT = "Open a saved attempt"
OPENING_REPLACES = "It takes the place of the attempt that is here."
FORGET_ATTEMPT = "Forget the attempt"
FORGET_ANYWAY = "Forget it for good"
FORGOTTEN = "The attempt is forgotten."
PLAYED_ELSEWHERE = "This story was played in another window. You can go on from there."
OPENED = "The saved attempt is open."
NOT_AN_ATTEMPT = "This file is not a saved attempt of scenario-trainer."
ANOTHER_STORY = "This is an attempt at another story: {title}."
LATER_ATTEMPT = "A later version of the program saved this attempt."
WRITE_RECORD = "Write your CPD record"
SAVE_RECORD = "Save the CPD record"

ALL_STORIES = "Scenarios"
ABOUT_PAGES = "Each scenario is one page. It works offline and sends nothing."
