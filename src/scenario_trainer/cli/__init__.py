"""The commands."""

from scenario_trainer.cli.main import main

__all__ = ["main"]
