"""The program's own themes: two calm ones, two of high contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from scenario_trainer.documents.geometry import COLUMN
from scenario_trainer.render.palettes import PALETTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.render.palettes import Palette


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
        variables={
            "muted": palette.muted,
            "cursor": palette.cursor,
            "cursor-text": palette.cursor_text,
            "text-muted": palette.muted,
            "text-disabled": palette.muted,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.cursor_text,
            "block-cursor-blurred-background": palette.panel,
            "block-cursor-blurred-foreground": palette.text,
            "block-hover-background": palette.panel,
            "input-cursor-background": palette.text,
            "input-cursor-foreground": palette.background,
            "input-selection-background": palette.cursor,
            "footer-background": palette.panel,
            "footer-foreground": palette.text,
            "footer-key-background": palette.panel,
            "footer-key-foreground": palette.primary,
            "footer-description-background": palette.panel,
            "footer-description-foreground": palette.text,
            "footer-item-background": palette.panel,
            "scrollbar": palette.bar,
            "scrollbar-hover": palette.primary,
            "scrollbar-active": palette.primary,
            "scrollbar-background": palette.surface,
            "scrollbar-background-hover": palette.surface,
            "scrollbar-background-active": palette.surface,
            "scrollbar-corner-color": palette.surface,
        },
    )


THEMES = tuple(map(_theme, PALETTES))

DEFAULT_THEME = THEMES[0].name


def own_variables() -> Mapping[str, str]:
    """What the styles use and Textual’s themes lack: the default theme’s colours, and the column’s width."""
    colours = {name: THEMES[0].variables[name] for name in ("muted", "cursor", "cursor-text")}
    return {**colours, "column": str(COLUMN)}
