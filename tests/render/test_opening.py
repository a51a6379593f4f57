"""Opening a file that was written."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from scenario_trainer.render.opening import has_desktop, open_file


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_graphical_session_is_a_desktop(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A terminal alone is none, since a browser would take its place."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert not has_desktop()
    monkeypatch.setenv(name, ":0")
    assert has_desktop()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_have_a_desktop(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Without saying so in the environment."""
    monkeypatch.setattr(sys, "platform", platform)
    assert has_desktop()


@pytest.mark.parametrize(("status", "opened"), [(0, True), (1, False)])
def test_a_file_is_opened_by_the_desktop(monkeypatch: pytest.MonkeyPatch, status: int, *, opened: bool) -> None:
    """Whether that worked is said."""
    asked: list[str] = []

    def launch(url: str) -> int:
        asked.append(url)
        return status

    monkeypatch.setattr(click, "launch", launch)
    assert open_file(Path("a b.html")) is opened
    assert asked == ["a b.html"]
