"""Stories as HTML pages that need nothing else: styles, script and story stand in the file itself."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import PackageLoader
from markupsafe import Markup

from scenario_trainer.documents.briefing import briefing, gauge_sections
from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.people import glossary_sections
from scenario_trainer.documents.wording import labels, page, phrases
from scenario_trainer.play.moments import Timing
from scenario_trainer.render.html_page import environment
from scenario_trainer.render.palettes import PALETTES
from scenario_trainer.story.entries import TUTORIAL
from scenario_trainer.web.compiler import compiled
from scenario_trainer.web.script import index_script, script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.render.palettes import Palette
    from scenario_trainer.story.model import Guidance, Head, Scenario


def story_page(scenario: Scenario, guidance: Guidance, scorm: str | None = None) -> str:
    """A story as one page, by itself or for a package of this version of SCORM. It must have been checked."""
    style, code = _style(), script(scorm)
    story = compiled(scenario, guidance)
    return (
        templates()
        .get_template("page.html")
        .render(
            briefing=_briefing(scenario),
            gauges_and_words=(*gauge_sections(scenario), *glossary_sections(scenario)),
            guidance=guidance,
            page=page,
            policy=_policy(style, code),
            style=_verbatim(style),
            script=_verbatim(code),
            story=_plain(story) if scorm else _packed(story),
        )
    )


def index_page(stories: Iterable[Head]) -> str:
    """The list of the stories whose pages stand beside it, by level: the tutorial first, then the shortest."""
    style, code = _style(), index_script()
    stories = sorted(
        stories, key=lambda each: (each.level != "initial", each.id != TUTORIAL, each.minutes, each.title)
    )
    return (
        templates()
        .get_template("index.html")
        .render(
            levels=groupby(stories, lambda story: story.level),
            counted=phrases.counted,
            page=page,
            policy=_policy(style, code),
            style=_verbatim(style),
            script=_verbatim(code),
        )
    )


def _briefing(scenario: Scenario) -> Document:
    """What awaits the learner; when feedback comes is for them to choose on the page."""
    whole = briefing(scenario, Timing.COACHED, reason_first=False)
    kept = (
        part for part in whole.parts if not (isinstance(part, Section) and part.title == labels.FEEDBACK_COMES)
    )
    return whole._replace(parts=tuple(kept))


def templates() -> Environment:
    """The templates of pages and packages."""
    return environment(PackageLoader("scenario_trainer.web"))


def _style() -> str:
    palettes = {palette.name: palette for palette in PALETTES}
    media = {
        ':root, :root[data-theme="calm-light"]': "calm-light",
        "@media (prefers-color-scheme: dark) { :root": "calm-dark",
        "@media (prefers-contrast: more) { :root": "contrast-light",
        "@media (prefers-contrast: more) and (prefers-color-scheme: dark) { :root": "contrast-dark",
    }
    by_selector: dict[str, Palette] = {selector: palettes[name] for selector, name in media.items()}
    by_selector |= {
        f':root[data-theme="{name}"]': palette for name, palette in palettes.items() if name != "calm-light"
    }
    text = templates().get_template("page.css").render(palettes=by_selector)
    # Blanks beside these and the last semicolon of a rule mean nothing; inside quotes ours has none of them.
    return re.sub(r"\s*([{};,]|:(?= ))\s*", r"\1", text).replace(";}", "}").strip()


def _policy(style: str, code: str) -> str:
    """What the page may load and run: its own style and script, by their hashes, and nothing else."""
    return (
        f"default-src 'none'; script-src {_hash(code)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _plain(story: str) -> str:
    """A compiled story into which no markup can be read: the zip of a package deflates it with all the rest."""
    return Markup(story.replace("<", r"\u003c"))


def _packed(story: str) -> str:
    """The same deflated, in letters, so that a page of its own is light."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = _plain(story).encode()
    return base64.b64encode(compressor.compress(data) + compressor.flush()).decode()


def _verbatim(text: str) -> str:
    """Our own style or script, as it stands. Raises ValueError where it would end its element."""
    if "</" in text or "<!--" in text:
        raise ValueError("A style or script must not contain the end of an element.")
    return Markup(text)
