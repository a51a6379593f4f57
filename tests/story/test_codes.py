"""Every code of the language with files that have it: where it points, what it names, and what it advises."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from scenario_trainer.story import codes
from scenario_trainer.story.loading import load_guidance
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.source_text import LARGEST_FILE
from tests.support.examples import SMALL
from tests.support.story_files import GUIDANCE, changed, reported, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Scenario
    from scenario_trainer.story.problems import Problem


class Mistake(NamedTuple):
    """A way to spoil an example, and what must be reported."""

    code: str
    old: str
    """What of the example is replaced."""
    new: str
    """By what; the mark stands before the place of the problem."""
    names: str
    """What the message must contain: the offending thing."""
    advises: str = ""
    """What the hint must contain, such as the nearest known name; nothing where no hint is expected."""


NOT_READ = [
    Mistake("S101", "title: A small story", "title: A small¦: story", "colon", "quotes"),
    Mistake("S101", "text: You drink water.", "text: ¦@water", "begin", "quotes"),
    Mistake("S101", "role: You are the newcomer.", "role: You are\n¦the newcomer.", "neither a key", "column 3"),
    Mistake("S101", "      - when: asked", "     ¦- when: asked", "1 blank too far to the left", "column 7"),
    Mistake("S101", "    name: Ada", "¦\tname: Ada", "a tab", "4 blanks"),
    Mistake("S101", "trust == 3 and asked\n", "¦'trust == 3 and asked\n", "not closed", "at the end"),
    Mistake("S101", "title: Two kettles", "title: ¦- Two kettles", "list", "quotes"),
    Mistake("S101", "walkthroughs:", "¦---\nwalkthroughs:", "second document", "‘---’"),
    Mistake("S101", SMALL, "¦", "empty"),
    Mistake("S101", SMALL, "¦Once upon a time.\n", "keys with values", "format: 1"),
    Mistake("S104", "kettle is empty", "kettle¦\x07 is empty", "U+0007", "Delete"),
    Mistake("S104", "kettle is empty", "kettle¦\0 is empty", "U+0000", "Delete"),
    Mistake("S104", "kettle is empty", "kettle¦\u202e is empty", "U+202E", "pasted"),
    Mistake(
        "S104", "kettle is empty", "kettle¦\u2028 is empty", "line break of a word processor (U+2028)", "blank"
    ),
    Mistake("S104", "kettle is empty", "kettle¦\x0b is empty", "line break of a word processor (U+000B)", "blank"),
    Mistake("S104", "start: door", "start: door  #¦\x1b[2J", "U+001B", "Delete"),
    Mistake("S105", "format: 1\n", f"¦format: 1\n# {'x' * LARGEST_FILE}\n", "1 MiB", "several scenarios"),
    Mistake("S105", "standards: [PCF 8]", f"standards: {'[' * 39}¦{'[' * 9}", "40 levels"),
]
"""Those after which there is no tree."""

ENDS = "  - name: Asked first\n    choices: [kitchen/ask, kitchen/rota]\n    ends: week\n"
TEN_CHOICES = "".join(f"      extra-{number}: {{text: More., goto: week}}\n" for number in range(6))

MISTAKES = [
    # A key twice
    Mistake(
        "S102",
        "start: door\n",
        "start: door\n¦title: B\n",
        "‘title’ is given twice; the first is in line 3",
        "one",
    ),
    Mistake("S102", "      tell:", "      ¦ask:", "Two have the id ‘ask’, in line 42 and in line 50", "‘ask-2’"),
    Mistake("S102", "asked: true}", "asked: true, ¦trust: -1}", "‘trust’ is given twice", "Keep one"),
    Mistake("S102", "    hopes: A", "    ¦role: B\n    hopes: A", "‘role’ is given twice", "Keep one"),
    # An alias, anchor or tag
    Mistake("S103", "title: A full kettle", "title: ¦&full A full kettle", "‘&’", "quotes"),
    Mistake("S103", "title: A full kettle", "title: ¦*full", "‘*’", "quotes"),
    Mistake("S103", "minutes: 5", "minutes: ¦!!int 5", "tag:yaml.org,2002:int", "Delete"),
    Mistake("S103", "{trust: -2}", "¦!gauges {trust: -2}", "!gauges", "Delete"),
    # A control character by escape
    Mistake("S104", "text: You drink water.", r'text: ¦"You \e[2J water."', "U+001B", "Delete"),
    Mistake("S104", "text: You drink water.", r'text: ¦"You\rdrink"', "U+000D", "Delete"),
    # An unknown key
    Mistake("M201", "start: door", "start: door\n¦titel: x", "The file has an unknown key ‘titel’", "‘title’"),
    Mistake("M201", "        once: true", "        ¦onse: true", "‘ask’ has an unknown key ‘onse’", "‘once’"),
    Mistake("M201", "tempting: You", "¦Tempting: You", "‘Tempting’ is not how this key is written", "‘tempting’"),
    Mistake("M201", "min: 0,", "min: 0, ¦lowest: 2,", "‘trust’ has an unknown key ‘lowest’", "‘low’"),
    Mistake("M201", "- when: asked\n", "- when: asked\n        ¦txet: x\n", "Entry 2 of text has", "‘text’"),
    Mistake(
        "M201",
        "outcome: frag",
        "¦mood: x\n      outcome: frag",
        "ending has an unknown key ‘mood’",
        "Known here: o",
    ),
    Mistake(
        "M201", "    expect:", "    ¦expects:", "Entry 1 of walkthroughs has an unknown key ‘expects’", "‘expect’"
    ),
    # A missing key
    Mistake(
        "M202", "format: 1\nid: small\ntitle: A small story\n", "¦format: 1\nid: small\n", "‘title’", "‘title: …’"
    ),
    Mistake("M202", "    name: Ada Mensah\n    role", "    ¦role", "‘ada’ has no ‘name’", "‘name: …’"),
    Mistake("M202", "{label: Trust in the kitchen, ", "¦{", "‘trust’ has no ‘label’", "‘label: …’"),
    Mistake("M202", "{label: Trust in the kitchen, start: 2, min: 0", "¦{label: T, start: 2", "‘min’", "‘min: …’"),
    Mistake(
        "M202",
        "- when: asked\n        text: She",
        "- ¦when: asked\n#",
        "Entry 2 of text has no ‘text’",
        "‘text: …’",
    ),
    Mistake(
        "M202",
        "text: Whisper that you know about the rota.",
        "¦once: true",
        "‘whisper’ has no ‘text’",
        "‘text: …’",
    ),
    Mistake("M202", "- to: apart", "- ¦{}", "Entry 2 of goto has no ‘to’", "‘to: …’"),
    Mistake("M202", ENDS, ENDS.replace("name", "¦name").replace("ends: week", ""), "has no ‘ends’", "‘ends: …’"),
    Mistake(
        "M202",
        "  door:\n    text: The kettle is empty again.\n    goto: kitchen\n",
        "  ¦door:\n    text: x\n",
        "‘door’ has no choices, goto or ending",
        "how it ends",
    ),
    Mistake(
        "M202",
        "  door:\n    text: The kettle is empty again.\n    goto: kitchen\n",
        "  ¦door:\n    text: x\n    choices:\n",
        "‘door’ has no choices, goto or ending",
        "how it ends",
    ),
    Mistake("M202", "when: asked and trust > 2\n        l", "¦l", "‘locked’", "when: …"),
    # A value of the wrong type, out of range, or not one of the allowed words
    Mistake("M203", "when: asked and trust > 2", "when:¦", "when should be text, not empty"),
    Mistake("M203", "format: 1", "format: ¦2", "format should be ‘1’, not ‘2’", "Write ‘1’."),
    Mistake("M203", "minutes: 5", "minutes: ¦five", "minutes should be a whole number, not ‘five’", "‘5’"),
    Mistake("M203", "minutes: 5", "minutes: ¦12:30", "minutes should be a whole number, not ‘12:30’", "digits"),
    Mistake("M203", "minutes: 5", "minutes: ¦0", "minutes should be between 1 and 240, not ‘0’"),
    Mistake("M203", "minutes: 5", "minutes: ¦241", "minutes should be between 1 and 240, not ‘241’"),
    Mistake(
        "M203",
        "level: initial",
        "level: ¦inital",
        "level should be ‘initial’ or ‘continuing’, not ‘inital’",
        "‘initial’?",
    ),
    Mistake(
        "M203", "content_notes: []", "content_notes:¦", "content_notes should be a list, not empty", "[] for none"
    ),
    Mistake("M203", "[Ask before you tell.]", "¦[]", "learning_outcomes should have at least one entry, not none"),
    Mistake(
        "M203",
        "written: 2026-11-23",
        "written: ¦23.11.2026",
        "written should be a date, not ‘23.11.2026’",
        "2026-11-23",
    ),
    Mistake("M203", "role: Team manager", "role:¦", "role should be text, not empty"),
    Mistake(
        "M203",
        "- Ada holds the",
        "- ¦Ada says: the",
        "Entry 1 of text should be text, not keys with values",
        "colon",
    ),
    Mistake(
        "M203",
        "role: Team manager",
        "role: ¦{Team: manager}",
        "role should be text, not keys with values",
        "Braces",
    ),
    Mistake("M203", "min: 0, max: 4", "min: 4, max: ¦4", "max should be greater than min, which is 4"),
    Mistake("M203", "start: 2", "start: ¦5", "start should be between min and max, 0 and 4"),
    Mistake("M203", "max: 4", "max: ¦lots", "max should be a whole number, not ‘lots’", "digits"),
    Mistake("M203", "start: 2", "start: ¦2000", "start should be between -1000 and 1000, not ‘2000’"),
    Mistake(
        "M203",
        "    goto: kitchen\n",
        "    goto: kitchen\n    ¦ending: {outcome: fragile, title: A, reflect: [B]}\n",
        "‘door’ has goto and ending",
        "another scene",
    ),
    Mistake(
        "M203",
        "      ask:\n",
        f"      ¦{TEN_CHOICES.lstrip()}      ask:\n",
        "choices should have one to 9 entries, not 10",
    ),
    Mistake(
        "M203",
        "    title: Monday, 8.55\n",
        "    order: ¦random\n",
        "order should be ‘shuffled’ or ‘fixed’, not ‘random’",
    ),
    Mistake("M203", "once: true", "once: ¦yes", "once should be true or false, not ‘yes’", "‘true’"),
    Mistake(
        "M203",
        "{trust: -2}",
        "{trust: ¦down}",
        "‘trust’ should be a change such as +1",
        "Write ‘-1’.",
    ),
    Mistake(
        "M203",
        "asked: true}",
        "asked: ¦maybe}",
        "‘asked’ should be a change such as +1",
        "a flag takes true or false",
    ),
    Mistake("M203", "{trust: -2}", "{trust: ¦-2000}", "‘trust’ should be between -1000 and 1000, not ‘-2000’"),
    Mistake("M203", "facts-are-not-enough", "¦visible-value", "‘visible-value’ is named twice", "once"),
    Mistake(
        "M203",
        "outcome: fragile",
        "outcome: ¦fragil",
        "‘good-enough’ or ‘fragile’ or ‘stalemate’ or ‘breakdown’",
        "‘fragile’?",
    ),
    Mistake(
        "M203",
        "goto: week\n      whisper",
        "goto: ¦[]\n      whisper",
        "goto should have at least one entry, not none",
    ),
    Mistake("M203", "standards: [PCF 8]", "¦[standards]: PCF 8", "A key should be a single word"),
    # A bad id
    Mistake(
        "M204",
        "id: small",
        "id: ¦smal",
        "The id ‘smal’ is not the file's name",
        "‘id: small’, or rename the file to smal.yaml",
    ),
    Mistake(
        "M204", "  ada:", "  ¦Ada:", "‘Ada’ should be lower-case words and digits joined by hyphens", "‘ada’?"
    ),
    Mistake("M204", "whisper:", "¦whisper_it:", "‘whisper_it’ should be", "‘whisper-it’?"),
    Mistake(
        "M204",
        "  week:\n    text",
        "  ¦week two: {text: x, goto: week}\n  week:\n    text",
        "‘week two’",
        "‘week-two’?",
    ),
    Mistake("M204", "flags:\n", "flags:\n  ¦heard-ada: You heard.\n", "‘heard-ada’ should be", "‘heard_ada’?"),
    Mistake(
        "M204", "flags:\n", "flags:\n  ¦trust: You trust.\n", "‘trust’ is both a gauge and a flag", "another name"
    ),
    # A scene, choice or ending that does not exist
    Mistake(
        "M203",
        "reflects:\n          respond-to-difference: You met her with a question.",
        "reflects: ¦respond-to-difference",
        "reflects should be keys with values",
        "‘respond-to-difference: …’",
    ),
    Mistake("R301", "goto: kitchen\n", "goto: ¦kitchen, week\n", "no scene ‘kitchen, week’", "‘when’ and ‘to’"),
    Mistake("R301", "start: door", "start: ¦dor", "There is no scene ‘dor’", "‘door’?"),
    Mistake("R301", "goto: kitchen", "goto: ¦kichen", "There is no scene ‘kichen’", "‘kitchen’?"),
    Mistake(
        "R301", "goto: week", "goto: ¦end", "There is no scene ‘end’", "Known here: door, kitchen, week, apart"
    ),
    Mistake("R301", "to: apart", "to: ¦appart", "There is no scene ‘appart’", "‘apart’?"),
    Mistake("R301", "kitchen/rota]", "¦kitchen/rotas]", "There is no choice ‘kitchen/rotas’", "‘kitchen/rota’?"),
    Mistake("R301", "[kitchen/ask", "[¦ask", "There is no choice ‘ask’", "kitchen/ask"),
    Mistake("R301", "ends: week", "ends: ¦kitchen", "There is no ending ‘kitchen’", "Known here: week, apart"),
    # A principle that does not exist
    Mistake(
        "R302",
        "respond-to-difference",
        "¦respond-to-diference",
        "‘respond-to-diference’",
        "‘respond-to-difference’?",
    ),
    Mistake("R302", "visible-value", "¦visible-values", "‘visible-values’", "‘visible-value’?"),
    Mistake(
        "R302", "facts-are-not-enough", "¦nonsense", "There is no principle ‘nonsense’", "Known here: trust-people"
    ),
    # A name that is neither gauge nor flag
    Mistake("R303", "when: asked and trust > 2", "when: asked and ¦trst > 2", "‘trst’", "‘trust’?"),
    Mistake("R303", "- when: asked", "- when: not ¦askd", "There is no gauge or flag ‘askd’", "‘asked’?"),
    Mistake("R303", "when: trust == 0", "when: 0 == ¦trusts", "‘trusts’", "‘trust’?"),
    Mistake("R303", "- when: trust >= 1", "- when: ¦met", "‘met’", "Known here: trust, asked"),
    Mistake("R303", "trust == 3 and asked", "trust == 3 and ¦Asked", "‘Asked’", "‘asked’?"),
    Mistake("R303", "{trust: -2}", "{¦trsut: -2}", "‘trsut’", "‘trust’?"),
    Mistake("R303", "when: asked and trust > 2", "when: ¦'asked and trst > 2'", "‘trst’", "‘trust’?"),
    # A condition that does not parse
    Mistake(
        "R304",
        "when: asked and trust > 2",
        "when: asked and trust ¦= 2",
        "‘=’ has no meaning",
        "‘asked and trust == 2’",
    ),
    Mistake("R304", "- when: asked", "- when: (¦!asked)", "‘!’ has no meaning", "‘(not asked)’"),
    Mistake("R304", "when: trust == 0", "when: trust ==¦", "needs something on its right", "trust >= 3"),
    Mistake(
        "R304", "- when: trust >= 1", "- when: trust >= 1 ¦asked", "‘asked’ does not belong here", "‘and’ or ‘or’"
    ),
    Mistake("R304", "trust == 3 and asked", "(trust == 3 and asked¦", "opened and not closed", "‘)’"),
    # A flag as a number, a gauge as true or false
    Mistake(
        "R305",
        "when: asked and trust > 2",
        "when: ¦asked > 2",
        "‘asked’ is a flag and used as a number",
        "on its own",
    ),
    Mistake(
        "R305",
        "when: asked and trust > 2",
        "when: asked and ¦trust",
        "‘trust’ is a gauge and used as true",
        "‘trust >= 3’",
    ),
    Mistake("R305", "asked: true}", "¦asked: +1}", "‘asked’ is a flag and used as a number", "on its own"),
    Mistake(
        "R305", "{trust: -2}", "{¦trust: true}", "‘trust’ is a gauge and used as true or false", "by a number"
    ),
    # A story with nowhere to go
    Mistake("R306", "- to: apart", "- {to: apart, when: ¦trust < 1}", "‘trust < 1’", "no condition"),
    Mistake(
        "R306",
        "goto: week",
        "goto: {to: week, when: ¦asked}",
        "nowhere to go when ‘asked’ does not hold",
        "no condition",
    ),
]
"""Those after which reading goes on."""

IN_GUIDANCE = [
    Mistake("S101", "title: Ask first", "title: Ask¦: first", "colon", "quotes"),
    Mistake("S102", "kind: avoid", "kind: avoid\n    ¦kind: avoid", "‘kind’ is given twice", "Keep one"),
    Mistake(
        "M201",
        "  leave-it:",
        "    ¦look_like: x\n  leave-it:",
        "‘ask-first’ has an unknown key ‘look_like’",
        "‘looks_like’",
    ),
    Mistake("M202", "kind: try\n    title: Ask first", "¦kind: try", "‘ask-first’ has no ‘title’", "‘title: …’"),
    Mistake("M203", "kind: try", "kind: ¦tri", "kind should be ‘try’ or ‘avoid’, not ‘tri’", "‘try’?"),
    Mistake("M203", "[Silence.]", "¦[]", "looks_like should have at least one entry, not none"),
    Mistake("M204", "id: kitchen-rules", "id: ¦Kitchen rules", "‘Kitchen rules’", "‘kitchen-rules’?"),
    Mistake("R302", "[leave-it]", "[¦leave]", "There is no principle ‘leave’", "‘leave-it’?"),
]


def by_what_it_changes(each: Mistake) -> str:
    """A short name for a test."""
    return f"{each.code}: {each.new.strip()[:40]}"


def assert_reported_once(problems: tuple[Problem, ...], each: Mistake, text: str) -> None:
    """There is the mistake's problem, as it should be reported, and no other."""
    _, (place,) = unmarked(text)
    assert reported(problems) == [(each.code, place)]
    (problem,) = problems
    assert problem.severity is Severity.ERROR
    assert each.names in problem.message
    assert each.advises in problem.hint
    assert bool(each.advises) == bool(problem.hint)


