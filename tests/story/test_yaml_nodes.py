"""A file as a tree with places, and what keeps it from being one."""

from __future__ import annotations

import pytest

from scenario_trainer.story.problems import Place, Problems
from scenario_trainer.story.yaml_nodes import (
    DEEPEST,
    MappingNode,
    MissingNode,
    ScalarNode,
    SequenceNode,
    node_at,
    parse,
    place_of,
    place_of_key,
)
from tests.support.story_files import reported, unmarked


def parsed(text: str) -> tuple[MappingNode | None, Problems]:
    """The tree of a text, and all that is reported about it."""
    problems = Problems("small.yaml", text.replace("\r\n", "\n").split("\n"))
    return parse(text, problems), problems


def tree_of(text: str) -> MappingNode:
    """The tree of a text in which nothing is wrong."""
    tree, problems = parsed(text)
    assert problems.found == []
    assert tree is not None
    return tree


def scalar(tree: MappingNode, *path: str | int) -> ScalarNode:
    """The single value at a path."""
    node = node_at(tree, *path)
    assert isinstance(node, ScalarNode)
    return node


EXAMPLE = """\
title: A kettle
people:
  ada: {name: "Ada Mensah", hopes: [rest, 'tea']}
text:
  - The kettle is empty.
  - >-
    Nobody says
    a word.
"""


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        (("title",), "A kettle", Place(1, 8)),
        (("people", "ada", "name"), "Ada Mensah", Place(3, 15)),
        (("people", "ada", "hopes", 0), "rest", Place(3, 37)),
        (("people", "ada", "hopes", 1), "tea", Place(3, 43)),
        (("text", 0), "The kettle is empty.", Place(5, 5)),
        (("text", 1), "Nobody says a word.", Place(6, 5)),
    ],
)
def test_every_value_knows_its_text_and_place(path: tuple[str | int, ...], text: str, place: Place) -> None:
    """A place is where the value begins, its quote or block sign included."""
    node = scalar(tree_of(EXAMPLE), *path)
    assert (node.text, node.place) == (text, place)


@pytest.mark.parametrize(
    ("path", "place"),
    [(("people",), Place(3, 3)), (("people", "ada"), Place(3, 8)), (("people", "ada", "hopes"), Place(3, 36))],
)
def test_lists_and_mappings_know_their_place(path: tuple[str | int, ...], place: Place) -> None:
    """In block style a mapping begins with its first key."""
    assert place_of(tree_of(EXAMPLE), *path) == place


def test_places_count_characters_not_bytes() -> None:
    """Accents and emoji before a value do not push its place to the right."""
    assert scalar(tree_of("{é🫖: x, ‘q’: y}"), "‘q’").place == (1, 14)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "off",
        "y",
        "true",
        "null",
        "12:30",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        ".5",
        "2026-11-23",
        "=",
        "<<",
    ],
)
def test_what_yaml_would_convert_stays_as_it_is_written(written: str) -> None:
    """A time, a date, a leading zero and a plain ‘no’ are what the author typed."""
    assert scalar(tree_of(f"title: {written}\n"), "title").text == written


@pytest.mark.parametrize(
    ("written", "empty"),
    [("", True), ("~", True), ("''", False), ('""', False), ("'~'", False), ("null", False), ("x", False)],
)
def test_only_nothing_and_a_tilde_are_empty(written: str, empty: bool) -> None:
    """A pair of quotes is a given, if empty, text; ‘null’ is a word."""
    assert scalar(tree_of(f"title: {written}\n"), "title").empty is empty


@pytest.mark.parametrize(
    ("written", "plain"),
    [("two words", True), ("'two words'", False), ('"two words"', False), (">-\n  two words", False)],
)
def test_a_value_knows_whether_it_is_written_plainly(written: str, plain: bool) -> None:
    """Only in a plain value the characters of the text stand where those of the file do."""
    assert scalar(tree_of(f"title: {written}\n"), "title").plain is plain


def test_a_text_that_goes_on_in_the_next_line_is_not_plain() -> None:
    """Its later characters stand elsewhere than counting from its beginning would tell."""
    node = scalar(tree_of("title: two\n  words\n"), "title")
    assert (node.text, node.plain) == ("two words", False)


