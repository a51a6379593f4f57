"""Files of at most 1 MiB that would take long to check, if the cost grew faster than their length."""

from __future__ import annotations

import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.checking import HEAD, TODAY
from scenario_trainer.authoring.check import check_file
from scenario_trainer.story.library import bundled_folder, guidance_for
from scenario_trainer.story.source_text import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLAT = HEAD.split("gauges:")[0]
END = "  the-end: {text: It is over., ending: {outcome: stalemate, title: Over, reflect: [Why?]}}\n"
GO = "choices: {go: {text: Go., outcome: Gone., goto: %s}}"


def _file(scenes: Iterator[str], *, gauges: str = "", flags: str = "") -> str:
    above = "".join(f"{key}:\n{entries}" for key, entries in (("gauges", gauges), ("flags", flags)) if entries)
    return f"{FLAT.format(id='heavy')}{above}start: scene-0\nscenes:\n{''.join(scenes)}{END}"


def _next(number: int, count: int) -> str:
    return f"scene-{number + 1}" if number + 1 < count else "the-end"


def chain(count: int) -> str:
    """Scenes with one choice each, one after the other."""
    return _file(f"  scene-{n}: {{text: T., {GO % _next(n, count)}}}\n" for n in range(count))


def passages(count: int) -> str:
    """Scenes that simply go on."""
    return _file(f"  scene-{n}: {{text: T., goto: {_next(n, count)}}}\n" for n in range(count))


def stuck(count: int) -> str:
    """Scenes beside the way, in each of which somebody is stuck."""
    scenes = (
        f"  scene-{n}: {{text: T., choices: {{go: {{text: Go., outcome: O., goto: {_next(n, count)}}}, "
        f"aside: {{text: A., outcome: O., goto: dead-{n}}}}}}}\n"
        f"  dead-{n}: {{text: T., choices: {{go: {{text: Go., when: never, outcome: O., goto: the-end}}}}}}\n"
        for n in range(count)
    )
    return _file(scenes, flags="  never: It never happens.\n")


def stuck_in_a_row(count: int) -> str:
    """Scenes one after the other, in each of which somebody can be stuck."""
    choice = "{{text: T., when: not lost, {effects}outcome: O., goto: {to}}}"
    scenes = (
        f"  scene-{n}: {{text: T., choices: {{go: {choice.format(effects='', to=_next(n, count))}, "
        f"lose: {choice.format(effects='effects: {lost: true}, ', to=_next(n, count))}}}}}\n"
        for n in range(count)
    )
    return _file(scenes, flags="  lost: It is lost.\n")


def _gauges(count: int, top: int) -> str:
    gauge = "{{label: G, start: 0, min: 0, max: {top}, low: low, high: high}}"
    return "".join(f"  g{n}: {gauge.format(top=top)}\n" for n in range(count))


def _moves(gauges: int, goto: str) -> Iterator[str]:
    """Two scenes that lead back to each other, with a choice that moves each of the gauges, and one to the end."""
    for scene, other, own in (
        ("scene-0", "scene-1", range(0, gauges, 2)),
        ("scene-1", "scene-0", range(1, gauges, 2)),
    ):
        moves = (f"m{n}: {{text: M., effects: {{g{n}: +1}}, outcome: O., goto: {goto % scene}}}, " for n in own)
        ways = f"on: {{text: On., outcome: O., goto: {other}}}, out: {{text: Out., outcome: O., goto: the-end}}"
        yield f"  {scene}: {{text: T., choices: {{{''.join(moves)}{ways}}}}}\n"


def routes(count: int) -> str:
    """Choices with so many routes each, over ten gauges from 0 to 100."""
    ways = ", ".join(f"{{when: g{n % 10} >= {n % 100 + 1}, to: the-end}}" for n in range(count))
    return _file(_moves(10, f"[{ways}, {{to: %s}}]"), gauges=_gauges(10, 100))


def nine_ways(count: int) -> str:
    """Gauges from 0 to 8, each of which a choice moves."""
    return _file(_moves(count, "%s"), gauges=_gauges(count, 8))


