"""Chromium, driven through its DevTools over a pair of pipes: no driver and no further package is needed."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STUB = Path(__file__).with_name("office.js")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
         "--hide-scrollbars", "--remote-debugging-pipe")  # fmt: skip
READY = "globalThis.caseloadStart && document.querySelector('#view').children.length > 0"


class Page:
    """One page in the browser: the task pane with the stub in place of office.js."""

    def __init__(self, read: int, write: int):
        self._read, self._write, self._kept, self._number = read, write, b"", 0
        self._session = ""
        self._sheets: list[dict[str, Any]] = []
        self.errors: list[str] = []
        self.console: list[str] = []
        self._held: list[str] = []
        self._fault: tuple[str, int] | None = None

    def open(self, address: str, sheets: list[dict[str, Any]], width: int = 350, height: int = 720, ready: str = READY) -> None:
        """Open the task pane on a workbook with these sheets; it is open when ``ready`` holds."""
        self._sheets = sheets
        if not self._session:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            self.ask("Page.enable")
            self.ask("Runtime.enable")
            self._caught()
        self.size(width, height)
        self.ask("Page.navigate", url=address)
        self.wait(f"document.readyState === 'complete' && location.href === {json.dumps(address)} && {ready}")

    def _caught(self, *more: str) -> None:
        self.ask("Fetch.enable", patterns=[{"urlPattern": each} for each in ("*/office.js", *more)])

    def hold(self, pattern: str) -> None:
        """Keep requests to these addresses waiting until ``release``."""
        self._fault = None
        self._caught(pattern)

    def held(self, seconds: float = 30) -> None:
        """Wait until a request is held."""
        end = time.monotonic() + seconds
        while not self._held:
            assert time.monotonic() < end, "nothing was asked"
            self.run("new Promise((done) => setTimeout(done, 20))")

    def release(self) -> None:
        """Let held requests go on, and hold and spoil no more."""
        held, self._held, self._fault = self._held, [], None
        for each in held:
            self.ask("Fetch.continueRequest", requestId=each)
        self._caught()

    def spoil(self, pattern: str, status: int) -> None:
        """Answer requests to these addresses with a status in the server's place; 0: nobody answers."""
        self._fault = (pattern.strip("*"), status)
        self._caught(pattern)

    def size(self, width: int, height: int) -> None:
        """Give the page a size in pixels."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def colours(self, scheme: str) -> None:
        """Ask for light or dark colours."""
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def key(self, name: str, code: int, text: str = "") -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, **more)

    def run(self, expression: str, seconds: float = 60) -> Any:
        """The value of a JavaScript expression (a promise is awaited)."""
        found = self.ask("Runtime.evaluate", seconds, expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise AssertionError(found["exceptionDetails"].get("exception", {}).get("description", str(found)))
        return found["result"].get("value")

    def wait(self, expression: str, seconds: float = 30) -> None:
        """Wait until a JavaScript expression holds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.run(f"(() => {{ try {{ return Boolean({expression}) }} catch {{ return false }} }})()"):
                    return
            except AssertionError:
                pass  # the page is just being changed
            time.sleep(0.05)
        raise AssertionError(f"never came true: {expression}\nshown: {self.text()}\nerrors: {self.errors}")

    def text(self) -> str:
        """What can be read on the page."""
        return str(self.run("document.body.innerText"))

    def picture(self, file: Path) -> Path:
        """The page as a picture."""
        file.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))
        return file

    def download(self, selector: str, folder: Path, seconds: float = 20) -> Path:
        """Click a link that saves a file, and give the file."""
        self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := [each for each in folder.iterdir() if each.suffix != ".crdownload" and not each.name.startswith(".")]:
                return found[0]
            time.sleep(0.05)
        raise AssertionError("nothing was saved")

    def ask(self, method: str, seconds: float = 60, **more: Any) -> dict[str, Any]:
        """One command of the DevTools protocol."""
        self._number += 1
        mine = self._number
        self._send({"id": mine, "method": method, "params": more})
        end = time.monotonic() + seconds
        while True:
            message = self._next(end)
            if message.get("id") == mine:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                found: dict[str, Any] = message["result"]
                return found
            self._heard(message)

    def _heard(self, message: dict[str, Any]) -> None:
        about = message.get("params", {})
        if message.get("method") == "Fetch.requestPaused":
            self._paused(about["requestId"], about["request"]["url"])
        elif message.get("method") == "Runtime.exceptionThrown":
            detail = about["exceptionDetails"]
            self.errors.append(str(detail.get("exception", {}).get("description", detail.get("text"))))
        elif message.get("method") == "Runtime.consoleAPICalled" and about["type"] == "error":
            self.console += [str(each.get("description", each.get("value"))) for each in about["args"]]

    def _paused(self, request: str, url: str) -> None:
        if url.endswith("/office.js"):
            stub = STUB.read_text(encoding="utf-8")
            self._fulfil(request, 200, f"const SHEETS = {json.dumps(self._sheets)};\n(() => {{\n{stub}\n}})();", "text/javascript")
        elif self._fault is None:
            self._held.append(request)
        elif self._fault[1]:
            self._fulfil(request, self._fault[1], '{"detail": "as the test has it"}', "application/json")
        else:
            self._post("Fetch.failRequest", {"requestId": request, "errorReason": "ConnectionRefused"})

    def _fulfil(self, request: str, status: int, text: str, kind: str) -> None:
        self._post("Fetch.fulfillRequest", {
            "requestId": request, "responseCode": status, "responseHeaders": [{"name": "content-type", "value": kind}],
            "body": base64.b64encode(text.encode()).decode()})  # fmt: skip

    def _post(self, method: str, about: dict[str, Any]) -> None:
        """A command whose answer nobody waits for."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": about})

    def _send(self, message: dict[str, Any]) -> None:
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]

    def _next(self, end: float) -> dict[str, Any]:
        while b"\0" not in self._kept:
            ready, _, _ = select.select([self._read], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise AssertionError("the browser does not answer")
            part = os.read(self._read, 1 << 20)
            if not part:
                raise AssertionError("the browser has ended")
            self._kept += part
        text, _, self._kept = self._kept.partition(b"\0")
        found: dict[str, Any] = json.loads(text)
        return found


@contextmanager
def browser(folder: Path) -> Iterator[Page]:
    """A browser with a profile of its own, until the block ends."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium is not installed"
    to_browser, write = os.pipe()
    read, from_browser = os.pipe()

    def pipes() -> None:
        os.dup2(to_browser, 9)  # clear of 3 and 4, which the two calls below overwrite
        os.dup2(from_browser, 10)
        os.dup2(9, 3)
        os.dup2(10, 4)

    words = [program, *FLAGS, f"--user-data-dir={folder / 'profile'}", "about:blank"]
    running = subprocess.Popen(words, preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    os.close(to_browser)
    os.close(from_browser)
    page = Page(read, write)
    try:
        yield page
    finally:
        page._session = ""
        try:
            page.ask("Browser.close", 5)
            running.wait(10)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            running.kill()
            running.wait(10)
        os.close(read)
        os.close(write)
