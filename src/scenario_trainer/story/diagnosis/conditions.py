"""What a condition that does not parse was meant to be."""

from __future__ import annotations

import re

from scenario_trainer.story.diagnosis.values import NUMBER_WORDS

_REWRITES: tuple[tuple[str, str], ...] = (
    (r"[\"'“”‘’`{}\[\];?]", ""),
    (r"^\s*(?:only )?(?:if|when)\b|[.,]\s*$", ""),
    (r"[–—−]\s*(?=\d)", "-"),
    (r"≥", ">="),
    (r"≤", "<="),
    (r"≠|<>", "!="),
    (r"([<>=!])\s+=", r"\1="),
    (r"=>", ">="),
    (r"=<", "<="),
    (r"={3,}", "=="),
    (r"\b(?:is |are )?(?:at least|no less than|not less than)\b", ">="),
    (r"\b(?:is |are )?(?:at most|no more than|not more than)\b", "<="),
    (r"\b(?:is |are )?(?:(?:more|greater|higher|bigger) than|above|over)\b", ">"),
    (r"\b(?:is |are )?(?:(?:less|lower|fewer|smaller) than|below|under)\b", "<"),
    (r"(\w+) (?:is )?(\d+) or (?:more|higher|above)\b", r"\1 >= \2"),
    (r"(\w+) (?:is )?(\d+) or (?:less|lower|fewer|below)\b", r"\1 <= \2"),
    (r"(?<=\d)\s*%|\b(?:[Yy]ou )?(?:has|have|was|were) (?=\w)", ""),
    (r"(\w+) is not (?:true|set)\b", r"not \1"),
    (r"(\w+) is set\b", r"\1"),
    (r"\b(?:is|equals|equal to)\b", "=="),
    (r"(?<![<>=!]):?=(?!=)|:", " == "),
    (r"\s*(?:&&?|,)\s*", " and "),
    (r"\s*\|\|?\s*", " or "),
    (r"!(?!=)\s*", "not "),
    *((rf"\b(?i:{word})\b", word) for word in ("and", "or", "not")),
    (r"not (\w+)\s*==\s*(?i:true|yes)\b|(\w+)\s*(?:==\s*(?i:false|no)|!=\s*(?i:true|yes))\b", r"not \1\2"),
    (r"(\w+)\s*(?:==\s*(?i:true|yes)|!=\s*(?i:false|no))\b", r"\1"),
    *((rf"(?<=[<>=] )\s*{word}\b", str(number)) for number, word in enumerate(NUMBER_WORDS)),
    (r"(?<=[a-z])-(?=[a-z])", "_"),
)
"""In this order: regular expressions for what people type, each with how a condition says it."""


def rewritten(text: str) -> str:
    """A condition in the format's own signs and words, as far as those of the text are known."""
    for pattern, sign in _REWRITES:
        text = re.sub(pattern, sign, text)
    return " ".join(text.split())
