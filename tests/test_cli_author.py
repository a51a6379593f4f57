"""The commands for those who write: what scenarios teach, their maps, a new one, a preview and the schemas."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scenario_trainer.story.library import bundled_folder, guidance_for, scenario_files
from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL
from tests.support.programs import ROOT
from tests.support.typist import GUIDANCE
from tests.support.unreached import unreached_text
from tests.support.variants import small_text
from tests.test_cli import invoke

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[str, str], Path]

BROKEN = ("effects: {trust: +1,", "effects: {turst: +1,")
TRICKY = (
    ("title: Monday, 8.55", r"""title: 'Say "no" #1; [x] (y) {z} | <b>C:\new</b> %% &amp; `end`'"""),
    ("title: A full kettle", "title: subgraph ] --> end"),
)
"""The changes of titles that would break a drawing if they were not quoted."""

NODE = re.compile(r'  (s\d+)(\["[^"]*"\]|\(\["[^"]*"\]\))(:::never)?')
EDGE = re.compile(r'  (s\d+) (?:-->|-\.->)(?:\|"[^"]+"\|)? (s\d+)')
MEANT = re.compile(r"[<>&`\\]|#(?!\d+;)")
"""What may stand in a Mermaid label only as a number."""

STRING = r'"((?:[^"\\\n]|\\["\\n])*)"'
DOT_NODE = re.compile(rf"  {STRING} \[label={STRING}(?:, shape=oval)?(?:, style=dashed)?\];")
DOT_EDGE = re.compile(rf"  {STRING} -> {STRING} \[label={STRING}(?:, style=dashed)?\];")


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story and a guidance of its own."""
    write("guidance.yaml", GUIDANCE)
    return write("small.yaml", SMALL).parent


def complaint(*arguments: str | Path, status: int = 1) -> str:
    """What a command that fails says on standard error, as one line; on standard output it says nothing."""
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    return str(result.stderr).rstrip("\n").rpartition("\n")[2] if status == 2 else str(result.stderr)


@pytest.mark.parametrize("named", ["the folder of scenarios", "a file", "an id"])
def test_coverage_is_held_against_the_guidance_beside_the_scenarios(folder: Path, named: str) -> None:
    """However they are named."""
    story = {"the folder of scenarios": [], "a file": [str(folder / "small.yaml")], "an id": ["small"]}[named]
    result = invoke("--scenarios", folder, "coverage", *story)
    assert result.exit_code == 0
    assert re.search(r"\nBegin small +1/0/0\n", result.output)


def test_coverage_of_several_scenarios_is_a_table(folder: Path, write: Write) -> None:
    """With a column for each."""
    write("other.yaml", small_text(("id: small", "id: other")))
    result = invoke("coverage", folder)
    assert "\n 1  other\n 2  small\n" in result.output
    assert re.search(r"\nBegin small +1/0/0 +1/0/0\n", result.output)


def test_coverage_of_what_is_named_twice_is_counted_once(folder: Path, write: Write) -> None:
    """As a file and by its folder."""
    write("other.yaml", small_text(("id: small", "id: other")))
    said = invoke("coverage", folder / "small.yaml", folder, "--format", "csv").output
    assert said.count("small-early-wins,small,1,0,0\n") == 1
    assert said.count("small-early-wins,") == 2


def test_coverage_speaks_json(folder: Path, write: Write) -> None:
    """One object, with what is thin in sentences."""
    write("other.yaml", small_text(("id: small", "id: other")))
    said = json.loads(invoke("coverage", folder, "--format", "json").stdout)
    reflected = {"reflects": 1, "partly": 0, "against": 0}
    assert said["principles"]["respond-to-difference"] == {"other": reflected, "small": reflected}
    assert "Begin small is worked against in no scenario." in said["thin"]


def test_coverage_speaks_csv(folder: Path) -> None:
    """A line of headings, and one for each principle."""
    rows = list(csv.reader(io.StringIO(invoke("coverage", folder, "--format", "csv").stdout)))
    assert rows[:2] == [
        ["principle", "scenario", "reflects", "partly", "against"],
        ["small-early-wins", "small", "1", "0", "0"],
    ]
    assert len(rows) == 6


