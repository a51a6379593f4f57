"""Widths that all renderings of a story share, in terminal columns."""

COLUMN = 76
"""The width of the story column."""
LETTERS = COLUMN - 5
"""How many letters a line of the column holds at the least, as a rule: words leave some of its cells empty."""
