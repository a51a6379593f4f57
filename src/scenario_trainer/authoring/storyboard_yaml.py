"""A planned story as YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from scenario_trainer.story.diagnosis.hints import id_of
from scenario_trainer.story.model import KEBAB

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.authoring.storyboard import PlannedChoice, PlannedScene

WORDS_OF_AN_ID = 4

HINT = """\
# From a table. What that cannot say, such as gauges, flags and what depends on them, is added here:
# ‘A story that remembers’ in the authoring guide shows how.

"""


def story_yaml(scenes: Mapping[str, PlannedScene]) -> str:
    """The start and the scenes, with ids made of the first words of titles and choices."""
    ids = dict(zip(scenes, _ids(scenes, "scene"), strict=True))
    data = {"start": next(iter(ids.values())), "scenes": {ids[key]: _scene(scenes[key], ids) for key in scenes}}
    return HINT + yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def _scene(scene: PlannedScene, ids: Mapping[str, str]) -> dict[str, Any]:
    text = {"text": _one_or_list(scene.text)}
    if scene.choices:
        names = _ids((each.text for each in scene.choices), "choice")
        choices = {name: _choice(each, ids) for name, each in zip(names, scene.choices, strict=True)}
        question = {"question": scene.questions[0]} if scene.questions else {}
        return {"title": scene.title, **text, **question, "choices": choices}
    if scene.next_scene:
        return {"title": scene.title, **text, "goto": ids[scene.next_scene.casefold()]}
    ending = {"outcome": scene.outcome, "title": scene.title, "reflect": scene.questions}
    return {**text, "ending": ending}


def _choice(choice: PlannedChoice, ids: Mapping[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"text": choice.text}
    if choice.outcome:
        data["outcome"] = _one_or_list(choice.outcome)
    for principle, (verdict, why) in choice.reasons.items():
        data.setdefault(verdict.value, {})[principle] = why
    return {**data, "goto": ids[choice.next_scene.casefold()]}


def _one_or_list(texts: list[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else texts


def _ids(texts: Iterable[str], otherwise: str) -> list[str]:
    """An id for each text, `otherwise` for one without letters; a number is added to an id that was there."""
    found: list[str] = []
    for text in texts:
        name = first = "-".join(id_of(text, KEBAB).split("-")[:WORDS_OF_AN_ID]) or otherwise
        number = 2
        while name in found:
            name, number = f"{first}-{number}", number + 1
        found.append(name)
    return found


class _Dumper(yaml.SafeDumper):
    """Writes below ``>-``, where no sign means anything to YAML, what is long or would need quotes."""

    LONG = 70
    """In characters."""

    def text(self, text: str) -> yaml.ScalarNode:
        folded = len(text) > self.LONG or not self.analyze_scalar(text).allow_block_plain
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=">" if folded else None)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML asks
        """Let the dashes of a list stand further in than its key, as everywhere in this project."""
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(str, _Dumper.text)
