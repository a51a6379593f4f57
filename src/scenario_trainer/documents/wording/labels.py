"""Fixed words: labels, titles and sentences that have no parts."""

from __future__ import annotations

from scenario_trainer.play.changes import Changed
from scenario_trainer.play.decisions import Confidence
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.writing import Heading
from scenario_trainer.story.entries import Where
from scenario_trainer.story.terms import Alignment, EndingKind

ALIGNMENTS = {
    Alignment.REFLECTS: "Reflects",
    Alignment.PARTLY: "Partly reflects",
    Alignment.AGAINST: "Works against",
}
TAKEN_UP = {
    Alignment.REFLECTS: "reflected",
    Alignment.PARTLY: "partly reflected",
    Alignment.AGAINST: "worked against",
    None: "not taken up",
}
"""How the choices that were taken stand towards a principle that was in play."""

ENDINGS = {
    EndingKind.GOOD_ENOUGH: "A good-enough ending",
    EndingKind.FRAGILE: "A fragile ending",
    EndingKind.STALEMATE: "A stalemate",
    EndingKind.BREAKDOWN: "A breakdown",
}
ENDING_MEANINGS = {
    EndingKind.GOOD_ENOUGH: "It works well enough for the people it is for, and can be mended as it goes.",
    EndingKind.FRAGILE: "It looks settled. Something that matters was left out, and may come back.",
    EndingKind.STALEMATE: "Nothing moved, and nothing is lost yet. Each side still holds what it came with.",
    EndingKind.BREAKDOWN: "The partnership stopped working here. That too can be learnt from, and mended.",
}

LEVELS = {"initial": "Initial training", "continuing": "Continuing development"}
NOT_PLAYABLE = "Not playable"
KINDS = {"try": "What to try", "avoid": "What not to do"}
TIMINGS = {
    Timing.COACHED: "after each choice",
    Timing.CONSEQUENCES: "at the end, in the debrief",
}
CONFIDENCE = {
    Confidence.GUESSING: "guessing",
    Confidence.UNSURE: "not very sure",
    Confidence.FAIRLY_SURE: "fairly sure",
    Confidence.CERTAIN: "certain",
}

CHANGES = {
    Changed.SCENE_GONE: "that part of the story is no longer there",
    Changed.CHOICE_GONE: "that choice is no longer there",
    Changed.NOT_OPEN: "that choice is no longer open at that point",
    Changed.LEADS_ELSEWHERE: "the story now leads elsewhere",
}
"""How a story has changed under a decision that was taken in it."""

# Library and briefing
WELCOME = "New here? The missed meeting is a good start: it takes nine minutes."
PRINCIPLES_IN_PLAY = "Principles in play"
FOUND_IN = {
    Where.SETTING: "Setting",
    Where.ROLE: "Your role",
    Where.CONTENT_NOTE: "Content note",
    Where.LEARNING_OUTCOME: "What you can learn",
    Where.PERSON: "Who you will meet",
    Where.PRINCIPLE: "Principle in play",
}
"""Where a scenario has the words that it was found by."""
UNDERWAY = "underway"
CANNOT_BE_PLAYED = "This scenario cannot be opened. Its author can find out why with ‘scenario-trainer check’."
BRIEFING = "Briefing"
WHO_YOU_MEET = "Who you will meet"
CONTENT_NOTES = "Content notes"
NO_CONTENT_NOTES = "None."
WHAT_IS_SHOWN = "What moves during the story"
FEEDBACK_COMES = "Feedback comes"
REASON_FIRST = "Before each outcome you can say why, and how sure you are; leaving it empty is fine."
NO_REASON_FIRST = "The outcome comes at once."
WHAT_YOU_CAN_LEARN = "What you can learn"
STANDARDS_TOUCHED = "Standards"
NOT_REVIEWED = "not yet reviewed by practitioners"

