"""Writing the pages of stories into a folder, with an index where there are several, or a package of each."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from scenario_trainer.web.packages import package
from scenario_trainer.web.pages import index_page, story_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

INDEX = "index.html"


class SameNameError(Exception):
    """Two of the files that are to be written have one name."""


def publish(
    stories: Sequence[tuple[Scenario, Guidance]], folder: Path, *, scorm: str | None, replace: bool
) -> list[Path]:
    """Write a page for each checked story, or a package of a version of SCORM, named by its id.

    Returns the files that were written.

    The folder is made where there is none. Raises, before anything is written, SameNameError where two files would
    have one name, and FileExistsError where a file is there already and is not to be replaced; OSError where one
    cannot be written.
    """
    contents = _packages(stories, scorm) if scorm else _pages(stories)
    names = [name for name, _ in contents]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SameNameError(f"Two of these would be written to {twice}: give the stories different ids.")
    files = {folder / name: content for name, content in contents}
    for path in files:
        if path.exists() and not replace:
            raise FileExistsError(errno.EEXIST, "There is such a file already", str(path))
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        path.write_bytes(content)
    return list(files)


def _pages(stories: Sequence[tuple[Scenario, Guidance]]) -> list[tuple[str, bytes]]:
    pages = [(f"{scenario.id}.html", story_page(scenario, guidance)) for scenario, guidance in stories]
    if len(pages) > 1:
        pages.append((INDEX, index_page([scenario for scenario, _ in stories])))
    return [(name, text.encode()) for name, text in pages]


def _packages(stories: Sequence[tuple[Scenario, Guidance]], scorm: str) -> list[tuple[str, bytes]]:
    return [
        (f"{scenario.id}-scorm-{scorm}.zip", package(scenario, guidance, scorm)) for scenario, guidance in stories
    ]
