"""Widths that all renderings of a story share, in terminal columns."""

COLUMN = 76
"""The width of the story column."""
