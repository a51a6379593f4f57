"""A package in learning management systems that are not ours: played to the end, closed, and resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels, page
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.web.packages import package
from tests.support.browser import needs_chromium, needs_scorm_again, needs_scormhost, opened_chromium
from tests.support.lms_host import ScormAgain, ScormHost, running_scormhost
from tests.support.thorough import thorough
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

pytestmark = [needs_chromium, thorough]

ASK, ROTA = "Ask Ada", "Suggest that"
SECRET = "What nobody else is to read."
BOTH = pytest.mark.parametrize("version", ["1.2", "2004"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with opened_chromium() as opened:
        yield opened


@pytest.fixture
def scormhost(tmp_path: Path) -> Iterator[str]:
    """The address of a running scormhost."""
    with running_scormhost(tmp_path) as url:
        yield url


@needs_scorm_again
@BOTH
def test_scorm_again_keeps_a_play_to_the_debrief(
    browser: Browser, small: Scenario, guidance: Guidance, version: str
) -> None:
    """Completed, without a score; which choices were taken; nothing is refused, and nothing written arrives."""
    lms = ScormAgain(browser, package(small, guidance, version), version)
    with lms.session() as story:
        assert page.REPORTED in story.place.locator("footer").inner_text()
        story.begin(reason_first=True)
        story.place.locator("[name=reason]").fill(SECRET)
        story.play(ASK, ROTA)
        story.button("Look back").click()
        assert "A full kettle" in story.shown()
        assert story.status() == ""
    core = lms.cmi["core"] if version == "1.2" else lms.cmi
    status = core["lesson_status" if version == "1.2" else "completion_status"]
    scores = {core["score"]["raw"], *({} if version == "1.2" else {core["score"]["scaled"]})}
    assert (status, scores, lms.refused) == ("completed", {""}, [])
    assert [each["id"] for each in lms.cmi["interactions"].values()] == ["d1-kitchen-ask", "d2-kitchen-rota"]
    response = "student_response" if version == "1.2" else "learner_response"
    assert [each[response] for each in lms.cmi["interactions"].values()] == ["a", "c"]
    assert SECRET not in str(lms.cmi)


@needs_scorm_again
@BOTH
def test_scorm_again_resumes_where_the_package_was_closed(
    browser: Browser, small: Scenario, guidance: Guidance, version: str
) -> None:
    """In another browser, after a decision whose outcome was shown."""
    lms = ScormAgain(browser, package(small, guidance, version), version)
    with lms.session() as story:
        story.begin()
        story.choose(ASK)
    with lms.session() as story:
        story.button(page.GO_ON_PLAYING).click()
        assert story.heading() == page.WHAT_FOLLOWS
        assert "Ada puts the kettle down." in story.shown()
        story.button("Go on").click()
        story.choose(ROTA)
    assert [each["id"] for each in lms.cmi["interactions"].values()] == ["d1-kitchen-ask", "d2-kitchen-rota"]
    assert lms.refused == []


@needs_scorm_again
def test_a_changed_story_goes_on_as_far_as_it_stands(
    browser: Browser, write: Write, small: Scenario, guidance: Guidance
) -> None:
    """And says so."""
    changed = load_scenario(write("small.yaml", small_text().replace("kitchen", "galley")), guidance).value
    assert changed
    lms = ScormAgain(browser, package(small, guidance, "1.2"), "1.2")
    with lms.session() as story:
        story.begin()
        story.choose(ASK)
    later = ScormAgain(browser, package(changed, guidance, "1.2"), "1.2")
    later.cmi = lms.cmi
    with later.session() as story:
        story.button(page.GO_ON_PLAYING).click()
        assert page.PATH_CHANGED in story.shown()
        assert story.heading() == "Monday, 8.55"


@needs_scormhost
@BOTH
def test_scormhost_keeps_a_play_and_resumes_it(
    browser: Browser, scormhost: str, small: Scenario, guidance: Guidance, version: str
) -> None:
    """It takes the upload, resumes in another browser, and keeps that the debrief was opened."""
    lms = ScormHost(browser, scormhost, package(small, guidance, version))
    status = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}[version]
    with lms.session() as story:
        story.begin(reason_first=True)
        story.place.locator("[name=reason]").fill(SECRET)
        story.choose(ASK)
    assert lms.cmi[status] == "incomplete"
    with lms.session() as story:
        story.button(page.GO_ON_PLAYING).click()
        assert "Ada puts the kettle down." in story.shown()
        story.button("Go on").click()
        story.play(ROTA)
        story.button("Look back").click()
    assert lms.cmi[status] == "completed"
    with lms.session() as story:
        story.button(page.GO_ON_PLAYING).click()
        assert story.heading() == labels.THE_END
    assert lms.cmi[status] == "completed"
    assert SECRET not in str(lms.cmi)


@needs_scorm_again
def test_a_package_in_a_frame_of_another_site_plays_and_says_so(
    browser: Browser, small: Scenario, guidance: Guidance
) -> None:
    """Where it may neither reach the LMS nor keep anything."""
    lms = ScormAgain(browser, package(small, guidance, "1.2"), "1.2", sandbox="allow-scripts")
    with lms.session() as story:
        assert f"{page.NOT_REPORTED} {page.NOT_KEPT_HERE}" in story.place.locator("footer").inner_text()
        story.begin()
        assert story.status() == f"{page.NOT_REPORTED} {page.NOT_KEPT_HERE}"
        story.choose(ASK)
        assert "Ada puts the kettle down." in story.shown()
