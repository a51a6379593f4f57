"""A document whose folded sections can be opened, and whose links can be followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from scenario_trainer.documents.parts import Blank, Item, Items, Section
from scenario_trainer.tui.block import CURSOR_STYLE, Block, wrap_all
from scenario_trainer.tui.blocks import document_blocks, heading
from scenario_trainer.tui.commands import NEXT_STOP, UNFOLD, bindings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events
    from textual.geometry import Size

    from scenario_trainer.documents.parts import Part


_Stop: TypeAlias = str | Item | Blank
"""A section's title, which enter folds or unfolds; an item that names a decision, which enter asks again; or a
blank, which enter lets the reader fill in.
"""


class _Row(NamedTuple):
    """Some lines of the outline, which may be a stop of the cursor."""

    lines: list[Content]
    stop: _Stop | None = None


class Outline(Widget, can_focus=True):
    """Arrows go from one stop to the next, or scroll where none is in sight; enter or a click uses it.

    Until the reader folds or unfolds a section, those are open that the window has room for, from the first on.
    """

    DEFAULT_CSS = "Outline { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(UNFOLD, NEXT_STOP),
        Binding("up", "move(-1)", "Previous stop", show=False),
    ]

    cursor: reactive[_Stop | None] = reactive(None)
    """The stop that enter uses, as long as it is shown."""

    @dataclass
    class Followed(Message):
        """A link to a decision was followed."""

        decision: int

    @dataclass
    class BlankUsed(Message):
        """A blank is to be filled in."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._parts: tuple[Part, ...] = ()
        self._open: set[str] = set()
        self._is_own = False
        """Whether the reader has settled what is open."""
        self._room = 0
        """How many lines the window has."""
        self._rows: tuple[int, list[_Row]] = (-1, [])

    def show(self, parts: Iterable[Part]) -> None:
        """Replace what is shown; sections that were opened stay open."""
        self._parts = tuple(parts)
        self._renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Enter belongs to the screen as long as the cursor is nowhere."""
        return action != "use" or self.cursor in self._stops

    def action_move(self, by: int) -> None:
        """Go to the next stop in a direction where it is in sight, else scroll."""
        following = self._following(by)
        if following is not None and self._nearly_in_sight(following):
            self.cursor = following
        elif isinstance(self.parent, Widget):
            self.parent.scroll_relative(y=by, animate=False)

    def _following(self, by: int) -> _Stop | None:
        """The stop after the cursor or before it; of a cursor that is nowhere, the first or last one in sight."""
        stops = self._stops
        if self.cursor in stops:
            at = stops.index(self.cursor) + by
            return stops[at] if 0 <= at < len(stops) else None
        seen = [stop for stop in stops if self._nearly_in_sight(stop)]
        return seen[0 if by > 0 else -1] if seen else None

    def action_use(self) -> None:
        """Fold or unfold the section, or follow the link, at the cursor."""
        match self.cursor:
            case Item(decision=int(decision)):
                self.post_message(self.Followed(decision))
            case Blank():
                self.post_message(self.BlankUsed())
            case str(title):
                self._toggle(title)

    @property
    def _stops(self) -> list[_Stop]:
        """Those that are shown, from the first on."""
        return [row.stop for row in self._laid_out(self.content_size.width) if row.stop is not None]

    def _toggle(self, title: str) -> None:
        """Fold or unfold a section, and bring what was unfolded into sight."""
        before = self._height(self.content_size.width)
        self._open ^= {title}
        self._is_own = True
        self._renew()
        unfolded = self._height(self.content_size.width) - before
        if unfolded > 0 and isinstance(self.parent, Widget):
            region = self._region(title).grow((0, 0, unfolded, 0))
            top = region.height > self.parent.size.height
            self.call_after_refresh(self.parent.scroll_to_region, region, animate=False, top=top)

    def watch_cursor(self, stop: _Stop | None) -> None:
        self.refresh_bindings()
        if stop is not None and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(self._region(stop), animate=False)

    def on_click(self, event: events.Click) -> None:
        if self.screen.selections:  # the end of a drag that selects text is reported as a click, too
            return
        y = event.y
        for row in self._laid_out(self.content_size.width):
            if 0 <= y < len(row.lines) and row.stop is not None:
                self.cursor = row.stop
                self.action_use()
                return
            y -= len(row.lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        if container.height != self._room:
            self._room = container.height
            self._rows = (-1, [])
        return self._height(width)

    def _height(self, width: int) -> int:
        return _height(self._laid_out(width))

    def render(self) -> Content:
        width = self.content_size.width
        lines: list[Content] = []
        for row in self._laid_out(width):
            lines += self._highlighted(row, width) if self._is_at(row) else row.lines
        return Content("\n").join(lines)

    def _is_at(self, row: _Row) -> bool:
        return self.has_focus and row.stop is not None and row.stop == self.cursor

    def _highlighted(self, row: _Row, width: int) -> list[Content]:
        """The same lines on the cursor's colour, but for a blank one before them."""
        return [
            line.extend_right(width - line.cell_length).stylize(CURSOR_STYLE) if line else line
            for line in row.lines
        ]

    def _renew(self) -> None:
        self._rows = (-1, [])
        self.refresh(layout=True)

    def _laid_out(self, width: int) -> list[_Row]:
        if self._rows[0] != width:
            if not self._is_own:
                self._open_what_fits(width)
            self._rows = (width, self._all_rows(width))
        return self._rows[1]

    def _all_rows(self, width: int) -> list[_Row]:
        return [row for part in self._parts for row in self._part_rows(part, width)]

    def _open_what_fits(self, width: int) -> None:
        """Open sections from the first on, as long as all that is shown has room; pass over what is too long."""
        self._open = set()
        for title in _folded_titles(self._parts):
            if _height(self._all_rows(width)) >= self._room:
                return
            self._open.add(title)
            if _height(self._all_rows(width)) > self._room:
                self._open.remove(title)

    def _part_rows(self, part: Part, width: int) -> Iterator[_Row]:
        if not isinstance(part, Section):
            yield _Row(_part_lines(part, width))
            return
        is_open = not self._is_folded(part)
        sign = ("▾ " if is_open else "▸ ") if part.folded else ""
        title = wrap_all([heading(sign + part.title)], width)
        gap = [Content("")] if self._is_set_off(part) else []
        yield _Row([*gap, *title], part.title if part.folded else None)
        if is_open:
            for inside in part.parts:
                yield from self._inner_rows(inside, width)

    def _is_set_off(self, section: Section) -> bool:
        """Whether a blank line comes before a section: not before the first, and not between folded ones."""
        before = self._parts[: self._parts.index(section)] if section in self._parts else ()
        return bool(before) and not (self._is_folded(section) and self._is_folded(before[-1]))

    def _is_folded(self, part: Part) -> bool:
        """Whether only the title of a section is shown now."""
        return isinstance(part, Section) and part.folded and part.title not in self._open

    def _inner_rows(self, part: Part, width: int) -> Iterator[_Row]:
        if isinstance(part, Items) and any(item.decision for item in part.items):
            for item in part.items:
                yield _Row(_part_lines(Items((item,)), width), item if item.decision else None)
        elif isinstance(part, Section) and part.folded:
            yield from self._part_rows(part, width)
        elif isinstance(part, Blank):
            prompt = Block(part.prompt, "$muted italic", "▸ ", "bold $primary")
            yield _Row(wrap_all([prompt], width), part)
        else:
            yield _Row(_part_lines(part, width))

    def _region(self, stop: _Stop) -> Region:
        """Where a stop is, in what the parent scrolls over."""
        x, y, width, _ = self.virtual_region
        for row in self._laid_out(self.content_size.width):
            if row.stop == stop:
                return Region(x, y, width, len(row.lines))
            y += len(row.lines)
        return Region(x, y, width, 0)

    def _nearly_in_sight(self, stop: _Stop) -> bool:
        """Whether a stop begins within a page of what is in sight."""
        story = self.parent
        if not isinstance(story, Widget):
            return True
        region = self._region(stop)
        return story.scroll_offset.y - 1 <= region.y <= story.scroll_offset.y + story.size.height


def _folded_titles(parts: Iterable[Part]) -> Iterator[str]:
    """The titles of the sections that are folded at first, in their order."""
    for part in parts:
        if isinstance(part, Section):
            if part.folded:
                yield part.title
            yield from _folded_titles(part.parts)


def _height(rows: Iterable[_Row]) -> int:
    return sum(len(row.lines) for row in rows)


@lru_cache(maxsize=64)  # a part is laid out for each section that may be opened above it
def _part_lines(part: Part, width: int) -> list[Content]:
    return wrap_all(document_blocks([part], width), width)
