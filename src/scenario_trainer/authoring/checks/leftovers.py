"""What an author meant to replace, or what another program left in a text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from scenario_trainer.authoring.starting import starting_scenario
from scenario_trainer.authoring.texts import all_texts
from scenario_trainer.story.model import Scenario
from scenario_trainer.story.problems import Code, Problems, Severity, shortened
from scenario_trainer.story.reader import read
from scenario_trainer.story.yaml_nodes import ScalarNode, SequenceNode, node_at, parse, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.authoring.texts import Path
    from scenario_trainer.story.problems import Place

LEFTOVER = Code(
    "T513",
    Severity.WARNING,
    "what was left in: a sentence of the template, TODO, a tag, a text that is one bracketed list",
)

FEWEST_WORDS = 5
"""A shorter text of the template may stand in any scenario by chance."""

_TODO = re.compile(r"\bTODO\b")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")


def check(subject: Subject, problems: Problems) -> None:
    """Look at every text, and at every list that may have been meant as a text in brackets."""
    texts = list(all_texts(subject.scenario))
    for path, text in texts:
        if found := _TODO.search(text) or _TAG.search(text):
            place = place_of(subject.tree, *path)
            problems.add(
                LEFTOVER, place, f"‘{found.group()}’ stands in a text.", "Delete it: learners would see it."
            )
    template = _template_texts()
    copied = [(place_of(subject.tree, *path), text) for path, text in texts if text in template]
    if copied:
        _report_copied(sorted(copied), problems)
    for path in _bracketed(subject):
        message = "A text in brackets is read as a list, and learners do not see the brackets."
        hint = "Put it into quotes; for several paragraphs write a list with a dash for each."
        problems.add(LEFTOVER, place_of(subject.tree, *path), message, hint)


def _report_copied(copied: Sequence[tuple[Place, str]], problems: Problems) -> None:
    """Report the first text of the template that is left, and the lines of the others."""
    (place, text), *others = copied
    message = f"‘{shortened(text)}’ is a sentence of the template for new scenarios."
    hint = "Write your own."
    if others:
        lines = dict.fromkeys(str(each.line) for each, _ in others)
        hint = f"Write your own, as well as in line{'s' * (len(lines) > 1)} {', '.join(lines)}."
    problems.add(LEFTOVER, place, message, hint)


@cache
def _template_texts() -> frozenset[str]:
    tree = parse(starting_scenario("template", date.min), Problems(""))
    assert tree is not None, "the template is YAML"
    texts = all_texts(read(Scenario, tree, Problems("")))
    return frozenset(text for _, text in texts if len(text.split()) >= FEWEST_WORDS)


def _bracketed(subject: Subject) -> Iterator[Path]:
    """Where passages are written between brackets, with nothing but unquoted texts inside."""
    for key, scene in subject.scenario.scenes.items():
        paths: list[Path] = [("scenes", key, "text"), ("scenes", key, "ending", "because")]
        paths += [("scenes", key, "choices", choice_id, "outcome") for choice_id in scene.choices]
        for path in paths:
            node = node_at(subject.tree, *path)
            if not isinstance(node, SequenceNode) or not node.bracketed:
                continue
            if all(isinstance(item, ScalarNode) and item.plain for item in node.items):
                yield path
