"""What a package gives to a learning management system (LMS), and what it comes back with."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import page
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.web.script import script
from tests.support.programs import ROOT
from tests.support.strict_lms import Lms
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

VERSIONS = ("1.2", "2004")
NAMES = {
    "1.2": {
        "status": "cmi.core.lesson_status",
        "exit": "cmi.core.exit",
        "time": "cmi.core.session_time",
        "location": "cmi.core.lesson_location",
        "response": "student_response",
    },
    "2004": {
        "status": "cmi.completion_status",
        "exit": "cmi.exit",
        "time": "cmi.session_time",
        "location": "cmi.location",
        "response": "learner_response",
    },
}


def choices_in(lms: Lms) -> list[list[str]]:
    """The choices of each pass of the attempt."""
    return [[each["choice"] for each in one["decisions"]] for one in lms.seen()["attempt"]["passes"]]


@pytest.fixture(params=VERSIONS)
def lms(request: pytest.FixtureRequest, small: Scenario, guidance: Guidance) -> Lms:
    """The small story, just opened."""
    return Lms(small, guidance, request.param)


def test_a_play_to_the_debrief_is_completed_without_a_score(lms: Lms) -> None:
    """Incomplete from the start, completed when the debrief opens; no score, no pass, and nothing is refused."""
    status = NAMES[lms.version]["status"]
    assert lms.seen()["stored"][status] == "incomplete"
    lms.run("begin()")
    lms.play("kitchen/ask", "kitchen/rota")
    assert lms.seen()["stored"][status] == "incomplete"
    lms.run("store.lookedBack()")
    seen = lms.seen()
    assert seen["stored"][status] == "completed"
    assert seen["refused"] == []
    assert not [element for element in seen["stored"] if re.search("score|success|correct|objective", element)]


def test_what_was_completed_stays_completed(lms: Lms, small: Scenario) -> None:
    """Also when the package is opened again and begun anew."""
    lms.run("begin()")
    lms.run("store.lookedBack()")
    lms.launch(small)
    lms.run("begin()")
    lms.play("kitchen/tell")
    assert lms.seen()["stored"][NAMES[lms.version]["status"]] == "completed"


def test_each_decision_is_committed_with_the_exit_and_the_time(lms: Lms) -> None:
    """In the version's own form, so that a browser that dies loses nothing."""
    lms.run("begin()")
    commits = lms.seen()["log"].count("Commit")
    lms.play("kitchen/ask")
    seen = lms.seen()
    assert seen["log"].count("Commit") == commits + 1
    names = NAMES[lms.version]
    assert seen["stored"][names["exit"]] == "suspend"
    forms = {"1.2": r"0000:00:0\d\.\d\d", "2004": r"PT0H00M0\d\.\d\dS"}
    assert re.fullmatch(forms[lms.version], seen["stored"][names["time"]])
    assert seen["stored"][names["location"]] == "kitchen"


@pytest.mark.parametrize(("hundredths", "old", "new"), [(30_000, "0000:05:00.00", "PT0H05M00.00S")])
def test_a_time_has_two_decimals(lms: Lms, hundredths: int, old: str, new: str) -> None:
    """Moodle refuses hours of one digit in 1.2."""
    said = lms.ask(f"(clock = {hundredths * 10}, sessionTime(0))")
    assert said == {"1.2": old, "2004": new}[lms.version]


def test_the_end_of_a_session_commits_and_then_terminates(lms: Lms) -> None:
    """When the page is hidden for good, never when it is unloaded; a page that comes back is opened anew."""
    lms.run("log = []; store.close()")
    assert [each for each in lms.seen()["log"] if isinstance(each, str)] == ["Commit", "Terminate"]
    handlers = re.findall(r'addEventListener\("(\w+)"', script(lms.version))
    assert handlers[-3:] == ["pagehide", "pageshow", "DOMContentLoaded"]
    assert "unload" not in script(lms.version)


def test_interactions_show_which_choices_were_taken(lms: Lms) -> None:
    """One for each decision: number, scene and choice, and its letter among those of the scene."""
    lms.run("begin()")
    lms.play("kitchen/ask", "kitchen/rota")
    names = NAMES[lms.version]
    found = lms.seen()["interactions"]
    assert [each["id"] for each in found] == ["d1-kitchen-ask", "d2-kitchen-rota"]
    assert [each[names["response"]] for each in found] == ["a", "c"]
    assert {(each["type"], each["result"]) for each in found} == {("choice", "neutral")}
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,250}", each["id"]) for each in found)