@pytest.mark.parametrize("text", ["---\ntitle: x\n", "%YAML 1.1\n---\ntitle: x\n", "# hello\ntitle: x\n...\n"])
def test_a_single_document_may_be_marked_as_such(text: str) -> None:
    """The signs that YAML itself has for one document are no mistakes."""
    assert scalar(tree_of(text), "title").text == "x"


# What cannot be read


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a comment\n"])
def test_a_text_without_anything_is_empty(text: str) -> None:
    """An empty file is reported as empty."""
    tree, problems = parsed(text)
    assert tree is None
    assert [problem.message for problem in problems.found] == ["The file is empty."]


@pytest.mark.parametrize("text", ["¦hello\n", "¦- hello\n", "¦*hello\n", "¦[]\n", "---\n¦"])
def test_a_text_that_is_no_mapping_is_reported(text: str) -> None:
    """A file consists of keys with values."""
    text, (place,) = unmarked(text)
    tree, problems = parsed(text)
    assert tree is None
    assert reported(problems.found) == [("S101", place)]
    assert "keys with values" in problems.found[0].message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: Ada¦: a story\n", "quotes"),
        ("title: x\n  more¦: y\n", "quotes"),
        ("title: x\nnothing else\n¦", "indented"),
        ("people:\n  ada: x\n ¦bob: y\n", "indentation"),
        ("text:\n  - a\n ¦- b\n", "indentation"),
        ("title:\n¦\tx: y\n", "tabs"),
        ("title: ¦@home\n", "quotes"),
        ("title: 'open\nsummary: x\n¦", "Close it"),
        ("title: ¦- x\n", "new line"),
        ("title: x\n¦---\ntitle: y\n", "---"),
        ("title: x\n...\n¦---\ntitle: y\n", "---"),
    ],
)
def test_text_that_is_not_yaml_is_reported_in_an_authors_words(text: str, hint: str) -> None:
    """The usual slips have a place, a message without jargon, and advice."""
    text, (place,) = unmarked(text)
    tree, problems = parsed(text)
    assert tree is None
    assert reported(problems.found) == [("S101", place)]
    assert "not YAML" not in problems.found[0].message
    assert hint in problems.found[0].hint


@pytest.mark.parametrize("text", ["title: [a, b", "title: {a: b", "title: 'a", "title: x\nsummary", "? ["])
def test_the_end_of_a_cut_off_text_is_within_it(text: str) -> None:
    """A mistake that shows only at the end is reported in the last line, with the line itself."""
    tree, problems = parsed(text)
    last = text.split("\n")[-1]
    assert tree is None
    assert [(each.code.id, each.place.line, each.excerpt) for each in problems.found] == [
        ("S101", text.count("\n") + 1, last)
    ]
    assert problems.found[0].place.column <= len(last) + 1


# What is read and reported


@pytest.mark.parametrize(
    ("text", "key", "first"),
    [
        ("title: a\nsummary: b\n¦title: c\n", "title", 1),
        ("people:\n  ada: x\n  bob: y\n  ¦ada: z\n", "ada", 2),
        ("people: {ada: x, ¦'ada': [y, {z: z}]}\n", "ada", 1),
    ],
)
def test_a_key_that_is_given_twice_is_reported_with_its_first_place(text: str, key: str, first: int) -> None:
    """Neither of the two values is silently lost."""
    text, (place,) = unmarked(text)
    tree, problems = parsed(text)
    assert tree is not None
    assert reported(problems.found) == [("S102", place)]
    assert problems.found[0].message == f"‘{key}’ is given twice; the first is in line {first}."


def test_the_first_of_two_equal_keys_is_kept() -> None:
    """Reading goes on with the value that came first."""
    tree, _ = parsed("title: a\ntitle: b\n")
    assert tree is not None
    assert scalar(tree, "title").text == "a"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title: ¦&kettle x\n", "&kettle"),
        ("people: ¦&kettle {ada: x}\n", "&kettle"),
        ("text: ¦&kettle [x]\n", "&kettle"),
        ("¦&kettle title: x\n", "&kettle"),
        ("title: ¦*kettle\n", "alias"),
        ("<<: ¦*kettle\n", "alias"),
        ("title: ¦!!str x\n", "tag:yaml.org,2002:str"),
        ("title: ¦!!python/object/apply:os.system [ls]\n", "tag"),
        ("title: ¦!kettle x\n", "!kettle"),
        ("title: ¦! x\n", "tag"),
    ],
)
def test_anchors_aliases_and_tags_are_reported(text: str, named: str) -> None:
    """They are named where they stand, and nothing they could do is done."""
    text, (place,) = unmarked(text)
    _, problems = parsed(text)
    assert reported(problems.found) == [("S103", place)]
    assert named in problems.found[0].message
    assert problems.found[0].hint


