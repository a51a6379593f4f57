"""A scenario in a list of scenarios, and beside it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import bullets
from scenario_trainer.documents.parts import Document, Item, Items, Paragraph, Section, Tone
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.story.entries import TUTORIAL, Order, found_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.flow import Progress
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.library import Library


def library_notice(
    library: Library, listed: Sequence[Entry], words: str, due: int, *, welcome: bool
) -> tuple[Paragraph, ...]:
    """What to say above a list: why it is empty, where to begin, or what is due for review."""
    if not library.entries:
        return (Paragraph(phrases.no_scenarios(library.folder), tone=Tone.NOTICE),)
    if not listed:
        return (Paragraph(phrases.no_match(words), tone=Tone.NOTICE),)
    if welcome and any(entry.id == TUTORIAL for entry in listed):
        return (Paragraph(labels.WELCOME, tone=Tone.NOTICE),)
    return (Paragraph(phrases.reviews_due(due), tone=Tone.NOTICE),) if due else ()


def library_document(
    library: Library, listed: Sequence[Entry], progress: Progress, order: Order, words: str, *, welcome: bool
) -> Document:
    """A numbered list of scenarios. `words` are those that the list was filtered by."""
    lists: list[Part] = []
    number = 1
    for heading, group in by_level(listed, order):
        items = tuple(_item(entry, progress, words, grouped=bool(heading)) for entry in group)
        numbered = Items(items, ordered=True, first=number)
        lists.append(Section(heading, (numbered,)) if heading else numbered)
        number += len(items)
    about_list = f" with ‘{words}’" if words else ""
    title = f"{phrases.counted(len(listed), 'scenario', 'scenarios')}{about_list}, {order.value}"
    notice = library_notice(library, listed, words, progress.due, welcome=welcome)
    return Document(title, (*notice, *lists))


def _item(entry: Entry, progress: Progress, words: str, *, grouped: bool) -> Item:
    name, *about = scenario_summary(entry, progress, words, grouped=grouped)
    return Item(name.text, tuple(about))


def by_level(entries: Iterable[Entry], order: Order) -> Iterator[tuple[str, Iterator[Entry]]]:
    """A list in groups, each with its heading; one group without a heading unless it is sorted by level."""

    def heading(entry: Entry) -> str:
        if order is not Order.LEVEL:
            return ""
        return labels.LEVELS[entry.level] if entry.title else labels.NOT_PLAYABLE

    return groupby(entries, heading)


def scenario_summary(
    entry: Entry, progress: Progress | None = None, words: str = "", *, grouped: bool = False
) -> tuple[Paragraph, ...]:
    """A scenario in a few lines: its title, for whom it is and what was done in it, and what it is about.

    `words` are those that it was found by: where they are in none of these lines, one more says where they are.
    `grouped`: it stands below a heading that says for whom it is.
    """
    if entry.title is None:
        return (Paragraph(entry.id, tone=Tone.LEAD), Paragraph(labels.CANNOT_BE_PLAYED, tone=Tone.ERROR))
    minutes = phrases.counted(entry.minutes, "minute", "minutes")
    about = [minutes if grouped else phrases.about(entry.level, entry.minutes)]
    if progress and (endings := progress.endings.get(entry.id)):
        about.append(phrases.endings_met(endings, entry.endings))
    if progress and entry.id in progress.underway:
        about.append(labels.UNDERWAY)
    return (
        Paragraph(entry.title, tone=Tone.LEAD),
        Paragraph(", ".join(about), tone=Tone.NOTICE),
        Paragraph(entry.summary, tone=Tone.ASIDE),
        *(Paragraph(each.text, labels.FOUND_IN[each.where], Tone.ASIDE) for each in found_in(entry, words)),
    )


def scenario_details(entry: Entry) -> Document:
    """What else a list of scenarios knows about one."""
    if entry.title is None:
        return Document(entry.id, scenario_summary(entry)[1:])
    parts: list[Part] = [
        Paragraph(phrases.about(entry.level, entry.minutes), tone=Tone.ASIDE),
        Paragraph(entry.summary),
        Paragraph(entry.setting, tone=Tone.ASIDE),
        Paragraph(entry.role),
    ]
    if entry.principles:
        parts.append(Section(labels.PRINCIPLES_IN_PLAY, (bullets(entry.principles),)))
    return Document(entry.title, tuple(parts))
