"""Stories as SCORM packages: a page and a manifest, zipped, for a learning management system (LMS)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scenario_trainer.web.pages import story_page, templates

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance, Scenario

PAGE = "index.html"


def package(scenario: Scenario, guidance: Guidance, version: str) -> bytes:
    """A checked story as a package of SCORM 1.2 or 2004, third edition; the same story gives the same bytes."""
    manifest = templates().get_template(f"imsmanifest-{version}.xml").render(story=scenario, page=PAGE)
    texts = {"imsmanifest.xml": manifest, PAGE: story_page(scenario, guidance, version)}
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, text in texts.items():
            entry = ZipInfo(name)  # of a fixed date
            entry.external_attr = 0o644 << 16
            file.writestr(entry, text, ZIP_DEFLATED, 9)
    return content.getvalue()
