"""Loops that a story cannot leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.engine.graph import Graph, Node


def endless_loops(graph: Graph) -> list[frozenset[Node]]:
    """The loops without an exit: sets of states that lead only to one another, nearest to the start first.

    Such a set is a strongly connected component of the trapped states that nothing leads out of. The components
    are found by Tarjan's algorithm, iteratively since a story can be deep.
    """
    search = _Tarjan(graph)
    for scene_id in graph.scenes:
        for node in graph.trapped(scene_id):
            search.visit(node)
    return sorted(search.closed, key=lambda loop: min(map(graph.decisions_to, loop)))


class _Tarjan:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._low: dict[Node, int] = {}
        """The lowest index that is known to be reached from a node on the stack; the node's own at first."""
        self._stack: dict[Node, None] = {}
        self.closed: list[frozenset[Node]] = []
        """The components that lead nowhere else."""

    def visit(self, root: Node) -> None:
        """Search from a node, unless it was met before."""
        if root in self._low:
            return
        path = [self._open(root)]
        while path:
            node, index, successors = path[-1]
            following = next(successors, None)
            if following is None:
                path.pop()
                if path:
                    before = path[-1][0]
                    self._low[before] = min(self._low[before], self._low[node])
                if self._low[node] == index:
                    self._close(node)
            elif following not in self._low:
                path.append(self._open(following))
            elif following in self._stack:
                self._low[node] = min(self._low[node], self._low[following])

    def _open(self, node: Node) -> tuple[Node, int, Iterator[Node]]:
        index = self._low[node] = len(self._low)
        self._stack[node] = None
        return node, index, self._graph.successors(node)

    def _close(self, root: Node) -> None:
        """Complete the component of a root: everything above it on the stack."""
        component = set()
        while root not in component:
            component.add(self._stack.popitem()[0])
        if all(following in component for node in component for following in self._graph.successors(node)):
            self.closed.append(frozenset(component))
