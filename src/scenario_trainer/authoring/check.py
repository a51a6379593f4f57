"""Every problem of every file at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.library import GUIDANCE_FILE, guidance_for, scenario_files
from scenario_trainer.story.loading import load_guidance, load_scenario
from scenario_trainer.story.problems import START, Problem, Problems, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Report(NamedTuple):
    """What a check found."""

    problems: tuple[Problem, ...]
    """By file, and within a file by place."""
    files: int
    """How many files were read."""

    def failed(self, *, strict: bool) -> bool:
        """Whether any problem is an error or, where strict, a warning."""
        fatal = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(problem.severity in fatal for problem in self.problems)


def check(paths: Iterable[Path]) -> Report:
    """Check files, and all files of folders. A path that cannot be read is a problem, too."""
    problems = Problems("")
    files = _files(paths, problems)
    found = list(problems.found)
    guidance = cache(guidance_for)
    for file in files:
        loaded = load_guidance(file) if file.name == GUIDANCE_FILE else load_scenario(file, guidance(file.parent))
        found.extend(loaded.problems)
    return Report(tuple(found), len(files))


def _files(paths: Iterable[Path], problems: Problems) -> list[Path]:
    files: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        try:
            inside = scenario_files(path)
        except OSError as error:
            problems.file = str(path)
            problems.add("S101", START, f"The folder cannot be read: {(error.strerror or str(error)).lower()}.")
            continue
        if (path / GUIDANCE_FILE).exists():
            files[path / GUIDANCE_FILE] = None
        files.update(dict.fromkeys(inside))
    return list(files)
