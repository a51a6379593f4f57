"""A scenario to start from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis.hints import id_like
from scenario_trainer.story.library import GUIDANCE_FILE
from scenario_trainer.story.model import KEBAB

if TYPE_CHECKING:
    from datetime import date


def starting_scenario(scenario_id: str, today: date, story: str | None = None) -> str:
    """The text of a commented scenario that is complete and clean, but for what its author is to replace.

    `story` takes the place of its gauges, flags, scenes and walkthroughs. Raises ValueError where the id is none.
    """
    if not re.fullmatch(KEBAB.expression, scenario_id):
        better = id_like(scenario_id.removesuffix(".yaml"), KEBAB)
        hint = f" Did you mean ‘{better}’?" if better else ""
        raise ValueError(f"‘{scenario_id}’ cannot be an id: use {KEBAB.sentence}.{hint}")
    if f"{scenario_id}.yaml" == GUIDANCE_FILE:
        raise ValueError(f"‘{scenario_id}’ cannot be an id: {GUIDANCE_FILE} is the folder's guidance.")
    in_a_year = today.replace(year=today.year + 1, day=min(today.day, 28))
    head = _template("starting_head.yaml")
    dates = {"today": today.isoformat(), "in_a_year": in_a_year.isoformat()}
    return head.format(id=scenario_id, **dates) + (story or _template("starting_story.yaml"))


def write_starting_scenario(folder: Path, scenario_id: str, today: date, story: str | None = None) -> Path:
    """Write it as a new file. Raises ValueError for a bad id, FileExistsError rather than overwrite anything."""
    text = starting_scenario(scenario_id, today, story)
    path = folder / f"{scenario_id}.yaml"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileExistsError(f"{path.name} is there already; nothing was written.") from error
    return path


def _template(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
