"""What a shell offers to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def complete_story(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of scenarios, and files."""
    from click.shell_completion import CompletionItem

    from scenario_trainer.story.library import bundled_folder, open_library

    folder = (context.parent and context.parent.params.get("scenarios")) or bundled_folder()
    ids = [
        CompletionItem(entry.id, help=entry.title or "broken")
        for entry in open_library(folder).entries
        if entry.id.startswith(incomplete)
    ]
    return [CompletionItem(incomplete, type="file"), *ids]  # files first: bash forgets what came before them
