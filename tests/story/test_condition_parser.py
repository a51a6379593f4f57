"""The one-line conditions: how they are read, and what is reported where they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenario_trainer.story.condition_parser import LONGEST, ConditionError, parse_condition
from scenario_trainer.story.conditions import All, Comparison, Condition, Flag, Not, Some, names
from tests.support.expressions import expressions, holds, states

if TYPE_CHECKING:
    from types import UnionType

    from scenario_trainer.story.conditions import Expression


def plain(expression: Expression) -> object:
    """An expression without its offsets, short enough to be compared at a glance."""
    if isinstance(expression, Flag):
        return expression.name
    if isinstance(expression, Comparison):
        return (expression.name, expression.operator, expression.number)
    if isinstance(expression, Not):
        return ["not", plain(expression.part)]
    return ["and" if isinstance(expression, All) else "or", *map(plain, expression.parts)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("asked", "asked"),
        ("trust >= 3", ("trust", ">=", 3)),
        ("trust>=3", ("trust", ">=", 3)),
        ("trust == -3", ("trust", "==", -3)),
        ("trust != +3", ("trust", "!=", 3)),
        ("trust < 010", ("trust", "<", 10)),
        ("3 < trust", ("trust", ">", 3)),
        ("3 <= trust", ("trust", ">=", 3)),
        ("3 > trust", ("trust", "<", 3)),
        ("3 >= trust", ("trust", "<=", 3)),
        ("3 == trust", ("trust", "==", 3)),
        ("3 != trust", ("trust", "!=", 3)),
        ("2 <= trust < 5", ["and", ("trust", ">=", 2), ("trust", "<", 5)]),
        ("trust > 2 < voice", ["and", ("trust", ">", 2), ("voice", ">", 2)]),
        ("asked and met", ["and", "asked", "met"]),
        ("asked and met and seen", ["and", "asked", "met", "seen"]),
        ("asked or met or seen", ["or", "asked", "met", "seen"]),
        ("asked or met and seen", ["or", "asked", ["and", "met", "seen"]]),
        ("(asked or met) and seen", ["and", ["or", "asked", "met"], "seen"]),
        ("not asked and met", ["and", ["not", "asked"], "met"]),
        ("not (asked and met)", ["not", ["and", "asked", "met"]]),
        ("not trust > 2", ["not", ("trust", ">", 2)]),
        ("not not asked", ["not", ["not", "asked"]]),
        ("((asked))", "asked"),
        ("  asked  ", "asked"),
        ("asked\nand\tmet", ["and", "asked", "met"]),
        ("asked\u00a0and met", ["and", "asked", "met"]),
        ("android or nothing", ["or", "android", "nothing"]),
        ("And or NOT", ["or", "And", "NOT"]),
    ],
)
def test_a_condition_says_what_it_reads_like(text: str, meaning: object) -> None:
    """‘not’ binds closest, then ‘and’, then ‘or’; a number on the left is turned round; chains are joined."""
    assert plain(parse_condition(text).expression) == meaning


def test_a_condition_keeps_its_text() -> None:
    """What the author wrote can be quoted back."""
    assert parse_condition("trust  >=3") == Condition("trust  >=3", Comparison("trust", ">=", 3, 0))


def test_every_name_knows_where_it_stands() -> None:
    """From left to right, names that occur twice included, a turned comparison at its gauge."""
    condition = parse_condition("asked and (2 <= trust < 5 or not asked)")
    assert [(use.name, use.offset) for use in names(condition.expression)] == [
        ("asked", 0),
        ("trust", 16),
        ("trust", 16),
        ("asked", 33),
    ]


MISTAKES = [
    # text, with the place of the mistake marked; what the message names; what the hint says
    ("trust ¦= 4", "‘=’", "Write ‘trust == 4’."),
    ("trust ¦=> 4", "‘=>’", "Write ‘trust >= 4’."),
    ("trust ¦=< 4", "‘=<’", "Write ‘trust <= 4’."),
    ("trust ¦<> 4", "‘<>’", "Write ‘trust != 4’."),
    ("trust ¦≥ 4", "‘≥’", "Write ‘trust >= 4’."),
    ("trust ¦≤ 4", "‘≤’", "Write ‘trust <= 4’."),
    ("trust ¦≠ 4", "‘≠’", "Write ‘trust != 4’."),
    ("asked ¦&& met", "‘&&’", "Write ‘asked and met’."),
    ("asked ¦& met", "‘&’", "Write ‘asked and met’."),
    ("asked ¦|| met", "‘||’", "Write ‘asked or met’."),
    ("asked ¦| met", "‘|’", "Write ‘asked or met’."),
    ("¦!asked", "‘!’", "Write ‘not asked’."),
    ("heard¦-daughter", "‘-’", "Write ‘heard_daughter’."),
    ("trust ¦+ voice > 3", "‘+’", "calculated"),
    ("trust ¦* 2 > 3", "‘*’", "and, or, not"),
    ("trust > ¦2.5", "‘2.5’", "whole numbers"),
    ("trust > ¦3rd", "‘3rd’", "whole numbers"),
    ("trust > ¦٣", "‘٣’", "whole numbers"),
    ("¦über", "‘über’", "name flags"),
    ("caf¦é", "‘é’", "name flags"),
    ("¦'asked'", "‘'asked'’", "Write ‘asked’."),
    ("trust¦.upper() > 2", "‘.upper()’", "name flags"),
    ("__import__(¦'os')", "‘'os')’", "name flags"),
    ("trust >= ¦", "‘>=’ needs something on its right", "trust >= 3"),
    ("trust >= ¦and asked", "‘>=’ needs something on its right", "trust >= 3"),
    ("trust >= ¦>= 3", "‘>=’ needs something on its right", "trust >= 3"),
    ("trust > ¦voice", "Two gauges", "whole number"),
    ("2 < trust < ¦voice", "Two gauges", "whole number"),
    ("1 < ¦2", "Two numbers", "whole number"),
    ("¦3", "number 3", "trust >= 3"),
    ("asked and ¦3", "number 3", "trust >= 3"),
    ("¦", "The end", ""),
    ("asked and¦", "The end", ""),
    ("asked and not¦", "The end", ""),
    ("¦and asked", "‘and’", ""),
    ("asked and ¦or met", "‘or’", ""),
    ("¦>= 3", "‘>=’", ""),
    ("(¦)", "‘)’", ""),
    ("asked ¦met", "‘met’", "‘and’ or ‘or’"),
    ("asked ¦not met", "‘not’", "‘and’ or ‘or’"),
    ("trust > 2 ¦3", "‘3’", "‘and’ or ‘or’"),
    ("asked ¦(met)", "‘(’", "‘and’ or ‘or’"),
    ("asked¦)", "never opened", "Delete it"),
    ("(asked¦", "not closed", "‘)’"),
    ("(asked ¦met)", "not closed", "‘)’"),
]


@pytest.mark.parametrize(("marked", "named", "hint"), MISTAKES, ids=[marked for marked, _, _ in MISTAKES])
def test_a_mistake_is_pointed_at_and_answered(marked: str, named: str, hint: str) -> None:
    """The offset is that of the mistake, the message names it, and the hint says what was probably meant."""
    with pytest.raises(ConditionError) as raised:
        parse_condition(marked.replace("¦", ""))
    assert raised.value.offset == marked.index("¦")
    assert named in str(raised.value)
    assert hint in raised.value.hint
    assert bool(hint) == bool(raised.value.hint)


def test_a_condition_of_the_greatest_length_is_read() -> None:
    """Long is allowed up to the limit."""
    text = "a" * LONGEST
    assert plain(parse_condition(text).expression) == text


def test_a_longer_condition_is_refused() -> None:
    """One character more is reported, at the limit."""
    with pytest.raises(ConditionError, match="longer than 500 characters") as raised:
        parse_condition("a" * (LONGEST + 1))
    assert raised.value.offset == LONGEST


def test_a_condition_of_many_parts_is_read() -> None:
    """Parts side by side do not count as nesting."""
    assert len(list(names(parse_condition(" or ".join(["a"] * 100)).expression))) == 100


@pytest.mark.parametrize("nest", ["not ", "("], ids=["not", "parentheses"])
def test_a_condition_is_nested_only_so_deep(nest: str) -> None:
    """The fortieth level is read, the next is reported where it begins."""
    closing = ")" if nest == "(" else ""
    parse_condition(nest * 39 + "asked" + closing * 39)
    with pytest.raises(ConditionError, match="nested too deeply") as raised:
        parse_condition(nest * 40 + "asked" + closing * 40)
    assert raised.value.offset == 40 * len(nest)


def test_parts_side_by_side_leave_the_depth_as_it_was() -> None:
    """Only what is open counts."""
    before = "(a) and not b and " * 5
    parse_condition(before + "(" * 39 + "a" + ")" * 39)
    with pytest.raises(ConditionError, match="nested too deeply"):
        parse_condition(before + "(" * 40 + "a" + ")" * 40)


# Any condition at all


def written(expression: Expression, draw: st.DrawFn) -> str:
    """The expression as an author might write it: spaces, needless parentheses, numbers on either side."""
    space = draw(st.sampled_from(["", " ", "  ", "\t"]))
    if isinstance(expression, Flag):
        text = expression.name
    elif isinstance(expression, Comparison):
        text = written_comparison(expression, space, turned=draw(st.booleans()))
    elif isinstance(expression, Not):
        return f"not {written_part(expression.part, All | Some, draw)}"
    elif isinstance(expression, All):
        text = " and ".join(written_part(part, Some, draw) for part in expression.parts)
    else:
        text = " or ".join(written(part, draw) for part in expression.parts)
    return f"({space}{text}{space})" if draw(st.booleans()) else text


def written_comparison(comparison: Comparison, space: str, *, turned: bool) -> str:
    """A comparison with the gauge on its left or, turned, on its right."""
    if not turned:
        return f"{comparison.name}{space}{comparison.operator}{space}{comparison.number}"
    turned_operator = comparison.operator.translate(str.maketrans("<>", "><"))
    return f"{comparison.number}{space}{turned_operator}{space}{comparison.name}"


def written_part(part: Expression, looser: type | UnionType, draw: st.DrawFn) -> str:
    """A part of a larger expression, in parentheses where it binds looser than that."""
    text = written(part, draw)
    return f"({text})" if isinstance(part, looser) else text


@st.composite
def written_expressions(draw: st.DrawFn) -> tuple[Expression, str]:
    """An expression, and a text that should say the same."""
    expression = draw(expressions)
    return expression, written(expression, draw)


@given(written_expressions(), states)
def test_any_expression_is_read_as_it_was_meant(
    pair: tuple[Expression, str], state: tuple[dict[str, int], frozenset[str]]
) -> None:
    """However it is written, the condition holds in the same states as the expression it was written for."""
    expression, text = pair
    gauges, flags = state
    read = parse_condition(text).expression
    assert holds(read, gauges, flags) == holds(expression, gauges, flags)


@given(written_expressions())
def test_the_names_of_any_expression_stand_where_they_say(pair: tuple[Expression, str]) -> None:
    """Every use is found, in order, and its offset is that of the name in the text."""
    expression, text = pair
    uses = list(names(parse_condition(text).expression))
    assert [use.name for use in uses] == [use.name for use in names(expression)]
    assert [text[use.offset :][: len(use.name)] for use in uses] == [use.name for use in uses]


def answer_to(text: str) -> Condition | ConditionError:
    """What is read from a text, or the error."""
    try:
        return parse_condition(text)
    except ConditionError as error:
        return error


pieces = st.sampled_from(
    [
        *"()<>=!&|+-.,;'\"\\éß٣²🫖\u00a0\u200b\0",
        "and",
        "or",
        "not",
        "asked",
        "trust",
        "3",
        "-3",
        "==",
        ">=",
        " ",
        "\n",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(pieces, max_size=30).map("".join), st.text(min_size=490)))
@example("²")
@example("(" * LONGEST)
@example("trust == " + "9" * (LONGEST - 9))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    """Nothing an author types makes the reader fail, and what it tells can be pointed at."""
    answer = answer_to(text)
    if isinstance(answer, ConditionError):
        assert 0 <= answer.offset <= len(text)
        assert str(answer)
    else:
        assert answer.text == text
        assert all(text[use.offset :].startswith(use.name) for use in names(answer.expression))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trust > = 4", "trust >= 4"),
        ("trust = = 4", "trust == 4"),
        ("trust: 4", "trust == 4"),
        ("trust === 4", "trust == 4"),
        ("trust is at least four", "trust >= 4"),
        ("trust at most 4", "trust <= 4"),
        ("trust is more than 4", "trust > 4"),
        ("trust below 4", "trust < 4"),
        ("trust is 4", "trust == 4"),
        ("asked is true", "asked"),
        ("asked == TRUE", "asked"),
        ("asked = false", "not asked"),
        ("asked != yes", "not asked"),
        ("not asked == true", "not asked"),
        ("asked is not set", "not asked"),
        ("if asked", "asked"),
        ("asked AND Not met", "asked and not met"),
        ("asked, met", "asked and met"),
        ("“asked”", "asked"),
        ("(!asked) && trust≥4", "(not asked) and trust>=4"),
    ],
)
def test_what_people_type_is_answered_with_a_condition(typed: str, meant: str) -> None:
    """It can be copied, and parses."""
    with pytest.raises(ConditionError) as error:
        parse_condition(typed)
    assert error.value.hint == f"Write ‘{meant}’."
    assert parse_condition(meant).text == meant
