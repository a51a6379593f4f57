"""Practise what to do when a partnership disagrees: branching social-work scenarios in the terminal."""

__version__ = "0.1.0"
