"""What a single value that cannot be read was meant to be."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("﹢＋", "+"))
"""What word processors put in the place of a hyphen, and signs of other alphabets."""
NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SIGNED = re.compile(r"(minus |plus |[+-]+)? ?=? ?([0-9]{1,9}|[a-z]+)(?:\.0+)?(?: ([a-z]+))?")
_NUMBERS = re.compile(r"(?:(?<!\w)-)?[0-9](?:[0-9.,:_]*[0-9])?")
_WITH_BLANK = re.compile(r"([+-])\s+(?=[0-9])")
_DIRECTIONS = {
    "-": re.compile(r"\b(?:minus|down|less|fewer|low|los[est]|drop|fall|fell|decreas|reduc|worse|sink|weak)"),
    "+": re.compile(r"\+|\b(?:plus|up|more|high|gain|ris|grow|increas|rais|better|improv|add|strong)"),
}
_MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\s*[=:;]\s*|\s+|(?=[+-]\d))(\S.*)")
_STEP = re.compile(r"\s*([+-])=\s*")
"""What programmers write for a change."""


def number_meant(text: str) -> str | None:
    """A whole number in digits, with the sign of the text."""
    found = _SIGNED.fullmatch(" ".join(text.translate(_DASHES).lower().strip("“”‘’").split()))
    if not found:
        return None
    sign, digits, unit = found.groups()
    if not digits.isdigit():
        if digits not in NUMBER_WORDS:
            return None
        digits = str(NUMBER_WORDS.index(digits))
    sign = sign or {"less": "-", "fewer": "-", "more": "+"}.get(unit, "")
    return {"minus ": "-", "plus ": "+"}.get(sign, sign[-1:]) + digits


def change_meant(text: str) -> str | None:
    """The signed change that a text says in digits or words; None where it says none."""
    words = _WITH_BLANK.sub(r"\1", text.translate(_DASHES).lower())
    sign = next((sign for sign, word in _DIRECTIONS.items() if word.search(words)), "")
    amounts = numbers_in(words) or [
        str(NUMBER_WORDS.index(each)) for each in words.split() if each in NUMBER_WORDS
    ]
    if any(each.startswith("-") for each in amounts):
        sign = "-"
    return f"{sign or '+'}{amounts[0].lstrip('-') if amounts else 1}" if sign or amounts else None


def numbers_in(text: str) -> list[str]:
    """The whole numbers in a text, with the sign that one begins with; none where another number is in it."""
    found: list[str] = _NUMBERS.findall(text.translate(_DASHES))
    return found if all(each.lstrip("-").isdigit() for each in found) else []


def typeset_sign(text: str) -> str | None:
    """The first sign of a text that is not the one of the keyboard, such as Word's dash."""
    return next((sign for sign in text if ord(sign) in _DASHES), None)


def truth_meant(text: str) -> str | None:
    """true or false, for another word that says so."""
    words = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
    return words.get(text.lower())


def pair_meant(text: str) -> tuple[str, str] | None:
    """A key and its value where the colon or its blank is missing."""
    found = _PAIR.fullmatch(_STEP.sub(r": \1", text.translate(_DASHES)))
    return (found[1], found[2]) if found else None


def date_meant(text: str) -> date | None:
    """The day, with the British order where the order is not clear."""
    words = re.findall(r"\b[0-9]+|\b[a-z]+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text.lower()))
    named = [month for month, name in enumerate(_MONTHS, start=1) for word in words if name.startswith(word[:3])]
    numbers = [int(word) for word in words if word.isdigit()]
    if len(named) == 1 and len(numbers) == 2:
        numbers.insert(1, named[0])
    if len(numbers) != 3:
        return None
    first, second, last = numbers
    orders = [(first, second, last)] if first > 31 else [(last, second, first), (last, first, second)]
    for year, month, day in orders if all(each[0] > 19 for each in orders) else ():
        try:
            return date(year + 2000 * (year < 100), month, day)
        except ValueError:
            continue
    return None