def test_an_alias_leaves_nothing_in_its_place() -> None:
    """Where an alias stood there is no value that anybody could mistake for one."""
    tree, _ = parsed("title: &kettle x\nsummary: *kettle\n")
    assert tree is not None
    assert node_at(tree, "summary") == MissingNode(Place(2, 10))


def test_an_endless_loop_of_aliases_ends() -> None:
    """A list that contains itself is not followed."""
    _, problems = parsed("text: &kettle [*kettle]\n")
    assert reported(problems.found) == [("S103", (1, 7)), ("S103", (1, 16))]


def test_a_long_tag_is_cut_short_in_its_message() -> None:
    """A message stays a sentence."""
    _, problems = parsed(f"title: !<{'x' * 5000}> y\n")
    assert len(problems.found[0].message) < 100


CONTROLS = [
    *"\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9b\x9f",
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
]


@pytest.mark.parametrize("character", CONTROLS, ids=lambda character: f"{ord(character):04X}")
def test_a_control_character_is_reported_by_its_number(character: str) -> None:
    """What cannot be seen is named so that it can be searched for; line separators and bidi marks count."""
    tree, problems = parsed(f"format: 1\ntitle: a{character}b\n")
    assert tree is None
    assert reported(problems.found) == [("S104", (2, 9))]
    assert f"U+{ord(character):04X}" in problems.found[0].message


@pytest.mark.parametrize("character", [*CONTROLS, "\r"], ids=lambda character: f"{ord(character):04X}")
def test_an_escape_cannot_smuggle_in_a_control_character(character: str) -> None:
    """Within double quotes a control character can be spelt; it is reported at the quote."""
    tree, problems = parsed(f'format: 1\ntitle: "a\\u{ord(character):04x}b"\n')
    assert tree is not None
    assert reported(problems.found) == [("S104", (2, 8))]
    assert f"U+{ord(character):04X}" in problems.found[0].message


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"a\\tb"', "a\tb"),
        ('"a\\nb"', "a\nb"),
        (r"'a\u0007b'", r"a\u0007b"),
        (r"a\u0007b", r"a\u0007b"),
        ("a\tb", "a\tb"),
        ("a\u00a0b", "a\u00a0b"),
        ('"a\r\n  b"', "a b"),
        ("👩‍🏫 नमस्ते مرحبا", "👩‍🏫 नमस्ते مرحبا"),
    ],
)
def test_ordinary_text_is_no_control_character(written: str, text: str) -> None:
    """Tabs, line ends, hard blanks, joined emoji, other scripts and backslashes outside double quotes are text."""
    assert scalar(tree_of(f"title: {written}\n"), "title").text == text


def test_control_characters_are_reported_once_for_each_line() -> None:
    """All lines are reported at once, each at its first control character."""
    _, problems = parsed("title: \x07a\x07\nsummary: b\nrole: \u202ec\n")
    assert reported(problems.found) == [("S104", (1, 8)), ("S104", (3, 7))]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")], ids=["lists", "mappings"])
def test_nesting_is_limited(opening: str, closing: str) -> None:
    """The deepest level is read, one more is reported; the file's own mapping is the first level."""
    levels = DEEPEST - 1
    deep = f"a: {opening * levels}{closing * levels}\n"
    assert parsed(deep)[1].found == []
    tree, problems = parsed(deep.replace(opening, opening * 2, 1).replace(closing, closing * 2, 1))
    assert tree is None
    assert reported(problems.found) == [("S105", (1, 4 + len(opening) * levels))]
    assert "40" in problems.found[0].message


