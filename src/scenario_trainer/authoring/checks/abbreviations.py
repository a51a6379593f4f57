"""Abbreviations that learners meet and nothing explains."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from typing import TYPE_CHECKING

from scenario_trainer.authoring.texts import all_texts
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

UNEXPLAINED_ABBREVIATION = Code(
    "T510",
    Severity.WARNING,
    "an abbreviation that learners meet and that neither the text nor the glossary explains",
)

_FAMILIAR = "A&E AM ASAP BBC CCTV CD CV DIY DVD EU GP ID IT MP NHS OK PC PDF PIN PM PS RSVP TODO TV UK USA USB VIP"
_CALENDAR = (name[:length] for name in (*day_name, *month_name) for length in (3, 4, 5))
FAMILIAR = frozenset([*re.findall(r"\S+", _FAMILIAR), *(name.upper() for name in _CALENDAR)])
"""What anybody in the country knows, names of days and months, and TODO, for which there is a check of its own."""

LONGEST = 5
"""Letters. A longer word in capitals is taken for emphasis, or for what stands on a sign."""

_CAPITALS = r"[A-Z]+(?:\d[A-Z]+|(?:&[A-Z]+)+)?"
_RUN = re.compile(rf"(?<![\w&.-])({_CAPITALS}(?:[ ]{_CAPITALS})*)(?:s|’s|'s)?(?![\w&]|\.[A-Z])")
"""Words in capitals, of which several in a row may be a sign: MEDICALLY FIT, NO ENTRY."""
_ROMAN = re.compile(r"[IVX]+")
_SMALL_WORD = "(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)"
_SPOKEN = {"2": "(?:2|to|two)", "4": "(?:4|for|four)", "&": "(?:&|and)"}


def check(subject: Subject, problems: Problems) -> None:
    """Report each abbreviation once, where it first stands."""
    texts = list(all_texts(subject.scenario))
    joined = "\n".join(text for _, text in texts)
    ordinary = frozenset(re.findall(r"[a-z]+", joined))
    seen: set[str] = set()
    for path, text in texts:
        for abbreviation in _abbreviations(text, ordinary):
            if abbreviation in seen:
                continue
            seen.add(abbreviation)
            if not _is_explained(abbreviation, joined, subject.scenario.glossary):
                message = f"‘{abbreviation}’ is not explained to learners."
                hint = f"Write it out where it first stands, or add a line ‘{abbreviation}: …’ to the glossary."
                problems.add(UNEXPLAINED_ABBREVIATION, place_of(subject.tree, *path), message, hint)


def _abbreviations(text: str, ordinary: frozenset[str]) -> Iterator[str]:
    """The abbreviations of a text. A word of `ordinary` occurs in small letters, so capitals only stress it."""

    def is_stressed(word: str) -> bool:
        lower = word.lower()
        return len(word) > LONGEST or lower in ordinary or (len(word) > 3 and lower.removesuffix("s") in ordinary)

    for run in _RUN.findall(text):
        words = [word for word in run.split(" ") if len(word) > 1]
        if not any(map(is_stressed, words)):
            yield from (word for word in words if word not in FAMILIAR and not _ROMAN.fullmatch(word))


def _is_explained(abbreviation: str, texts: str, glossary: Iterable[str]) -> bool:
    """Whether there is an entry, a parenthesis right beside it, or anywhere the words that it stands for."""
    exact = rf"(?<!\w){re.escape(abbreviation)}(?!\w)"
    if any(re.search(exact, term) for term in glossary):
        return True
    if re.search(rf"{exact}s?[ ]\(|\w[ ]\({exact}s?\)", texts):
        return True
    # Two words with the right initials are soon found by chance, unless they are written as a name is.
    flags = re.IGNORECASE if len(abbreviation) > 2 else re.NOFLAG
    return bool(re.search(_expansion(abbreviation), texts, flags))


def _expansion(abbreviation: str) -> str:
    """A pattern of words with these initials; the last word may give several letters: SENCO, coordinator."""
    initials = [_SPOKEN.get(letter, rf"(?!{_SMALL_WORD}\b){letter}") for letter in abbreviation]
    between = rf"\w*[ -]+(?:{_SMALL_WORD}[ -]+)*"
    if len(initials) > 3:
        return rf"\b{between.join(initials[:-1])}(?:{between})?{abbreviation[-1]}"
    return rf"\b{between.join(initials)}"
