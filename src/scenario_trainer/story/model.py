"""What a scenario and its guidance are: plain, frozen values, as the format describes them.

The classes are the format's one definition: `reader` reads a file by their fields, and what is written below
each field explains it to authors. A field without a default is required.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.terms import Alignment, EndingKind


class _Broken:
    def __repr__(self) -> str:
        return "BROKEN"


BROKEN: Any = _Broken()
"""Takes the place of a value that could not be read and has been reported.

A model with a broken value has an error, so none that can be played has one.
"""


class Pattern(NamedTuple):
    """What a key or an id looks like."""

    expression: str
    """A regular expression."""
    sentence: str
    """The same for the author."""
    joint: str = ""
    """What joins the words of an id; empty where it is no id."""


class Between(NamedTuple):
    """The bounds of a whole number, or of how many entries a list or mapping has; both count."""

    low: int
    high: int


KEBAB = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words and digits joined by hyphens", "-")
SNAKE = Pattern(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", "lower-case words and digits joined by underscores", "_")

Id = Annotated[str, KEBAB]
"""The id of a scenario, scene, choice, person or principle."""
Name = Annotated[str, SNAKE]
"""The name of a gauge or flag, as conditions use it."""
Term = Annotated[str, Pattern(r"\S(.{0,58}\S)?", "a word or a phrase of at most 60 characters")]
"""A word of the glossary, spelt as in the text."""
Number = Annotated[int, Between(-1000, 1000)]
AT_LEAST_ONE = Between(1, 10_000)
MOST_CHOICES = 9
"""Of a decision: each is taken with a number key."""
Texts = Annotated[tuple[str, ...], AT_LEAST_ONE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of text, perhaps with a condition."""

    short_form: ClassVar[str] = "text"

    text: str
    when: Condition | None = None
    """Shown only while this holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where the story goes on."""

    short_form: ClassVar[str] = "to"

    to: Id
    """The next scene."""
    when: Condition | None = None
    """Taken only if this holds; the first route that holds is taken."""


Passages = Annotated[tuple[Passage, ...], AT_LEAST_ONE]
Routes = Annotated[tuple[Route, ...], AT_LEAST_ONE]
Effects = Mapping[Name, bool | Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something the learner can say or do."""

    text: str
    goto: Routes
    """Where the story goes on; a list is tried from top to bottom, on the state after the effects."""
    effects: Effects = field(default_factory=dict)
    """Gauges with a signed change, flags with true or false."""
    outcome: Passages = ()
    """What follows at once, shown in what people do."""
    reflects: Mapping[Id, str] = field(default_factory=dict)
    """Principles that the choice reflects, each with why, in this situation."""
    partly: Mapping[Id, str] = field(default_factory=dict)
    """Principles that the choice partly reflects, each with why."""
    against: Mapping[Id, str] = field(default_factory=dict)
    """Principles that the choice works against, each with why."""
    tempting: str | None = None
    """Why a good practitioner might choose it."""
    when: Condition | None = None
    """Offered only while this holds."""
    locked: str | None = None
    """While `when` does not hold, the choice is shown with this reason instead of being hidden."""
    once: bool = False
    """Not offered again after it was taken."""

    def alignments(self) -> Mapping[Alignment, Mapping[str, str]]:
        """The principles that the choice names, each with why, by alignment."""
        return {
            Alignment.REFLECTS: self.reflects,
            Alignment.PARTLY: self.partly,
            Alignment.AGAINST: self.against,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a story ends."""

    outcome: EndingKind
    title: str
    reflect: Texts
    """Questions to think about."""
    because: Passages = ()
    """Why the story came here, for the debrief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A step of the story. It has exactly one of choices, goto and ending."""

    text: Passages
    title: str | None = None
    effects: Effects = field(default_factory=dict)
    """Applied on entering the scene, before its text is chosen."""
    question: str | None = None
    """What has to be decided here: one line above the choices."""
    choices: Annotated[Mapping[Id, Choice], Between(1, MOST_CHOICES)] = field(default_factory=dict)
    order: Literal["shuffled", "fixed"] = "shuffled"
    """Choices are offered in an order shuffled once for each attempt, or as they are written."""
    goto: Routes = ()
    """Where the story goes on without a decision."""
    ending: Ending | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the partners."""

    name: str
    role: str
    hopes: str
    """Hidden until the debrief."""
    worries: str
    """Hidden until the debrief."""
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A bounded whole number that choices move."""

    label: str
    start: Number
    min: Number
    max: Number
    low: str
    """A word for its lowest state."""
    high: str
    """A word for its highest state."""
    shown: bool = True
    """Whether learners see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a scenario comes from, and how far it can be relied on."""

    written_by: str
    version: str
    written: date
    review_due: date
    """The day by which somebody should look whether it is still true to practice."""
    reviewed_by: tuple[str, ...] = ()
    """People who have reviewed it; shown as ‘not yet reviewed by practitioners’ while empty."""
    sources: tuple[str, ...] = ()
    """Where its facts are taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walkthrough:
    """The author's own test: choices that lead somewhere."""

    name: str
    choices: Texts
    """Each as ``scene/choice``."""
    ends: Id
    """The ending's scene."""
    expect: Condition | None = None
    """Holds at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A scenario without its scenes: all that a library or a briefing shows."""

    format: Literal[1]
    id: Id
    """The file's own name without its ending."""
    title: str
    summary: str
    setting: str
    role: str
    """Who the learner is in it, to ‘you’."""
    level: Literal["initial", "continuing"]
    minutes: Annotated[int, Between(1, 240)]
    """How long one play takes."""
    content_notes: tuple[str, ...]
    """What might distress; an empty list says ‘none’ on purpose."""
    learning_outcomes: Texts
    provenance: Provenance
    people: Annotated[Mapping[Id, Person], AT_LEAST_ONE]
    start: Id
    """The first scene."""
    standards: tuple[str, ...] = ()
    """Professional standards that it touches."""
    glossary: Mapping[Term, str] = field(default_factory=dict)
    """Words that a newcomer may not know, each with what it means."""
    gauges: Mapping[Name, Gauge] = field(default_factory=dict)
    flags: Mapping[Name, str] = field(default_factory=dict)
    """True or false; all start false. The text says what true means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Head):
    """A whole scenario."""

    scenes: Annotated[Mapping[Id, Scene], AT_LEAST_ONE]
    walkthroughs: tuple[Walkthrough, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the guidance is taken from."""

    authors: str
    title: str
    publisher: str
    summary_in: str | None = None
    """Where its summary was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One piece of the guidance that a choice can be held against."""

    kind: Literal["try", "avoid"]
    """Which of the source's two lists it belongs to: what to try, or what not to do."""
    title: str
    in_short: str
    explanation: str
    looks_like: Texts
    """What to do or say to follow it, each addressed to whoever reads it."""
    watch_for: str
    """The common misreading."""
    cited: str | None = None
    """The passage of the source, shown with the title."""
    instead_of: str | None = None
    """For what not to do: what it warns against."""
    pulls_against: tuple[Id, ...] = ()
    """Principles that can ask for the opposite in the same situation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """A set of principles with a source."""

    format: Literal[1]
    id: Id
    title: str
    source: Source
    principles: Annotated[Mapping[Id, Principle], AT_LEAST_ONE]
