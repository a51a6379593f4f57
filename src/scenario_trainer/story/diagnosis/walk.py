"""A file, line by line: every line that is wrong is reported and mended in a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis import (
    characters,
    colons,
    comments,
    entries,
    foreign,
    indentation,
    openings,
    quotes,
)
from scenario_trainer.story.diagnosis.findings import Finding, Spot
from scenario_trainer.story.diagnosis.lines import Line, is_block_header, line_of
from scenario_trainer.story.diagnosis.outline import STEP, Outline

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Recogniser
    from scenario_trainer.story.diagnosis.outline import Level
    from scenario_trainer.story.diagnosis.shapes import Shape

RECOGNISERS: tuple[Recogniser, ...] = (
    foreign.merge_marker,
    foreign.markdown_fence,
    foreign.note,
    foreign.rule,
    foreign.table_row,
    characters.before_content,
    characters.after_sign,
    entries.bullet,
    entries.number,
    entries.close_dash,
    entries.below_text,
    colons.marked,
    colons.missing_blank,
    colons.missing,
    colons.other_form,
    entries.needless_dash,
    entries.repeated,
    entries.without_id,
    indentation.needless_heading,
    indentation.misplaced,
    entries.missing_dash,
    openings.mark,
    openings.text_behind_header,
    openings.spaced_minus,
    openings.missing_comma,
    openings.list_behind_key,
    comments.within_value,
    colons.inside_text,
    colons.missing_key,
    colons.stray,
)
"""In the order in which they look at a line; the first that finds something has it mended before the next look."""

MOST_OF_A_LINE = 8
"""How many mistakes of one line are looked for."""
MOST_FOUND = 1000
"""After how many mistakes the walk ends: such a file is no scenario."""
FAR = 30
"""How many of the next lines are looked at for what surrounds a line."""
LONGEST_VALUE = 60
"""Over how many lines a quoted or bracketed value is followed."""


class Walk:
    """Goes through the lines of a file once."""

    def __init__(self, lines: list[str], root: Shape) -> None:
        self.lines = list(lines)
        """The copy, mended as far as the walk has come."""
        self.found: list[tuple[int, Finding]] = []
        """What was found, each with the number of its line from 0."""
        self._parsed: dict[int, Line] = {}
        first = next((each for each in self.lines if _says(each)), "")
        self._outline = Outline(root, len(first) - len(first.lstrip(" ")))

    def run(self) -> None:
        """Look at every line."""
        number = 0
        while number < len(self.lines) and len(self.found) < MOST_FOUND:
            number = self._step(number)

    def _step(self, number: int) -> int:
        """Look at a line and at what belongs to it. Return the number of the next."""
        text = self.lines[number]
        if finding := characters.blank_line(text):
            self._mend(number, finding)
            return number + 1
        if text.lstrip(" ").startswith("#") and number + 1 < len(self.lines) and _says(self.lines[number + 1]):
            below = self._spot(self._line(number + 1))
            if finding := comments.between_lines(below, text.index("#")):
                self._mend(number, finding)
        if not _says(text) or (number == 0 and text.startswith(("---", "%"))):
            return number + 1
        line = self._line(number)
        if finding := foreign.second_file(self._spot(line)):
            self._mend(number, finding)
            self.lines[number:] = [""] * (len(self.lines) - number)
            return len(self.lines)
        for _ in range(MOST_OF_A_LINE):
            finding = self._look(line)
            if finding is None:
                break
            self._mend(number, finding)
            if not _says(finding.mended):
                return number + 1
            line = self._line(number)
        return self._value(line)

    def _look(self, line: Line) -> Finding | None:
        spot = self._spot(line)
        return next((found for each in RECOGNISERS if (found := each(spot))), None)

    def _spot(self, line: Line) -> Spot:
        after = range(line.number + 1, min(line.number + FAR, len(self.lines)))
        ahead = [self._line(number) for number in after if _says(self.lines[number])]
        return Spot(line, self._outline, self._outline.at(line), ahead)

    def _line(self, number: int) -> Line:
        """The parts of a line, which are worked out once as long as it is not mended."""
        known = self._parsed.get(number)
        if known is None or known.text != self.lines[number]:
            known = self._parsed[number] = line_of(self.lines[number], number)
        return known

    def _mend(self, number: int, finding: Finding) -> None:
        self.found.append((number, finding))
        self.lines[number] = finding.mended

    def _value(self, line: Line) -> int:
        spot = self._spot(line)
        if spot.continues_text and line.key is None and not line.dashes:
            return line.number + 1
        if line.key is None and not line.dashes and spot.level.column == line.indent:
            return line.number + 1  # no key at all, which is for the reader to report
        shape = spot.value_shape
        level = self._outline.enter(line)
        if not line.value or line.value.startswith("#"):
            return line.number + 1
        level.awaits = False
        if is_block_header(line.value):
            return self._block(line, level)
        if line.value[0] in "\"'[{":
            return self._enclosed(line, level, shape)
        level.goes_on = True
        return line.number + 1

    def _block(self, line: Line, level: Level) -> int:
        """The text below ‘>-’ or ‘|’."""
        width = 0
        for number in range(line.number + 1, len(self.lines)):
            text = self.lines[number]
            if not text.strip(" "):
                continue
            if finding := characters.blank_line(text):
                if len(text) - len(text.lstrip(" ")) < max(width, level.column + 1):
                    self._mend(number, finding)
                continue
            below = line_of(text, number)
            if below.indent >= (width or level.column + 1):
                width = width or below.indent
                continue
            if self._ends_block(below):
                return number
            width = width or level.column + STEP
            column = below.indent
            message = "This line is not indented as far as the text to which it belongs."
            hint = f"Let it begin in column {width + 1}."
            self._mend(number, Finding(column, message, hint, " " * width + text.lstrip(characters.BLANKS)))
        return len(self.lines)

    def _ends_block(self, line: Line) -> bool:
        if foreign.MARKER.match(line.text) or line.text[line.indent] == "#":
            return True
        content = line_of(line.text.lstrip(characters.BLANKS), line.number)
        if content.text != line.text.lstrip(" "):
            return self._outline.is_known(content.key) or bool(content.dashes)
        return self._outline.is_structure(line)

    def _enclosed(self, line: Line, level: Level, shape: Shape | None) -> int:
        """A value in quotes or brackets."""
        below = self.lines[line.number + 1 : line.number + LONGEST_VALUE]
        end = next((at for at, text in enumerate(below) if self._is_outside(text, line, level)), len(below))
        span = quotes.span_of(line, below, end)
        if span.closed and not quotes.is_followed(span.rest):
            return span.last + 1
        if not span.closed:
            last = max(
                at for at in range(line.number, span.last + 1) if at == line.number or self.lines[at].strip()
            )
            message, hint = quotes.not_closed(line, span.open)
            self.found.append((line.number, Finding(line.value_column, message, hint, "")))
            self.lines[last] = self.lines[last].rstrip() + span.open
            return span.last + 1
        sign = line.value[0]
        if (sign in "[{" and shape is not None and not shape.prose) or span.rest.strip() in (",", ";"):
            self._mend(span.last, quotes.behind_end(sign, self.lines[span.last], span.rest))
            return span.last + 1
        finding = quotes.bracket_text(line) if sign in "[{" else quotes.ends_early(line)
        self._mend(line.number, finding)
        level.goes_on = finding.mended[line.value_column : line.value_column + 1] not in "\"'[{"
        if not level.goes_on and span.last > line.number:
            self.lines[line.number + 1 : span.last + 1] = [""] * (span.last - line.number)
        return span.last + 1

    def _is_outside(self, text: str, line: Line, level: Level) -> bool:
        """Whether a line below a value that is not closed yet is certainly none of it."""
        if not _says(text):
            return False
        below = line_of(text, line.number)
        return below.indent <= level.column and self._outline.is_structure(below)


def _says(text: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    stripped = text.lstrip(" ")
    return bool(stripped.strip()) and not stripped.startswith("#")
