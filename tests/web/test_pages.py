"""Stories as pages, and publishing them: what is in the files, and what is not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rjsmin import jsmin

from scenario_trainer.documents.wording import labels, page, templates
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.web import pages
from scenario_trainer.web.pages import index_page, story_page
from scenario_trainer.web.script import script
from tests.render.test_html import Page
from tests.support.nasty import NASTY, nasty_story
from tests.support.variants import HIDDEN, small_text
from tests.test_cli import invoke
from tests.web.test_conformance import BUNDLED, bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]


def story_in(text: str) -> Any:
    """The story that a page holds."""
    packed = re.search(r'id="story">(.*?)</script>', text)
    assert packed
    prose, story = zlib.decompress(base64.b64decode(packed.group(1)), -15).decode().split("\n")
    texts = iter(json.loads(prose))

    def whole(value: Any) -> Any:
        match value:
            case dict():
                return {key: whole(each) for key, each in value.items()}
            case list():
                return [whole(each) for each in value]
            case None:
                return next(texts)
        return value

    return whole(json.loads(story))


def loaded(write: Write, guidance: Guidance, text: str) -> Scenario:
    """A scenario from its text."""
    story = load_scenario(write("small.yaml", text), guidance).value
    assert story is not None
    return story


@pytest.mark.parametrize("name", BUNDLED)
def test_a_page_is_light(name: str, guidance: Guidance) -> None:
    """At most 110 KB, and 50 KB as a web server compresses it."""
    content = story_page(bundled(name), guidance).encode()
    assert len(content) <= 110 * 1024
    assert len(gzip.compress(content, 9)) <= 50 * 1024


def test_a_page_may_load_and_send_nothing(small: Scenario, guidance: Guidance) -> None:
    """Its policy allows its own style and script, by their hashes, and nothing else; it refers to nothing."""
    text = story_page(small, guidance)
    tags = Page(text).tags
    (policy,) = [dict(each)["content"] for tag, each in tags if ("http-equiv", "Content-Security-Policy") in each]
    (style,), (code,) = (
        re.findall(r"<style>(.*?)</style>", text, re.S),
        re.findall(r"<script>(.*?)</script>", text, re.S),
    )
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in (code, style)
    ]
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]}; base-uri 'none'; form-action 'none'"
    )
    links = [value for _, attributes in tags for name, value in attributes if name in ("src", "href", "action")]
    assert links == ["#main"]
    assert not re.search(r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket|innerHTML|eval\(", script())


def test_nothing_of_a_hidden_gauge_is_in_a_page(write: Write, guidance: Guidance) -> None:
    """Neither its name nor its words."""
    story = loaded(write, guidance, small_text(HIDDEN))
    text = story_page(story, guidance)
    assert "secret" not in text.lower().replace(script().lower(), "")
    data = story_in(text)
    assert data["gauges"][1] == {"start": 1, "min": 0, "max": 3}
    assert "ecret" not in json.dumps(data)


def test_what_authors_write_is_text(write: Write, guidance: Guidance) -> None:
    """Markup, quotes, other scripts and very long words change no tag of the page."""
    nasty, plain = (loaded(write, guidance, text) for text in (nasty_story(), small_text()))
    assert [tag for tag, _ in Page(story_page(nasty, guidance)).tags] == [
        tag for tag, _ in Page(story_page(plain, guidance)).tags
    ]
    scene = dict(story_in(story_page(nasty, guidance))["scenes"])["kitchen"]
    assert scene["title"].startswith(NASTY)


def player() -> str:
    """All modules of the player as they are written."""
    folder = Path(pages.__file__).parent / "player"
    return str(jsmin("".join(path.read_text("utf-8") for path in folder.iterdir())))


def test_every_word_of_the_script_is_one_of_the_wordings() -> None:
    """None is missing, none has two meanings; the script, even that of a package, writes no sentence itself."""
    code = player()
    wordings = [{name for name in vars(each) if name.isupper()} for each in (labels, templates, page)]
    assert not wordings[0] & wordings[1]
    assert not (wordings[0] | wordings[1]) & wordings[2]
    assert set(re.findall(r"\bwords\.([A-Z_]+)\b", code)) <= set.union(*wordings)
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`', code)
    sentences = [text for pair in texts for text in pair if re.match(r"[A-Z][a-z]+ [a-z]+ ", text)]
    assert sentences == []


def test_every_word_of_the_page_is_used() -> None:
    """In the script or in a template."""
    templates_of_pages = Path(pages.__file__).parent / "templates"
    used = player() + "".join(path.read_text("utf-8") for path in templates_of_pages.iterdir())
    names = [name for name in vars(page) if name.isupper()]
    assert [name for name in names if not re.search(rf"\b(words|page)\.{name}\b", used)] == []


def test_the_index_lists_the_stories_by_level_and_length() -> None:
    """With a way to each page; the tutorial first, what is for beginners before the rest, the shortest first."""
    names = ["after-the-review", "discharge-huddle", "shifting-goalposts", "the-missed-meeting", "two-thresholds"]
    stories = [
        replace(bundled(name), minutes=minutes) for name, minutes in zip(names, (30, 25, 20, 9, 24), strict=True)
    ]
    read = Page(index_page(stories))
    links = [dict(each)["href"] for tag, each in read.tags if tag == "a"]
    assert links == [f"{names[number]}.html" for number in (3, 4, 1, 2, 0)]
    assert [each for each in read.words if each in ("Initial training", "Continuing development")] == [
        "Initial training",
        "Continuing development",
    ]


def test_publish_writes_a_page_for_each_story_and_an_index(tmp_path: Path) -> None:
    """All of a folder, without an argument."""
    ran = invoke("publish", "--to", tmp_path / "site")
    assert ran.exit_code == 0
    assert {path.name for path in (tmp_path / "site").iterdir()} == {
        *(f"{name}.html" for name in BUNDLED),
        "index.html",
    }


@pytest.mark.parametrize("how", ["id", "file", "folder"])
def test_publish_takes_an_id_a_file_or_a_folder(write: Write, tmp_path: Path, how: str) -> None:
    """A single story has no index."""
    file = write("small.yaml", small_text())
    story = {"id": "small", "file": str(file), "folder": str(file.parent)}[how]
    ran = invoke("--scenarios", file.parent, "publish", story, "--to", tmp_path / "site")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["small.html"]


def test_publish_says_that_it_cannot_write(write: Write, tmp_path: Path) -> None:
    """In one line, with the reason."""
    (tmp_path / "file").write_text("")
    ran = invoke("publish", write("small.yaml", small_text()), "--to", tmp_path / "file" / "site")
    assert (ran.exit_code, ran.stderr.splitlines()[-1]) == (
        1,
        f"Error: {tmp_path / 'file' / 'site'} cannot be written: not a directory.",
    )


def test_a_story_with_errors_is_not_published(write: Write, tmp_path: Path) -> None:
    """What is wrong with it is said; the others are published; the status is 1."""
    write("small.yaml", small_text())
    file = write("broken.yaml", small_text(("id: small", "id: broken"), ("start: door", "start: nowhere")))
    ran = invoke("--scenarios", file.parent, "publish", "--to", tmp_path / "site")
    assert ran.exit_code == 1
    assert "R301" in ran.stderr
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["small.html"]


@pytest.mark.parametrize("ids", [("index", "small"), ("small", "small")], ids=["the list", "another story"])
def test_no_file_takes_the_place_of_another(tmp_path: Path, ids: tuple[str, str]) -> None:
    """Neither the list that of a story nor one story that of another: nothing is written."""
    files = [tmp_path / str(number) / f"{name}.yaml" for number, name in enumerate(ids)]
    for file in files:
        file.parent.mkdir()
        file.write_text(small_text(("id: small", f"id: {file.stem}")), encoding="utf-8")
    ran = invoke("publish", *files, "--to", tmp_path / "site")
    assert ran.exit_code == 1
    assert f"Two of these would be written to {ids[0]}.html" in ran.stderr
    assert not (tmp_path / "site").exists()


def test_publish_writes_over_nothing_unless_it_is_asked_to(write: Write, tmp_path: Path) -> None:
    """What is there stays, with a word on what to do."""
    file = write("small.yaml", small_text())
    (tmp_path / "small.html").write_text("mine")
    ran = invoke("publish", file, "--to", tmp_path)
    assert ran.exit_code == 1
    assert "--replace" in ran.stderr
    assert (tmp_path / "small.html").read_text() == "mine"
    assert invoke("publish", file, "--to", tmp_path, "--replace").exit_code == 0
    assert (tmp_path / "small.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_an_empty_folder_or_an_unknown_story_is_refused(tmp_path: Path) -> None:
    """In one line."""
    ran = invoke("publish", tmp_path, "--to", tmp_path / "site")
    assert ran.exit_code == 1
    assert "There are no scenarios" in ran.stderr
    assert invoke("publish", "the-missed-meting", "--to", tmp_path / "site").exit_code == 2
    assert not (tmp_path / "site").exists()