def conditional_texts(count: int) -> str:
    """Texts of one scene, each under a condition."""
    texts = ", ".join(f"{{when: g0 >= {n % 8 + 1}, text: T{n}.}}" for n in range(count))
    move = "more: {text: M., effects: {g0: +1}, outcome: O., goto: scene-0}"
    out = "out: {text: Out., outcome: O., goto: the-end}"
    scene = f"  scene-0: {{text: [T., {texts}], choices: {{{move}, {out}}}}}\n"
    return _file(iter([scene]), gauges=_gauges(1, 8))


def flags(count: int) -> str:
    """Flags that nothing reads."""
    names = "".join(f"  f{n}: You know {n}.\n" for n in range(count))
    return _file(iter([f"  scene-0: {{text: T., {GO % 'the-end'}}}\n"]), flags=names)


def flags_set(count: int) -> str:
    """Flags that choices set one after the other, each read in the end."""
    names = "".join(f"  f{n}: You know {n}.\n" for n in range(count))
    scenes = (
        f"  scene-{n}: {{text: T., choices: {{go: {{text: G., effects: {{f{n}: true}}, outcome: O., "
        f"goto: {_next(n, count)}}}}}}}\n"
        for n in range(count)
    )
    return _file(scenes, flags=names)


def unknown_names(count: int) -> str:
    """Scenes that lead to names which no scene has, and most of which are near to one that there is."""
    return _file(f"  scene-{n}: {{text: T., goto: scene-{n}x}}\n" for n in range(count))


def unknown_flags(count: int) -> str:
    """Conditions that name flags which there are not, near to thousands that there are."""
    names = "".join(f"  flag_{n}: You know.\n" for n in range(count))
    texts = ", ".join(f"{{when: flak_{n}, text: T.}}" for n in range(count))
    return _file(iter([f"  scene-0: {{text: [T., {texts}], {GO % 'the-end'}}}\n"]), flags=names)


def long_text(count: int) -> str:
    """One line that is a text of so many words."""
    return _file(iter([f"  scene-0: {{text: {'word ' * count}., {GO % 'the-end'}}}\n"]))


def long_list(count: int) -> str:
    """One line that is a list of so many entries, none of which is right."""
    return _file(iter([f"  scene-0: {{text: [T.], goto: [{'x, ' * count}]}}\n"]))


class Heavy(NamedTuple):
    """A kind of file, and how much of it makes a file of 1 MiB, or of what the issue is."""

    write: Callable[[int], str]
    most: int


HEAVY = (
    *(Heavy(chain, 9_000), Heavy(passages, 9_900), Heavy(stuck, 4_500), Heavy(stuck_in_a_row, 4_500)),
    *(Heavy(routes, 2_400), Heavy(nine_ways, 10), Heavy(conditional_texts, 9_900)),
    *(Heavy(flags, 35_000), Heavy(flags_set, 8_000), Heavy(unknown_names, 9_900), Heavy(unknown_flags, 9_900)),
    *(Heavy(long_text, 200_000), Heavy(long_list, 260_000)),
)


class Cost(NamedTuple):
    """What checking one file cost."""

    seconds: float
    memory: int
    """The most that the process had so far, in MiB."""
    problems: int


def cost(folder: Path, text: str) -> Cost:
    """Check one file."""
    assert len(text.encode()) <= LARGEST_FILE, len(text.encode())
    file = folder / "heavy.yaml"
    file.write_text(text, encoding="utf-8")
    guidance = guidance_for(bundled_folder())
    started = time.perf_counter()
    checked = check_file(file, guidance, TODAY)
    taken = time.perf_counter() - started
    return Cost(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, len(checked.problems))


def measure() -> float:
    """Check each kind of file at a quarter, a half and the whole of its most; print what that cost.

    Returns the longest time in seconds.
    """
    longest = 0.0
    with tempfile.TemporaryDirectory() as name:
        for kind, most in HEAVY:
            for count in (most // 4, most // 2, most):
                # A process of its own, so that its memory is that of one file.
                with ProcessPoolExecutor(1, get_context("spawn")) as process:
                    found = process.submit(cost, Path(name), kind(count)).result()
                print(f"{kind.__name__} of {count:,}: {found.seconds:.2f} s, {found.memory} MiB")
                longest = max(longest, found.seconds)
    return longest
