"""``python -m scenario_trainer``: the same as the command ``scenario-trainer``."""

from scenario_trainer.cli import main

main()
