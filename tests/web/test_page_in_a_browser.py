"""A story's page in a real browser: by keyboard alone, on a phone, in every theme, kept and refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels, page, templates
from scenario_trainer.play.writing import Heading
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.web.pages import index_page, story_page
from tests.support.browser import Reader, mistakes, needs_axe, needs_chromium, opened_chromium, sideways
from tests.support.thorough import thorough
from tests.support.variants import HIDDEN, small_text, small_with
from tests.test_cli import invoke
from tests.web.test_conformance import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Dialog

    from scenario_trainer.story.model import Guidance

    Write = Callable[[str, str], Path]
    Open = Callable[..., Reader]

pytestmark = [needs_chromium, thorough]

ASK, TELL, ROTA = "Ask Ada", "Tell Ada", "Suggest that"
PHONE = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
SITE = "https://site.test/small.html"
"""The page on a web space, where Chromium without a profile never forgets; of files it now and then does."""
NASTY = "</script><b>\"'` & \u202eabc\u202c \x00"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with opened_chromium() as opened:
        yield opened


@pytest.fixture
def file(write: Write, guidance: Guidance) -> Path:
    """The page of the small story, with a gauge that is not shown."""
    story = load_scenario(write("small.yaml", small_text(HIDDEN)), guidance).value
    assert story is not None
    path = write("small.html", story_page(story, guidance))
    path.with_name("small.yaml").write_text(small_text(HIDDEN), encoding="utf-8")
    return path


@pytest.fixture
def reader(browser: Browser, file: Path) -> Iterator[Open]:
    """Opens the page; in the end nothing of its script has failed, and nothing but the page was asked for."""
    contexts, readers = [], []

    def open_page(url: str = file.as_uri(), **options: object) -> Reader:
        context = browser.new_context(bypass_csp=True, **options)  # type: ignore[arg-type]
        context.route("https://site.test/**", lambda route: route.fulfill(path=file))
        contexts.append(context)
        readers.append(Reader(context.new_page(), url))
        return readers[-1]

    yield open_page
    for each in readers:
        assert each.failed == []
        assert [url for url in each.asked if not url.startswith(("file:", "blob:", SITE))] == []
    for context in contexts:
        context.close()


def test_a_whole_play_by_keyboard_alone(reader: Open) -> None:
    """After each step the focus is on a new heading and the title names it; Tab reaches all that is needed."""
    at = reader()
    keyboard, titles = at.page.keyboard, [at.page.title()]

    def press(selector: str) -> None:
        at.press_until("Tab", selector)
        keyboard.press("Enter")
        assert at.heading() == at.page.title().split(" · ")[0]
        titles.append(at.page.title())

    def choose(text: str) -> None:
        at.press_until("Tab", "#view input[name=choice]:enabled")
        value = at.page.locator("label.choice", has_text=text).locator("input").get_attribute("value")
        at.press_until("ArrowDown", f"#view input[value={value}]")
        keyboard.press("Space")
        press("#view form button.main")

    press("#begin button:not([type=button])")
    for text in (ASK, ROTA):
        choose(text)
        press("#view button.main")
    assert "A full kettle" in at.shown()
    press("#view button.main")
    assert titles[-1] == "Debrief · A small story"
    assert len(set(titles)) == 5
    at.press_until("Tab", "#view button.link")
    keyboard.press("Enter")
    assert at.heading() == "Monday, 8.55"


def test_without_an_answer_the_page_says_so_in_text(reader: Open) -> None:
    """The answers are described by it, and the first that can be chosen has the focus."""
    at = reader()
    assert page.UNPLAYABLE not in at.shown()
    at.begin()
    at.button("Choose").click()
    at.button("Choose").click()
    assert at.page.locator(".error").all_inner_texts() == [page.CHOOSE_FIRST]
    assert (
        at.page.evaluate("document.activeElement.closest('fieldset').getAttribute('aria-describedby')") == "error"
    )
    assert at.page.locator("input:disabled").count() == 1
    assert "(not yet: You do not know about a rota yet.)" in at.shown()


def test_a_whole_play_by_touch_on_a_small_phone(reader: Open) -> None:
    """Nothing is wider than 320 pixels, which is 1,280 at four times the size, and all can be tapped."""
    at = reader(**PHONE)
    views = []

    def tap(selector: str) -> None:
        at.page.locator(selector).first.tap()
        at.unfold()
        views.append(sideways(at.page))
        small = at.page.eval_on_selector_all(
            "main button, main label.choice, main summary",
            "all => all.filter((each) => each.offsetParent && each.getBoundingClientRect().height < 24)"
            ".map((each) => each.textContent)",
        )
        assert small == []

    tap("#begin button.main:not([type=button])")
    for text in (ASK, ROTA):
        at.page.locator("label.choice", has_text=text).first.tap()
        tap("#view form button.main")
        tap("#view button.main")
    tap("#view button.main")
    assert at.page.title() == "Debrief · A small story"
    assert views == [0] * len(views)


def moments(at: Reader) -> Iterator[str]:
    """Comes to each kind of moment, everything unfolded."""

    def come(name: str) -> str:
        at.unfold()
        return name

    yield come("briefing")
    at.begin(reason_first=True)
    yield come("decision")
    at.button("Choose").click()
    yield come("error")
    at.choose(ASK)
    yield come("outcome")
    at.button("Go on").click()
    at.choose(ROTA)
    at.button("Go on").click()
    yield come("ending")
    at.button("Look back").click()
    yield come("debrief")
    at.page.locator("#view button.link").first.click()
    at.play(TELL)
    at.button("Look back").click()
    yield come("what-if")


@needs_axe
@pytest.mark.parametrize("theme", [*page.THEMES])
def test_axe_finds_nothing_to_mend(reader: Open, theme: str) -> None:
    """In no kind of moment, in any theme, against WCAG 2.2 A and AA and its best practices."""
    at = reader(color_scheme="dark" if theme == "auto" else "light", reduced_motion="reduce")
    at.unfold()
    at.page.select_option("#theme", theme)
    assert {name: found for name in moments(at) if (found := mistakes(at.page))} == {}


@needs_axe
def test_axe_finds_nothing_to_mend_in_the_index(browser: Browser, tmp_path: Path) -> None:
    """Nor is it wider than a small phone; colours can be chosen there, too."""
    file = tmp_path / "index.html"
    file.write_text(index_page([bundled("the-missed-meeting"), bundled("after-the-review")]), encoding="utf-8")
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 568})
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert mistakes(opened) == []
    assert sideways(opened) == 0
    opened.locator("header summary").click()
    opened.select_option("#theme", "contrast-dark")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert mistakes(opened) == []
    context.close()


def test_one_region_is_announced_and_no_story_is_in_it(reader: Open) -> None:
    """Story texts are read where the focus goes, not announced."""
    at = reader()
    for name in moments(at):
        assert at.live_regions() == ["status"], name
        assert at.status() == "", name
    at.page.locator("#view button.link").first.click()
    assert at.status() == page.PASS_STAYS


def test_the_feedback_waits_where_the_learner_wants_that(reader: Open) -> None:
    """With consequences first nothing is judged until the debrief, which is the same."""
    first, second = reader(), reader()
    first.begin(timing="consequences")
    first.choose(TELL)
    assert "Works against" not in first.shown()
    assert labels.OTHERS_CHOOSE not in first.shown()
    second.begin()
    second.choose(TELL)
    assert "Works against: Facts alone are not enough" in second.shown()
    for at in (first, second):
        at.button("Go on").click()
        at.button("Look back").click()
        at.unfold()
    assert first.shown() == second.shown()


def test_what_a_principle_means_opens_below_its_verdict(reader: Open, guidance: Guidance) -> None:
    """It is folded until somebody asks."""
    at = reader()
    at.begin()
    at.choose(TELL)
    principle = guidance.principles["facts-are-not-enough"]
    assert principle.in_short not in at.shown()
    at.page.locator(".finding summary", has_text=principle.title).click()
    assert principle.in_short in at.page.locator(".finding.against").inner_text()


def test_the_debrief_sets_a_what_if_beside_the_first_pass(reader: Open) -> None:
    """What was decided first stays; each pass can be looked back on."""
    at = reader()
    at.begin()
    at.play(ASK, ROTA)
    at.button("Look back").click()
    assert "One decision away" in at.shown()
    at.page.locator("#view").get_by_role("button", name="Decide differently: decision 1").first.click()
    at.play(TELL)
    at.button("Look back").click()
    at.unfold()
    assert labels.SIDE_BY_SIDE in at.shown()
    at.page.get_by_role("button", name="Show First pass: A full kettle").click()
    at.unfold()
    assert at.shown().index("A full kettle") < at.shown().index("Two kettles")
    kept = json.loads(at.page.evaluate("localStorage['scenario-trainer/small']"))
    assert [[each["choice"] for each in one["decisions"]] for one in kept["passes"]] == [["ask", "rota"], ["tell"]]


def test_a_what_if_can_be_left_for_the_debrief(reader: Open) -> None:
    """From its decisions and outcomes, to the pass that it was begun from; a first pass has no such way."""
    at = reader()
    back = at.button(page.BACK_TO_DEBRIEF)

    def differ() -> None:
        at.unfold()
        at.page.locator("#view button.link").first.click()

    at.begin()
    assert back.count() == 0
    at.choose(TELL)
    assert back.count() == 0
    at.button("Go on").click()
    assert back.count() == 0
    at.button("Look back").click()
    differ()
    back.click()
    assert at.heading() == "Debrief"
    differ()
    at.choose(ASK)
    assert back.count() == 1
    at.button("Go on").click()
    back.click()
    assert at.heading() == "Debrief"
    assert at.page.locator(".ending").first.inner_text().endswith("Two kettles")
    differ()
    at.play(ASK, ROTA)
    assert back.count() == 0
    at.button("Look back").click()
    differ()
    back.click()
    assert at.page.locator(".ending").first.inner_text().endswith("A full kettle")


def test_the_first_pass_is_the_first_that_came_to_an_end(reader: Open) -> None:
    """What was left for another answer before that is no first pass, also when it is taken up as a what-if."""
    at = reader(SITE)

    def record() -> str:
        at.unfold()
        with at.page.expect_download() as saving:
            at.button(page.SAVE_RECORD).click()
        return Path(saving.value.path()).read_text("utf-8")

    at.begin()
    at.choose(ASK)
    at.button("Try another answer").click()
    assert labels.WHAT_IF not in at.shown()
    at.play(TELL)
    at.button("Look back").click()
    for text in (labels.SIDE_BY_SIDE, page.YOUR_PASSES):
        assert text not in at.shown()
    saved = record()
    assert "Two kettles" in saved
    assert labels.WHAT_IFS_PLAYED not in saved
    at.page.locator("#view button.link").first.click()
    assert f"{labels.WHAT_IF} · Decision 1" in at.shown()
    at.play(ASK, ROTA)
    at.come_back()
    at.button(page.GO_ON_PLAYING).click()
    at.button("Look back").click()
    at.unfold()
    assert labels.SIDE_BY_SIDE in at.shown()
    assert at.button("Show First pass: Two kettles").count() == 1
    saved = record()
    assert f"{labels.WHAT_IFS_PLAYED}</th><td>1<" in saved
    assert "A full kettle" not in saved


def test_an_attempt_of_the_terminal_has_its_first_pass_likewise(reader: Open, tmp_path: Path) -> None:
    """A saved file may begin with a pass that came to no end; where the learner was stays."""
    at = reader(SITE)
    at.begin()
    at.choose(ASK)
    at.button("Try another answer").click()
    at.play(TELL)
    attempt = json.loads(at.page.evaluate("localStorage['scenario-trainer/small']"))
    file = tmp_path / "attempt.json"
    file.write_text(json.dumps({**attempt, "passes": attempt["passes"][::-1], "current": 1}), encoding="utf-8")
    at.page.set_input_files("#open", file)
    at.page.wait_for_function("document.querySelector('#status').textContent")
    assert "Two kettles" in at.shown()
    at.button("Look back").click()
    at.unfold()
    at.page.locator("#view button.link").first.click()
    at.play(ASK, ROTA)
    at.button("Look back").click()
    at.unfold()
    assert at.button("Show First pass: Two kettles").count() == 1


def test_buttons_of_different_answers_have_different_names(reader: Open, write: Write, guidance: Guidance) -> None:
    """Also where they take the same decision differently."""
    other = "      leave:\n        text: Walk out.\n        goto: apart\n"
    story = small_with(write, guidance, ("      rota:\n", f"{other}      rota:\n"))
    at = reader(write("two.html", story_page(story, guidance)).as_uri())
    at.begin()
    at.play(ASK, ROTA)
    at.button("Look back").click()
    at.unfold()
    away = at.page.locator("#view section", has=at.page.get_by_role("heading", name=labels.ONE_DECISION_AWAY))
    names = away.locator("button").evaluate_all("all => all.map((each) => each.ariaLabel)")
    assert len(set(names)) == len(names)
    assert sum(name.startswith("Decide differently: decision 1: “") for name in names) == 2


def test_each_part_of_the_debrief_has_a_heading(reader: Open) -> None:
    """The folded ones, too, so that what is inside stands below it in the outline."""
    at = reader()
    at.begin()
    at.play(TELL)
    at.button("Look back").click()
    parts = at.page.locator("#view > details")
    assert parts.count() > 3
    assert parts.locator("> summary > h3").count() == parts.count()


def test_a_step_back_asks_again_and_says_so(reader: Open) -> None:
    """In the one announced region."""
    at = reader()
    at.begin()
    at.choose(ASK)
    at.button("Try another answer").click()
    assert (at.heading(), at.status()) == ("Monday, 8.55", labels.STEPPED_BACK)


def test_people_words_guidance_and_transcript_can_be_looked_up(reader: Open) -> None:
    """What one knows by now, too; hopes and worries stay hidden until the debrief, a hidden gauge for good."""
    at = reader()
    at.begin()
    at.play(ASK)
    at.unfold()
    at.page.wait_for_function("document.querySelector('#transcript div').textContent")
    seen = at.page.locator(".look-up").inner_text()
    for text in (
        "Ada Mensah",
        "A list that says whose turn it is.",
        "You asked Ada.",
        "Ada puts the kettle down.",
    ):
        assert text in seen
    assert "Small" not in seen or "Start with small wins" in seen
    assert "A quiet morning." not in at.page.locator("body").inner_text()
    assert "Secret" not in at.page.content()


def test_play_goes_on_after_the_page_was_closed(reader: Open) -> None:
    """From the last outcome, and the page says where the attempt is kept."""
    at = reader(SITE)
    assert page.KEPT_HERE in at.page.locator("footer").inner_text()
    at.begin()
    at.choose(ASK)
    at.come_back()
    assert page.REPLACED in at.shown()
    assert at.button(page.BEGIN_ANEW).count() == 1
    at.button("Go on where you were").click()
    assert at.heading() == "What follows"
    assert "Ada puts the kettle down." in at.shown()
    at.page.get_by_role("button", name=page.FORGET_ATTEMPT).click()
    at.page.get_by_role("button", name=page.FORGET_ANYWAY).click()
    assert (at.heading(), at.status()) == ("Briefing", page.FORGOTTEN)
    assert at.button(page.BEGIN).count() == 1
    assert page.REPLACED not in at.shown()
    assert at.page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith('/small'))") == []


def test_an_attempt_at_another_version_goes_on_as_far_as_it_stands(reader: Open) -> None:
    """What has changed is said, and what was decided then is not lost."""
    at = reader(SITE)
    at.begin()
    at.play(ASK, ROTA)
    at.page.evaluate(
        """() => {
          const key = "scenario-trainer/small", kept = JSON.parse(localStorage[key]);
          kept.passes[0].decisions[1].choice = "gone";
          localStorage[key] = JSON.stringify(kept);
        }"""
    )
    at.come_back()
    at.button("Go on where you were").click()
    assert "At decision 2" in at.page.locator("#view .notice").inner_text()
    at.play(TELL)
    kept = json.loads(at.page.evaluate("localStorage['scenario-trainer/small']"))
    assert [[each["choice"] for each in one["decisions"]] for one in kept["passes"]] == [
        ["ask", "gone"],
        ["ask", "tell"],
    ]


def test_two_windows_never_write_over_each_other(reader: Open) -> None:
    """What is played in one is taken over by the other, which says so and forgets what it knew before."""
    at = reader(SITE)
    other = Reader(at.page.context.new_page(), SITE)
    other.begin()
    other.play(ASK)
    at.page.wait_for_function("document.querySelector('#status').textContent")
    assert (at.heading(), at.status()) == ("Briefing", page.PLAYED_ELSEWHERE)
    at.button(page.GO_ON_PLAYING).click()
    assert "Ada puts the kettle down." in at.shown()
    at.button("Go on").click()
    at.choose(ROTA)
    assert other.heading() == "Briefing"
    other.button(page.GO_ON_PLAYING).click()
    assert "A full kettle" in other.shown()
    assert other.failed == []


def test_the_briefing_comes_back_as_it_was_when_an_attempt_is_forgotten(reader: Open) -> None:
    """Its title, too; nothing that was found out stays; a first click that was not meant is taken back."""
    at = reader()
    title = at.page.title()
    at.begin()
    at.choose(ASK)
    at.page.get_by_role("button", name=page.FORGET_ATTEMPT).click()
    at.button("Go on").click()
    assert at.page.locator("#forget").inner_text() == page.FORGET_ATTEMPT
    at.page.locator("#forget").click()
    at.page.locator("#forget").click()
    at.unfold()
    assert at.page.title() == title
    assert "You asked Ada." not in at.page.locator("body").inner_text()


def test_a_kept_attempt_that_cannot_be_read_is_not_lost_unseen(reader: Open) -> None:
    """The briefing says what beginning does to it."""
    at = reader(SITE)
    at.page.evaluate("localStorage['scenario-trainer/small'] = '{'")
    at.come_back()
    assert page.UNREADABLE in at.shown()
    assert at.button(page.GO_ON_PLAYING).count() == 0
    at.begin()
    at.come_back()
    assert page.UNREADABLE not in at.shown()


def test_a_what_if_is_named_as_one(reader: Open) -> None:
    """The first pass is not."""
    at = reader()
    at.begin()
    assert labels.WHAT_IF not in at.shown()
    at.play(TELL)
    at.button("Look back").click()
    at.unfold()
    at.page.locator("#view button.link").first.click()
    assert f"{labels.WHAT_IF} · Decision 1" in at.shown()
    assert at.status() == page.PASS_STAYS


def test_the_record_has_what_was_written_about_every_ending(reader: Open) -> None:
    """That of a what-if, too, though the record is of the first pass."""
    at = reader()
    at.begin()
    for number, pick in enumerate((TELL, ASK), start=1):
        at.play(*([pick] if pick == TELL else [pick, ROTA]))
        at.button("Look back").click()
        at.unfold()
        questions = at.page.locator("#view details:last-of-type label.field")
        questions.nth(1).locator("textarea").fill(f"Answer {number}")
        if pick == TELL:
            at.page.locator("#view button.link").first.click()
    with at.page.expect_download() as saving:
        at.button(page.SAVE_RECORD).click()
    record = Path(saving.value.path()).read_text("utf-8")
    assert "Answer 1" in record
    assert "Answer 2" in record


@pytest.mark.parametrize("why", ["sandboxed", "full"])
def test_where_nothing_can_be_kept_the_page_plays_and_says_so(browser: Browser, file: Path, why: str) -> None:
    """In a frame of another site, in a private window, with a full storage."""
    frame = file.with_name("frame.html")
    frame.write_text(f'<iframe sandbox="allow-scripts" src="{file.name}" title="story"></iframe>')
    context = browser.new_context()
    if why == "full":
        context.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
        )
    opened = context.new_page()
    opened.goto((frame if why == "sandboxed" else file).as_uri())
    inside = opened.frame_locator("iframe").locator("body") if why == "sandboxed" else opened.locator("body")
    inside.get_by_role("button", name="Begin", exact=True).click()
    assert inside.get_by_role("status").inner_text() == page.NOT_KEPT_HERE
    inside.locator("label.choice", has_text=TELL).locator("input").check()
    inside.get_by_role("button", name="Choose").click()
    assert inside.get_by_role("status").inner_text() == ""
    assert "Ada says nothing." in inside.inner_text()
    assert page.NOT_KEPT_HERE in inside.inner_text()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    opened.on("dialog", leave)
    opened.goto("about:blank")
    # A sandboxed frame may ask nothing.
    assert asked == (["beforeunload"] if why == "full" else [])
    context.close()


@pytest.mark.parametrize("lacking", ["JavaScript", "DecompressionStream"])
def test_a_browser_that_cannot_play_shows_the_briefing_and_says_so(
    browser: Browser, file: Path, lacking: str
) -> None:
    """Rather than a button that does nothing."""
    context = browser.new_context(java_script_enabled=lacking != "JavaScript")
    context.add_init_script("delete globalThis.DecompressionStream")
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert page.UNPLAYABLE in opened.locator("main").inner_text()
    assert "You are the newcomer." in opened.locator("main").inner_text()
    assert opened.get_by_role("button").count() == 0
    context.close()


def test_what_a_learner_writes_is_text_and_comes_back(reader: Open, tmp_path: Path) -> None:
    """Reasons, notes and reflections: in the debrief, in the record, and after the page was closed."""
    at = reader(SITE)
    at.begin(reason_first=True)
    at.page.locator("[name=reason]").fill(NASTY)
    at.page.locator("label.choice", has_text="certain").locator("input").check()
    at.choose(TELL)
    at.unfold()
    at.page.get_by_label(labels.NOTE).fill(NASTY)
    at.button("Go on").click()
    at.button("Look back").click()
    at.unfold()
    at.page.get_by_label(labels.PROMPTS[Heading.COMMITMENT]).fill(NASTY)
    at.page.get_by_label(labels.PROMPTS[Heading.LEARNT]).fill(NASTY)
    at.page.get_by_label("4.6 reflection").check()
    assert labels.SURE_AND_AGAINST in at.shown()
    assert f"You were certain. Your reason: {NASTY.strip()}"[:40] in at.shown()
    with at.page.expect_download() as saving:
        at.button(page.SAVE_RECORD).click()
    record = Path(saving.value.path()).read_text("utf-8")
    assert re.match(r"cpd-small-\d{4}-\d\d-\d\d\.html", saving.value.suggested_filename)
    assert "&lt;/script&gt;&lt;b&gt;" in record
    assert "<b>" not in record
    for text in ("4.6 reflection", "Works against", "Tell Ada that everybody", labels.CPD_TYPE, ">1<"):
        assert text in record
    at.come_back()
    at.button("Go on where you were").click()
    at.button("Look back").click()
    assert at.page.get_by_label(labels.PROMPTS[Heading.COMMITMENT]).input_value() == NASTY


def test_a_saved_attempt_goes_to_the_terminal_trainer_and_back(reader: Open, file: Path, tmp_path: Path) -> None:
    """It is listed there, played on there, and opened here again."""
    at = reader()
    at.begin()
    at.play(ASK)
    with at.page.expect_download() as saving:
        at.page.get_by_role("button", name=page.SAVE_ATTEMPT).click()
    saved, back = tmp_path / "attempt.json", tmp_path / "back.json"
    saving.value.save_as(saved)
    ran = invoke("--scenarios", file.parent, "record", "import", saved)
    assert (ran.exit_code, ran.stdout) == (0, "1 decision brought in.\n")
    invoke("--scenarios", file.parent, "--plain", "play", "small", typed="\n3\n\n\n")
    assert invoke("--scenarios", file.parent, "record", "save", "1", back).exit_code == 0
    at.page.set_input_files("#open", back)
    at.page.wait_for_function("document.querySelector('#status').textContent")
    assert at.status() == page.OPENED
    decisions = json.loads(back.read_text("utf-8"))["passes"][0]["decisions"]
    assert [each["choice"] for each in decisions[:1]] == ["ask"]
    assert len(decisions) == 2
    at.unfold()
    at.page.wait_for_function("document.querySelector('#transcript div').textContent")
    assert decisions[1]["text"] in at.page.locator("#transcript").inner_text()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no JSON", page.NOT_AN_ATTEMPT),
        ('{"scenario-trainer": "records"}', page.NOT_AN_ATTEMPT),
        ('{"scenario-trainer": "attempt", "version": 1, "passes": [{}]}', page.NOT_AN_ATTEMPT),
        ('{"scenario-trainer": "attempt", "version": 2}', page.LATER_ATTEMPT),
    ],
)
def test_a_file_that_is_no_attempt_is_refused(reader: Open, tmp_path: Path, content: str, says: str) -> None:
    """In words, and what is under way stays."""
    at = reader()
    at.begin()
    file = tmp_path / "file.json"
    file.write_text(content)
    at.page.set_input_files("#open", file)
    at.page.wait_for_function("document.querySelector('#status').textContent")
    assert at.status() == says
    assert "Ada holds the empty kettle." in at.shown()


def test_theme_and_text_size_are_chosen_for_every_story(reader: Open) -> None:
    """They are there again when the page is opened."""
    at = reader(SITE)
    at.unfold()
    at.page.select_option("#theme", "contrast-dark")
    at.page.select_option("#size", "150")
    at.come_back()
    root = "getComputedStyle(document.body)"
    assert at.page.evaluate(f"{root}.backgroundColor") == "rgb(0, 0, 0)"
    assert float(at.page.evaluate(f"parseFloat({root}.fontSize)")) > 25
    assert at.page.evaluate("document.querySelector('#theme').value") == "contrast-dark"


def test_a_printed_debrief_is_all_text(reader: Open) -> None:
    """Black on white, without buttons and what belongs to the screen; what is folded is printed, too.

    Of what can be looked up it is what somebody has opened.
    """
    at = reader(color_scheme="dark")
    at.begin()
    at.play(TELL)
    at.button("Look back").click()
    at.page.locator("#transcript summary").click()
    at.page.wait_for_function("document.querySelector('#transcript div').textContent")
    at.page.emulate_media(media="print")
    assert "Works against: Facts alone are not enough" in at.shown()
    assert at.page.locator("main button:visible, footer:visible").count() == 0
    opened = at.page.locator(".look-up details:visible")
    assert opened.evaluate_all("all => all.map((each) => each.id)") == ["transcript"]
    assert at.page.evaluate("getComputedStyle(document.querySelector('.bar span')).printColorAdjust") == "exact"
    assert at.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert at.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert at.page.pdf().startswith(b"%PDF")


def test_a_story_too_large_to_explore_says_that_open_endings_are_unknown(
    reader: Open, write: Write, guidance: Guidance
) -> None:
    """It plays, and what is one decision away is told all the same."""
    gauges = "".join(
        f"\n  g{n}: {{label: G{n}, start: 0, min: -1000, max: 1000, low: l, high: h}}" for n in range(5)
    )
    text = small_text(("high: solid}", f"high: solid}}{gauges}"))
    story = load_scenario(write("small.yaml", text), guidance).value
    assert story is not None
    at = reader(write("large.html", story_page(story, guidance)).as_uri())
    at.begin()
    at.play(ASK, ROTA)
    at.page.wait_for_timeout(500)
    at.button("Look back").click()
    at.unfold()
    assert page.OPEN_ENDINGS_UNKNOWN in at.shown()
    assert "leads to" in at.shown()
    assert templates.STILL_OPEN[1].format(number=2) not in at.shown()
