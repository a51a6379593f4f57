"""HTML documents as a browser has them: accessible, and fit to be printed."""

from __future__ import annotations

import html
import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.render.exports import export
from scenario_trainer.render.html_page import as_html
from tests.support.browser import AXE, CHROMIUM, needs_axe, needs_chromium
from tests.support.cpd_records import EMPTY, FULL
from tests.support.every_document import every_document

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.story.model import Guidance

RUN_AXE = """
<script>%s</script>
<script>
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}).then(found => {
  const report = document.createElement("pre");
  report.id = "found";
  report.textContent = JSON.stringify({
    passes: found.passes.length,
    violations: found.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
  });
  document.body.append(report);
});
</script></body>"""


def chromium(tmp_path: Path, *options: str) -> str:
    """What headless Chromium says."""
    assert CHROMIUM is not None
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    command = [CHROMIUM, *quiet, f"--user-data-dir={tmp_path / 'profile'}", *options]
    return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()


def assert_axe_finds_nothing(tmp_path: Path, text: str) -> None:
    """Neither against WCAG 2.2 A and AA nor against its best practices."""
    page = tmp_path / "page.html"
    page.write_text(text.replace("</body>", RUN_AXE % AXE.read_text("utf-8")), encoding="utf-8")
    dom = chromium(tmp_path, "--virtual-time-budget=20000", "--dump-dom", page.as_uri())
    report = re.search(r'<pre id="found">(.*?)</pre>', dom, re.DOTALL)
    assert report, "axe did not finish"
    found = json.loads(html.unescape(report.group(1)))
    assert found["violations"] == []
    assert found["passes"] > 10


@needs_chromium
@needs_axe
@pytest.mark.parametrize("records", [[FULL], [EMPTY], [FULL, EMPTY]], ids=["full", "empty", "two"])
def test_axe_finds_nothing_to_mend_in_records(
    tmp_path: Path, guidance: Guidance, records: list[CpdRecord]
) -> None:
    """However many there are."""
    assert_axe_finds_nothing(tmp_path, export(records, guidance, "html").decode())


@needs_chromium
@needs_axe
@pytest.mark.parametrize("kind", ["review copy", "handout", "guide"])
def test_axe_finds_nothing_to_mend_in_what_is_printed(tmp_path: Path, kind: str) -> None:
    """Each document that is made of a story."""
    assert_axe_finds_nothing(tmp_path, as_html(every_document(tmp_path)[kind]))


@needs_chromium
def test_each_record_begins_a_page_of_its_own_in_print(tmp_path: Path, guidance: Guidance) -> None:
    """Two short records are two pages."""
    page, printed = tmp_path / "record.html", tmp_path / "record.pdf"
    page.write_bytes(export([EMPTY, EMPTY._replace(attempt=3)], guidance, "html"))
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 2


@needs_chromium
def test_pages_have_the_size_of_a4(tmp_path: Path) -> None:
    """210 by 297 millimetres, in points."""
    page, printed = tmp_path / "guide.html", tmp_path / "guide.pdf"
    page.write_text(as_html(every_document(tmp_path)["guide"]), encoding="utf-8")
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    [size] = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes()))
    assert tuple(round(float(side)) for side in size) == (595, 842)
