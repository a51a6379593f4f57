"""Opening a file that was written."""

from __future__ import annotations

import subprocess
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
    monkeypatch.setattr(sys, "platform", "darwin")
    asked: list[str] = []

    def launch(url: str) -> int:
        asked.append(url)
        return status

    monkeypatch.setattr(click, "launch", launch)
    assert open_file(Path("a b.html")) is opened
    assert asked == ["a b.html"]


@pytest.mark.parametrize("found", [True, False])
def test_what_opens_a_file_writes_nothing_over_the_screen(monkeypatch: pytest.MonkeyPatch, *, found: bool) -> None:
    """On Linux a browser tells the terminal of many things."""
    monkeypatch.setattr(sys, "platform", "linux")
    given: dict[str, object] = {}

    def started(command: tuple[str, ...], **streams: object) -> None:
        if not found:
            raise FileNotFoundError(command[0])
        given.update(streams, command=command)

    monkeypatch.setattr(subprocess, "Popen", started)
    assert open_file(Path("a b.html")) is found
    silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    assert given == ({**silent, "command": ("xdg-open", "a b.html"), "start_new_session": True} if found else {})
