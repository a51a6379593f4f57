"""What is known of scenario files from an earlier reading, kept so that a start need not read them again.

An entry holds as long as the size and the time of its file, and of the folder's guidance, are those that it was
made from. The index is a cache: one that cannot be read or written is made anew. So is a damaged one, of which the
first line, a checksum, does not hold for the rest.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import crc32

from scenario_trainer import __version__
from scenario_trainer.story.entries import Entry, Searched, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Stamp = tuple[int, int]
"""A file's size in bytes and its time of modification in nanoseconds; zeros for a file that is not there."""


def stamp(path: Path) -> Stamp:
    """The stamp of a file as it is now."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns)


class Index:
    """Entries of scenario files, by path."""

    def __init__(self, file: Path, guidance: Path) -> None:
        """`file` is where the index is kept, `guidance` the guidance file that the scenarios are held against."""
        self._file = file
        self._made_from = {
            "version": __version__,
            "fields": [*Entry._fields, *Searched._fields],
            "guidance": [str(guidance), *stamp(guidance)],
        }
        self._rows: dict[str, Any] = {}
        self._searched: list[Searched] = []
        """The texts that rows refer to by their places: many stories have the same principles."""
        self._read()

    def get(self, path: Path) -> Entry | None:
        """The entry of a file; None where the file has changed since, or was never read."""
        row = self._rows.get(str(path))
        if row is None or tuple(row["stamp"]) != stamp(path):
            return None
        fields = dict(row["entry"])
        fields["principles"] = tuple(fields["principles"])
        fields["searched"] = tuple(self._searched[place] for place in fields["searched"])
        return Entry(path, **fields)

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep entries that have been read whole, and forget all others."""
        entries = tuple(entries)
        places = {text: place for place, text in enumerate(dict.fromkeys(_searched(entries)))}
        self._searched = list(places)
        self._rows = {
            str(entry.path): {"stamp": stamp(entry.path), "entry": _fields(entry, places)} for entry in entries
        }
        content = {**self._made_from, "searched": self._searched, "entries": self._rows}
        written = json.dumps(content).encode()
        unfinished = self._file.with_name(f".{self._file.name}-{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished.write_bytes(b"%d\n%s" % (crc32(written), written))
            unfinished.replace(self._file)

    def _read(self) -> None:
        if not self._file.is_file():  # a pipe or device could keep a reader waiting
            return
        try:
            checksum, _, written = self._file.read_bytes().partition(b"\n")
            if int(checksum) != crc32(written):
                return
        except (OSError, ValueError):
            return
        found = json.loads(written)
        rows: dict[str, Any] = found.pop("entries")
        searched = [Searched(Where(where), *texts) for where, *texts in found.pop("searched")]
        if found == self._made_from:
            self._rows, self._searched = rows, searched


def _searched(entries: Iterable[Entry]) -> Iterator[Searched]:
    for entry in entries:
        yield from entry.searched


def _fields(entry: Entry, places: Mapping[Searched, int]) -> dict[str, Any]:
    fields = entry._asdict()
    del fields["path"]
    return {**fields, "searched": [places[text] for text in entry.searched]}
