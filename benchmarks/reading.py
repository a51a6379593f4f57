"""How long it takes to read a scenario into its checked model, against PyYAML's CSafeLoader on the same file.

python -m benchmarks.reading [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import yaml

from scenario_trainer.story.library import bundled_folder, guidance_for, scenario_files
from scenario_trainer.story.loading import load_head, load_scenario

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def plainly(path: Path) -> object:
    """What PyYAML makes of a file: neither places nor checks."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def main(rounds: int) -> None:
    """Print medians and ratios for each bundled scenario."""
    guidance = guidance_for(bundled_folder())
    print(f"{'':28}{'CSafeLoader':>12}{'scenario':>12}{'ratio':>8}{'head':>10}{'ratio':>8}")
    for path in scenario_files(bundled_folder()):
        loaders: tuple[Callable[[], object], ...] = (
            partial(plainly, path),
            partial(load_scenario, path, guidance),
            partial(load_head, path),
        )
        times = [[milliseconds(load) for load in loaders] for _ in range(rounds)]
        reference, whole, head = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"{path.stem:28}{reference:9.1f} ms{whole:9.1f} ms{whole / reference:8.2f}"
            f"{head:7.1f} ms{head / reference:8.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
