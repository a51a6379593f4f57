"""The program's own themes: two calm ones, two of high contrast, and one for terminals of 16 colours.

Every colour that text is set in keeps at least 4.5:1 on every background it is set on, 7:1 in high contrast
(WCAG 2.2, success criteria 1.4.3 and 1.4.6); a test computes it from what is painted. In 16 colours the terminal's
own two colours are used, bold and in reverse: what the other colours look like there is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from textual.constants import COLOR_SYSTEM
from textual.theme import Theme

from scenario_trainer.documents.geometry import COLUMN

if TYPE_CHECKING:
    from collections.abc import Mapping


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    text: str,
    muted: str,
    primary: str,
    accent: str,
    good: str,
    mixed: str,
    poor: str,
    cursor: str,
    cursor_text: str,
    bar: str,
) -> Theme:
    return Theme(
        name,
        primary=primary,
        secondary=accent,
        accent=accent,
        success=good,
        warning=mixed,
        error=poor,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        boost=panel,
        dark=dark,
        luminosity_spread=0,
        text_alpha=1,
        variables={
            "muted": muted,
            "cursor": cursor,
            "cursor-text": cursor_text,
            "text-muted": muted,
            "text-disabled": muted,
            "block-cursor-background": cursor,
            "block-cursor-foreground": cursor_text,
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": panel,
            "input-cursor-background": text,
            "input-cursor-foreground": background,
            "input-selection-background": cursor,
            "footer-background": panel,
            "footer-foreground": text,
            "footer-key-background": panel,
            "footer-key-foreground": primary,
            "footer-description-background": panel,
            "footer-description-foreground": text,
            "footer-item-background": panel,
            "scrollbar": bar,
            "scrollbar-hover": primary,
            "scrollbar-active": primary,
            "scrollbar-background": surface,
            "scrollbar-background-hover": surface,
            "scrollbar-background-active": surface,
            "scrollbar-corner-color": surface,
        },
    )


THEMES = (
    _theme(
        "calm-dark",
        dark=True,
        background="#15191d",
        surface="#1b2026",
        panel="#252c34",
        text="#dde2e7",
        muted="#a4afba",
        primary="#8fbfe6",
        accent="#e3bb7a",
        good="#92d3a2",
        mixed="#e8c987",
        poor="#f2a796",
        cursor="#243749",
        cursor_text="#ffffff",
        bar="#66737f",
    ),
    _theme(
        "calm-light",
        dark=False,
        background="#fbf9f4",
        surface="#f4f0e7",
        panel="#e9e4d8",
        text="#23282c",
        muted="#565c61",
        primary="#1a5580",
        accent="#7c430a",
        good="#1c5f35",
        mixed="#6b4a00",
        poor="#932b1f",
        cursor="#cfe0ee",
        cursor_text="#10202c",
        bar="#8a8579",
    ),
    _theme(
        "contrast-dark",
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        text="#ffffff",
        muted="#d9d9d9",
        primary="#ffff66",
        accent="#7df9ff",
        good="#8cff8c",
        mixed="#ffd75f",
        poor="#ffb8ad",
        cursor="#00305a",
        cursor_text="#ffffff",
        bar="#d9d9d9",
    ),
    _theme(
        "contrast-light",
        dark=False,
        background="#ffffff",
        surface="#ffffff",
        panel="#eeeeee",
        text="#000000",
        muted="#333333",
        primary="#003a85",
        accent="#5e005e",
        good="#004a1c",
        mixed="#523500",
        poor="#7d0000",
        cursor="#d6e6ff",
        cursor_text="#000000",
        bar="#333333",
    ),
)

DEFAULT_THEME = THEMES[0].name

_OWN = "ansi_default"

TERMINAL_THEME = Theme(
    "terminal",
    ansi=True,
    primary=_OWN,
    foreground=_OWN,
    background=_OWN,
    variables={
        # Textual makes these transparent or half transparent, and dims or colours the rest.
        **dict.fromkeys(
            (
                *("surface", "panel", "boost", "muted", "text-muted", "text-disabled", "foreground-muted"),
                *("cursor", "cursor-text", "border", "border-blurred", "block-hover-background"),
                *("ansi-background", "ansi-foreground", "block-cursor-background", "block-cursor-foreground"),
                *("footer-key-foreground", "link-color", "link-color-hover", "scrollbar-background"),
                *("scrollbar-background-hover", "scrollbar-background-active"),
            ),
            _OWN,
        ),
        # A bar is painted as a background; of the sixteen, this one stands out from black and from white.
        **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), "ansi_cyan"),
        **dict.fromkeys(("input-selection-background", "screen-selection-background"), "ansi_cyan"),
        **dict.fromkeys(("input-selection-foreground", "screen-selection-foreground"), "ansi_black"),
        "block-cursor-text-style": "reverse",
        "block-cursor-blurred-text-style": "bold",
        "cursor-style": "reverse",
    },
)
"""The only theme where there are 16 colours: the terminal’s own foreground and background, dark or light."""


def has_few_colours() -> bool:
    """Whether the terminal has 16 colours, or fewer, by what its environment says."""
    system = COLOR_SYSTEM if COLOR_SYSTEM != "auto" else Console(force_terminal=True).color_system
    return system == "standard"


def own_variables() -> Mapping[str, str]:
    """What the styles use and Textual’s themes lack: the default theme’s colours, and the column’s width."""
    colours = {name: THEMES[0].variables[name] for name in ("muted", "cursor", "cursor-text")}
    return {**colours, "cursor-style": "not reverse", "column": str(COLUMN)}
