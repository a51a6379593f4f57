"""From the text of a condition to its expression.

A grammar of its own rather than a piece of Python: nothing but these words can be written, and a mistake is
answered with what the author probably meant.

    disjunction = conjunction {"or" conjunction}
    conjunction = operand {"and" operand}
    operand     = "not" operand | "(" disjunction ")" | comparison | flag
    comparison  = term operator term {operator term}     each pair a gauge and a whole number
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.conditions import All, Comparison, Condition, Flag, Not, Some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scenario_trainer.story.conditions import Expression

LONGEST = 500
"""In characters."""


class ConditionError(ValueError):
    """The condition does not parse. `offset` is where, in characters from its start."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.offset = offset


@lru_cache(maxsize=1024)  # a story asks the same in many places
def parse_condition(text: str) -> Condition:
    """Read a condition. Raises ConditionError where it does not parse."""
    if len(text) > LONGEST:
        raise ConditionError(f"The condition is longer than {LONGEST} characters.", "Use a flag.", LONGEST)
    try:
        return Condition(text, _Parser(text).whole())
    except ConditionError as error:
        if meant := meant_by(text):
            error.hint = f"Write ‘{meant}’."
        raise


def meant_by(text: str) -> str | None:
    """The condition that somebody meant who typed other signs and words; None where it is not clear."""
    from scenario_trainer.story.diagnosis.conditions import rewritten  # a sound file does without it

    condition = rewritten(text)
    try:
        _Parser(condition).whole()
    except ConditionError:
        return None
    return condition


class _Token(NamedTuple):
    kind: str
    """number, name, operator, a keyword or parenthesis as itself, or end."""
    text: str
    offset: int


_TOKENS = re.compile(
    r"(?u:\s*)(?:(?P<number>[+-]?\d+(?![\w.]))|(?P<name>[A-Za-z_]\w*)|(?P<operator><=|>=|==|!=|<(?!\s*[>=])|>(?!\s*=))"
    r"|(?P<parenthesis>[()]))",
    re.ASCII,
)
KEYWORDS = frozenset({"and", "or", "not"})
"""Words that cannot be names in a condition."""
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_WRONG_SIGNS = ("> =", "< =", "! =", "= =", "=>", "=<", "<>", "=", "&&", "&", "||", "|", "!", "-", "+")
"""Longer ones before those that they begin with."""
_WORDS_HINT = "Compare gauges with whole numbers, name flags, join with and, or, not."
_HINTS = {
    "-": "Names are joined by underscores; nothing is calculated in a condition.",
    "+": "Nothing is calculated in a condition.",
}
_DEEPEST = 40


def _tokens(text: str) -> Iterator[_Token]:
    offset = 0
    while text[offset:].strip():
        match = _TOKENS.match(text, offset)
        if not match:
            start = offset + len(text[offset:]) - len(text[offset:].lstrip())
            rest = text[start:]
            wrong = next((sign for sign in _WRONG_SIGNS if rest.startswith(sign)), rest.split()[0])
            hint = _HINTS.get(wrong, _WORDS_HINT)
            raise ConditionError(f"‘{wrong}’ has no meaning in a condition.", hint, start)
        kind = str(match.lastgroup)
        word = match.group(kind)
        if word in KEYWORDS or kind == "parenthesis":
            kind = word
        yield _Token(kind, word, match.start(str(match.lastgroup)))
        offset = match.end()
    yield _Token("end", "", len(text))


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        expression = self._disjunction()
        if self._peek.kind == ")":
            self._fail("This parenthesis was never opened.", "Delete it, or open it.")
        if self._peek.kind != "end":
            self._fail(f"‘{self._peek.text}’ does not belong here.", "Is an ‘and’ or ‘or’ missing before it?")
        return expression

    @property
    def _peek(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _fail(self, message: str, hint: str = "") -> None:
        raise ConditionError(message, hint, self._peek.offset)

    def _disjunction(self) -> Expression:
        return self._joined("or", self._conjunction, Some)

    def _conjunction(self) -> Expression:
        return self._joined("and", self._operand, All)

    def _joined(
        self,
        word: str,
        part: Callable[[], Expression],
        join: Callable[[tuple[Expression, ...]], Expression],
    ) -> Expression:
        parts = [part()]
        while self._peek.kind == word:
            self._take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else join(tuple(parts))

    def _operand(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._fail("The condition is nested too deeply.", "Use a flag.")
        expression = self._unnested()
        self._depth -= 1
        return expression

    def _unnested(self) -> Expression:
        if self._peek.kind == "not":
            self._take()
            return Not(self._operand())
        if self._peek.kind == "(":
            self._take()
            expression = self._disjunction()
            if self._peek.kind != ")":
                self._fail("A parenthesis is opened and not closed.", "Add ‘)’.")
            self._take()
            return expression
        if self._peek.kind not in ("name", "number"):
            what = f"‘{self._peek.text}’" if self._peek.text else "The end"
            self._fail(f"{what} comes where a gauge or a flag is expected.")
        return self._comparison()

    def _comparison(self) -> Expression:
        left = self._take()
        if self._peek.kind != "operator":
            if left.kind == "number":
                self._at -= 1
                self._fail(f"The number {left.text} is compared with nothing.", "Write, say, ‘trust >= 3’.")
            return Flag(left.text, left.offset)
        parts: list[Expression] = []
        while self._peek.kind == "operator":
            operator = self._take().text
            if self._peek.kind not in ("name", "number"):
                self._fail(f"‘{operator}’ needs something on its right.", "Write, say, ‘trust >= 3’.")
            right = self._take()
            parts.append(self._pair(left, operator, right))
            left = right
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _pair(self, left: _Token, operator: str, right: _Token) -> Comparison:
        if left.kind == right.kind:
            self._at -= 1
            what = "gauges" if left.kind == "name" else "numbers"
            self._fail(f"Two {what} are compared with each other.", "Compare a gauge with a whole number.")
        if left.kind == "number":
            left, operator, right = right, _MIRRORED[operator], left
        return Comparison(left.text, operator, int(right.text), left.offset)
