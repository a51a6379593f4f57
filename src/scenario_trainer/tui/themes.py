"""The program's own themes: two calm ones, two of high contrast, and one for terminals of 16 colours.

In 16 colours the terminal's own two colours are used, bold and in reverse: what the other colours look like there
is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from textual.constants import COLOR_SYSTEM
from textual.theme import Theme

from scenario_trainer.documents.geometry import COLUMN
from scenario_trainer.render.palettes import PALETTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.render.palettes import Palette


_VARIABLES = {
    "background": ("input-cursor-foreground",),
    "surface": (
        *("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"),
        "scrollbar-corner-color",
    ),
    "panel": (
        *("block-cursor-blurred-background", "block-hover-background"),
        *("footer-background", "footer-key-background", "footer-description-background", "footer-item-background"),
    ),
    "text": (
        *("block-cursor-blurred-foreground", "input-cursor-background"),
        *("footer-foreground", "footer-description-foreground"),
    ),
    "muted": ("muted", "text-muted", "text-disabled"),
    "primary": ("footer-key-foreground", "scrollbar-hover", "scrollbar-active"),
    "cursor": ("cursor", "block-cursor-background", "input-selection-background"),
    "cursor_text": ("cursor-text", "block-cursor-foreground"),
    "bar": ("scrollbar",),
}
"""Which variables of a theme have a colour of the palette."""


def _theme(palette: Palette) -> Theme:
    return Theme(
        palette.name,
        primary=palette.primary,
        secondary=palette.accent,
        accent=palette.accent,
        success=palette.good,
        warning=palette.mixed,
        error=palette.poor,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.panel,
        dark=palette.dark,
        luminosity_spread=0,
        text_alpha=1,
        variables={name: getattr(palette, colour) for colour, names in _VARIABLES.items() for name in names},
    )


THEMES = tuple(map(_theme, PALETTES))

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
