"""Which face to show, and showing it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenario_trainer.authoring.preview import Preview
    from scenario_trainer.cli.setup import Setup
    from scenario_trainer.story.library import Entry


def run(
    setup: Setup, *, plain: bool, entry: Entry | None = None, timing: str | None = None, seed: int | None = None
) -> None:
    import gc

    full_screen = not (plain or _no_terminal())
    if full_screen:
        gc.disable()  # until the first frame; nothing that comes before it is garbage

    from scenario_trainer.play.moments import Timing
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.preferences import PreferencesFile

    library, preferences, database = setup.library(), PreferencesFile(setup.data), Database(setup.data)
    chosen = Timing(timing) if timing else None
    if full_screen:
        from scenario_trainer.tui.app import TrainerApp

        TrainerApp(library, preferences, database, timing=chosen, seed=seed, first=entry).run()
    else:
        from scenario_trainer.plain.console import Console
        from scenario_trainer.plain.library import PlainFace

        console = Console(sys.stdin, sys.stdout)
        PlainFace(library, preferences, database, console, timing=chosen, seed=seed).run(entry)
    database.close()


def preview(setup: Setup, seen: Preview, *, plain: bool) -> None:
    """Play a file while it is being written, in the face that fits."""
    from scenario_trainer.records.preferences import PreferencesFile

    if plain or _no_terminal():
        from scenario_trainer.plain.console import Console
        from scenario_trainer.plain.preview import play_preview

        play_preview(seen, Console(sys.stdin, sys.stdout))
    else:
        from scenario_trainer.tui.preview import PreviewApp

        PreviewApp(seen, PreferencesFile(setup.data)).run()


def _no_terminal() -> bool:
    """Whether a full-screen interface would have no screen or no keyboard."""
    if "TEXTUAL_DRIVER" in os.environ:  # a driver of its own, as when served to a browser
        return False
    streams = (sys.stdin, sys.stdout, sys.stderr)  # None where it was closed
    return os.environ.get("TERM") == "dumb" or not all(stream and stream.isatty() for stream in streams)
