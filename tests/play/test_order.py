"""The order of choices: shuffled by a hash that any language can copy."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.play.order import hashed, shuffled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0xAB3E7C0B),
        ("a", 0x1A80B1B3),
        ("foobar", 0xC0DA6DC),
        ("é", 0x8E4756C7),
        ("7/scene/ask", 0x9C265523),
    ],
)
def test_the_hash_is_what_another_language_computes(text: str, expected: int) -> None:
    """As JavaScript does with Math.imul."""
    assert hashed(text) == expected


def test_an_order_is_always_the_same() -> None:
    """Whoever computes it: a value to compare other implementations with."""
    choices = ["ask", "tell", "rota", "whisper"]
    assert shuffled(choices, 7, "kitchen") == ["whisper", "ask", "tell", "rota"]
    assert shuffled(reversed(choices), 7, "kitchen") == shuffled(choices, 7, "kitchen")


@given(st.sets(st.text("abc-", min_size=1)), st.integers(0, 2**32 - 1), st.text("abc-", min_size=1))
def test_nothing_is_lost_or_added(choices: set[str], seed: int, scene: str) -> None:
    """Whatever the seed and the scene."""
    assert sorted(shuffled(choices, seed, scene)) == sorted(choices)


def test_every_order_is_about_as_likely() -> None:
    """Position gives nothing away: of three choices no order is a fifth more frequent than another."""
    orders = [tuple(shuffled("abc", seed, "kitchen")) for seed in range(6000)]
    counts = [orders.count(order) for order in permutations("abc")]
    assert max(counts) < 1.2 * min(counts)


def test_what_stays_keeps_its_place() -> None:
    """Whether or not another choice is offered."""
    choices = ["ask", "tell", "rota", "whisper"]
    for seed in range(50):
        without = shuffled([each for each in choices if each != "ask"], seed, "kitchen")
        assert [each for each in shuffled(choices, seed, "kitchen") if each != "ask"] == without
