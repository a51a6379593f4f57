"""Every problem of every file at once: read, explored, replayed and judged."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.checks import check_folder, check_scenario
from scenario_trainer.authoring.checks.unread_files import no_scenario, unread_file
from scenario_trainer.authoring.subject import Subject
from scenario_trainer.authoring.summary import Summary, summary
from scenario_trainer.engine.exploration import BUDGET, explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story import codes
from scenario_trainer.story.library import (
    GUIDANCE_FILE,
    guidance_for,
    is_unread,
    scenario_files,
    unread_files,
)
from scenario_trainer.story.loading import load_guidance, load_scenario
from scenario_trainer.story.problems import START, Problem, Problems, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario


class Report(NamedTuple):
    """What a check found."""

    problems: tuple[Problem, ...]
    """By file, and within a file by place."""
    files: int
    """How many files were read."""
    summaries: tuple[Summary, ...] = ()
    """Of the scenarios that can be played."""

    def failed(self, *, strict: bool) -> bool:
        """Whether any problem is an error or, where strict, a warning."""
        fatal = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(problem.severity in fatal for problem in self.problems)


class Checked(NamedTuple):
    """One scenario file after its check."""

    problems: tuple[Problem, ...]
    subject: Subject | None
    """The scenario, with everything that can happen in it; None where the file cannot be played."""

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, where the file can be played."""
        return self.subject.scenario if self.subject else None


def check(
    paths: Iterable[Path],
    today: date,
    *,
    budget: int = BUDGET,
    progress: Callable[[Path, int], None] | None = None,
) -> Report:
    """Check files, and all files of folders. A path that cannot be read is a problem, too.

    `budget` is how many states of each scenario are explored; `progress` is called with the file and the number of
    states so far.
    """
    problems = Problems("")
    files, folders = _files(paths, problems)
    found = list(problems.found)
    summaries = []
    guidance = cache(guidance_for)
    subjects: dict[Path, list[Subject]] = {folder: [] for folder in folders}
    for file in files:
        if file.name == GUIDANCE_FILE:
            found.extend(load_guidance(file).problems)
            continue
        file_progress = partial(progress, file) if progress else None
        checked = check_file(file, guidance(file.parent), today, budget, file_progress)
        found.extend(checked.problems)
        if checked.subject:
            summaries.append(summary(checked.subject.graph))
            if file.parent in subjects:
                subjects[file.parent].append(checked.subject)
    for folder, inside in subjects.items():
        problems = Problems(str(folder))
        check_folder(inside, guidance(folder), problems)
        found.extend(problems.in_order())
    return Report(tuple(found), len(files), tuple(summaries))


def check_file(
    file: Path,
    guidance: Guidance,
    today: date,
    budget: int = BUDGET,
    progress: Callable[[int], None] | None = None,
) -> Checked:
    """Check one scenario file against a guidance."""
    loaded = load_scenario(file, guidance)
    if loaded.value is None or loaded.tree is None:
        return Checked(loaded.problems, None)
    problems = Problems(str(file), list(loaded.lines), list(loaded.problems))
    graph = explore(loaded.value, budget, progress)
    subject = Subject(loaded.value, Rules(loaded.value), graph, loaded.tree, today)
    check_scenario(subject, problems)
    return Checked(problems.in_order(), subject)


def scenarios_in(paths: Iterable[Path]) -> list[Path]:
    """The scenario files among the paths and in the folders among them."""
    return [file for file in _files(paths, Problems(""))[0] if file.name != GUIDANCE_FILE]


def _files(paths: Iterable[Path], problems: Problems) -> tuple[list[Path], list[Path]]:
    """The files that the paths name, and the folders among them."""
    files: dict[Path, None] = {}
    folders: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            if is_unread(path):
                problems.found.append(unread_file(path))
            continue
        try:
            inside, unread = scenario_files(path), unread_files(path)
        except OSError as error:
            problems.file = str(path)
            why = (error.strerror or str(error)).lower()
            problems.add(codes.UNREADABLE, START, f"The folder cannot be read: {why}.")
            continue
        problems.found.extend(map(unread_file, unread))
        folders.append(path)
        if (path / GUIDANCE_FILE).exists():
            files[path / GUIDANCE_FILE] = None
        elif not inside and not unread:
            problems.found.append(no_scenario(path))
        files.update(dict.fromkeys(inside))
    return list(files), folders
