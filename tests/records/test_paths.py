"""The paths of one family: each kept whole and once, and the first pass only ever grows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.records.kept import KeptDecision, KeptEnding
from scenario_trainer.records.paths import Path, PathTree
from scenario_trainer.story.terms import EndingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
THE_END = KeptEnding("end", EndingKind.FRAGILE, "The end", NOW)

walks = st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abc")), min_size=1, max_size=20)
"""Steps of a walk: how many decisions are undone first, and which choice is taken then."""


def decision(choice: str, note: str = "") -> KeptDecision:
    """A decision in the only scene there is; it took a minute."""
    return KeptDecision("scene", choice, "Scene", choice, NOW, 60, note=note)


def follow(tree: PathTree, choices: str, ending: KeptEnding | None = None) -> Path:
    """Take the last of these choices after the others."""
    before = [("scene", choice) for choice in choices[:-1]]
    return tree.follow(before, decision(choices[-1]), ending)


def walk(tree: PathTree, steps: Iterable[tuple[int, str]]) -> list[str]:
    """Walk about; the choices from the start after each step."""
    here, seen = "", []
    for undone, choice in steps:
        here = here[: max(0, len(here) - undone)] + choice
        follow(tree, here)
        seen.append(here)
    return seen


def choices(path: Path) -> str:
    """What was chosen on a path."""
    return "".join(each.choice for each in path.decisions)


def all_choices(tree: PathTree) -> list[str]:
    """What was chosen on each path, in their order."""
    return [choices(path) for path in tree]


def farthest(walked: Sequence[str]) -> set[str]:
    """Those that no other goes on from."""
    return {each for each in walked if not any(other.startswith(each) and other != each for other in walked)}


@given(walks)
def test_every_path_is_there_whole_and_once(steps: list[tuple[int, str]]) -> None:
    """However somebody goes and steps back: no more, and no less."""
    tree = PathTree()
    walked = walk(tree, steps)
    assert sorted(all_choices(tree)) == sorted(farthest(walked))


@given(walks)
def test_the_path_followed_begins_with_what_was_chosen(steps: list[tuple[int, str]]) -> None:
    """After each step."""
    tree = PathTree()
    for number in range(1, len(steps) + 1):
        tree = PathTree()
        walked = walk(tree, steps[:number])
        assert tree.current is not None
        assert choices(tree.current).startswith(walked[-1])


@given(walks)
def test_a_path_only_ever_grows_at_its_end(steps: list[tuple[int, str]]) -> None:
    """The decisions it has stay the same objects."""
    tree = PathTree()
    before: dict[Path, list[KeptDecision]] = {}
    for number in range(len(steps)):
        walk(tree, steps[: number + 1])
        for path, decisions in before.items():
            assert all(one is other for one, other in zip(path.decisions, decisions, strict=False))
            assert len(path.decisions) >= len(decisions)
        before = {path: list(path.decisions) for path in tree}


@given(walks)
def test_the_time_of_a_shared_decision_is_spent_once(steps: list[tuple[int, str]]) -> None:
    """A branch has copies of what it shares, on which no time was spent."""
    tree = PathTree()
    walked = walk(tree, steps)
    taken = {each[:length] for each in walked for length in range(1, len(each) + 1)}
    assert sum(each.seconds for path in tree for each in path.decisions) == 60 * len(taken)


def test_a_path_with_an_ending_never_grows() -> None:
    """What follows the same decisions in a changed story is a path of its own."""
    tree = PathTree()
    follow(tree, "a")
    ended = follow(tree, "ab", THE_END)
    longer = follow(tree, "abc")
    assert longer is not ended
    assert all_choices(tree) == ["ab", "abc"]
    assert ended.ending == THE_END


def test_an_ending_is_not_put_on_a_longer_path() -> None:
    """Where the changed story now ends earlier."""
    tree = PathTree()
    longer = follow(tree, "a")
    follow(tree, "ab")
    ended = follow(tree, "a", THE_END)
    assert (longer.ending, ended.ending) == (None, THE_END)
    assert all_choices(tree) == ["ab", "a"]


def test_of_paths_that_agree_the_current_one_is_followed() -> None:
    """Only where they part does the other take over."""
    tree = PathTree()
    first = follow(tree, "a")
    follow(tree, "ab")
    second = follow(tree, "ac")
    assert follow(tree, "a") is second
    assert follow(tree, "ab") is first


def test_what_happened_before_stays_as_it_was() -> None:
    """A decision that is taken once more is the one that was taken first."""
    tree = PathTree()
    path = tree.follow([], decision("a", "first"))
    assert tree.follow([], decision("a", "second")) is path
    assert [each.note for each in path.decisions] == ["first"]


def test_a_path_that_gives_way_goes_to_the_end() -> None:
    """What is shared stands in its place from then on."""
    tree = PathTree()
    first = follow(tree, "a")
    follow(tree, "ab")
    other = follow(tree, "c")
    shared = tree.split(first, 1)
    assert list(tree) == [shared, other, first]
    assert (tree.first, all_choices(tree)) == (shared, ["a", "c", "ab"])


def test_a_path_that_is_removed_is_not_followed() -> None:
    """The same choices make a new one."""
    tree = PathTree()
    first = follow(tree, "a")
    what_if = follow(tree, "b")
    tree.remove(what_if)
    assert (list(tree), tree.current) == ([first], None)
    assert follow(tree, "b") is not what_if