def test_a_description_is_one_line_that_2004_takes(guidance: Guidance, small: Scenario) -> None:
    """In quotation marks, of at most 250 characters; a timestamp has two decimals, which are not 00."""
    lms = Lms(small, guidance, "2004")
    lms.run("begin()")
    lms.play("kitchen/ask")
    (found,) = lms.seen()["interactions"]
    assert found["description"].startswith("“Ask Ada")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(?!00)\d\dZ", found["timestamp"])
    for text in ("{lang}\\nwhat\\u2028now", "\\u{1fad6}".join(["x"] * 100), "w" * 900):
        said = lms.ask(f'descriptionOf("{text}")')
        assert re.fullmatch(r"“[^\n\r\u2028]{1,248}”", said)
        assert len(said.encode("utf-16-le")) <= 500
    for decided, expected in (
        ("2026-11-29T10:00:00.000Z", "2026-11-29T10:00:00.01Z"),
        ("2026-11-29T10:00:00.129Z", "2026-11-29T10:00:00.12Z"),
        ("2026-11-29T10:00:15Z", "2026-11-29T10:00:15.01Z"),
        ("2026-11-29T11:00:15.5+01:00", "2026-11-29T10:00:15.50Z"),
    ):
        timestamp = f"SCORM.interaction('a', {{decided: '{decided}', text: ''}}).timestamp"
        assert lms.ask(timestamp) == expected


def test_a_decision_is_reported_once(lms: Lms, small: Scenario) -> None:
    """Not again when it is taken again, or after the package was closed; what is begun anew is."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("attempt.at = 0")
    lms.play("kitchen/ask", "kitchen/rota")
    lms.launch(small)
    lms.run("attempt.at = 1")
    lms.play("kitchen/tell")
    ids = ["d1-kitchen-ask", "d2-kitchen-rota", "d2-kitchen-tell"]
    assert [each["id"] for each in lms.seen()["interactions"]] == ids
    lms.run("begin()")
    lms.play("kitchen/ask")
    assert [each["id"] for each in lms.seen()["interactions"]] == [*ids, "d1-kitchen-ask"]


def test_an_lms_that_does_not_count_interactions_gets_none(lms: Lms, small: Scenario) -> None:
    """The rest is kept."""
    lms.run("counts = false")
    lms.launch(small)
    lms.run("begin()")
    lms.play("kitchen/ask")
    seen = lms.seen()
    assert seen["interactions"] == []
    assert seen["stored"]["cmi.suspend_data"]


def test_at_most_250_interactions_are_reported(lms: Lms) -> None:
    """However often somebody begins anew."""
    for _ in range(130):
        lms.run("begin(); attempt.seed = Math.floor(Math.random() * 4e9)")
        lms.play("kitchen/ask", "kitchen/rota")
    assert len(lms.seen()["interactions"]) == 250


def test_a_long_id_is_cut_to_what_an_lms_takes(lms: Lms) -> None:
    """It ends with a letter or digit, as Moodle asks."""
    said = lms.ask(f"interactionId(12, {{scene: '{'a' * 239}', choice: '{'b' * 5}-{'c' * 90}'}})")
    assert said == f"d12-{'a' * 239}-{'b' * 5}"


def test_the_lms_gets_nothing_that_somebody_wrote(lms: Lms) -> None:
    """No reason, no note, no reflection: they stay in the browser, under the learner's own key."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    heard = len(lms.seen()["log"])
    lms.run("write('learnt', 'SECRET too')")
    seen = lms.seen()
    assert len(seen["log"]) == heard
    assert "SECRET" not in str(seen["log"]) + str(seen["stored"])
    (key,) = seen["shelf"]
    assert re.fullmatch(r"scenario-trainer/small/\w+", key)
    assert "learner" not in key


def test_the_privacy_note_names_every_value_that_the_lms_gets(lms: Lms) -> None:
    """And gives the path in the form that it has."""
    note = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("store.lookedBack()")
    elements = {re.sub(r"\.\d+\..*", "", element).split(".")[-1] for element in lms.seen()["stored"]}
    assert {each for each in elements if f"`{each}`" not in note} == set()
    (path,) = re.findall(r"`(1;[^`]+)`", note)
    assert lms.ask(f"attemptOn('{path}', story) !== null")


def test_play_goes_on_in_another_browser(lms: Lms, small: Scenario) -> None:
    """The same seed, timing, passes and place; the time spent and the day count on; nothing written is there."""
    lms.run("begin()")
    lms.play("kitchen/ask", "kitchen/rota")
    lms.run("attempt.at = 1")
    lms.play("kitchen/tell")
    before = lms.seen()["attempt"]
    assert len(lms.seen()["stored"]["cmi.suspend_data"]) < 80
    lms.run("shelf.clear()")
    lms.launch(small)
    after = lms.seen()["attempt"]
    for name in ("seed", "timing", "reason_first", "scenario_version", "current", "at"):
        assert after[name] == before[name]
    paths = [
        [[(each["scene"], each["choice"], each["text"]) for each in one["decisions"]] for one in kept["passes"]]
        for kept in (before, after)
    ]
    assert paths[0] == paths[1]
    assert after["passes"][0]["began"][:16] == before["passes"][0]["began"][:16]
    seconds = [each["seconds"] for one in after["passes"] for each in one["decisions"]]
    assert sum(seconds) == 15
    assert {each["reason"] for one in after["passes"] for each in one["decisions"]} == {""}
    assert lms.seen()["notice"] == ""