@pytest.mark.parametrize("each", [*NOT_READ, *MISTAKES], ids=by_what_it_changes)
def test_a_mistake_is_reported_once_with_its_place_and_its_mending(
    load: Callable[[str], Loaded[Scenario]], each: Mistake
) -> None:
    """Message and hint name the offending thing and, where there is one, the nearest known name."""
    marked = changed((each.old, each.new))
    text, _ = unmarked(marked)
    loaded = load(text)
    assert_reported_once(loaded.problems, each, marked)
    assert loaded.value is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: You drink water.", "text: You drink from tap ¦#4."),
        ("text: You drink water.", "text: You drink\n      from tap ¦#4 today."),
        ("text: You drink water.", "text: You press ¦# and wait."),
        ("text: You drink water.", "text: You press   ¦#yes."),
        ("name: Ada Mensah", "name: Ada ¦#1"),
    ],
)
def test_a_text_that_a_comment_cuts_is_a_warning(
    load: Callable[[str], Loaded[Scenario]], old: str, new: str
) -> None:
    """The file can be played, and learners read only the first half."""
    text, places = unmarked(changed((old, new)))
    loaded = load(text)
    assert loaded.value is not None
    assert reported(loaded.problems) == [("S106", place) for place in places]


@pytest.mark.parametrize(
    "new",
    [
        "text: You drink water.  # too plain?",
        "text: 'You drink from tap #4.'",
        "text: You drink water.  ## too plain?",
        "text: >-\n      You drink from tap #4.",
        "text: You drink from C#4.",
    ],
)
def test_a_note_behind_a_text_is_no_problem(load: Callable[[str], Loaded[Scenario]], new: str) -> None:
    """With two blanks before # and one behind it, or # within quotes, a block or a word."""
    assert load(changed(("text: You drink water.", new))).problems == ()


