"""Sentences with slots in braces, for those who put them together: `phrases`, and the page in the browser.

A pair holds the form for one and the form for any other number.
"""

from __future__ import annotations

QUOTED = "“{text}”"
"""Of double quotes, because stories have speech in single ones."""

# Play
DECISION = "Decision {number}"
AT_LEAST_MORE = "at least {to_go} more"
PERHAPS_LAST = "perhaps the last"
GAUGE_STANDS = "{value}, where {minimum} is {low} and {maximum} is {high}"
GAUGE_MOVED = "{before} to {value}, towards {towards} ({minimum} is {low}, {maximum} is {high})"
YOU_WERE = "You were {sure}."
REASON = "Your reason: {reason}"
CHANGED_SINCE = (
    "This story has changed since you played it. At decision {number}, “{question}”, you chose {choice}: {what}. "
    "You go on from there. What you did then stays in your records."
)

# Debrief
STILL_OPEN = ("{number} ending still open", "{number} endings still open")
STILL_OPEN_OF = ("{number} of {of} ending still open", "{number} of {of} endings still open")
TURNING_POINT = "Turning point: {still_open}. It closed {closed}."
NOT_SO = "not {wanted}"
GAUGE_AT = "{value} ({minimum} is {low}, {maximum} is {high})"
GAUGE_REASON = ("{position}; {wanted} would have led elsewhere.", "{position}; {wanted} led here.")
OTHER_ENDING = "{choice} leads to “{ending}”."
MORE = "{number} more"
IN_PLAY = ("in play in {number} decision", "in play in {number} decisions")
SHARE = (
    "{principle} – {how} in its only decision.",
    "{principle} – {how} in {count} of {number} decisions{partly}.",
)
ANY_OR_EACH = ("any", "each")
PARTLY_TOO = ", partly in {partly}"
BRANCH = "In another pass you took {choice}, and came to “{ending}”."
BRANCH_LEFT = "In another pass you took {choice}, and went no further."

# CPD record
VERSION_OF = "{scenario}, version {version}"