def test_coverage_of_what_comes_along_names_every_principle() -> None:
    """From both sides: none is thin on either."""
    said = json.loads(invoke("coverage", "--format", "json").stdout)
    assert list(said["principles"]) == list(guidance_for(bundled_folder()).principles)
    assert [sentence for sentence in said["thin"] if "no scenario" in sentence] == []


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_coverage_cannot_count_what_cannot_be_played(folder: Path, write: Write, form: str) -> None:
    """It says so in one line, with the place."""
    bent = write("bent.yaml", small_text(("id: small", "id: bent"), BROKEN))
    assert complaint("coverage", folder, "--format", form) == (
        f"Error: {bent} cannot be played. Line 44: There is no gauge or flag ‘turst’. Did you mean ‘trust’?\n"
    )


def test_coverage_of_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    """In one line."""
    missing = tmp_path / "nothing.yaml"
    assert complaint("coverage", missing, status=2) == f"Error: There is no file {missing}."


def scenes_and_roads(file: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The scenes of a scenario and where each leads, as they are written."""
    scenario = load_scenario(file, guidance_for(file.parent)).value
    assert scenario is not None
    roads = [
        (key, route.to)
        for key, scene in scenario.scenes.items()
        for routes in (scene.goto, *(choice.goto for choice in scene.choices.values()))
        for route in routes
    ]
    return list(scenario.scenes), roads


def drawn(file: Path, form: str) -> str:
    """The map of a scenario."""
    result = invoke("--scenarios", file.parent, "map", file.stem, "--format", form)
    assert result.exit_code == 0
    return str(result.stdout)


@pytest.fixture(params=[*scenario_files(bundled_folder()), None], ids=lambda file: file.stem if file else "tricky")
def mapped(request: pytest.FixtureRequest, write: Write) -> Path:
    """Each scenario that comes along, and one with titles that are hard to draw."""
    file: Path | None = request.param
    return file or write("small.yaml", unreached_text(*TRICKY))


def test_a_map_as_text_has_every_scene_and_road(mapped: Path) -> None:
    """Each scene on a line of its own, its roads below it."""
    scenes, roads = scenes_and_roads(mapped)
    found: dict[str, list[str]] = {}
    for line in drawn(mapped, "text").rstrip("\n").split("\n"):
        content = line.lstrip("│├└ ")
        if " -> " in content:
            found[list(found)[-1]].append(content.partition(" -> ")[2].split()[0])
        else:
            found[content.partition(": ")[0]] = []
    assert found == {scene: [to for here, to in roads if here == scene] for scene in scenes}


def test_a_map_for_mermaid_is_one(mapped: Path) -> None:
    """Every line is a node or an edge between nodes, and no label ends early."""
    scenes, roads = scenes_and_roads(mapped)
    first, *lines, last = drawn(mapped, "mermaid").rstrip("\n").split("\n")
    assert (first, last) == ("flowchart TD", "  classDef never stroke-dasharray: 4 4")
    nodes = [NODE.fullmatch(line) for line in lines[: len(scenes)]]
    edges = [EDGE.fullmatch(line) for line in lines[len(scenes) :]]
    assert [node and node[1] for node in nodes] == [f"s{index}" for index in range(len(scenes))]
    ends = [(f"s{scenes.index(here)}", f"s{scenes.index(there)}") for here, there in roads]
    assert [edge and edge.groups() for edge in edges] == ends
    labels = [label for line in lines for label in re.findall(r'"(.*)"', line)]
    assert [label for label in labels if MEANT.search(label)] == []


def test_a_map_for_graphviz_is_one(mapped: Path) -> None:
    """Every line is a node or an edge between nodes, and no string ends early."""
    scenes, roads = scenes_and_roads(mapped)
    lines = drawn(mapped, "dot").rstrip("\n").split("\n")
    assert (lines[0], lines[-1]) == ("digraph story {", "}")
    nodes = [DOT_NODE.fullmatch(line) for line in lines[3 : 3 + len(scenes)]]
    edges = [DOT_EDGE.fullmatch(line) for line in lines[3 + len(scenes) : -1]]
    assert [node and node[1] for node in nodes] == scenes
    assert [edge and edge.groups()[:2] for edge in edges] == roads


def test_the_map_of_an_unknown_scenario_names_the_nearest(folder: Path) -> None:
    """As wrong usage."""
    said = complaint("--scenarios", folder, "map", "smal", status=2)
    assert said == "Error: There is no scenario ‘smal’. Did you mean ‘small’?"


def test_what_cannot_be_played_has_no_map(folder: Path, write: Write) -> None:
    """It says why in one line."""
    bent = write("small.yaml", small_text(BROKEN))
    assert complaint("--scenarios", folder, "map", "small") == (
        f"Error: {bent} cannot be played. Line 44: There is no gauge or flag ‘turst’. Did you mean ‘trust’?\n"
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands are called."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_new_writes_a_scenario_without_errors(here: Path) -> None:
    """Which can be played at once, as it says."""
    result = invoke("new", "my-story")
    assert (result.exit_code, result.output) == (
        0,
        "my-story.yaml is written. Play it: scenario-trainer play my-story.yaml\n",
    )
    assert invoke("check", here / "my-story.yaml").exit_code == 0
    assert "Sam stops you in the corridor." in invoke("--scenarios", ".", "play", "my-story", typed="\n").output


def test_new_never_overwrites(here: Path) -> None:
    """The file that is there stays byte for byte."""
    (here / "my-story.yaml").write_bytes(b"mine\r\n")
    assert complaint("new", "my-story") == "Error: my-story.yaml is there already; nothing was written.\n"
    assert (here / "my-story.yaml").read_bytes() == b"mine\r\n"


@pytest.mark.parametrize("scenario_id", ["My-Story", "my_story", "my story", "../story", "guidance", ""])
def test_new_refuses_what_cannot_be_an_id(here: Path, scenario_id: str) -> None:
    """And writes nothing."""
    assert complaint("new", scenario_id).startswith(f"Error: ‘{scenario_id}’ cannot be an id: ")
    assert [*here.iterdir(), *here.parent.glob("*.yaml")] == []


def test_new_says_where_it_may_not_write(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, with the reason."""
    open_file: Any = Path.open

    def refuse(path: Path, mode: str = "r", *rest: object, **more: object) -> Any:
        """As a folder does that belongs to somebody else."""
        if mode != "r":
            raise PermissionError(13, "Permission denied")
        return open_file(path, mode, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert complaint("new", "my-story") == "Error: my-story.yaml cannot be written: permission denied.\n"


def test_new_says_that_a_name_is_too_long(here: Path) -> None:
    """What the file system itself refuses."""
    assert complaint("new", "a" * 300).startswith(f"Error: {'a' * 300}.yaml cannot be written: ")


def test_a_preview_plays_a_file(write: Write) -> None:
    """After what is wrong with it, which is no reason not to."""
    result = invoke("preview", write("small.yaml", SMALL))
    assert result.exit_code == 0
    assert result.output.startswith("\nsmall.yaml: 1 problem\n- Line 75, warning T501: ")
    assert "The kettle is empty again." in result.output


def test_a_preview_of_a_file_that_is_not_there_waits_for_it(tmp_path: Path) -> None:
    """It says so, and reads again when it is asked to."""
    result = invoke("preview", "--plain", tmp_path / "small.yaml", typed="\n")
    waiting = "\nsmall.yaml: 1 problem\n- Line 1, error S101: The file cannot be read: it is not there.\n"
    assert (result.exit_code, result.output.count(waiting)) == (0, 2)


def test_a_preview_can_begin_in_a_scene(write: Write) -> None:
    """On a way that leads there."""
    result = invoke("preview", write("small.yaml", SMALL), "--at", "apart")
    assert "\n\nYou drink water.\n" in result.output
    assert "The kettle is empty again." not in result.output


@pytest.mark.parametrize(
    ("scene", "hint"),
    [
        ("kitchn", "Did you mean ‘kitchen’?"),
        ("qqq", "Its scenes: door, kitchen, week, attic, apart."),
        ("attic", "‘scenario-trainer check’ says why."),
    ],
    ids=["mistyped", "unknown", "never reached"],
)
def test_a_preview_cannot_begin_where_nobody_comes(write: Write, scene: str, hint: str) -> None:
    """As wrong usage, with what would help."""
    file = write("small.yaml", unreached_text())
    said = complaint("preview", file, "--at", scene, status=2)
    assert said == f"Error: No playthrough of small.yaml comes to a scene ‘{scene}’. {hint}"


def test_a_preview_of_a_broken_file_does_not_ask_for_its_scenes(write: Write) -> None:
    """They may be there once it is mended."""
    result = invoke("preview", write("small.yaml", small_text(BROKEN)), "--at", "pantry")
    assert result.exit_code == 0
    assert "Line 44, error R303" in result.output


@pytest.mark.parametrize("kind", ["scenario", "guidance"])
def test_the_schemas_can_be_printed(kind: str) -> None:
    """To be kept in a file as they are."""
    result = invoke("schema", kind)
    assert (result.exit_code, result.stdout) == (0, (ROOT / "schemas" / f"{kind}.json").read_text("utf-8"))


def test_there_is_no_other_schema() -> None:
    """What there is is named."""
    assert complaint("schema", "story", status=2).endswith("'story' is not one of 'scenario', 'guidance'.")


def test_rename_says_in_how_many_places(folder: Path) -> None:
    """The file may be named without its ending."""
    said = invoke("rename", "choice", "kitchen/ask", "ask-her", folder / "small").output
    assert said == "‘kitchen/ask’ is ‘ask-her’ now, in 2 places of small.yaml.\n"
    assert "kitchen/ask-her" in (folder / "small.yaml").read_text("utf-8")


def test_rename_says_that_it_may_not_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, with the reason; the file stays as it was."""

    def refuse(*_: object, **__: object) -> None:
        """As a folder does that belongs to somebody else."""
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("scenario_trainer.authoring.renaming.write_whole", refuse)
    file = folder / "small.yaml"
    assert (
        complaint("rename", "scene", "door", "gate", file)
        == f"Error: {file} cannot be written: permission denied.\n"
    )
    assert file.read_text("utf-8") == SMALL


def test_rename_refuses_in_one_line(folder: Path) -> None:
    """What cannot be, and a file that is not there."""
    assert (
        complaint("rename", "scene", "door", "week", folder / "small.yaml") == "Error: ‘week’ is in use already.\n"
    )
    missing = folder / "smal.yaml"
    assert complaint("rename", "scene", "door", "gate", missing, status=2) == f"Error: There is no file {missing}."


STORYBOARD = """\
scene,text,question,choice,outcome,principle,verdict,why,next scene
Hall,A hall.,Who fills the kettle?,Ask Ada.,She nods.,Respond to difference,reflects,You asked.,Full
Full,It boils.,Who is next?,,fragile,,,,
"""


def test_new_makes_a_scenario_of_a_table(here: Path) -> None:
    """Without an error; what stands above its scenes waits to be replaced."""
    (here / "board.csv").write_text(STORYBOARD, "utf-8")
    result = invoke("new", "my-story", "--from", "board.csv")
    assert result.output.endswith("scenario-trainer check my-story.yaml\n")
    assert invoke("check", "my-story.yaml").exit_code == 0
    assert "ask-ada:\n        text: Ask Ada.\n" in (here / "my-story.yaml").read_text("utf-8")


def test_new_says_all_that_is_wrong_with_a_table(here: Path) -> None:
    """By rows; nothing is written."""
    (here / "board.csv").write_text(STORYBOARD.replace("reflects", "good").replace("fragile", ""), "utf-8")
    first, *rows = complaint("new", "my-story", "--from", "board.csv").splitlines()
    assert first == "Error: board.csv is not made into a scenario."
    assert [row.partition(":")[0] for row in rows] == ["Row 2", "Row 3"]
    assert not (here / "my-story.yaml").exists()


def test_new_writes_an_empty_table(here: Path) -> None:
    """Over nothing that is there, for Word only, and no scenario beside it."""
    assert invoke("new", "--table", "board.docx").exit_code == 0
    assert "is there already" in complaint("new", "--table", "board.docx")
    assert complaint("new", "--table", "board.csv", status=2).endswith("the name must end in .docx.")
    assert complaint("new", "x", "--table", "other.docx", status=2).endswith("give it alone.")
    assert complaint("new", status=2).startswith("Error: Give the scenario an ID")
    assert sorted(path.name for path in here.iterdir()) == ["board.docx"]