def test_what_was_written_here_joins_what_was_played_elsewhere(lms: Lms, small: Scenario) -> None:
    """The LMS knows the longer path, this browser the reasons."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("write('learnt', 'Much.')")
    here = json.dumps(lms.ask("[...shelf]"))
    lms.play("kitchen/rota")
    lms.run(f"shelf.clear(); for (const [key, text] of {here}) shelf.set(key, text)")
    lms.launch(small)
    attempt = lms.seen()["attempt"]
    assert [each["reason"] for each in attempt["passes"][0]["decisions"]] == ["SECRET", ""]
    assert attempt["at"] == 2
    assert attempt["written"] == {"learnt": "Much."}


def test_what_was_written_stays_where_another_pass_came_to_an_end_first(lms: Lms, small: Scenario) -> None:
    """That pass then comes before the one that was left, as played on in another browser."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    here = json.dumps(lms.ask("[...shelf]"))
    lms.run("attempt.at = 0")
    lms.play("kitchen/tell")
    lms.run("putEndedFirst({story, attempt}); store.write(attempt)")
    lms.run(f"shelf.clear(); for (const [key, text] of {here}) shelf.set(key, text)")
    lms.launch(small)
    assert choices_in(lms) == [["tell"], ["ask"]]
    attempt = lms.seen()["attempt"]
    assert attempt["current"] == 0
    assert [[each["reason"] for each in one["decisions"]] for one in attempt["passes"]] == [[""], ["SECRET"]]


def test_what_the_lms_missed_is_still_here(lms: Lms, small: Scenario) -> None:
    """The same pass goes on."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("broken = true")
    lms.play("kitchen/rota")
    lms.run("broken = false")
    lms.launch(small)
    assert choices_in(lms) == [["ask", "rota"]]
    assert lms.seen()["attempt"]["at"] == 2


def test_passes_of_two_browsers_stand_beside_each_other(lms: Lms, small: Scenario) -> None:
    """As after an hour in which the LMS did not hear from one of them."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("const early = stored")
    lms.play("kitchen/rota")
    here = json.dumps(lms.ask("[...shelf]"))
    lms.run("stored = early; shelf.clear()")
    lms.launch(small)
    lms.play("kitchen/tell")
    lms.run(f"for (const [key, text] of {here}) shelf.set(key, text)")
    lms.launch(small)
    assert choices_in(lms) == [["ask", "tell"], ["ask", "rota"]]


def test_an_attempt_that_was_begun_anew_elsewhere_takes_the_place_of_this(lms: Lms, small: Scenario) -> None:
    """Also where it took the same choices."""
    lms.run("begin()")
    lms.play("kitchen/ask", "kitchen/rota")
    here = json.dumps(lms.ask("[...shelf]"))
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run(f"for (const [key, text] of {here}) shelf.set(key, text)")
    lms.launch(small)
    assert choices_in(lms) == [["ask"]]


