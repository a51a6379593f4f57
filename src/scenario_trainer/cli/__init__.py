"""The commands."""

from scenario_trainer.cli import author, learner, record
from scenario_trainer.cli.setup import main

__all__ = ["author", "learner", "main", "record"]
