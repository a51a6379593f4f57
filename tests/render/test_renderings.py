"""Every rendering of a document has all of its texts, in their order."""

from __future__ import annotations

import inspect
import pkgutil
import re
import time
from importlib import import_module
from typing import TypeVar, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer import documents
from scenario_trainer.documents import parts
from scenario_trainer.documents.parts import (
    Document,
    Facts,
    Finding,
    Gauge,
    Gauges,
    Item,
    Items,
    Option,
    Paragraph,
)
from scenario_trainer.render.html_page import as_html
from scenario_trainer.render.repetition import without_repetition
from scenario_trainer.story.controls import visible
from scenario_trainer.story.terms import Alignment
from tests.support import every_document as support
from tests.support.documents import changed, everything, plain, texts
from tests.support.every_document import every_document
from tests.support.nasty import AWKWARD, COMMANDS_OF_TERMINALS, HIDDEN, MARKUP
from tests.support.renderings import RENDERINGS, letters, missing
from tests.support.thorough import first

T = TypeVar("T")


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_part_is_rendered_with_all_of_its_texts(rendering: str) -> None:
    """Whatever the part is."""
    document = everything()
    assert lost(rendering, document) == []


def heard(value: T) -> T:
    """A document, or anything in it, with the reason before the choice where one is locked, as lines have it."""
    if isinstance(value, Option) and value.locked:
        return value._replace(text=value.locked, locked=value.text)
    if isinstance(value, tuple):
        parts = (heard(each) for each in value)
        return cast("T", type(value)(*parts) if hasattr(value, "_fields") else tuple(parts))
    return value


def lost(rendering: str, document: Document) -> list[str]:
    """The texts that a rendering changes, apart from control characters, which it must not have."""
    shown = RENDERINGS[rendering](document)
    if rendering == "lines":
        document = heard(document._replace(parts=without_repetition(document.parts)))
    assert not set(shown) & set(HIDDEN)
    return missing(shown, [visible(text) for text in texts(document)])


@pytest.mark.parametrize("rendering", first(2, ["Markdown", "HTML", "lines", "DOCX", "terminal"]))
def test_what_somebody_wrote_is_text_and_nothing_else(rendering: str) -> None:
    """At the beginning of each part, letter by letter it is what they wrote."""
    document = Document("Title", plain())
    absent = {text: lost(rendering, changed(document, text.__add__)) for text in (*MARKUP, *AWKWARD)}
    assert {text: texts for text, texts in absent.items() if texts} == {}


@pytest.mark.parametrize("rendering", first(1, ["Markdown", "HTML"]))
@settings(max_examples=10)
@given(st.lists(st.sampled_from([*MARKUP, *AWKWARD, "x", " ", "\n"]), max_size=6).map("".join))
def test_nothing_that_is_put_together_is_markup_either(rendering: str, hostile: str) -> None:
    """Pieces of which each is harmless may not be so together."""
    assert lost(rendering, changed(everything(), lambda text: f"{hostile}{text}{hostile}")) == []


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("unit", first(1, ["水", "x", "x ", "*"]))
def test_a_line_of_100_kilobytes_is_rendered_whole(rendering: str, unit: str) -> None:
    """In a second or so, however it could be wrapped."""
    long = unit * (100_000 // len(unit))
    document = Document("Title", (Paragraph(long), Facts((("Fact", long),)), Option(1, long)))
    started = time.perf_counter()
    assert lost(rendering, document) == []
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_principle_stands_with_its_source_and_place(rendering: str) -> None:
    """In lines only the first of several of one source."""
    findings = [
        Finding(Alignment.PARTLY, f"Principle {number}", "", f"page {number}", source)
        for source in ("Source", "Other")
        for number in (1, 2)
    ]
    shown = letters(RENDERINGS[rendering](Document("", tuple(findings))))
    second = ("", "") if rendering == "lines" else ("Source,", "Other,")
    assert re.findall(r"Principle\d\W+(\w+,)?page\d", shown) == ["Source,", second[0], "Other,", second[1]]


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_gauge_stands_with_its_ends_but_for_a_listener(rendering: str) -> None:
    """In lines it is its value and where it moved; the ends are said in the briefing."""
    low, high = "wary", "solid"
    gauges = (Gauge("Trust", 2, low, high, 0, 4), Gauge("Voice", 1, low, high, -2, 4, before=3))
    shown = RENDERINGS[rendering](Document("", (Gauges(gauges),)))
    if rendering == "lines":
        assert shown.split("\n")[-2:] == ["Trust: 2 of 4", "Voice: 3 to 1, towards wary"]
    else:
        assert (shown.count(low) >= 2, shown.count(high)) == (True, 2)


@pytest.mark.parametrize("rendering", ["lines", "Markdown", "terminal"])
def test_a_list_that_goes_on_has_the_numbers_it_says(rendering: str) -> None:
    """Where the numbers are text; in HTML and DOCX they are markup."""
    listed = Items((Item("ninth"), Item("tenth")), ordered=True, first=9)
    shown = letters(RENDERINGS[rendering](Document("Title", (listed,))))
    assert re.search(r"9\.?ninth.*10\.?tenth", shown)


def test_a_web_page_says_where_a_list_begins() -> None:
    """Its browser counts on from there."""
    listed = Items((Item("ninth"),), ordered=True, first=9)
    assert '<ol start="9">' in as_html(Document("Title", (listed,)))


def test_the_document_with_everything_has_every_kind_of_part() -> None:
    """So that a new kind cannot be forgotten."""
    kinds = {kind.__name__ for kind in parts.Part.__args__}
    assert {name for name in kinds if f"{name}(" in repr(everything())} == kinds


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """A document of each builder."""
    return every_document(tmp_path_factory.mktemp("stories"))


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("hostile", ["", "".join((*MARKUP, *COMMANDS_OF_TERMINALS))], ids=["as it is", "hostile"])
def test_what_the_builders_make_is_rendered_whole(
    rendering: str, hostile: str, built: dict[str, Document]
) -> None:
    """Each document of the small story, from the list of scenarios to the CPD record."""
    absent = {
        name: lost(rendering, changed(document, lambda text: f"{text}{hostile}"))
        for name, document in built.items()
    }
    assert {name: texts for name, texts in absent.items() if texts} == {}


def test_no_builder_is_left_out() -> None:
    """Every function that makes a document is among them."""
    modules = [
        import_module(f"{documents.__name__}.{each.name}") for each in pkgutil.iter_modules(documents.__path__)
    ]
    builders = {
        name
        for module in modules
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and found.__annotations__.get("return") == "Document"
    }
    assert {name for name in builders if not hasattr(support, name)} == set()
    assert len(builders) > 15
