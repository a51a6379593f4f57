"""Learning management systems (LMS) that are not ours, with packages in a real browser.

scorm-again is what many players run within a page; scormhost is a small LMS with a server, accounts and uploads.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
import zipfile
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.support.browser import SCORM_AGAIN, SCORMHOST_PYTHON, Story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, FilePayload, Frame, Page, Route

SITE = "https://lms.test/"
PLAYER = """<!DOCTYPE html><title>LMS</title><iframe id="content" title="story" %(sandbox)s></iframe>
<script src="api.js"></script>
<script>
const api = new %(api)s({logLevel: 5});
const refused = [];
for (const method of %(methods)s) {
  const real = api[method].bind(api);
  api[method] = (...given) => {
    const said = real(...given);
    if (String(said) === "false") refused.push([method, ...given]);
    return said;
  };
}
const saved = %(saved)s;
if (saved) api.loadFromJSON(saved);
window.%(name)s = api;
document.getElementById("content").src = "package/index.html";
</script>"""
PLAYERS = {
    "1.2": ("scorm12", "Scorm12API", "API", ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"]),
    "2004": ("scorm2004", "Scorm2004API", "API_1484_11", ["Initialize", "SetValue", "Commit", "Terminate"]),
}

PENDING = """
window.pending = 0;
const asked = window.fetch.bind(window);
window.fetch = (...given) => {
  window.pending += 1;
  return asked(...given).finally(() => { window.pending -= 1; });
};
"""
"""Counts the requests that have not been answered."""


class ScormAgain:
    """A player page with scorm-again, in a browser of its own for each session; data lasts between sessions."""

    def __init__(self, browser: Browser, package: bytes, version: str, *, sandbox: str = "") -> None:
        """`sandbox`: what the frame of the package may do, where that is not everything."""
        self._sandbox = f'sandbox="{sandbox}"' if sandbox else ""
        self.cmi: dict[str, Any] = {}
        """What the LMS keeps after a session."""
        self.refused: list[list[str]] = []
        self._browser = browser
        self._version = version
        with zipfile.ZipFile(BytesIO(package)) as file:
            self._page = file.read("index.html").decode()

    @contextmanager
    def session(self) -> Iterator[Story]:
        """Open the package; in the end the frame goes away, as when somebody leaves the activity."""
        context = self._browser.new_context()
        context.route(f"{SITE}**", self._answer)
        page = context.new_page()
        page.goto(SITE)
        yield Story(_frame(page, "content"))
        page.evaluate("document.getElementById('content').remove()")
        self.cmi = page.evaluate("api.renderCMIToJSONObject().cmi")
        self.refused += page.evaluate("refused")
        context.close()

    def _answer(self, route: Route) -> None:
        file, api, name, methods = PLAYERS[self._version]
        saved = json.dumps(self.cmi or None)
        values = {
            "api": api,
            "name": name,
            "methods": json.dumps(methods),
            "saved": saved,
            "sandbox": self._sandbox,
        }
        content = {"": PLAYER % values, "package/index.html": self._page}
        path = route.request.url.removeprefix(SITE)
        if path == "api.js":
            route.fulfill(path=SCORM_AGAIN / f"{file}.min.js")
        else:
            route.fulfill(body=content[path], content_type="text/html; charset=utf-8")


class ScormHost:
    """A package in a running scormhost, with one learner who has an account."""

    def __init__(self, browser: Browser, url: str, package: bytes) -> None:
        self._browser, self._url = browser, url
        context = self._signed_in("register", {"username": "ada", "display_name": "Ada"})
        upload: FilePayload = {"name": "small.zip", "mimeType": "application/zip", "buffer": package}
        answer = context.request.post(f"{url}/api/packages", multipart={"file": upload})
        assert answer.status == 201, answer.text()
        self._id = answer.json()["id"]
        context.close()

    def _signed_in(self, how: str, more: dict[str, str]) -> BrowserContext:
        context = self._browser.new_context()
        account = {"email": "ada@example.org", "password": "a long password", **more}
        answer = context.request.post(f"{self._url}/api/auth/{how}", data=account)
        assert answer.ok, answer.text()
        return context

    @contextmanager
    def session(self) -> Iterator[Story]:
        """Launch the package in a new browser."""
        context = self._signed_in("login", {})
        context.add_init_script(PENDING)
        page = context.new_page()
        page.goto(f"{self._url}/launch/{self._id}")
        yield Story(_frame(page, "scormhost-content"))
        page.evaluate("document.getElementById('scormhost-content').remove()")
        page.wait_for_function("window.pending === 0")
        context.close()

    @property
    def cmi(self) -> dict[str, str]:
        """What the server keeps of the learner."""
        context = self._signed_in("login", {})
        answer = context.request.get(f"{self._url}/api/scorm/{self._id}/cmi?launch=index.html")
        elements: dict[str, str] = answer.json()["elements"]
        context.close()
        return elements


@contextmanager
def running_scormhost(folder: Path) -> Iterator[str]:
    """The address of a scormhost that keeps its data in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = (
        "import sys, uvicorn; from scormhost import create_scorm_app; "
        "app = create_scorm_app(data_dir=sys.argv[1], secret_key='k' * 40); "
        "uvicorn.run(app, port=int(sys.argv[2]), log_level='warning')"
    )
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen([SCORMHOST_PYTHON, "-c", code, str(folder), str(port)], cwd=folder) as server:
        try:
            _wait_for(f"{url}/health")
            yield url
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


def _frame(page: Page, element_id: str) -> Frame:
    page.wait_for_selector(f"#{element_id}[src]", state="attached")
    found = page.query_selector(f"#{element_id}")
    frame = found.content_frame() if found else None
    assert frame
    return frame
