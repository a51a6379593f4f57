"""How long a browser needs from the navigation to the first scene of a story's page, and how much the page weighs.

    python -m benchmarks.page [ROUNDS]

In headless Chromium from disk, at full speed and at a sixth of it, as on a phone, against a page of one line.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.story.library import bundled_folder, open_library
from scenario_trainer.web.pages import story_page
from tests.support.browser import Story, opened_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EMPTY = '<!DOCTYPE html><title>Reference</title><button id="begin">Begin</button>'
SLOWED = 6


def measure(browser: Browser, url: str, slowed: int, *, story: bool) -> float:
    """Milliseconds of one visit, in a context of its own."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.goto(url)
    if story:
        Story(page).begin()
    time = float(page.evaluate("performance.now()"))
    context.close()
    return time


def main(rounds: int) -> None:
    """Print the heaviest page's weight, and medians at both speeds."""
    library = open_library(bundled_folder())
    stories = [story for entry in library.entries if (story := library.load(entry).value)]
    pages = {story.title: story_page(story, library.guidance) for story in stories}
    title, heaviest = max(pages.items(), key=lambda each: len(each[1].encode()))
    sizes = [len(gzip.compress(text.encode(), 9)) for text in pages.values()]
    print(f"{title}: {len(heaviest.encode()):,} bytes; gzip of all {min(sizes):,} to {max(sizes):,}")
    with tempfile.TemporaryDirectory() as folder, opened_chromium() as browser:
        paths = {"reference": Path(folder, "reference.html"), "first scene": Path(folder, "story.html")}
        for path, text in zip(paths.values(), (EMPTY, heaviest), strict=True):
            path.write_text(text, encoding="utf-8")
        for slowed in (1, SLOWED):
            times = {
                name: statistics.median(
                    measure(browser, path.as_uri(), slowed, story=name == "first scene") for _ in range(rounds)
                )
                for name, path in paths.items()
            }
            ratio = times["first scene"] / times["reference"]
            speed = "full speed" if slowed == 1 else f"a {slowed}th of it"
            print(f"{speed:12} first scene {times['first scene']:6.0f} ms, ratio {ratio:5.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