@pytest.mark.parametrize("sibling", ["[x]", "{x: y}"], ids=["lists", "mappings"])
def test_what_stands_side_by_side_is_not_nested(sibling: str) -> None:
    """However much of it there is, only the depth counts, before and after."""
    levels = DEEPEST - 2
    siblings = f"{sibling}, " * 100
    assert parsed(f"a: [{siblings}{'[' * levels}{']' * levels}]\n")[1].found == []
    _, problems = parsed(f"a: [{siblings}{'[' * levels}[{']' * levels}]]\n")
    assert [problem.code.id for problem in problems.found] == ["S105"]


def test_a_hundred_thousand_brackets_are_stopped_early() -> None:
    """At the first level too many, whether or not libyaml has a limit of its own, and whatever came before."""
    _, problems = parsed("b: x\nb: y\na: " + "[" * 100_000)
    assert reported(problems.found) == [("S102", (2, 1)), ("S105", (3, 3 + DEEPEST))]


def test_a_thousand_indentations_are_stopped_early() -> None:
    """As brackets are."""
    _, problems = parsed("\n".join(f"{' ' * level}a:" for level in range(1200)))
    assert reported(problems.found) == [("S105", (DEEPEST + 1, DEEPEST + 1))]


@pytest.mark.parametrize("text", ["---", "a: x\n---"])
def test_a_document_of_nothing_is_shown_at_its_dashes(text: str) -> None:
    """Not on a line below the last."""
    _, problems = parsed(text)
    assert [(problem.code.id, problem.excerpt) for problem in problems.found] == [("S101", "---")]


@pytest.mark.parametrize("text", ["¦[a, b]: x\ntitle: y\n", "¦{a: b}: [x, {y: z}]\ntitle: y\n"])
def test_a_key_that_is_not_a_word_is_reported_and_left_out(text: str) -> None:
    """Reading goes on after it."""
    text, (place,) = unmarked(text)
    tree, problems = parsed(text)
    assert reported(problems.found) == [("M203", place)]
    assert tree is not None
    assert list(tree.values) == ["title"]


# Reading no further than a key


# Finding places


def test_what_is_not_in_the_tree_is_none() -> None:
    """A path that leaves the tree leads nowhere."""
    tree = tree_of(EXAMPLE)
    for path in (("people", "bob"), ("text", 2), ("title", "x"), ("title", 1), ("people", 1), ("text", "ada")):
        assert node_at(tree, *path) is None


def test_a_path_leads_to_lists_and_mappings_too() -> None:
    """The tree itself is at the empty path."""
    tree = tree_of(EXAMPLE)
    assert node_at(tree) is tree
    assert isinstance(node_at(tree, "people", "ada"), MappingNode)
    assert isinstance(node_at(tree, "people", "ada", "hopes"), SequenceNode)


def test_a_single_entry_may_stand_without_its_list() -> None:
    """The first entry of what is no list is the thing itself."""
    tree = tree_of("goto: {to: week, when: asked}\n")
    assert node_at(tree, "goto", 0) is node_at(tree, "goto")
    assert place_of(tree, "goto", 0, "when") == (1, 24)
    assert place_of_key(tree, "goto", 0, "when") == (1, 18)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("people", "ada", "worries"), Place(3, 8)),
        (("people", "bob", "name"), Place(3, 3)),
        (("text", 7), Place(5, 3)),
        (("title", "when"), Place(1, 8)),
        (("nowhere",), Place(1, 1)),
    ],
)
def test_the_place_of_what_is_missing_is_the_nearest_above(path: tuple[str | int, ...], place: Place) -> None:
    """A missing key is reported at what should have it."""
    assert place_of(tree_of(EXAMPLE), *path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), Place(1, 1)),
        (("people", "ada"), Place(3, 3)),
        (("people", "ada", "hopes"), Place(3, 29)),
        (("people", "bob"), Place(3, 3)),
        (("people", "bob", "name"), Place(3, 3)),
        (("text", "when"), Place(5, 3)),
    ],
)
def test_the_place_of_a_key_is_the_key_or_the_nearest_above(path: tuple[str, ...], place: Place) -> None:
    """A mistake about a key is reported at the key, not at its value."""
    assert place_of_key(tree_of(EXAMPLE), *path) == place
