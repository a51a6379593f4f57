"""What an author meant to replace, or what another program left in a text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeGuard

from scenario_trainer.authoring.starting import starting_scenario
from scenario_trainer.authoring.texts import all_texts
from scenario_trainer.story.model import Scenario
from scenario_trainer.story.problems import Code, Problems, Severity, shortened
from scenario_trainer.story.reader import read
from scenario_trainer.story.yaml_nodes import MappingNode, ScalarNode, SequenceNode, node_at, parse, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.authoring.texts import Path
    from scenario_trainer.story.problems import Place
    from scenario_trainer.story.yaml_nodes import Node

LEFTOVER = Code(
    "T513",
    Severity.WARNING,
    "what was left in: a sentence of the template, TODO, a tag, a text that is one bracketed list",
)

FEWEST_WORDS = 5
"""A shorter text of the template may stand in any scenario by chance."""

_TODO = re.compile(r"\bTODO\b")
_MARK = re.compile(r"(?<!\S)[>|][+-](?!\S)")
_BULLET = re.compile(r"(?<!\S)[•‣◦▪●]\s")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")


def check(subject: Subject, problems: Problems) -> None:
    """Look at every text, and at what brackets and quotes around one hide."""
    texts = list(all_texts(subject.scenario))
    for path, text in texts:
        if found := _TODO.search(text) or _TAG.search(text) or _MARK.search(text):
            place = place_of(subject.tree, *path)
            problems.add(
                LEFTOVER, place, f"‘{found.group()}’ stands in a text.", "Delete it: learners would see it."
            )
        elif found := _BULLET.search(text):
            hint = "Write a list, with a dash on a line of its own for each; learners would see one paragraph."
            message = f"‘{found.group().strip()}’ does not begin a line in a text."
            problems.add(LEFTOVER, place_of(subject.tree, *path), message, hint)
    template = _template_texts()
    copied = [(place_of(subject.tree, *path), text) for path, text in texts if text in template]
    if copied:
        _report_copied(sorted(copied), problems)
    passages = list(_passages(subject))
    for node in filter(_is_bracketed_text, passages):
        message = "A text in brackets is read as a list, and learners do not see the brackets."
        hint = "Put it into quotes; for several paragraphs write a list with a dash for each."
        problems.add(LEFTOVER, node.place, message, hint)
    for speech in _speech(passages):
        message = "Learners do not see the quote marks around this text."
        hint = f"If somebody says it, write ‘{shortened(speech.text)}’; if not, leave the marks out."
        problems.add(LEFTOVER, speech.place, message, hint)


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


def _passages(subject: Subject) -> Iterator[Node]:
    """What is written as the text of a scene, an outcome, or the reason of an ending."""
    for key, scene in subject.scenario.scenes.items():
        paths: list[Path] = [("scenes", key, "text"), ("scenes", key, "ending", "because")]
        paths += [("scenes", key, "choices", choice_id, "outcome") for choice_id in scene.choices]
        yield from filter(None, (node_at(subject.tree, *path) for path in paths))


def _in_brackets(node: Node) -> TypeGuard[SequenceNode]:
    return isinstance(node, SequenceNode) and node.bracketed


def _is_bracketed_text(node: Node) -> bool:
    """Whether this is a list between brackets, with nothing but unquoted texts inside."""
    return _in_brackets(node) and all(isinstance(item, ScalarNode) and item.plain for item in node.items)


def _speech(passages: Sequence[Node]) -> list[ScalarNode]:
    """Texts between straight quotes that are not needed; none where most texts are written so by habit."""
    lists = (
        node.items if isinstance(node, SequenceNode) else [node] for node in passages if not _in_brackets(node)
    )
    items = chain.from_iterable(lists)
    texts = [item.values.get("text") if isinstance(item, MappingNode) else item for item in items]
    quoted = [each for each in texts if isinstance(each, ScalarNode) and each.quoted and _reads_plain(each.text)]
    return quoted if 2 * len(quoted) <= len(texts) else []


def _reads_plain(text: str) -> bool:
    """Whether a text reads the same without quotes."""
    tree = parse(f"text: {text}", Problems(""))
    node = node_at(tree, "text") if tree else None
    return isinstance(node, ScalarNode) and node.text == text