def test_an_attempt_of_which_the_lms_has_less_is_the_one_here(lms: Lms, small: Scenario) -> None:
    """As after its attempts were deleted there; the next decision reports all of it."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("stored = {}")
    lms.launch(small)
    lms.play("kitchen/rota")
    assert [each["id"] for each in lms.seen()["interactions"]] == ["d1-kitchen-ask", "d2-kitchen-rota"]


def test_another_version_goes_on_as_far_as_the_path_stands(lms: Lms, write: Write, guidance: Guidance) -> None:
    """A choice under another id, at the same place, is not the one that was taken."""
    lms.run("begin()")
    lms.play("kitchen/ask", "kitchen/rota")
    changed = load_scenario(
        write(
            "small.yaml",
            small_text().replace("      rota:", "      plan:").replace("kitchen/rota", "kitchen/plan"),
        ),
        guidance,
    ).value
    assert changed
    lms.run("shelf.clear()")
    lms.launch(changed)
    attempt = lms.seen()["attempt"]
    assert [each["choice"] for each in attempt["passes"][0]["decisions"]] == ["ask"]
    assert attempt["at"] == 1
    assert lms.seen()["notice"] == page.PATH_CHANGED
    lms.run("begin()")
    assert lms.seen()["notice"] == ""


def test_a_negative_seed_comes_back(lms: Lms) -> None:
    """The terminal trainer takes any whole number."""
    lms.run("begin(); attempt.seed = -7; store.write(attempt)")
    assert lms.ask("attemptOn(stored['cmi.suspend_data'], story).seed") == -7


@pytest.mark.parametrize("text", ["", "nonsense", "1;1.0.0;7", '{"a": 1}', "2;1.0.0;7;coached;0;1;1;0;0;1a"])
def test_suspend_data_of_others_is_no_attempt(lms: Lms, small: Scenario, text: str) -> None:
    """One begins at the beginning."""
    lms.run(f"stored = {{'cmi.suspend_data': '{text}'}}")
    lms.launch(small)
    assert lms.seen()["attempt"] is None


def test_suspend_data_never_outgrow_their_limit(lms: Lms) -> None:
    """The oldest what-ifs are left out, never the first pass or the one that was followed last."""
    limit = lms.ask("SCORM.limit")
    assert limit == {"1.2": 4095, "2004": 64_000}[lms.version]
    limit = min(limit, 4095)
    lms.run("begin()")
    lms.play("kitchen/ask", "kitchen/rota")
    lms.run(
        f"for (let i = 0; i < {limit // 2}; i++) attempt.passes.push(newPass([attempt.passes[0].decisions[0]]))"
    )
    lms.run("attempt.current = 1; attempt.at = 1")
    text = lms.ask(f"pathText(story, attempt, {limit})")
    assert limit - 4 < len(text) <= limit
    assert len(text.encode()) == len(text)
    back = f"attemptOn(pathText(story, attempt, {limit}), story)"
    assert lms.ask(f"{back}.passes[0].decisions.length") == 2
    assert lms.ask(f"{back}.current") == 1
    assert len(lms.ask("pathText(story, attempt, 50)")) == 50


def test_without_an_lms_the_page_plays_and_says_so(lms: Lms, small: Scenario) -> None:
    """It keeps the attempt in the browser."""
    lms.launch(small, alone=True)
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("store.lookedBack(); store.close()")
    seen = lms.seen()
    assert seen["saying"] == f"{page.NOT_REPORTED} {page.KEPT_HERE}"
    assert "scenario-trainer/small" in seen["shelf"]


@pytest.mark.parametrize(
    ("state", "says", "lasting"),
    [
        ("", f"{page.REPORTED} {page.WRITING_KEPT}", True),
        ("full = true", f"{page.REPORTED} {page.WRITING_NOT_KEPT}", False),
        ("broken = true", f"{page.NOT_REPORTED} {page.KEPT_HERE}", False),
        ("broken = full = true", f"{page.NOT_REPORTED} {page.NOT_KEPT_HERE}", False),
    ],
)
def test_the_page_says_what_is_kept_where(lms: Lms, state: str, says: str, lasting: bool) -> None:
    """Also when the LMS stops answering, or the browser is full."""
    lms.run(f"{state}; begin()")
    seen = lms.seen()
    assert (seen["saying"], seen["lasting"]) == (says, lasting)


def test_an_lms_that_comes_back_gets_what_it_missed(lms: Lms) -> None:
    """With whatever is done next."""
    lms.run("begin(); broken = true")
    lms.play("kitchen/ask", "kitchen/rota")
    lms.run("broken = false; write('learnt', 'Much.')")
    seen = lms.seen()
    assert seen["lasting"]
    assert len(seen["interactions"]) == 2
    assert lms.ask("attemptOn(stored['cmi.suspend_data'], story).at") == 2


def test_forgetting_an_attempt_empties_what_it_resumes_from(lms: Lms, small: Scenario) -> None:
    """In the LMS and in the browser, the place, too; what was reported stays."""
    lms.run("begin()")
    lms.play("kitchen/ask")
    lms.run("store.write(null)")
    assert lms.seen()["stored"][NAMES[lms.version]["location"]] == ""
    lms.launch(small)
    seen = lms.seen()
    assert (seen["attempt"], seen["shelf"]) == (None, [])
    assert len(seen["interactions"]) == 1


@pytest.mark.parametrize(
    ("window", "found"),
    [
        ("{API: 1}", True),
        ("above(1, {API: 1})", True),
        ("above(20, {API: 1})", True),
        ("above(21, {API: 1})", False),
        ("{opener: above(2, {API: 1})}", True),
        ("{top: {opener: {API: 1}}}", True),
        ("above(2, closed({parent: {API: 1}}))", True),
        ("closed({opener: closed({})})", False),
        ("{}", False),
    ],
)
def test_the_api_is_found_wherever_scorm_lets_it_be(lms: Lms, window: str, found: bool) -> None:
    """In the window, up to 20 above it, or from its opener; windows of other sites are passed by."""
    lms.run(
        "const above = (steps, last) => steps ? {parent: above(steps - 1, last)} : last;"
        "const closed = (open) => new Proxy(open, {get: (target, name) => {"
        " if (name === 'API') throw new Error('SecurityError'); return target[name]; }});"
    )
    assert lms.ask(f"foundApi('API', {window}) === 1") == found
