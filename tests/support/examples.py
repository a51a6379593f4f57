"""A scenario small enough to see through, with every construct of the format in it."""

SMALL = """\
format: 1
id: small
title: A small story
summary: Two people share a kettle.
setting: An office kitchen
role: You are the newcomer.
level: initial
minutes: 5
content_notes: []
learning_outcomes: [Ask before you tell.]
standards: [PCF 8]
glossary:
  Rota: A list that says whose turn it is.
provenance:
  written_by: scenario-trainer project
  version: 1.0.0
  written: 2026-11-23
  review_due: 2027-11-23
people:
  ada:
    name: Ada Mensah
    role: Team manager
    hopes: A quiet morning.
    worries: Another complaint.
gauges:
  trust: {label: Trust in the kitchen, start: 2, min: 0, max: 4, low: wary, high: solid}
flags:
  asked: You asked Ada.
start: door
scenes:
  door:
    text: The kettle is empty again.
    goto: kitchen
  kitchen:
    title: Monday, 8.55
    text:
      - Ada holds the empty kettle.
      - when: asked
        text: She has told you about the rota.
    question: Ada wants the kettle filled before nine. What do you do?
    choices:
      ask:
        text: Ask Ada how the rota came about.
        effects: {trust: +1, asked: true}
        outcome: Ada puts the kettle down.
        reflects:
          respond-to-difference: You met her with a question.
        once: true
        goto: kitchen
      tell:
        text: Tell Ada that everybody should refill it.
        effects: {trust: -2}
        outcome:
          - Ada says nothing.
          - when: trust == 0
            text: She leaves.
        partly:
          visible-value: It is true.
        against:
          facts-are-not-enough: Nobody had asked.
        tempting: You are right.
        goto:
          - when: trust >= 1
            to: kitchen
          - to: apart
      rota:
        text: Suggest that you both try the rota for a week.
        when: asked and trust > 2
        locked: You do not know about a rota yet.
        reflects:
          small-early-wins: It is small.
        against:
          conflict-is-not-failure: It leaves the quarrel where it was.
        goto: week
      whisper:
        text: Whisper that you know about the rota.
        when: asked
        goto: week
  week:
    text: The kettle is full for a week.
    ending:
      outcome: fragile
      title: A full kettle
      reflect: [Who fills it next week?]
  apart:
    text: You drink water.
    ending:
      outcome: breakdown
      title: Two kettles
      because: Ada heard a rule, and not what it was for.
      reflect: [What did Ada need?]
walkthroughs:
  - name: Asked first
    choices: [kitchen/ask, kitchen/rota]
    ends: week
    expect: trust == 3 and asked
"""
