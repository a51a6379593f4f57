"""The colours of the program: two calm palettes, two of high contrast, for the terminal and for the browser.

Every colour that text is set in keeps at least 4.5:1 on every background it is set on, 7:1 in high contrast
(WCAG 2.2, success criteria 1.4.3 and 1.4.6); tests compute it from what is painted.
"""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours by what they are for, each as ``#rrggbb``."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    text: str
    muted: str
    primary: str
    accent: str
    good: str
    mixed: str
    poor: str
    cursor: str
    """Behind what is chosen."""
    cursor_text: str
    bar: str


PALETTES = (
    Palette(
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
    Palette(
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
    Palette(
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
    Palette(
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
