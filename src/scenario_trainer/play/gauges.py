"""The gauges that learners may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Gauge, Scenario


class GaugeReading(NamedTuple):
    """A gauge and its value."""

    gauge: Gauge
    value: int
    before: int
    """The value before the last choice in an outcome; elsewhere the same as `value`."""

    @property
    def change(self) -> int:
        """By how much the last choice moved it."""
        return self.value - self.before


def readings(scenario: Scenario, before: State, after: State) -> tuple[GaugeReading, ...]:
    """The gauges of a scenario in its order, those left out that are not for learners to see."""
    return tuple(
        GaugeReading(gauge, now, then)
        for gauge, then, now in zip(scenario.gauges.values(), before.gauges, after.gauges, strict=True)
        if gauge.shown
    )
