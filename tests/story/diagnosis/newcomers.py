"""Mistakes as people type them who have never seen YAML, put into the scenario of docs/problems.md."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """One mistake."""

    name: str
    old: str
    """What stands in the sound file."""
    new: str
    """What is typed instead."""
    lines: tuple[int, ...] = (0,)
    """Which lines of it are wrong, from 0."""


ASIDE = "outcome: She steps aside."
HOLDS = "      - Ada holds the empty kettle and looks at your mug."
FRIDGE = "text: You hear the fridge, and then a sigh."
LOUD = "text: You fill the kettle yourself. The tap is loud."
BISCUITS = "text: On Friday there are biscuits."
MINUS = "effects: {trust: -1}"
ASKED = "effects: {trust: +1, heard_ada: true}"
HEARD = "      - when: heard_ada"
ENOUGH = "- when: trust >= 3"
WRITTEN = "written: 2026-11-23"
RULE = "facts-are-not-enough: The rule is"
GAUGE = "label: Trust, start: 2, min: 0, max: 4, low: wary, high: solid"
OFF = "      carry-off:\n        text: Carry the full kettle over to your own desk.\n        goto: two-kettles\n"
AWAY = "        goto: two-kettles\n"
RESPOND = (
    "          respond-to-difference: You will not always agree, and you say beforehand how you mean to answer."
)
TRUST = "label: Trust in the kitchen, start: 2, min: 0, max: 4, low: wary, high: solid"
INVERTED = "respond-to-difference:\n          reflects: You say beforehand how you mean to answer."
AGAINST = """        against:
          facts-are-not-enough: The rule is known. Why nobody keeps it is not, and you did not ask.
          respond-to-difference: She sighed, and heard a verdict. A question would have left the door open.
