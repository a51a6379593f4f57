"""Coverage for people, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from typing import TYPE_CHECKING

from scenario_trainer.authoring.coverage import REVEALING
from scenario_trainer.authoring.verdicts import AIMS, Verdict
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenario_trainer.authoring.coverage import Coverage


def coverage_as_text(found: Coverage) -> str:
    """Principles, pairs and surface cues; of several scenarios what is thin, of one the kinds of its choices."""
    if len(found.choices) == 1:
        return "\n".join(_of_one(found, next(iter(found.choices))))
    lines = ["Choices that reflect / partly reflect / work against each principle", ""]
    lines += _table(found)
    lines += ["", "Principles set against each other: choices that reflect one and work against the other", ""]
    pulls = found.pulls()
    for pair in found.pairs():
        counts = found.against_each_other.get(pair, {})
        titles = " against ".join(found.guidance.principles[key].title for key in pair)
        mark = "*" if pair in pulls else " "
        lines.append(f"{mark} {sum(counts.values()):3} in {len(counts)}  {titles}")
    lines += ["", "* a pull that the guidance names", "", "Thin", ""]
    lines += list(found.thin()) or ["Nothing."]
    lines += ["", "Surface cues: how much oftener than chance each takes a best choice", ""]
    lines += _cue_table(found)
    lines += ["", *found.revealing_cues()]
    return "\n".join(lines)


def _table(found: Coverage) -> Iterator[str]:
    widest = max(len(principle.title) for principle in found.guidance.principles.values())
    for number, scenario_id in enumerate(found.choices, start=1):
        yield f"{number:2}  {scenario_id}"
    yield ""
    yield " " * widest + "".join(f"{number:>10}" for number in range(1, len(found.choices) + 1))
    for key, principle in found.guidance.principles.items():
        cells = (
            "/".join(str(counts.get((key, alignment), 0)) for alignment in Alignment)
            for counts in found.choices.values()
        )
        yield f"{principle.title:<{widest}}" + "".join(f"{cell:>10}" for cell in cells)


def _of_one(found: Coverage, scenario_id: str) -> Iterator[str]:
    titles = {key: principle.title for key, principle in found.guidance.principles.items()}
    counts = found.choices[scenario_id]
    yield from ("Choices that reflect / partly reflect / work against each principle", "")
    widest = max(map(len, titles.values()))
    for key, title in titles.items():
        yield f"{title:<{widest}}" + f"{'/'.join(str(counts.get((key, each), 0)) for each in Alignment):>10}"
    yield from ("", "Principles set against each other: choices that reflect one and work against the other", "")
    pulls = found.pulls()
    if not found.against_each_other:
        yield "None."
    for pair, choices in found.against_each_other.items():
        mark = "*" if pair in pulls else " "
        yield f"{mark} {choices[scenario_id]:3}  {' against '.join(titles[key] for key in pair)}"
    yield from ("", "* a pull that the guidance names", "")
    yield from _verdicts(found.verdicts[scenario_id])
    about = "Surface cues: how much oftener than chance each takes a best choice (*), and all that carry it"
    yield from ("", about, "")
    for name, carriers in found.carriers.items():
        share = found.cues[name][scenario_id]
        yield f"{name}, {share:+.2f}{': gives answers away' if share > REVEALING else ''}"
        taken = ", ".join(f"{each.choice}{'*' if each.best else ''}" for each in carriers[scenario_id])
        yield from textwrap.wrap(
            taken or "none", 100, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        )


def _verdicts(counts: Mapping[Verdict, int]) -> Iterator[str]:
    """How many choices are of each kind, and how many should be."""
    total = sum(counts.values())
    yield from (f"What {total} choices with feedback do", "")
    for verdict in Verdict:
        share = counts[verdict] / total if total else 0.0
        low, high = AIMS.get(verdict, (0.0, 1.0))
        aim = f"   aim at {low:.0%} to {high:.0%}" if verdict in AIMS else ""
        judged = ": too few" if share < low else ": too many" if share > high else ""
        yield f"{verdict:<20}{counts[verdict]:>4}{share:>6.0%}{aim}{judged}"


def _cue_table(found: Coverage) -> Iterator[str]:
    widest = max(len(name) for name in found.cues)
    columns = [*(str(number) for number in range(1, len(found.choices) + 1)), "all"]
    yield " " * widest + "".join(f"{column:>7}" for column in columns)
    for name, advantages in found.cues.items():
        yield f"{name:<{widest}}" + "".join(f"{share:>+7.2f}" for share in advantages.values())


def coverage_as_json(found: Coverage) -> str:
    """The same counts as one object."""
    principles = {
        key: {
            scenario_id: {alignment.value: counts.get((key, alignment), 0) for alignment in Alignment}
            for scenario_id, counts in found.choices.items()
        }
        for key in found.guidance.principles
    }
    pulls = found.pulls()
    pairs = [
        {
            "principles": list(pair),
            "pull": pair in pulls,
            "scenarios": dict(found.against_each_other.get(pair, {})),
        }
        for pair in found.pairs()
    ]
    cues = {
        name: {
            "scenarios": {key: round(share, 3) for key, share in advantages.items() if key},
            "all": round(advantages[""], 3),
            "choices": {
                key: [carrier._asdict() for carrier in carriers] for key, carriers in found.carriers[name].items()
            },
        }
        for name, advantages in found.cues.items()
    }
    verdicts = {key: {kind.value: counts[kind] for kind in Verdict} for key, counts in found.verdicts.items()}
    thin = list(found.thin())
    return json.dumps(
        {"principles": principles, "pairs": pairs, "thin": thin, "verdicts": verdicts, "cues": cues}, indent=2
    )


def coverage_as_csv(found: Coverage) -> str:
    """One line for each principle and scenario."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(["principle", "scenario", *(alignment.value for alignment in Alignment)])
    for key in found.guidance.principles:
        for scenario_id, counts in found.choices.items():
            writer.writerow([key, scenario_id, *(counts.get((key, alignment), 0) for alignment in Alignment)])
    return sheet.getvalue().rstrip("\n")
