"""How good a choice is beside the others of its decision, for judging decisions: never shown to a learner."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scenario_trainer.story.model import Choice, Scene

GENTLE_VERBS = frozenset(
    [
        "accept",
        "acknowledge",
        "admit",
        "agree",
        "apologise",
        "appreciate",
        "ask",
        "check",
        "comfort",
        "congratulate",
        "encourage",
        "explore",
        "invite",
        "let",
        "listen",
        "nod",
        "offer",
        "praise",
        "propose",
        "reassure",
        "reflect",
        "share",
        "smile",
        "soften",
        "suggest",
        "thank",
        "wait",
        "welcome",
        "wonder",
    ]
)
"""Verbs that sound kind before one has read what follows."""

_WEIGHTS = {Alignment.REFLECTS: 1.0, Alignment.PARTLY: 0.5, Alignment.AGAINST: -1.0}


def has_feedback(choice: Choice) -> bool:
    """Whether the choice names a principle."""
    return any(choice.alignments().values())


def balance(choice: Choice) -> float:
    """One for each principle reflected, a half for each partly, minus one for each worked against."""
    return sum(_WEIGHTS[alignment] * len(reasons) for alignment, reasons in choice.alignments().items())


def best(scene: Scene) -> set[str]:
    """The choices of a decision with the highest balance; empty where all are equal or none has feedback."""
    balances = {key: balance(choice) for key, choice in scene.choices.items() if has_feedback(choice)}
    highest = max(balances.values(), default=0.0)
    found = {key for key, value in balances.items() if value == highest}
    return found if len(found) < len(scene.choices) else set()


class Cue(NamedTuple):
    """How well a rule of thumb does that looks only at the surface of choices."""

    decisions: int
    """In how many decisions it could be tried."""
    hits: float
    """In how many it takes a best choice; a tie counts by its share."""
    chance: float
    """In how many a blind choice would, on average."""
    luck: float
    """The probability that blind choices do at least as well."""


def cue(scenes: Iterable[Scene], pick: Callable[[Scene], set[str]]) -> Cue:
    """Try a rule of thumb on every decision in which some choices are better than others.

    `pick` gives the choices the rule takes, empty where it does not apply. Under blind choice the number of hits
    is Poisson binomial: a sum of independent trials, each succeeding with the share of best choices in its
    decision. `luck` is the exact upper tail of that distribution at the hits, rounded down.
    """
    hits, shares = Fraction(), []
    for scene in scenes:
        good = best(scene)
        if good and (picked := pick(scene)):
            hits += Fraction(len(good & picked), len(picked))
            shares.append(len(good) / len(scene.choices))
    return Cue(len(shares), float(hits), sum(shares), _tail(shares, int(hits)))


def _tail(shares: Iterable[float], hits: int) -> float:
    """The probability of at least so many successes among trials of these probabilities."""
    distribution = [1.0]
    for share in shares:
        missed = [probability * (1 - share) for probability in distribution]
        hit = [probability * share for probability in distribution]
        distribution = [a + b for a, b in zip([*missed, 0.0], [0.0, *hit], strict=True)]
    return sum(distribution[hits:])


def advantage(scenes: Sequence[Scene], pick: Callable[[Scene], set[str]]) -> float:
    """How much oftener than a blind choice a rule of thumb takes a best choice, as a share of the decisions.

    Counted are the decisions in which some choices are better than others; where the rule does not apply, it
    chooses blindly.
    """
    found = cue(scenes, pick)
    decisions = sum(bool(best(scene)) for scene in scenes)
    return (found.hits - found.chance) / decisions if decisions else 0.0


def longest(scene: Scene) -> set[str]:
    """The choices with the most characters."""
    most = max(len(choice.text) for choice in scene.choices.values())
    return {key for key, choice in scene.choices.items() if len(choice.text) == most}


def shortest(scene: Scene) -> set[str]:
    """The choices with the fewest characters."""
    fewest = min(len(choice.text) for choice in scene.choices.values())
    return {key for key, choice in scene.choices.items() if len(choice.text) == fewest}


def most_questions(scene: Scene) -> set[str]:
    """The choices with the most question marks, where any has one."""
    marks = {key: choice.text.count("?") for key, choice in scene.choices.items()}
    most = max(marks.values())
    return {key for key, number in marks.items() if number == most} if most else set()


def gentlest(scene: Scene) -> set[str]:
    """The choices that open with a verb that sounds kind."""
    return {key for key, choice in scene.choices.items() if _opening_word(choice.text) in GENTLE_VERBS}


def _opening_word(text: str) -> str:
    return next(iter(text.casefold().strip("‘’“”\"'").split()), "").strip(".,:;!?‘’“”\"'")


def first(scene: Scene) -> set[str]:
    """The first choice, where the order is fixed."""
    return {next(iter(scene.choices))} if scene.order == "fixed" else set()
