"""Coverage for people, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from scenario_trainer.authoring.coverage import REVEALING
from scenario_trainer.authoring.verdicts import AIMS, Verdict, judged, share_of
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.authoring.coverage import Coverage, Pair


def coverage_as_text(found: Coverage) -> str:
    """Principles, pairs, kinds of choices and surface cues; of several scenarios also what is thin."""
    alone = len(found.choices) == 1
    starred = " (*), and all that carry it" if alone else ""
    lines = ["Choices that reflect / partly reflect / work against each principle", "", *_principles(found)]
    lines += ["", "Principles set against each other: choices that reflect one and work against the other", ""]
    lines += [*(_pairs_of_one(found) if alone else _pairs(found)), "", "* a pull that the guidance names", ""]
    if not alone:
        lines += ["Thin", "", *(list(found.thin()) or ["Nothing."]), ""]
    lines += [*(_verdicts_of_one(found) if alone else _verdicts(found)), ""]
    lines += [f"Surface cues: how much oftener than chance each takes a best choice{starred}", ""]
    lines += _cues_of_one(found) if alone else [*_cues(found), "", *found.revealing_cues()]
    return "\n".join(lines)


def _numbers(found: Coverage) -> list[str]:
    """The headings of the columns: a number for each of several scenarios."""
    return [str(number) for number in range(1, len(found.choices) + 1)] if len(found.choices) > 1 else []


def _principles(found: Coverage) -> Iterator[str]:
    widest = max(len(principle.title) for principle in found.guidance.principles.values())
    if numbers := _numbers(found):
        yield from (
            f"{number:>2}  {scenario_id}" for number, scenario_id in zip(numbers, found.choices, strict=True)
        )
        yield ""
        yield " " * widest + "".join(f"{number:>10}" for number in numbers)
    for key, principle in found.guidance.principles.items():
        cells = (
            "/".join(str(counts.get((key, alignment), 0)) for alignment in Alignment)
            for counts in found.choices.values()
        )
        yield f"{principle.title:<{widest}}" + "".join(f"{cell:>10}" for cell in cells)


def _pairs(found: Coverage) -> Iterator[str]:
    for pair in found.pairs():
        counts = found.against_each_other.get(pair, {})
        yield f"{_mark(found, pair)} {sum(counts.values()):3} in {len(counts)}  {_titles(found, pair)}"


def _pairs_of_one(found: Coverage) -> Iterator[str]:
    if not found.against_each_other:
        yield "None."
    for pair, counts in found.against_each_other.items():
        yield f"{_mark(found, pair)} {sum(counts.values()):3}  {_titles(found, pair)}"


def _mark(found: Coverage, pair: Pair) -> str:
    return "*" if pair in found.pulls() else " "


def _titles(found: Coverage, pair: Pair) -> str:
    return " against ".join(found.guidance.principles[key].title for key in pair)


def _verdicts(found: Coverage) -> Iterator[str]:
    """The share of each kind of choices, by scenario."""
    yield from ("What choices with feedback do, in percent; ! is beyond the aim", "")
    names = {each: f"{each}{', ' + _aim(each) if each in AIMS else ''}" for each in Verdict}
    widest = max(map(len, names.values()))
    everything = sum(map(Counter, found.verdicts.values()), Counter())
    yield " " * widest + "".join(f"{column:>6}" for column in [*_numbers(found), "all"])
    for verdict, name in names.items():
        shares = (share_of(verdict, counts) for counts in (*found.verdicts.values(), everything))
        cells = (f"{share:>5.0%}{'!' if judged(verdict, share) else ' '}" for share in shares)
        yield f"{name:<{widest}}{''.join(cells)}".rstrip()


def _verdicts_of_one(found: Coverage) -> Iterator[str]:
    """How many choices are of each kind, and how many should be."""
    (counts,) = found.verdicts.values()
    yield from (f"What {sum(counts.values())} choices with feedback do", "")
    for verdict in Verdict:
        share = share_of(verdict, counts)
        aim = f"   {_aim(verdict)}" if verdict in AIMS else ""
        said = f": {word}" if (word := judged(verdict, share)) else ""
        yield f"{verdict:<20}{counts[verdict]:>4}{share:>6.0%}{aim}{said}"


def _aim(verdict: Verdict) -> str:
    low, high = AIMS[verdict]
    return f"aim at {low:.0%} to {high:.0%}"


def _cues(found: Coverage) -> Iterator[str]:
    widest = max(len(name) for name in found.cues)
    yield " " * widest + "".join(f"{column:>7}" for column in [*_numbers(found), "all"])
    for name, advantages in found.cues.items():
        yield f"{name:<{widest}}" + "".join(f"{share:>+7.2f}" for share in advantages.values())


def _cues_of_one(found: Coverage) -> Iterator[str]:
    for name, by_scenario in found.carriers.items():
        share = found.cues[name][""]
        yield f"{name}, {share:+.2f}{': gives answers away' if share > REVEALING else ''}"
        (carriers,) = by_scenario.values()
        taken = ", ".join(f"{each.choice}{'*' if each.best else ''}" for each in carriers) or "none"
        yield from textwrap.wrap(
            taken, 100, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        )


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