# Play
YOUR_CHOICE = "Your choice"
DECISIONS_SO_FAR = "Decisions so far"
NOTHING_DECIDED = "None yet."
TEMPTING = "Why it is tempting"
OPEN_DECISION = "An open decision: the guidance does not favour one answer here."
OTHERS_CHOOSE = "Why others choose differently"
TRANSCRIPT = "Transcript"
COPIED = "Copied."
FOUND_NOWHERE = "not found"
SAVED = "The record is saved."
NO_FILE_WRITTEN = "No file was written."
FILE = "File"
FOLDER = "Folder"
NOTHING_OPENS_IT = "Nothing on this computer opens files of this kind."
WORDS_TO_FIND = "Words to look for"
FEEDBACK = {
    Timing.COACHED: "feedback at once",
    Timing.CONSEQUENCES: "feedback at the end",
}
"""In play."""
WHY_FIRST = "say why first"
"""That the learner is asked before each outcome."""
THE_END = "The end"
NOT_YET = "not yet"
STUCK = "The story cannot go on"
STUCK_ADVICE = (
    "This is a mistake in the scenario, not yours. You can step back and choose differently, "
    "or leave; its author can find the place with ‘scenario-trainer check’."
)
BEFORE_OUTCOME = "Before you see what follows"
OWN_WORDS_OR_NOTHING = "Your own words, or nothing"
HOW_SURE = "How sure are you?"
WHY = "Why this one? It stays on this machine; leaving it empty is fine."
STORY_CHANGED = "The story has changed"
STEPPED_BACK = "One step back."

# People and words
PEOPLE_AND_WORDS = "People and words"
PEOPLE = "People"
WHAT_YOU_KNOW = "What you know by now"
GLOSSARY = "Words"

# Map
MAP = "Map"
NOT_MET = "Not met yet"
NOT_COME_HERE = "You have not come here in any attempt."
CHOICE_NOT_MET = "A choice not met yet."
NOT_TAKEN = "You have not taken it."
STORY_GOES_ON = "The story goes on."
HIDDEN_CONDITION = "something that is not shown allows it"
"""Stands for what is asked of a gauge that learners do not see."""

# Authors
NO_PROBLEMS = "No problems."

# Guidance
ID = "id"
IN_PRACTICE = "In practice"
WATCH_FOR = "Watch for"
PULLS_AGAINST = "Pulls against"
INSTEAD_OF = "Instead of"
IN_SHORT = "In short"
WHERE_YOU_MET_IT = "Where you have met it"

# Debrief
DEBRIEF = "Debrief"
HAPPENED = "What happened"
DID_NOT_HAPPEN = "What did not happen"
HOW_IT_ENDED = "How it ended, and why"
ONE_DECISION_AWAY = "One decision away"
NOTHING_ONE_DECISION_AWAY = "No single other answer would have led to another ending."
MOST_AND_LEAST = "Most and least taken up when in play"
MOST = "Most"
LEAST = "Least"
NOTHING_LEFT_OUT = "No principle that was in play was left out."
OPERATORS = {
    "<": "below {number}",
    "<=": "at most {number}",
    ">": "above {number}",
    ">=": "at least {number}",
    "==": "{number}",
    "!=": "other than {number}",
}
"""What a comparison asks of a gauge."""
TRY_AT_WORK = "To try at work this week"
YOUR_PATH = "Your path"
SURE_AND_AGAINST = "You were sure, and the guidance is not"
SIDE_BY_SIDE = "What if, side by side"
FIRST_PASS = "First pass"
WHAT_IF = "What if"
TAKEN_BACK = "Taken back"
WHICH_DECISION = "Take which decision differently?"
HOPES_AND_WORRIES = "What each person was hoping and worried about"
HOPED = "Hoped"
WORRIED = "Worried"
TO_TAKE_AWAY = "To take away"
AS_A_WHOLE = "the guidance as a whole"
YOUR_NOTE = "Your note"
YOU_WROTE = "You wrote"
NOT_PLAYED_TO_AN_END = "Not played to an end."