"""
CHOICES = (
    "      pour-two:\n        text: Pour two mugs and put one in front of her.\n        effects: {trust: +1}\n"
    "        goto:\n          - when: trust >= 3\n            to: a-week\n          - to: two-kettles\n" + OFF
)
BARE = (
    "      - Pour two mugs.\n        effects: {trust: +1}\n        goto: a-week\n"
    "      - Carry the full kettle over to your own desk.\n        goto: two-kettles\n"
)
OUTCOMES = "  - Ask what a rule means to people before you quote it."

SLIPS = (
    # Conditions and effects
    Slip("true for always", HEARD, "      - when: true"),
    Slip("always", HEARD, "      - when: always"),
    Slip("a mark for not", "        when: heard_ada", "        when: !heard_ada"),
    Slip("is true", HEARD, "      - when: heard_ada is true"),
    Slip("equals true", HEARD, "      - when: heard_ada == true"),
    Slip("one equals sign", HEARD, "      - when: heard_ada = yes"),
    Slip("a blank in an operator", ENOUGH, "- when: trust > = 3"),
    Slip("an ampersand", ENOUGH, "- when: heard_ada & trust >= 3"),
    Slip("capitals", ENOUGH, "- when: trust >= 3 AND heard_ada"),
    Slip("a comma for and", ENOUGH, "- when: trust >= 3, heard_ada"),
    Slip("a number in words", ENOUGH, "- when: trust >= three"),
    Slip("a comparison in words", ENOUGH, "- when: trust is at least 3"),
    Slip("a typeset comparison", ENOUGH, "- when: trust ≥ 3"),
    Slip("a colon in a condition", ENOUGH, "- when: trust: 3"),
    Slip("an if", HEARD, "      - when: if heard_ada"),
    Slip("a flag with a hyphen", HEARD, "      - when: heard-ada"),
    Slip("curly quotes around a condition", HEARD, "      - when: “heard_ada”"),
    Slip("a condition in brackets", HEARD, "      - when: [heard_ada]"),
    Slip("a condition in braces", HEARD, "      - when: {heard_ada: true}"),
    Slip("a capital gauge", ENOUGH, "- when: Trust >= 3"),
    Slip("equals in effects", MINUS, "effects: {trust = -1}"),
    Slip("two equals in effects", ASKED, "effects: {trust = +1, heard_ada = true}"),
    Slip("no colon in effects", MINUS, "effects: {trust -1}"),
    Slip("no blank in effects", MINUS, "effects: {trust:-1}"),
    Slip("effects without braces", MINUS, "effects: trust -1"),
    Slip("effects in brackets", MINUS, "effects: [trust: -1]"),
    Slip("effects below a dash", MINUS, "effects:\n          - trust: -1", (1,)),
    Slip("Word's dash", MINUS, "effects: {trust: –1}"),
    Slip("Word's minus and a blank", MINUS, "effects: {trust: − 1}"),
    Slip("a minus and a blank", MINUS, "effects: {trust: - 1}"),
    Slip("a minus and a blank on a line", MINUS, "effects:\n          trust: - 1", (1,)),
    Slip("a change in words", MINUS, "effects: {trust: minus one}"),
    Slip("yes for a flag", ASKED, "effects: {trust: +1, heard_ada: yes}"),
    Slip("a flag in words", HEARD, "      - when: You have heard Ada"),
    Slip("a flag by its meaning", HEARD, "      - when: You heard why the rota stopped."),
    Slip("a flag that is not so", HEARD, "      - when: you haven't heard Ada"),
    Slip("a flag after has", HEARD, "      - when: has heard_ada"),
    Slip("a gauge that is high", ENOUGH, "- when: only if trust is high"),
    Slip("a gauge or more", ENOUGH, "- when: trust is 3 or more"),
    Slip("a gauge or less", ENOUGH, "- when: trust 1 or less"),
    Slip("a comparison in percent", ENOUGH, "- when: trust > 50%"),
    # Numbers, dates, ids
    Slip("minutes with their unit", "minutes: 5", "minutes: 5 minutes"),
    Slip("minutes in words", "minutes: 5", "minutes: five"),
    Slip("yes for once", "        once: true", "        once: yes"),
    Slip("a date with slashes", WRITTEN, "written: 23/11/2026"),
    Slip("a date with points", WRITTEN, "written: 23.11.2026"),
    Slip("a date in words", WRITTEN, "written: 23 November 2026"),
    Slip("a short date", WRITTEN, "written: 2026-11-3"),
    Slip("a scene with a capital", "  sink:\n", "  Sink:\n"),
    Slip("a choice of two words", "      ask:\n", "      ask her:\n", (0, 52)),
    Slip("a person's name", "  ada:\n", "  Ada Mensah:\n"),
    Slip("a Welsh id", "  ada:\n", "  y-tŷ:\n"),
    Slip("a title for a principle", RULE, "Facts alone are not enough: The rule is"),
    Slip("a capital in goto", "goto: sink\n", "goto: Sink\n"),
    Slip("a renamed gauge", "  trust: {label", "  warmth: {label", (18, 33, 46, 48, 70)),
    Slip(
        "American spelling",
        "    role: Manager of the other team",
        "    role: Manager\n    organization: NHS",
        (1,),
    ),
    Slip("a capital key", "summary: Two teams", "Summary: Two teams"),
    Slip("a key in the plural", "    worries: That", "    worry: That"),
    Slip("a level with a capital", "level: initial", "level: Initial"),
    # Texts
    Slip("a room number", ASIDE, "outcome: She goes to Room #4 and waits."),
    Slip("a room number in a list", HOLDS, "      - Ada holds kettle #4 up."),
    Slip("a number sign at the beginning", LOUD, "text: #4 is taken."),
    Slip("a number sign before the next line", ASIDE, "outcome: She goes to Room #4\n          and waits."),
    Slip("a number sign in braces", "low: wary, high", "low: wary #1, high"),
    Slip("a hashtag", BISCUITS, "text: Her mug says #blessed."),
    Slip("a note in brackets", FRIDGE, "title: [Silence.]\n    text: A sigh."),
    Slip("a stage direction in braces", FRIDGE, "text: {Pause}"),
    Slip("a stage direction in braces in a list", HOLDS, "      - {Pause}"),
    Slip("a stage direction in brackets in a list", HOLDS, "      - [Silence.]"),
    Slip("a stage direction before a text", HOLDS, "      - [Silence.] Then she looks at your mug."),
    Slip("asterisks in a list", HOLDS, "      - *Sigh*"),
    Slip("exclamation marks in a list", HOLDS, "      - !!! she says."),
    Slip("an ampersand at the beginning", FRIDGE, "text: & then a sigh."),
    Slip("a percent sign in a list", HOLDS, "      - % of nothing."),
    Slip("a quotation mark for speech", BISCUITS, 'text: "Biscuits!" says Ada. "At last."'),
    Slip("speech after a dash", HOLDS, '      - "Well," says Ada.'),
    Slip("an apostrophe at the beginning", BISCUITS, "text: 'Twas Friday."),
    Slip("a speaker", BISCUITS, "text: Ada: Biscuits!"),
    Slip("a speaker in a list", HOLDS, "      - Ada: Is that your mug?"),
    Slip("a time and a colon", "title: Monday, 8.55", "title: Monday: 8.55"),
    Slip("a ratio in a summary", "summary: Two teams share", "summary: Note: two teams share"),
    Slip("a text on the line of the block", BISCUITS, "text: | On Friday there are biscuits."),
    Slip("two paragraphs at the margin", LOUD, "text: |\n      You fill it.\n\n    The tap is loud.", (3,)),
    Slip("a Markdown list", OUTCOMES, "  * Ask what a rule means."),
    Slip("a plus for a dash", OUTCOMES, "  + Ask what a rule means."),
    Slip("a bracketed number for a dash", OUTCOMES, "  (1) Ask what a rule means."),
    Slip("a long dash", OUTCOMES, "  — Ask what a rule means."),
    Slip("a list without dashes", OUTCOMES, "  Ask what a rule means."),
    Slip("a hyphen without a blank", HEARD, "      -when: heard_ada"),
    # Lines and columns
    Slip("the first key too far left", "    name: Ada Mensah", "   name: Ada Mensah"),
    Slip("the first key of a scene too far left", "    text: You fill", "   text: You fill"),
    Slip("the first key of a scene too far right", "    text: You fill", "     text: You fill"),
    Slip("the first choice too far left", "      ask:\n", "     ask:\n"),
    Slip("the only dash too far left", "  - name: Asked", " - name: Asked"),
    Slip("the first dash of a goto too far left", "          - when: trust", "         - when: trust"),
    Slip("a key below a dash too far left", "            to: a-week", "           to: a-week"),
    Slip("a key below a dash too far right", "            to: a-week", "             to: a-week"),
    Slip("a key below a dash under the dash", "        text: The old", "      text: The old"),
    Slip("a last dash too far left", "          - to: two", "         - to: two"),
    Slip("a scene too far right", "  sink:\n", "   sink:\n"),
    Slip("a scene at the margin", "  sink:\n", "sink:\n"),
    Slip("choices too far right", "    choices:\n      pour", "     choices:\n      pour"),
    Slip("a goto too far left by two", "        goto: kitchen", "      goto: kitchen"),
    Slip("a top key too far right", "start: corridor", " start: corridor"),
    Slip("a tab for the indentation", "    goto: kitchen\n", "\tgoto: kitchen\n"),
    Slip("a tab after the colon of a parent", "    choices:\n      pour", "    choices:\t\n\t  pour", (1,)),
    Slip("a semicolon for a colon", "    question: Ada is", "    question; Ada is"),
    Slip("an equals sign for a colon", "    title: Monday", "    title = Monday"),
    Slip("a hyphen for a colon", "minutes: 5", "minutes - 5"),
    Slip("a colon after a blank", "role: You joined", "role : You joined", ()),
    Slip("no colon after a choice", "      tell:\n", "      tell\n"),
    Slip("no colon and no blank", "goto: a-week", "goto a-week"),
    Slip("a comma at the end", "level: initial", "level: initial,"),
    Slip("an unclosed bracket", "choices: [kitchen/ask, kitchen/offer]", "choices: [kitchen/ask, kitchen/offer"),
    Slip("a round bracket", "content_notes: []", "content_notes: ()"),
    Slip("none for no content notes", "content_notes: []", "content_notes: none"),
    Slip("a copied code fence", "format: 1\n", "```\nformat: 1\n"),
    Slip("a text below its key and not further in", ASIDE, "outcome:\n        She steps aside.", (1,)),
    Slip("no dash before a walkthrough", "  - name: Asked", "    name: Asked"),
    Slip("no dash, and its place left out", "  - name: Asked", "  name: Asked"),
    Slip(
        "a principle in the column of its alignment",
        "          facts-are-not-enough: The",
        "        facts-are-not-enough: The",
    ),
    Slip("a scene in the column of its keys", "  a-week:\n", "    a-week:\n"),
    Slip("a full stop behind a condition", "trust >= 3 and heard_ada\n", "trust >= 3 and heard_ada.\n"),
    Slip("gauges in the singular", "gauges:\n", "gauge:\n"),
    Slip("a scene in words", "start: corridor", "start: the corridor"),
    Slip("a scene with its path", "goto: sink\n", "goto: scenes/sink\n"),
    Slip("a scene with a full stop", "goto: sink\n", "goto: sink.\n"),
    Slip("no comma in braces", "start: 2, min", "start: 2 min"),
    Slip("a semicolon in braces", "start: 2, min", "start: 2; min"),
    Slip("one brace too many", MINUS, "effects: {trust: -1}}"),
    Slip("round brackets for braces", MINUS, "effects: (trust: -1)"),
    Slip("a capital gauge in effects", MINUS, "effects: {Trust: -1}"),
    Slip("a format in words", "format: 1\n", "format: one\n"),
    Slip("a word behind a bracket of two lines", "content_notes: []", "content_notes: [\n  a loss] none", (1,)),
    # Other notations
    Slip("an arrow for a colon", "goto: a-week", "goto -> a-week"),
    Slip("an if in goto", "- when: trust >= 3\n            to: a-week", "- if trust >= 3: a-week"),
    Slip("an else in goto", "- to: two-kettles", "- else: two-kettles"),
    Slip("goto for to", "            to: a-week", "            goto: a-week"),
    Slip("plus and equals", ASKED, "effects: {trust += 1, heard_ada: true}"),
    Slip("two minus signs", MINUS, "effects: {trust: --1}"),
    Slip("a dash before a choice", "      tell:\n", "      - tell:\n"),
    Slip("a comment of programmers", "    goto: kitchen\n", "    // to the kitchen\n    goto: kitchen\n"),
    Slip("a comment of web pages", "    goto: kitchen\n", "    <!-- on -->\n    goto: kitchen\n"),
    Slip("a title for a scene", "goto: a-week\n      tell", "goto: A week of full kettles\n      tell"),
    Slip("a person without an id", "  ada:\n    name", "    name"),
    Slip("people as a list", "  ada:\n    name: Ada", "  - name: Ada"),
    Slip("no dash before the first of goto", "          - when: trust >= 3", "            when: trust >= 3"),
    Slip("a comment within a text", FRIDGE, "text: You hear the fridge,\n      # loud\n      and a sigh.", (1,)),
    Slip("the rest of a text at the margin", FRIDGE, "text: You hear the fridge,\n\nand then a sigh.", (2,)),
    Slip("the rest of an entry at the margin", HOLDS, f"{HOLDS}\nShe waits.", (1,)),
    Slip("speech among the keys", BISCUITS, f"{BISCUITS}\n    She says: no.", (1,)),
    Slip("a text where its key should be", "    name: Ada Mensah", "    Ada Mensah"),
    Slip("two keys on a line", f"{HEARD}\n        text: The", f"{HEARD} text: The"),
    Slip("one less", MINUS, "effects: {trust: 1 less}"),
    # Pasted from elsewhere
    Slip("keys and commas as in JSON", "level: initial\nminutes: 5", '"level": "initial",\n"minutes": 5,', (0, 1)),
    Slip("a key in curly quotes", "title: The kettle", "“title”: The kettle"),
    Slip("a bold key", "    question: Ada is", "    **Question:** Ada is"),
    Slip("a bold key before its colon", "    question: Ada is", "    **question**: Ada is"),
    Slip("a key of two words", "learning_outcomes:", "Learning outcomes:"),
    Slip("a key with a hyphen", "  written_by:", "  written-by:"),
    Slip("a key of two words and a wrong value", "content_notes: []", "content notes: none"),
    Slip("a key that is written apart", "        goto: sink\n", "        go to: sink\n"),
    Slip("a soft hyphen in a key", "        tempting: It", "        temp\u00adting: It"),
    Slip("an arrow for goto", "        goto: sink\n", "        -> sink\n"),
    Slip("a table of Markdown", "  sink:\n", "  | Scene | Text |\n  |---|---|\n  sink:\n", (0, 1)),
    Slip("a table of a word processor", "  sink:\n", "  Scene\tText\tWhy\n  Sink\tIt drips.\t\n  sink:\n", (0, 1)),
    Slip("a second file", "walkthroughs:\n", "format: 1\nid: the-kettle\nwalkthroughs:\n"),
    Slip("a second file below a line", "walkthroughs:\n", "---\nformat: 1\nid: other\n---\nwalkthroughs:\n"),
    Slip("a heading above an alignment", AGAINST, "        feedback:\n" + AGAINST.replace("     ", "       ")),
    Slip("an alignment below its principle", f"reflects:\n{RESPOND}", INVERTED),
    Slip(
        "principles and why in a list",
        RESPOND,
        "          - respond-to-difference\n            You will not agree.",
    ),
    Slip(
        "a principle and why on a line", f"reflects:\n{RESPOND}", "reflects: respond-to-difference - You say so."
    ),
    Slip("steps as a text", "[kitchen/ask, kitchen/offer]", "kitchen/ask, kitchen/offer"),
    Slip("steps with an arrow", "[kitchen/ask, kitchen/offer]", "kitchen/ask -> kitchen/offer"),
    Slip("no for a flag", "  heard_ada: You heard why the rota stopped.", "  heard_ada: no"),
    Slip("yes or no for a flag", "  heard_ada: You heard why the rota stopped.", "  heard_ada: yes/no"),
    Slip("a line of long dashes", "  sink:\n", "————————\n  sink:\n"),
    Slip("a comment of other programs", "  sink:\n", "  ; at the sink\n  sink:\n"),
    Slip("a note in brackets among scenes", "  sink:\n", "  [second half, still to do]\n  sink:\n"),
    Slip("the first key on the line of its id", OFF, f"      carry-off: text: Carry it off.\n{AWAY}"),
    Slip("the first key on the line of another", "ending:\n      outcome: fragile", "ending: outcome: fragile"),
    Slip("a gauge without braces", f"{{{TRUST}}}", TRUST),
    Slip("a gauge with semicolons", TRUST, TRUST.replace(",", ";")),
    Slip("effects in the column of their key", MINUS, "effects:\n        trust: -1", (1,)),
    Slip("a misspelt key below an empty one", "        once: true", "        partly:\n        onec: true", (1,)),
    Slip("a number sign before an id", "goto: sink\n", "goto: #sink\n"),
    Slip("a flag that is declared with a hyphen", "  heard_ada: You", "  heard-ada: You"),
    Slip("a minus of Word in a condition", ENOUGH, "- when: trust > – 1"),
    # Things without their ids, and texts without their keys
    Slip("choices by their texts alone", CHOICES, BARE),
    Slip("choices by their texts, and keys below them", CHOICES, BARE.replace("        ", "          ")),
    Slip("choices by their texts and colons", CHOICES, BARE.replace(".\n", ":\n")),
    Slip("choices by their texts, with the key", CHOICES, BARE.replace("- ", "- text: ")),
    Slip("a choice without its id among others", OFF, f"      - Carry it off.\n{AWAY}"),
    Slip("a choice without its id and dash", OFF, f"      Carry it off.\n{AWAY}"),
    Slip("a choice with a dash in the place of its id", OFF, f"      - text: Carry it off.\n{AWAY}"),
    Slip(
        "a choice with its text for an id", OFF, f"      Carry it all the way over to my own desk:\n{AWAY}", (0, 1)
    ),
    Slip("a choice with its text behind its id", OFF, f"      carry-off: Carry it off.\n{AWAY}"),
    Slip("people by their names", "  ada:\n    name: Ada Mensah", "  - Ada Mensah"),
    Slip("a dash before the first scene", "  corridor:\n", "  - corridor:\n"),
    Slip("flags as a list", "  heard_ada: You heard why the rota stopped.", "  - heard_ada"),
    Slip("principles without why", RESPOND, "          - respond-to-difference"),
    Slip("a principle on the line of its alignment", f"reflects:\n{RESPOND}", "reflects: respond-to-difference"),
    Slip("a principle in brackets", f"reflects:\n{RESPOND}", "reflects: [respond-to-difference]"),
    # Ids that are there twice
    Slip("two choices with one id", "      tell:\n", "      ask:\n"),
    Slip(
        "two scenes with one id",
        "  sink:\n",
        "  sink:\n    text: It drips.\n    goto: a-week\n  sink:\n",
        (3,),
    ),
    Slip("two gauges with one id", "flags:\n", f"  trust: {{{GAUGE}}}\nflags:\n"),
    Slip(
        "two people with one id",
        "gauges:\n",
        "  ada:\n    name: Bo\n    role: Guest\n    hopes: Tea.\n    worries: None.\ngauges:\n",
    ),
    Slip("one flag twice", "start: corridor", "  heard_ada: You heard.\nstart: corridor"),
    # Capitals
    Slip("a capital key and no colon", "    question: Ada is", "    Question Ada is"),
    Slip("a capital key and an equals sign", "    title: Monday", "    Title = Monday"),
    Slip("the first key with a capital and no colon", LOUD, "Text You fill the kettle yourself."),
    Slip("a capital key with others below it", "    choices:\n      pour", "    Choices:\n      pour"),
    Slip("a capital key at the margin", "scenes:\n", "SCENES:\n"),
    Slip("no colon before a text", "    question: Ada is", "    question Ada is"),
    # Numbers that are more than a number
    Slip("about so many minutes", "minutes: 5", "minutes: ca. 5"),
    Slip("minutes from and to", "minutes: 5", "minutes: 10-15"),
    Slip("minutes from and to with Word's dash", "minutes: 5", "minutes: 10–15"),
    Slip("minutes shortened", "minutes: 5", "minutes: 10 min"),
    Slip("a gauge in percent", "start: 2, min: 0, max: 4", "start: 50%, min: 0%, max: 100%"),
    # Effects in words
    Slip("a gauge that goes down", MINUS, "effects: trust goes down"),
    Slip("a gauge that is lost", MINUS, "effects: lose some trust"),
    Slip("a change without its gauge", MINUS, "effects: -2"),
    Slip("a change without its gauge, and a blank", MINUS, "effects: - 2"),
    Slip("a change before its gauge", MINUS, "effects: +1 Trust"),
    Slip("a change of a gauge by its label", MINUS, "effects: trust in the kitchen falls by 2"),
    Slip("a gauge and a flag", ASKED, "effects: trust up by 1 and heard_ada"),
    Slip("no effects in words", MINUS, "effects: none"),
    Slip("down in braces", MINUS, "effects: {trust: goes down by 2}"),
    Slip("a change in percent", MINUS, "effects: {trust: –10%}"),
    Slip("speech by line", FRIDGE, "text:\n      Ada: Morning.\n      You: Morning, Ada.", (1, 2)),
)
