"""Starting the face that fits."""

from __future__ import annotations

import gc
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from scenario_trainer.cli.settings import full_screen_possible

if TYPE_CHECKING:
    from scenario_trainer.authoring.preview import Preview
    from scenario_trainer.cli.settings import Settings
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.library import Library
    from scenario_trainer.tui.themed_app import ThemedApp


def run(
    settings: Settings,
    library: Library | None = None,
    entry: Entry | None = None,
    *,
    timing: str | None = None,
    seed: int | None = None,
) -> None:
    """Open the library, or one scenario first, until the learner leaves."""
    library = library or settings.library(indexed=True)
    if settings.plain or not full_screen_possible():
        _run_plain(settings, library, entry, timing, seed)
    else:
        gc.disable()  # until the first frame; nothing that comes before it is garbage
        _run_full_screen(settings, library, entry, timing, seed)


def _run_plain(
    settings: Settings, library: Library, entry: Entry | None, timing: str | None, seed: int | None
) -> None:
    from scenario_trainer.plain.console import Console
    from scenario_trainer.plain.library import PlainFace
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.records.database import Database

    console = Console(sys.stdin, sys.stdout)
    with closing(Database(settings.data, console.say)) as database:
        flow = Flow(library, database, seed=seed)
        face = PlainFace(flow, PreferencesFile(settings.data), console, timing=Timing(timing) if timing else None)
        face.run(entry)


def _run_full_screen(
    settings: Settings, library: Library, entry: Entry | None, timing: str | None, seed: int | None
) -> None:
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.records.database import Database
    from scenario_trainer.tui.app import TrainerApp

    notices: list[str] = []
    with closing(Database(settings.data, notices.append)) as database:
        flow = Flow(library, database, seed=seed)
        chosen = Timing(timing) if timing else None
        app = TrainerApp(flow, PreferencesFile(settings.data), timing=chosen, first=entry, notices=notices)
        database.notify = app.warn
        app.run()
    _exit_as(app)


def preview(settings: Settings, seen: Preview) -> None:
    """Play a file while it is being written."""
    from scenario_trainer.play.preferences import PreferencesFile

    if settings.plain or not full_screen_possible():
        from scenario_trainer.plain.console import Console
        from scenario_trainer.plain.preview import play_preview

        play_preview(seen, Console(sys.stdin, sys.stdout))
    else:
        from scenario_trainer.tui.preview import PreviewApp

        app = PreviewApp(seen, PreferencesFile(settings.data))
        app.run()
        _exit_as(app)


def _exit_as(app: ThemedApp) -> None:
    """End with the status of an app that failed, or that a signal ended."""
    if app.return_code:
        sys.exit(app.return_code)
