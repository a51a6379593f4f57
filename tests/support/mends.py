"""Does what the hint of a problem says, as an author would who follows it to the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scenario_trainer.story.problems import Problem

_KEY = re.compile(r" *(?:- +)*(?:[^\s:#]+:(?: +|$))?")


class Edit(NamedTuple):
    """The lines of a file, and the place of the problem in them, from 0."""

    lines: list[str]
    number: int
    column: int
    problem: Problem

    @property
    def line(self) -> str:
        """The line of the problem."""
        return self.lines[self.number]

    def write(self, *lines: str) -> None:
        """Put these lines in the place of it."""
        self.lines[self.number : self.number + 1] = lines

    def value(self) -> tuple[int, int]:
        """Where the value at the place begins and ends: between braces a part, elsewhere all behind the key."""
        start = _KEY.match(self.line)
        assert start
        if "{" in self.line[start.end() : start.end() + 1] and self.column > start.end():
            before = max(self.line.rfind(sign, 0, self.column + 1) for sign in "{,")
            begin = re.compile(r"[{,]\s*(?:\w+: +)?").match(self.line, before)
            assert begin
            first = self.column if self.problem.code.id.startswith("M") else begin.end()
            end = re.compile(r"[,}]").search(self.line, max(first, self.column))
            return first, end.start() if end else len(self.line)
        return self.column if self.problem.code.id == "M203" else start.end(), len(self.line)

    def replace(self, text: str) -> None:
        """Put a text in the place of the value."""
        first, last = self.value()
        self.write(self.line[:first] + text + self.line[last:])

    def put_below(self, name: str, key: str) -> None:
        """Put the line below a name, as the value of a key, and what belongs to it in the same column."""
        column = _indent_of(self.line)
        text = re.sub(r"^- +", "", self.line.strip())
        self.write(f"{' ' * column}{name}", f"{' ' * (column + 2)}{key}{text.rstrip(':') if key else text}")
        inside, number = column + 2, self.number + 2
        out = _indent_of(self.lines[number]) - inside
        while number < len(self.lines) and _indent_of(self.lines[number]) > column:
            self.lines[number] = self.lines[number][max(out, 0) :]
            number += 1

    def head(self) -> int:
        """The number of the line in which the text begins to which this line belongs."""
        number = self.number
        while number and self.lines[number - 1].strip() and _goes_on(self.lines[number - 1], self.lines[number]):
            number -= 1
        return number

    def continued(self) -> int:
        """The number of the line after the text that begins in this line."""
        end = self.number + 1
        while end < len(self.lines) and self.lines[end].strip() and _goes_on(self.line, self.lines[end]):
            end += 1
        return end


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _goes_on(above: str, line: str) -> bool:
    """Whether a line further in, or as far in as the rest of a text, continues what stands above it."""
    start = _KEY.match(above)
    assert start
    if not start[0].strip():
        return _indent_of(line) == _indent_of(above) and not re.match(r" *(?:- |[a-z_-]+:)", line)
    inside = _indent_of(line) > _indent_of(above) and not re.match(r" *- ", line)
    return (
        inside
        and bool(above[start.end() :].strip())
        and not (start[0].count("-") and re.match(r" *[a-z]+: ", line))
    )


def mended(text: str, problems: Iterable[Problem]) -> str:
    """The text after every hint has been followed, from the last line to the first.

    Raises AssertionError where a hint says nothing that could be done without thinking of something to write.
    """
    lines = text.split("\n")
    for problem in sorted(problems, key=lambda each: each.place, reverse=True):
        edit = Edit(lines, problem.place.line - 1, problem.place.column - 1, problem)
        for pattern, follow in _RULES:
            if found := re.search(pattern, problem.hint):
                follow(edit, found)
                break
        else:
            raise AssertionError(f"nothing to do: {problem.message} {problem.hint}")
    return "\n".join(lines)


def _indent(edit: Edit, found: re.Match[str]) -> None:
    edit.write(" " * (int(found[1]) - 1) + edit.line.strip("\t \u00a0"))


def _quote(edit: Edit, _: re.Match[str]) -> None:
    """A text over several lines goes below ‘>-’ instead."""
    head = edit.head()
    if head < edit.number or edit._replace(number=head).continued() > head + 1:
        _fold(edit._replace(number=head))
        return
    first, last = edit.value()
    value = edit.line[first:last].rstrip().replace("'", "''")
    edit.write(f"{edit.line[:first]}'{value}'{edit.line[last:]}")


def _fold(edit: Edit) -> None:
    start = _KEY.match(edit.line)
    assert start
    end = edit.continued()
    inside = " " * (_indent_of(edit.line) + 4)
    texts = [edit.line[start.end() :], *(line.strip() for line in edit.lines[edit.number + 1 : end])]
    edit.lines[edit.number : end] = [f"{start[0].rstrip()} >-", *(inside + each for each in texts)]


def _fold_above(edit: Edit, _: re.Match[str]) -> None:
    edit.write(f"{' ' * (_indent_of(edit.line) + 2)}{edit.line.strip()}")
    above = edit._replace(number=edit.number - 1)
    _fold(above._replace(number=above.head()))


def _block_above(edit: Edit, _: re.Match[str]) -> None:
    edit.lines[edit.number - 1] += " >-"


def _curl(edit: Edit, _: re.Match[str]) -> None:
    sign = edit.line[edit.column]
    opening, closing = {"'": ("‘", "’"), '"': ("“", "”")}[sign]
    rest = edit.line[edit.column + 1 :].replace(sign, closing, 1)
    edit.write(edit.line[: edit.column] + opening + rest)


def _add_colon(edit: Edit, found: re.Match[str]) -> None:
    before, after = re.split(found[1], edit.line, maxsplit=1, flags=re.IGNORECASE)
    edit.write(f"{before}{found[1]}: {after.lstrip(' :：=;-–>→')}".rstrip())


def _insert(text: str, *, end: bool = False) -> Callable[[Edit, re.Match[str]], None]:
    def follow(edit: Edit, _: re.Match[str]) -> None:
        at = len(edit.line) if end else edit.column
        edit.write(edit.line[:at] + text + edit.line[at:])

    return follow


def _comma(edit: Edit, _: re.Match[str]) -> None:
    edit.write(f"{edit.line[: edit.column]}, {edit.line[edit.column :].lstrip(' ;')}")


def _append(edit: Edit, found: re.Match[str]) -> None:
    last = edit.continued() - 1
    edit.lines[last] = edit.lines[last] + found[1]


def _dash(edit: Edit, _: re.Match[str]) -> None:
    rest = re.sub(r"^(?:[•·‣–—−*+o]|\(?\w+[.)]|-)?\s*", "", edit.line[edit.column :])
    edit.write(f"{edit.line[: edit.column]}- {rest}")


def _dash_before(edit: Edit, _: re.Match[str]) -> None:
    edit.write(f"{edit.line[: edit.column]}- {edit.line[edit.column :]}")


def _delete(edit: Edit, _: re.Match[str]) -> None:
    edit.write()


def _leave_out(edit: Edit, _: re.Match[str]) -> None:
    dash = re.match(r" *- ", edit.line)
    edit.write()
    if dash:
        edit.lines[edit.number] = dash[0] + edit.lines[edit.number][len(dash[0]) :]


def _retype(edit: Edit, found: re.Match[str]) -> None:
    edit.write(" " * int(found[2]) + edit.line[edit.line.index(found[1]) :])


def _blank(edit: Edit, _: re.Match[str]) -> None:
    edit.write(f"{edit.line[: edit.column]} {edit.line[edit.column :].lstrip()}")


def _one_version(edit: Edit, _: re.Match[str]) -> None:
    text = re.sub(r"(?ms)^<{7}[^\n]*\n(.*?)^={7}.*?^>{7}[^\n]*\n", r"\1", "\n".join(edit.lines))
    edit.lines[:] = text.split("\n")


def _cut(edit: Edit, _: re.Match[str]) -> None:
    edit.write(edit.line[: edit.column])


def _split(edit: Edit, _: re.Match[str]) -> None:
    start = _KEY.match(edit.line)
    assert start
    inside = " " * (len(start[0]) - len(start[0].lstrip()) + 2 + 2 * start[0].count("- "))
    edit.write(edit.line[: edit.column].rstrip(), inside + edit.line[edit.column :])


def _route(edit: Edit, found: re.Match[str]) -> None:
    dash = edit.line.index("- ") + 2
    edit.write(f"{edit.line[:dash]}{found[1]}", f"{' ' * dash}{found[2]}")


def _id_above(edit: Edit, found: re.Match[str]) -> None:
    indent, end = _indent_of(edit.line), edit.number
    while end < len(edit.lines) and _indent_of(edit.lines[end]) >= indent:
        edit.lines[end] = f"  {edit.lines[end]}"
        end += 1
    edit.lines.insert(edit.number, f"{' ' * indent}{found[1]}")


def _id_for_dash(edit: Edit, found: re.Match[str]) -> None:
    """Of each dash of the list; a name that is taken gets a number."""
    number, taken = edit.number, 0
    while number < len(edit.lines) and _indent_of(edit.lines[number]) >= edit.column:
        if _indent_of(edit.lines[number]) == edit.column and "- " in edit.lines[number]:
            taken += 1
            name = found[1] if taken == 1 else f"{found[1].rstrip(':')}-{taken}:"
            edit._replace(number=number).put_below(name, found[2] if found.re.groups > 1 else "")
            number += 1
        number += 1


def _id_above_text(edit: Edit, found: re.Match[str]) -> None:
    edit.put_below(found[1], found[2])


def _dash_at(edit: Edit, found: re.Match[str]) -> None:
    edit.write(f"{' ' * (int(found[1]) - 1)}- {edit.line.strip()}")


def _key_before(edit: Edit, found: re.Match[str]) -> None:
    edit.write(f"{edit.line[: edit.column]}{found[1]}{edit.line[edit.column :]}")


def _new_line(edit: Edit, found: re.Match[str]) -> None:
    inside = " " * (int(found[1]) - 1)
    edit.write(edit.line[: edit.column].rstrip(), inside + edit.line[edit.column :])


def _note(edit: Edit, found: re.Match[str]) -> None:
    edit.write(edit.line.replace(found[1], "#", 1))


def _write(edit: Edit, found: re.Match[str]) -> None:
    key = re.match(r"[\w-]+: ", found[1])
    at = edit.line.find(key[0]) if key else -1
    if at < 0:
        edit.replace(found[1])
    else:
        edit.write(edit.line[:at] + found[1])


def _rename(edit: Edit, found: re.Match[str]) -> None:
    rest = edit.line[edit.column :]
    quoted = [each.rstrip("…") for each in re.findall("‘(.*?)’", edit.problem.message)]
    wrong = max((each for each in quoted if rest.lstrip("'\"").startswith(each)), key=len)
    if f"‘{wrong}…’" in edit.problem.message:
        wrong = rest.partition(":")[0]
    edit.write(edit.line[: edit.column] + rest.replace(wrong, found[1], 1))


def _on_new_line(edit: Edit, found: re.Match[str]) -> None:
    key, _, value = found[1].partition(" ")
    start = _KEY.match(edit.line)
    assert start
    inside = " " * (_indent_of(edit.line) + 2)
    rest = "Added." if value else edit.line[start.end() :]
    edit.write(edit.line[: start.end()].rstrip(), f"{inside}{key} {rest}")


def _name_with_text(edit: Edit, found: re.Match[str]) -> None:
    edit.write(f"{' ' * edit.column}{found[1]}: Added.")


def _other_key(edit: Edit, found: re.Match[str]) -> None:
    edit.write(edit.line[: edit.column] + found[1] + edit.line[edit.line.index(":") :])


def _without_sign(edit: Edit, _: re.Match[str]) -> None:
    edit.write(edit.line.replace("#", "", 1))


def _in_place(edit: Edit, found: re.Match[str]) -> None:
    edit.write(edit.line.replace(found[2], f"{found[1]}:", 1))


def _cut_rest(edit: Edit, _: re.Match[str]) -> None:
    edit.lines[edit.number :] = [""]


def _raise_below(edit: Edit, found: re.Match[str]) -> None:
    edit.write()
    number, out = edit.number, _indent_of(edit.line) - int(found[1]) + 1
    while _indent_of(edit.lines[number]) >= int(found[1]):
        edit.lines[number] = edit.lines[number][out:]
        number += 1


def _swap(edit: Edit, found: re.Match[str]) -> None:
    edit.write(edit.line.replace(found[2], found[1]))
    edit.lines[edit.number + 1] = edit.lines[edit.number + 1].replace(found[1], found[2])


def _add_line(edit: Edit, found: re.Match[str]) -> None:
    edit.write(edit.line, f"{' ' * edit.column}{found[1]}: Added.")


def _entry_below(edit: Edit, _: re.Match[str]) -> None:
    inside = " " * (_indent_of(edit.lines[edit.number - 1]) + 2)
    edit.write(edit.line[: edit.column].rstrip(), f"{inside}- {edit.line[edit.column :]}")


def _no_dash(edit: Edit, _: re.Match[str]) -> None:
    edit.write(f"{edit.line[: edit.column]}{edit.line[edit.column :].replace('- ', '', 1)}")


def _braces(edit: Edit, _: re.Match[str]) -> None:
    edit.write(edit.line.replace("[", "{").replace("]", "}"))


_RULES: tuple[tuple[str, Callable[[Edit, re.Match[str]], None]], ...] = (
    (r"Let it begin in column (\d+)\.", _indent),
    (r"indent it to column (\d+)", _indent),
    (r"Write the quotes as ‘ ’", _curl),
    (r"^Write ‘([\w-]+): ’ with a colon", _add_colon),
    (r"^Write ‘(\w+): ’ in the place of ‘(.*?)’", _in_place),
    (r"^Give this one another id, such as ‘(.*?)’", _rename),
    (r"^Keys are written small, with underscores: write ‘(.*?)’", _other_key),
    (r"^Keep one: delete everything from here on", _cut_rest),
    (r"^Delete the line, and let those below it begin in column (\d+)", _raise_below),
    (r"^Write ‘(.*?)’ here, and ‘(.*?)’ in its place below", _swap),
    (r"^Write a whole number alone(?:, such as|:) ‘(.*?)’", _write),
    (r"^All flags start false\. Write a sentence, such as ‘(.*?)’", _write),
    (r"leave the # out", _without_sign),
    (r"^Write a comma before", _comma),
    (r"^Write a blank after the colon", _insert(" ")),
    (r"^Write ([\"']) at the end of the text", _append),
    (r"^Write ‘([\]}\"']+)’ at its end", _append),
    (r"^Write (?:‘- ’ in its place|a blank after the dash)", _dash),
    (r"^Write ‘- ’ before it", _dash_before),
    (r"^(?:Give it a key that the format knows, or d|D)elete (?:everything in )?the line", _delete),
    (r"leave the line out", _leave_out),
    (r"^Delete what stands before ‘(.*?)’ and type (\d+) blanks", _retype),
    (r"^Delete it and type a blank", _blank),
    (r"^Keep one version", _one_version),
    (r"^Delete what stands behind", _cut),
    (r"^Write ‘(when: .*?)’ and below it ‘(to: .*?)’", _route),
    (r"^Write an id of your own and a colon above it, such as ‘(.*?)’", _id_above),
    (
        r"^Write an id and a colon, such as ‘(.*?)’, in the place of each dash, .* with ‘(.*?)’ before it",
        _id_for_dash,
    ),
    (r"^Write an id and a colon, such as ‘(.*?)’, in the place of each dash", _id_for_dash),
    (r"^Write ‘(.*?:)’ on a line of its own, and below it, .* with ‘(.*?)’ before it", _id_above_text),
    (r"^Write ‘(.*?:)’ in the place of the dash(), and the rest below it", _id_above_text),
    (r"^Write it on a new line below, further in, (?:as|with) ‘(.*?)’", _on_new_line),
    (r"^Write ‘(.*?): …’ on a line of its own", _name_with_text),
    (r"^Write the dash in column (\d+)", _dash_at),
    (r"^If it belongs to the text above", _fold_above),
    (r"^Write ‘>-’ after ‘.*?’ in the line above", _block_above),
    (r"^Write ‘# ’ in the place of ‘(.*?)’", _note),
    (r"^Write it into braces, (\{.*?\}), or", _write),
    (r"^Write (\{.*?\}), with braces", _write),
    (r"^Write ‘(\w+: )’ before it, or another key", _key_before),
    (r"^Begin a new line before ‘.*?’, in column (\d+)", _new_line),
    (r"^(?:Begin a new line after|Move the dash)", _split),
    (r"[Pp]ut (?:all of it|it|the text|the whole text|the text with #) into quotes", _quote),
    (r"Nothing uses ‘(.*?)’: was it", _rename),
    (r"^Did you mean ‘(.*?)’", _rename),
    (r"write ‘([a-z0-9_-]+)’\.$", _rename),
    (r"^Write its id, ‘(.*?)’", _rename),
    (r"[Ww]rite ‘(.*?)’(?:[.;,]|$)", _write),
    (r"^Write (\d{4}-\d\d-\d\d)", _write),
    (r"^Add a line ‘(\w+): …’", _add_line),
    (r"^Keep one of them", _delete),
    (r"^Write (\[.*?\])", _write),
    (r"^Give each entry a line", _entry_below),
    (r"[Ll]eave the dash out", _no_dash),
    (r"^Write braces", _braces),
)
"""What to do about a hint that has this in it; the first that fits counts."""
