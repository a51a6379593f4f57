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


def publish(
    stories: Sequence[tuple[Scenario, Guidance]], folder: Path, *, scorm: str | None, replace: bool
) -> list[Path]:
    """Write a page for each checked story, or a package of a version of SCORM, named by its id.

    Returns the files that were written.

    The folder is made where there is none. Raises FileExistsError, before anything is written, where a file is
    there already and is not to be replaced; OSError where one cannot be written.
    """
    contents = _packages(stories, scorm) if scorm else _pages(stories)
    files = {folder / name: content for name, content in contents.items()}
    for path in files:
        if path.exists() and not replace:
            raise FileExistsError(errno.EEXIST, "There is such a file already", str(path))
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        path.write_bytes(content)
    return list(files)


def _pages(stories: Sequence[tuple[Scenario, Guidance]]) -> dict[str, bytes]:
    pages = {f"{scenario.id}.html": story_page(scenario, guidance) for scenario, guidance in stories}
    if len(pages) > 1:
        pages[INDEX] = index_page([scenario for scenario, _ in stories])
    return {name: text.encode() for name, text in pages.items()}


def _packages(stories: Sequence[tuple[Scenario, Guidance]], scorm: str) -> dict[str, bytes]:
    return {
        f"{scenario.id}-scorm-{scorm}.zip": package(scenario, guidance, scorm) for scenario, guidance in stories
    }
