"""How fast every reachable state is explored, and in how much memory, against a plain breadth-first search.

    python -m benchmarks.exploration

The story has about 200 scenes, 600 choices and four gauges. The time of the exploration includes working out which
endings are open from each state, and a shortest witness to each ending. The reference holds states in a set and
asks the rules for every step; it is measured on a smaller story of the same kind, in steps a second.
"""

from __future__ import annotations

import resource
import time

from benchmarks.stories import story
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.rules import Availability, Rules

MEGABYTE = 1024


def plain_steps_a_second() -> float:
    """A search that keeps states in a set, with nothing worked out besides."""
    rules = Rules(story(decisions=60, choices=3, gauges=3, top=6))
    started = time.perf_counter()
    seen = {rules.start().state}
    waiting = list(seen)
    steps = 0
    while waiting:
        state = waiting.pop()
        for choice, standing in rules.options(state):
            if standing is Availability.AVAILABLE:
                steps += 1
                after = rules.choose(state, choice).state
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
    return steps / (time.perf_counter() - started)


def main() -> None:
    """Print states, moves, rates, their ratio, and the most memory the process had."""
    large = story(decisions=200, choices=3, gauges=4, top=9)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    graph = explore(large, budget=5_000_000)
    explored = time.perf_counter()
    graph.open_endings(Node(large.start, 1))
    looked = time.perf_counter()
    endings = [key for key, scene in large.scenes.items() if scene.ending and graph.scenes[key].numbers]
    lengths = [len(graph.witness(Node(key, 1))) for key in endings]
    ended = time.perf_counter()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    plain = plain_steps_a_second()
    rate = graph.edges / (ended - started)
    print(f"{len(large.scenes)} scenes, {graph.states:,} states, {graph.edges:,} edges; witnesses of {lengths}")
    print(f"explored in {explored - started:.2f} s, endings open {looked - explored:.2f} s")
    print(f"witnesses in {ended - looked:.2f} s")
    print(f"edges a second          {rate:12,.0f}")
    print(f"plain search, steps     {plain:12,.0f}   ratio {rate / plain:.1f}")
    print(f"memory in all           {after / MEGABYTE:12,.0f} MiB")
    print(f"of which the graph      {(after - before) / MEGABYTE:12,.0f} MiB")


if __name__ == "__main__":
    main()