# Journal
JOURNAL = "Journal"
EMPTY_JOURNAL = "Nothing yet. What you play is kept here, on this machine only: play a scenario, and come back."
OVERVIEW = "Overview"
SHOW_MORE = "Show more"
SO_FAR = "So far"
SCENARIOS_ENDED = "Scenarios played to an end"
SCENARIOS_UNDERWAY = "Scenarios underway"
TIME_SPENT = "Time spent"
PLAY_NEXT = "To play next"
OVER_TIME = "Principles over time"
OVER_TIME_EXPLAINED = "Your latest first passes, by number:"
NOT_IN_PLAY = "not in play"
ENDINGS_MET = "Endings met"
ATTEMPTS = "Attempts, newest first"
WHAT_YOU_WROTE = "What you wrote"
DELETE_WARNING = "This forgets the attempt with its what-ifs and all you wrote about it, for good."
DELETED = "Deleted."
COMMITMENTS = "What you meant to try"

# Review
REVIEW = "Review"
CHOSE_LAST_TIME = "Last time you chose"
NOTHING_DUE = "Nothing more for now. Decisions that went against a principle come back here some days later."
DID_YOU = "You meant to try something at work. Did you, and what happened?"

# Writing
NOTE = "A note on this decision, for yourself"
IN_YOUR_OWN_WORDS = "In your own words"
NO_NAMES = "Please name nobody: no real people, places or cases by which somebody could be known."
KEPT = "Kept."
NOT_KEPT = "What you wrote is not kept yet."
PROMPTS = {
    Heading.REACTION: "How was that? The first word that comes to mind will do.",
    Heading.COMMITMENT: "What will you try at work this week?",
    Heading.FOLLOW_UP: DID_YOU,
    Heading.RELEVANCE: "Why is this relevant to you and your work?",
    Heading.LEARNT: "What did you learn?",
    Heading.IMPACT: (
        "What positive impact has it had, or will it have, on your practice and on people you work with?"
    ),
    Heading.PEER: "What have you learnt from discussing it with a peer?",
    Heading.STANDARDS: "Which standards for CPD does it relate to?",
}
"""What a learner is asked to write about an attempt."""
STANDARDS = {
    "4.1": "feedback",
    "4.2": "supervision",
    "4.3": "research, theories and frameworks",
    "4.4": "subject knowledge",
    "4.5": "an open learning culture",
    "4.6": "reflection",
    "4.7": "recording",
    "4.8": "values and ethics",
}
"""What the regulator's standards for CPD are about, a word or two for each."""

# CPD record
CPD_RECORD = "CPD record"
CPD_TYPE = "Self-directed learning: a branching scenario with feedback against research-based guidance"
CPD_HEADINGS = {
    Heading.RELEVANCE: "Why it is relevant to me",
    Heading.LEARNT: "What I learnt",
    Heading.IMPACT: "The positive impact on my practice and on the people I work with",
    Heading.PEER: "What I learnt from discussing it with a peer",
    Heading.STANDARDS: "Standards for CPD",
}
"""What the regulator's headings are called in a record."""
TYPE = "Type"
DESCRIPTION = "Description"
DATE = "Date"
MINUTES_SPENT = "Minutes spent"
ENDING = "Ending"
WHAT_IFS_PLAYED = "What-ifs played"
SCENARIO = "Scenario"
REFLECTIONS = "Reflections"
COMMITMENT = "What I will try"
FOLLOW_UP = "What came of it"
DECISIONS_TAKEN = "Decisions taken"
NONE = "None."
SOURCES = "Sources"
CHANGE_THE_NAME = "Change the name, or take it as it is."

ABOUT_PROGRAM = (
    "Each scenario is a story about people who have to work together and disagree. You read, you choose what to "
    "say or do, and you are shown how your choice sits with the guidance.",
    "There is no score. A choice can reflect one principle and work against another, and you can step back and "
    "try another answer at any time.",
)
