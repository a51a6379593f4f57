"""A scenario to start from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.story.library import GUIDANCE_FILE
from scenario_trainer.story.model import KEBAB

if TYPE_CHECKING:
    from datetime import date


def starting_scenario(scenario_id: str, today: date) -> str:
    """The text of a commented scenario that is complete and clean.

    Raises ValueError where the id is none.
    """
    if not re.fullmatch(KEBAB.expression, scenario_id):
        raise ValueError(f"‘{scenario_id}’ cannot be an id: use {KEBAB.sentence}.")
    if f"{scenario_id}.yaml" == GUIDANCE_FILE:
        raise ValueError(f"‘{scenario_id}’ cannot be an id: {GUIDANCE_FILE} is the folder's guidance.")
    template = Path(__file__).with_name("starting_scenario.yaml").read_text(encoding="utf-8")
    in_a_year = today.replace(year=today.year + 1, day=min(today.day, 28))
    return template.format(id=scenario_id, today=today.isoformat(), in_a_year=in_a_year.isoformat())


def write_starting_scenario(folder: Path, scenario_id: str, today: date) -> Path:
    """Write it as a new file. Raises ValueError for a bad id, FileExistsError rather than overwrite anything."""
    text = starting_scenario(scenario_id, today)
    path = folder / f"{scenario_id}.yaml"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileExistsError(f"{path.name} is there already; nothing was written.") from error
    return path
