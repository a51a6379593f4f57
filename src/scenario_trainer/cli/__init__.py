"""The commands."""

from scenario_trainer.cli.setup import main

__all__ = ["main"]
