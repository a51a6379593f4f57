"""Words of the documents that are made to be printed: a review copy, a handout, a facilitator's guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.wording.phrases import alternatives, counted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenario_trainer.story.model import Effects, Scenario

REVIEW_COPY = "Review copy"
HANDOUT = "Handout"
GUIDE = "Facilitator’s guide"

ABOUT_REVIEW_COPY = (
    "Please read the story and hold every choice against the principles at the end. Note also what nobody would "
    "say like this, what is not true to practice, and what you could not follow. What follows each choice and "
    "the author’s view of it are left out on purpose."
)
ABOUT_HANDOUT = (
    "Your group decides together what to do. Whoever leads the seminar says what follows, and which number comes "
    "next; not all numbers come in one story."
)

ABOUT_GUIDE = (
    "‘Before the seminar’ is all that you need to prepare. The rest is to read from: the story scene by scene, "
    "with what follows each choice; then the endings, the words and the principles."
)

THE_STORY = "The story"
THE_ENDINGS = "The endings"
BEFORE_YOU_BEGIN = "Before you begin"
JUDGE = "For each choice: which principle does it reflect or work against, and why?"
YOUR_ANSWER = "Your answer, and why"
WHAT_FOLLOWS = "What follows"
CHANGES = "Changes"
GO_ON = "Go on"
COMES_FROM = "Comes from"
ONE_WAY_THERE = "One way there"
ABOUT_WAYS = "A way is a list of choices: 4.2 is choice 2 in scene 4."
FOR_THE_GROUP = "For the group"

BEFORE_THE_SEMINAR = "Before the seminar"
IN_THE_SEMINAR = "Fifty minutes"
FOR_WHOM = "For"
YOUR_ROLE = "The role"
SETTING = "Setting"
TO_KEEP_TRACK_OF = "To keep track of"
THE_DECISIONS = "The decisions at a glance"
ENDINGS_AT_A_GLANCE = "The endings at a glance"
TO_REMEMBER = "To remember once it is so"
HOW_TO_LEAD = "How to lead it"
TO_LEAD = (
    "Give everybody the handout, which has the same numbers as this guide, and form groups of three to five.",
    "Read each scene out. A text that begins with ‘When’ is read only if that is so: write down the values below "
    "and what has happened, and change them as this guide says after each choice.",
    "Let the groups answer first, and vote where they differ. The story follows the majority.",
    "Say what follows, then how the choice sits with the principles. Where a group chose otherwise, read why that "
    "is tempting before you read what it works against.",
    "Where a question for the group stands below a decision, two principles pull apart: stay there longer.",
)
QUESTIONS = "Questions at the end"
TO_ASK = (
    "Where would you have decided differently on your own, and what did the group add?",
    "Which choice looked kind and left somebody out?",
    "Whose hopes and worries did you learn too late, and how could you have asked?",
    "Which principle is hardest to follow where you work, and why?",
    "What will you try this week?",
)

SECTION = "{number}. {title}"
ONLY_WHEN = "Only when {condition}."
ONCE = "Not offered again once it is taken."
STARTS_AT = "starts at {start}; {range}"
NOT_SHOWN = "{value}; learners do not see it"
APART = "‘{reflected}’ and ‘{opposed}’ pull apart."
PULL = (
    "‘{reflected}’ and ‘{opposed}’ pull apart in choice {number}. Which would you give up here, and what would "
    "you do about it afterwards?"
)


HALF_AN_HOUR = 30
MINUTES_OF_A_DECISION = 4
"""What groups need to read a scene, answer and hear what follows: an estimate of this project."""
IN_ADVANCE = (
    "That is too short to talk about each: let everybody play the story alone beforehand, and stop only where "
    "principles pull apart."
)


def timetable(shortest: int, longest: int | None) -> tuple[tuple[str, str], ...]:
    """Fifty minutes by the clock: what to do from when to when, for a play of so many decisions."""
    most = longest or shortest
    number = counted(most, "decision", "decisions")
    if longest is None:
        number = f"at least {number}"
    elif shortest < most:
        number = f"{shortest} to {number}"
    minutes = HALF_AN_HOUR / max(1, most)
    play = f"Play. One way through has {number}: about {pace(minutes)} each."
    if minutes < MINUTES_OF_A_DECISION:
        play = f"{play} {IN_ADVANCE}"
    return (
        ("0 to 5", "Read out role, setting and content notes; say who is who; form groups."),
        ("5 to 35", play),
        (
            "35 to 40",
            "Read the ending and why it came to this. Name an ending that one other answer would have led to.",
        ),
        ("40 to 48", "Put to the group the questions of this ending, and those after all endings."),
        ("48 to 50", "Everybody writes down one thing to try at work."),
    )


def pace(minutes: float) -> str:
    """A length of time, to half a minute."""
    halves = max(1, round(minutes * 2))
    return "half a minute" if halves == 1 else f"{halves / 2:g} {'minute' if halves == 2 else 'minutes'}"


def changes(effects: Effects, scenario: Scenario) -> str:
    """What a choice or a scene changes: gauges by their labels, flags by their texts."""
    said = (
        f"{scenario.gauges[name].label} {change:+}".replace("-", "−")
        if not isinstance(change, bool)
        else f"{'from now on' if change else 'no longer'} {quoted(scenario.flags[name])}"
        for name, change in effects.items()
    )
    return f"{'; '.join(said)}."


def go_on(routes: Sequence[tuple[int, str]]) -> str:
    """To which scenes, by number, and on which conditions; an empty condition always holds."""
    *conditional, last = [
        f"to {number}{f' when {condition}' if condition else ''}" for number, condition in routes
    ]
    return "; ".join([*conditional, f"otherwise {last}" if conditional else last]) + "."


def leads_to(numbers: Sequence[int]) -> str:
    """To which scenes a choice can lead, by number."""
    return f"Leads to {alternatives([str(number) for number in dict.fromkeys(numbers)])}."


def origin(scene: int, choices: Sequence[int], condition: str, *, otherwise: bool) -> str:
    """From where routes lead to an ending: a scene and its choices by number, and the condition."""
    place = f"scene {scene}"
    if choices:
        numbers = alternatives([str(number) for number in choices], "and")
        place = f"{place}, {'choices' if len(choices) > 1 else 'choice'} {numbers}"
    if condition:
        return f"{place}, when {condition}"
    return f"{place}, otherwise" if otherwise else place


def way(steps: Iterable[tuple[int, int]]) -> str:
    """Choices, each as the numbers of its scene and of the choice."""
    return ", ".join(f"{scene}.{choice}" for scene, choice in steps)
