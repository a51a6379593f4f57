"""All words that more than one face or file shows: fixed ones in `labels`, composed ones in `phrases`,
from the sentences with slots in `templates`.

No sentence here names a key or a command: those belong to the faces.
"""
