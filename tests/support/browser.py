"""A page of a story in headless Chromium, as somebody uses it.

Chromium is looked for on the path; axe-core, scorm-again and scormhost where AXE_CORE, SCORM_AGAIN and
SCORMHOST_PYTHON say.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Frame, Locator, Page

CHROMIUM = shutil.which("chromium")
AXE = Path(os.environ.get("AXE_CORE", "no axe-core"))
SCORM_AGAIN = Path(os.environ.get("SCORM_AGAIN", "no scorm-again"))
SCORMHOST_PYTHON = Path(os.environ.get("SCORMHOST_PYTHON", "no scormhost"))
"""A Python that has scormhost: a whole web server, which is no business of this project's environment."""

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="AXE_CORE does not name a file axe.min.js")
needs_scorm_again = pytest.mark.skipif(
    not SCORM_AGAIN.is_dir(), reason="SCORM_AGAIN does not name the folder dist of scorm-again"
)
needs_scormhost = pytest.mark.skipif(
    not SCORMHOST_PYTHON.is_file(), reason="SCORMHOST_PYTHON does not name a Python that has scormhost"
)

LIVE = "[role=status], [role=alert], [role=log], [role=timer], [role=marquee], output, [aria-live]"


@contextmanager
def opened_chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Story:
    """What somebody does in the page of a story, which may be in a frame of another."""

    def __init__(self, place: Page | Frame) -> None:
        self.place = place
        place.wait_for_selector("#begin:not([hidden])")

    def button(self, name: str) -> Locator:
        """A button of the story by its whole name."""
        return self.place.locator("main").get_by_role("button", name=name, exact=True)

    def begin(self, *, timing: str = "coached", reason_first: bool = False) -> None:
        """Leave the briefing."""
        self.place.locator(f"[name=timing][value={timing}]").check()
        if reason_first:
            self.place.locator("[name=reasonFirst]").check()
        self.button("Begin").click()

    def choose(self, *texts: str) -> None:
        """Take the choices that begin with these texts, one after another."""
        for text in texts:
            self.place.locator("label.choice", has_text=text).locator("input").check()
            self.button("Choose").click()

    def play(self, *texts: str) -> None:
        """Take choices, and go on after each."""
        for text in texts:
            self.choose(text)
            self.button("Go on").click()

    def heading(self) -> str:
        """The view's heading, which has the focus."""
        return str(
            self.place.evaluate("document.activeElement.matches('h2') && document.activeElement.textContent")
        )

    def shown(self) -> str:
        """All that can be read in the story's part of the page."""
        return self.place.locator("main").inner_text()

    def status(self) -> str:
        """What was announced last."""
        return self.place.locator("#status").inner_text()


class Reader(Story):
    """Somebody at a page. Whatever goes wrong in its script is an error of the test."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.failed: list[str] = []
        self.asked: list[str] = []
        page.on("pageerror", lambda error: self.failed.append(str(error)))
        page.on("console", lambda said: self.failed.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(url)
        super().__init__(page)

    def come_back(self) -> None:
        """Open the page again."""
        self.page.reload()
        self.page.wait_for_selector("#begin:not([hidden])")

    def unfold(self) -> None:
        """Open everything that is folded."""
        self.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    def press_until(self, key: str, selector: str) -> None:
        """Press a key until what is wanted has the focus."""
        for _ in range(60):
            if self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {selector}")

    def live_regions(self) -> list[str]:
        """Everything whose changes are announced."""
        found: list[str] = self.page.eval_on_selector_all(LIVE, "found => found.map((each) => each.id)")
        return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def mistakes(page: Page) -> list[Any]:
    """What axe-core finds against WCAG 2.2 A and AA and its best practices."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[Any] = page.evaluate(
        """async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const { violations } = await axe.run({ runOnly: tags });
          const places = (nodes) => nodes.map(({ html, failureSummary }) => [html, failureSummary]);
          return violations.map(({ id, nodes }) => [id, places(nodes)]);
        }"""
    )
    return found
