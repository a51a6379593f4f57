"""Documents as HTML: self-contained, and text that never becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.documents.cpd_record import records_document
from scenario_trainer.documents.parts import Blank, Document, Paragraph, Tone
from scenario_trainer.render.html_page import as_html
from scenario_trainer.story.library import bundled_folder, guidance_for
from tests.support.cpd_records import everywhere
from tests.support.documents import everything

GUIDANCE = guidance_for(bundled_folder())

nasty = st.text("<>&\"'/!-=;#|{}% ab\n", min_size=1).filter(lambda text: text.strip())
"""What markup is made of."""


class Page(HTMLParser):
    """What a browser would see: the tags with their attributes, and the words."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note words, blank ones left out."""
        if data.strip():
            self.words.append(data.strip())


@given(nasty)
def test_no_text_becomes_markup(text: str) -> None:
    """Whatever somebody writes is shown as they wrote it, and makes no tag."""
    page, plain = (Page(as_html(records_document([everywhere(each)], GUIDANCE))) for each in (text, "words"))
    assert page.tags == plain.tags
    assert text.strip() in page.words


def test_a_page_needs_nothing_from_elsewhere() -> None:
    """Opening it notifies nobody."""
    page = Page(as_html(everything()))
    assert {"script", "link", "img", "iframe"}.isdisjoint(tag for tag, _ in page.tags)
    assert {"src", "href"}.isdisjoint(name for _, attributes in page.tags for name, _ in attributes)


def test_room_for_words_is_not_taken_for_words() -> None:
    """A prompt has a look of its own; what the learner wrote stands as a quotation."""
    page = Page(as_html(Document("T", (Blank("Why?"), Paragraph("Tea.", tone=Tone.QUOTE)))))
    assert ("p", [("class", "blank")]) in page.tags
    assert page.tags.count(("div", [("class", "quote")])) == 1