@pytest.mark.parametrize("each", IN_GUIDANCE, ids=by_what_it_changes)
def test_a_mistake_in_a_guidance_is_reported_likewise(write: Callable[[str, str], Path], each: Mistake) -> None:
    """The same codes serve both kinds of files."""
    marked = changed((each.old, each.new), text=GUIDANCE)
    text, _ = unmarked(marked)
    loaded = load_guidance(write("guidance.yaml", text))
    assert_reported_once(loaded.problems, each, marked)
    assert loaded.value is None


def test_every_code_of_the_language_has_a_failing_file() -> None:
    """No code is documented that nothing can bring about."""
    assert {each.code for each in (*NOT_READ, *MISTAKES)} == {
        value.id for value in vars(codes).values() if isinstance(value, Code) and value.severity is Severity.ERROR
    }


def test_all_mistakes_of_a_file_are_reported_at_once(load: Callable[[str], Loaded[Scenario]]) -> None:
    """An author mends a file in one go: no mistake waits behind another."""
    together = [
        ("M204", "id: small", "id: ¦smal"),
        ("M201", "title: A small story", "¦titel: x\ntitle: A small story"),
        ("S103", "summary: Two", "summary: ¦&a Two"),
        ("M203", "minutes: 5", "minutes: ¦five"),
        ("M203", "min: 0, max: 4", "min: 4, max: ¦4"),
        ("R301", "start: door", "start: ¦dor"),
        ("R301", "    goto: kitchen\n", "    goto: ¦kichen\n"),
        ("R303", "- when: asked", "- when: ¦askd"),
        ("S102", "        once: true", "        ¦text: x\n        once: true"),
        ("R305", "{trust: -2}", "{¦trust: true}"),
        ("R302", "visible-value", "¦visible-values"),
        ("R306", "- to: apart", "- {to: apart, when: ¦trust < 1}"),
        ("R304", "when: asked and trust > 2", "when: asked and trust ¦= 2"),
        ("S104", "text: You drink water.", r'text: ¦"\x07"'),
        ("M202", ENDS, ENDS.replace("name", "¦name").replace("ends: week", "")),
    ]
    text, places = unmarked(changed(*((old, new) for _, old, new in together)))
    assert reported(load(text).problems) == [
        (code, place) for (code, _, _), place in zip(together, places, strict=True)
    ]
