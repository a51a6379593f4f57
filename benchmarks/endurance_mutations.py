"""Scenario and guidance files after a few accidents: none may raise, hang, or hide what is wrong."""

from __future__ import annotations

import random
import resource
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checking import TODAY
from scenario_trainer.authoring.check import check
from scenario_trainer.authoring.reports import as_github, as_json, as_text
from scenario_trainer.story.library import GUIDANCE_FILE, bundled_folder, scenario_files

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[random.Random, str], str]

TOKENS = (
    *("*a", "&a ", "!!x ", "!!str ", "!", "!<x> ", "<<: *a", "? ", ": ", "- ", "-", ":", "#", " #", ",", "~"),
    *("{", "}", "[", "]", "{}", "[]", "'", '"', "\\", "|\n", ">-\n", "|9\n", "%YAML 1.1\n", "---\n", "...\n"),
    *("--- ", "\t", "\n\t", " ", "\n", "\n\n", "\r", "\r\n", "\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\xa0"),
    *("\u2028", "\u202e", "\u200b", "\ufeff", "\ufffe", "\uffff", "🫖", "👩‍🏫", "é", "e\u0301", "ß", "İ", "٣"),
    *("\U0010ffff", '"\\0"', '"\\r"', '"\\x1b"', '"\\u202e"', '"\\ud800"', '"\\U00110000"', "@", "`", "%"),
    *("no", "010", "12:30", "-1", "+1", "99999999999", "999999999", "1e9", "true", "null", "= 3", ">=", "not "),
    *(
        "(",
        ")",
        " and ",
        "scenes:",
        "scenes:\n",
        "format: 1\n",
        "when: asked",
        "goto: ",
        "choices:\n",
        "ending:\n",
    ),
    "text:",
)
"""What has a meaning in YAML or in conditions, and what an editor or a keyboard brings in by mistake."""


def _foreign(chance: random.Random) -> str:
    if chance.random() < 0.8:
        return chance.choice(TOKENS)
    codes = (chance.choice((0x80, 0x3000, 0xD800, 0x110000)) for _ in range(chance.randint(0, 12)))
    return "".join(chr(chance.randrange(below)) for below in codes).encode("utf-8", "ignore").decode()


def insert(chance: random.Random, text: str) -> str:
    """Something foreign between two characters."""
    place = chance.randint(0, len(text))
    return text[:place] + _foreign(chance) + text[place:]


def overwrite(chance: random.Random, text: str) -> str:
    """Something foreign in place of a character."""
    place = chance.randint(0, len(text))
    return text[:place] + _foreign(chance) + text[place + 1 :]


def delete(chance: random.Random, text: str) -> str:
    """A few characters fewer."""
    place = chance.randint(0, len(text))
    return text[:place] + text[place + chance.randint(1, 30) :]


def swap(chance: random.Random, text: str) -> str:
    """Two neighbouring characters the other way round."""
    place = chance.randint(0, len(text))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def truncate(chance: random.Random, text: str) -> str:
    """Only the beginning."""
    return text[: chance.randint(0, len(text))]


def delete_line(chance: random.Random, text: str) -> str:
    """A line fewer."""
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def repeat_line(chance: random.Random, text: str) -> str:
    """A line twice, the second time anywhere."""
    lines = text.split("\n")
    lines.insert(chance.randint(0, len(lines)), chance.choice(lines))
    return "\n".join(lines)


def swap_lines(chance: random.Random, text: str) -> str:
    """Two lines in each other's place."""
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def indent_line(chance: random.Random, text: str) -> str:
    """A line further in or out."""
    lines = text.split("\n")
    line = chance.randrange(len(lines))
    lines[line] = chance.choice(["", " ", "  ", "    ", "\t"]) + lines[line].lstrip(" ")
    return "\n".join(lines)


def replace_value(chance: random.Random, text: str) -> str:
    """Another value behind a key."""
    lines = text.split("\n")
    line = chance.randrange(len(lines))
    key, colon, _ = lines[line].partition(": ")
    lines[line] = key + colon + _foreign(chance)
    return "\n".join(lines)


CHANGES: tuple[Change, ...] = (
    *(insert, overwrite, delete, swap, truncate),
    *(delete_line, repeat_line, swap_lines, indent_line, replace_value),
)


def spoilt(chance: random.Random, text: str) -> str:
    """The text after one to five accidents."""
    for change in chance.choices(CHANGES, k=chance.randint(1, 5)):
        text = change(chance, text)
    return text


def measure(count: int) -> int:
    """Check so many spoilt files, the same ones each time, and write every report; print what came of it.

    Returns how many raised something.
    """
    originals = [*scenario_files(bundled_folder()), bundled_folder() / GUIDANCE_FILE]
    failed, longest = 0, 0.0
    with tempfile.TemporaryDirectory() as name:
        for seed in range(count):
            original = originals[seed % len(originals)]
            file = Path(name, original.name)
            text = spoilt(random.Random(seed), original.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
            started = time.perf_counter()
            failed += not _reported(file, seed)
            longest = max(longest, time.perf_counter() - started)
            file.unlink()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count:,} spoilt files: {failed} raised something, {longest:.2f} s at most, {memory} MiB")
    return failed


def _reported(file: Path, seed: int) -> bool:
    """Check one file and write its reports; whether nothing was raised."""
    try:
        report = check([file], TODAY, budget=20_000)
        for write in (as_text, as_github, as_json):
            write(report)
    except Exception:
        print(f"{file.name}, seed {seed}")
        traceback.print_exc()
        return False
    return True
