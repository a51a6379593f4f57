"""SCORM packages: what is in them, and what a learning management system (LMS) reads in their manifests."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from scenario_trainer.story.loading import load_scenario
from scenario_trainer.web.packages import package
from scenario_trainer.web.script import script
from tests.render.test_html import Page
from tests.support.nasty import nasty_story
from tests.support.variants import small_text
from tests.test_cli import invoke
from tests.web.test_conformance import BUNDLED, bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

SCORM = pytest.mark.parametrize("version", ["1.2", "2004"])
SPACES = {
    "1.2": {
        "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "adl": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "2004": {
        "cp": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adl": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "ss": "http://www.imsglobal.org/xsd/imsss",
    },
}


def files_in(content: bytes) -> dict[str, str]:
    """The texts in a package by their names."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


@SCORM
@pytest.mark.parametrize("name", BUNDLED)
def test_a_package_is_light(name: str, version: str, guidance: Guidance) -> None:
    """At most 50 KB."""
    assert len(package(bundled(name), guidance, version)) <= 50 * 1024


@SCORM
def test_a_manifest_names_one_page_that_reports(small: Scenario, guidance: Guidance, version: str) -> None:
    """One organization with one item, whose resource is the page; no mastery score."""
    files = files_in(package(small, guidance, version))
    root = ElementTree.fromstring(files["imsmanifest.xml"])
    spaces = SPACES[version]

    def one(path: str) -> ElementTree.Element:
        (found,) = root.findall(path, spaces)
        return found

    assert root.tag == f"{{{spaces['cp']}}}manifest"
    assert one("cp:metadata/cp:schema").text == "ADL SCORM"
    assert one("cp:metadata/cp:schemaversion").text == {"1.2": "1.2", "2004": "2004 3rd Edition"}[version]
    organizations, item, resource = (
        one("cp:organizations"),
        one("cp:organizations/cp:organization/cp:item"),
        one("cp:resources/cp:resource"),
    )
    assert organizations.get("default") == one("cp:organizations/cp:organization").get("identifier")
    assert item.get("identifierref") == resource.get("identifier")
    kind = {"1.2": "scormtype", "2004": "scormType"}[version]
    assert resource.get(f"{{{spaces['adl']}}}{kind}") == "sco"
    assert resource.get("href") == one("cp:resources/cp:resource/cp:file").get("href")
    assert set(files) == {"imsmanifest.xml", resource.get("href")}
    assert one("cp:organizations/cp:organization/cp:item/cp:title").text == small.title
    assert "mastery" not in files["imsmanifest.xml"].lower()
    assert "score" not in files["imsmanifest.xml"].lower()


def test_in_2004_only_the_page_says_who_completed(small: Scenario, guidance: Guidance) -> None:
    """And nobody is taken for having passed."""
    root = ElementTree.fromstring(files_in(package(small, guidance, "2004"))["imsmanifest.xml"])
    (controls,) = root.iterfind(".//ss:deliveryControls", SPACES["2004"])
    assert controls.attrib == {"completionSetByContent": "true", "objectiveSetByContent": "true"}


@SCORM
def test_what_authors_write_is_text_in_a_package(write: Write, guidance: Guidance, version: str) -> None:
    """In the manifest and in the page, whose tags are those of any story."""
    story = load_scenario(write("small.yaml", nasty_story()), guidance).value
    plain = load_scenario(write("small.yaml", small_text()), guidance).value
    assert story
    assert plain
    nasty_files, files = (files_in(package(each, guidance, version)) for each in (story, plain))
    root = ElementTree.fromstring(nasty_files["imsmanifest.xml"])
    (title,) = root.findall("cp:organizations/cp:organization/cp:title", SPACES[version])
    assert title.text == story.title
    assert [tag for tag, _ in Page(nasty_files["index.html"]).tags] == [
        tag for tag, _ in Page(files["index.html"]).tags
    ]


@SCORM
def test_the_page_of_a_package_is_the_same_with_the_adapter(
    small: Scenario, guidance: Guidance, version: str
) -> None:
    """It knows its version alone; a page that stands by itself has nothing of SCORM."""
    text = files_in(package(small, guidance, version))["index.html"]
    packed = re.search(r'id="story">.*?\n(.*?)</script>', text)
    assert packed
    assert json.loads(packed.group(1))["id"] == "small"
    assert script(version) in text
    assert ("LMSInitialize" in script(version)) == (version == "1.2")
    assert not re.search("LMS|cmi|1484", script())


@SCORM
def test_the_same_story_gives_the_same_bytes(small: Scenario, guidance: Guidance, version: str) -> None:
    """Nothing of the day or the machine is in a package."""
    content = package(small, guidance, version)
    assert package(small, guidance, version) == content
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@SCORM
def test_publish_writes_a_package_for_each_story(write: Write, tmp_path: Path, version: str) -> None:
    """Named by story and version; there is no index; what is there already stays unless it is to be replaced."""
    file, site = write("small.yaml", small_text()), tmp_path / "site"
    write("other.yaml", small_text(("id: small", "id: other")))
    options = ("publish", file.parent, "--to", site, "--scorm", version)
    assert invoke(*options).exit_code == 0
    assert {path.name for path in site.iterdir()} == {f"{name}-scorm-{version}.zip" for name in ("small", "other")}
    again = invoke(*options)
    assert (again.exit_code, "--replace" in again.stderr) == (1, True)
    assert invoke(*options, "--replace").exit_code == 0


def test_publish_knows_no_other_version(tmp_path: Path) -> None:
    """As xAPI, or 1.3, which some call 2004."""
    assert invoke("publish", "the-missed-meeting", "--to", tmp_path, "--scorm", "1.3").exit_code == 2
