"""Writing the pages of stories into a folder, with an index where there are several."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from scenario_trainer.web.pages import index_page, story_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

INDEX = "index.html"


def publish(stories: Sequence[tuple[Scenario, Guidance]], folder: Path, *, replace: bool) -> list[Path]:
    """Write a page for each checked story, named by its id; return the files that were written.

    The folder is made where there is none. Raises FileExistsError, before anything is written, where a file is
    there already and is not to be replaced; OSError where one cannot be written.
    """
    pages = {f"{scenario.id}.html": story_page(scenario, guidance) for scenario, guidance in stories}
    if len(pages) > 1:
        pages[INDEX] = index_page([scenario for scenario, _ in stories])
    files = {folder / name: text for name, text in pages.items()}
    for path in files:
        if path.exists() and not replace:
            raise FileExistsError(errno.EEXIST, "There is such a file already", str(path))
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(files)
