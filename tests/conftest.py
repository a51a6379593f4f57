"""What every test may ask for, and what keeps a developer's own settings out of all of them."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest
from hypothesis import HealthCheck, settings

from scenario_trainer.records import database, review
from scenario_trainer.story.library import bundled_folder, guidance_for
from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scenario_trainer.story.model import Guidance, Scenario

# How fast examples are made says something of the machine, not of the program.
PATIENT = [HealthCheck.too_slow]
settings.register_profile("ci", max_examples=100, deadline=None, suppress_health_check=PATIENT)
settings.register_profile("local", max_examples=25, deadline=None, suppress_health_check=PATIENT)
settings.load_profile("ci" if os.environ.get("CI") else "local")

# Each decision that is recorded waits for the disk; a file system in memory does not make tests wait.
IN_MEMORY = Path("/dev/shm")
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


# A shell that starts the tests in the background lets them, and all that they start, ignore interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A program that a test starts need not compile the package anew, as an installed one does not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def _rare_garbage_collection() -> Iterator[None]:
    """Searches for garbage take a quarter of the time of a test run, unless they are rare and leave out modules.

    An app freezes all objects when it is ready, which here would keep those of every test before.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield


DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY")


@pytest.fixture(autouse=True)
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes the developer's own preferences, scenarios or terminal settings."""
    monkeypatch.setenv("SCENARIO_TRAINER_DATA", str(tmp_path / "data"))
    for name in ("SCENARIO_TRAINER_SCENARIOS", "NO_COLOR", "TEXTUAL_DRIVER", "TEXTUAL_THEME", *DESKTOP):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    """The built-in guidance."""
    return guidance_for(bundled_folder())


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text into a fresh folder ``stories`` under a file name, and returns its path."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / "stories" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def small(write: Callable[[str, str], Path], guidance: Guidance) -> Scenario:
    """The scenario of `tests.support.examples.SMALL`."""
    loaded = load_scenario(write("small.yaml", SMALL), guidance)
    assert loaded.value is not None, loaded.problems
    return loaded.value


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for another program that is writing."""
    monkeypatch.setattr(database, "PATIENCE", 0.01)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The learner's documents folder, with nothing in it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: folder)
    return folder


@pytest.fixture
def due_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes against a principle comes back for review on the same day."""
    monkeypatch.setattr(review, "FIRST_INTERVAL", timedelta())
