"""How long `check` takes, proof included, against PyYAML's CSafeLoader on the same files.

    python -m benchmarks.checking [FILES]

Fifteen-scene files by the hundred, and one of twenty-five scenes alone.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.reading import plainly
from scenario_trainer.authoring.check import check, check_file
from scenario_trainer.story.library import bundled_folder, guidance_for

TODAY = date(2026, 1, 1)
HEAD = """\
format: 1
id: {id}
title: Measured
summary: A story for measuring.
setting: Nowhere
role: You measure.
level: initial
minutes: 5
content_notes: []
learning_outcomes: [To know how long it takes.]
provenance: {{written_by: a benchmark, version: 1.0.0, written: 2026-01-01, review_due: 2027-01-01}}
people:
  ada: {{name: Ada, role: Manager, hopes: Speed., worries: Slowness.}}
gauges:
  trust: {{label: Trust, start: 2, min: 0, max: 4, low: wary, high: solid}}
flags:
  asked: You asked.
start: scene-0
scenes:
"""
SCENE = """\
  scene-{number}:
    title: Scene {number}
    text:
      - Ada has read your note, and has a question about the third line of it.
      - when: asked
        text: She knows by now that you will ask one back.
    choices:
      ask:
        text: Ask her what the third line would have to say for it to be of use to her.
        effects: {{trust: +1, asked: true}}
        outcome: She thinks about it for longer than you expected.
        reflects:
          respond-to-difference: You met the question with a question.
        goto: scene-{next}
      tell:
        text: Tell her what the third line says, and where the figures in it come from.
        effects: {{trust: -1}}
        outcome: She writes it down.
        partly:
          visible-value: The figures are right.
        against:
          facts-are-not-enough: It was not the figures she asked about.
        tempting: You know the figures.
        goto:
          - when: trust >= 1
            to: scene-{next}
          - to: apart
"""
TAIL = """\
  scene-{last}:
    text: You meet again on Friday.
    ending: {{outcome: good-enough, title: Friday, reflect: [What was the question?]}}
  apart:
    text: Nobody writes on Friday.
    ending: {{outcome: stalemate, title: No Friday, reflect: [What was the question?]}}
"""


def write_story(folder: Path, name: str, scenes: int) -> Path:
    """A file of so many scenes, two of them endings."""
    decisions = scenes - 2
    body = "".join(SCENE.format(number=number, next=number + 1) for number in range(decisions))
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.format(id=name) + body + TAIL.format(last=decisions), encoding="utf-8")
    return path


def main(files: int) -> None:
    """Print the times and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [write_story(folder, f"story-{number}", 15) for number in range(files)]
        started = time.perf_counter()
        for path in paths:
            plainly(path)
        plain = time.perf_counter() - started
        started = time.perf_counter()
        report = check(paths, TODAY)
        checked = time.perf_counter() - started
        alone = write_story(folder, "alone", 25)
        guidance = guidance_for(bundled_folder())
        started = time.perf_counter()
        check_file(alone, guidance, TODAY)
        one = time.perf_counter() - started
    errors = sum(problem.severity == "error" for problem in report.problems)
    print(
        f"{files} files of 15 scenes ({sum(each.states for each in report.summaries):,} states, {errors} errors)"
    )
    print(f"CSafeLoader             {plain * 1000:8.0f} ms")
    print(f"check                   {checked * 1000:8.0f} ms   ratio {checked / plain:.2f}")
    print(f"one file of 25 scenes   {one * 1000:8.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
