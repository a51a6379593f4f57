"""What every app of the program has: its themes, help, guidance and palette."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand

from scenario_trainer.documents.wording import phrases
from scenario_trainer.tui.active_keys import active_keys
from scenario_trainer.tui.commands import EVERYWHERE, GUIDANCE, HELP, PALETTE, PEOPLE, THEME, bindings, written
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.serial_input import SerialInputApp
from scenario_trainer.tui.signals import on_ending_signal
from scenario_trainer.tui.themes import DEFAULT_THEME, TERMINAL_THEME, THEMES, has_few_colours, own_variables
from scenario_trainer.tui.visible_controls import VISIBLE_CONTROLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.binding import Binding, BindingType
    from textual.filter import LineFilter
    from textual.screen import Screen

    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.model import Guidance, Scenario

_THEME_NAMES = [theme.name for theme in THEMES]


class ThemedApp(SerialInputApp):
    """An app that looks and behaves like scenario-trainer."""

    TITLE = "scenario-trainer"
    CSS_PATH = "trainer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PEOPLE, GUIDANCE, HELP, THEME, PALETTE)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, preferences: PreferencesFile) -> None:
        self._few_colours = has_few_colours()
        # Said here and not by the theme alone: which filter honours NO_COLOR is settled before there is a theme.
        super().__init__(ansi_color=True if self._few_colours else None)
        self.preferences = preferences
        for theme in (*THEMES, TERMINAL_THEME):
            self.register_theme(theme)
        chosen = preferences.preferences.theme
        if self._few_colours:
            self.theme = TERMINAL_THEME.name
        else:
            self.theme = chosen if chosen in _THEME_NAMES else DEFAULT_THEME

    @property
    def current_guidance(self) -> Guidance:
        """What choices are held against."""
        raise NotImplementedError

    def principles_met(self) -> Mapping[str, Tally]:
        """How the learner has taken up each principle they have met, by its id."""
        return {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(own_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), VISIBLE_CONTROLS]

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or written(binding.key)

    def on_ready(self) -> None:
        # What is here now stays: looking through it for garbage again and again costs 40 ms in mid-play.
        gc.freeze()
        gc.enable()

    def on_mount(self) -> None:
        on_ending_signal(lambda status: self.exit(return_code=status))
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember(theme=theme.name))
        self.screen_change_signal.subscribe(self, lambda _: self.clear_notifications())

    def notify(self, message: str, **options: Any) -> None:
        """Show one notification at a time; it goes with the screen that it was shown on."""
        self.clear_notifications()
        super().notify(message, **options)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The commands of the screen under the palette, and the themes by name."""
        if isinstance(screen, TrainerScreen):
            offered = [each for each in screen.all_commands() if each.in_palette and each.action != screen.ACTION]
            for command in offered:
                does_it = self if command in EVERYWHERE else screen
                if does_it.check_action(command.action, ()):
                    action = partial(self.run_action, command.action, does_it)
                    yield SystemCommand(command.label.capitalize(), command.help, action)
        for name in [] if self._few_colours else _THEME_NAMES:
            yield SystemCommand(
                f"Theme: {name}", "Use this theme from now on.", partial(setattr, self, "theme", name)
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No screen is offered on itself, people only where there is a story, and nothing that cannot be seen."""
        if not isinstance(self.screen, TrainerScreen):
            return True
        if action == "people" and self._story_known is None:
            return False
        return action != self.screen.ACTION and self.screen.check_action(action, parameters)

    def action_next_theme(self) -> None:
        """Take the next theme, where the terminal has the colours for it."""
        if self._few_colours:
            self.notify("This terminal has 16 colours, which are used as they are.", timeout=5, markup=False)
            return
        self.theme = _THEME_NAMES[(_THEME_NAMES.index(self.theme) + 1) % len(_THEME_NAMES)]
        self.notify(self.theme, title="Theme", timeout=2, markup=False)

    def action_guidance(self) -> None:
        """Read the guidance."""
        from scenario_trainer.tui.screens.guidance import GuidanceScreen

        principle = self.screen.principle if isinstance(self.screen, TrainerScreen) else None
        self.push_screen(GuidanceScreen(self.current_guidance, self.principles_met(), principle))

    @property
    def _story_known(self) -> tuple[Scenario, tuple[str, ...]] | None:
        """The story that the screen is about, or the nearest one below it, with what the learner knows by now."""
        screens = (each for each in reversed(self.screen_stack) if isinstance(each, TrainerScreen))
        return next((found for each in screens if (found := each.story_known)), None)

    def action_people(self) -> None:
        """Read who is who, what is known by now, and what the words mean."""
        from scenario_trainer.tui.screens.people import PeopleScreen

        if known := self._story_known:
            self.push_screen(PeopleScreen(*known))

    def action_help(self) -> None:
        """Say what every key does."""
        from scenario_trainer.tui.screens.help import HelpScreen

        if isinstance(self.screen, TrainerScreen):
            self.push_screen(HelpScreen(active_keys(self.screen)))

    def action_palette(self) -> None:
        """Find a command by its name."""
        from scenario_trainer.tui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(self.get_system_commands(self.screen)))

    def remember(self, **changes: str | bool) -> None:
        """Keep a preference, and say so where it cannot be kept."""
        try:
            self.preferences.change(**changes)
        except OSError as error:
            self.warn(phrases.not_remembered(error))

    def warn(self, message: str, *, title: str = "") -> None:
        """Say what the learner should know; long enough on the screen to be read."""
        self.notify(message, title=title, severity="warning", timeout=15, markup=False)
