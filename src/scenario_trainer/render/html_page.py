"""Documents as one self-contained HTML page, to read and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.in_words import in_words
from scenario_trainer.render.signs import SIGNS
from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from scenario_trainer.documents.parts import Document


def as_html(document: Document) -> str:
    """A whole document. What authors and learners wrote is text: nothing in it becomes markup."""
    return visible(environment().get_template("document.html").render(document=document))


def environment(*loaders: BaseLoader) -> Environment:
    """Templates that can import ``render`` from ``parts.html``, which renders parts at a level of headings.

    `loaders` find templates of others beside these.
    """
    templates = Environment(
        loader=ChoiceLoader([*loaders, PackageLoader("scenario_trainer.render")]),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    templates.globals.update(
        labels=labels, lead=phrases.lead, below_finding=phrases.below_finding, signs=SIGNS, in_words=in_words
    )
    return templates
