"""The line-by-line face: for screen readers, pipes and terminals that can do no more.

No cursor movement, no colour, no box drawing; the same words and the same powers as the terminal interface.
"""
