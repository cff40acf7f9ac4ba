"""Debian's Chromium, driven over a pipe (Chrome DevTools Protocol)."""
import base64
import json
import os
import pathlib
import select
import subprocess
import tempfile
import time

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-sync", "--disable-extensions",
         "--disable-background-networking", "--disable-component-update",
         "--hide-scrollbars", "--remote-debugging-pipe", "about:blank"]


class Chrome:
    """One browser with one profile; pages are its tabs."""

    def __init__(self, *flags):
        self.folder = tempfile.TemporaryDirectory(
            ignore_cleanup_errors=True)
        to, self.to = os.pipe()
        self.back, back = os.pipe()

        def hand_over():
            # The browser reads 3 and writes 4.
            one, other = os.dup(to), os.dup(back)
            os.dup2(one, 3)
            os.dup2(other, 4)

        self.process = subprocess.Popen(
            ["chromium", f"--user-data-dir={self.folder.name}", *flags,
             *FLAGS], preexec_fn=hand_over, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to)
        os.close(back)
        self.number = 0
        self.said = b""
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("Browser.close")
        except (OSError, RuntimeError, TimeoutError):
            self.process.kill()
        self.process.wait(timeout=30)
        os.close(self.to)
        os.close(self.back)
        self.folder.cleanup()

    def hear(self, patience=180):
        end = time.monotonic() + patience
        while b"\0" not in self.said:
            if not select.select([self.back], [], [],
                                 max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser says nothing")
            more = os.read(self.back, 1 << 20)
            if not more:
                raise RuntimeError("the browser has ended")
            self.said += more
        line, _, self.said = self.said.partition(b"\0")
        return json.loads(line)

    def ask(self, method, session=None, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            said = self.hear()
            if said.get("id") == self.number:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                return said["result"]
            self.events.append(said)

    def page(self, address=None, **size):
        return Page(self, address, **size)


class Page:
    """A tab. What went wrong in it stands in .problems."""

    def __init__(self, chrome, address, width=1000, height=900):
        self.chrome = chrome
        self.target = chrome.ask("Target.createTarget",
                                 url="about:blank")["targetId"]
        self.session = chrome.ask("Target.attachToTarget",
                                  targetId=self.target,
                                  flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        self.size(width, height)
        if address:
            self.go(address)

    def ask(self, method, **params):
        return self.chrome.ask(method, self.session, **params)

    def close(self):
        self.chrome.ask("Target.closeTarget", targetId=self.target)

    def size(self, width, height=900):
        self.ask("Emulation.setDeviceMetricsOverride", width=width,
                 height=height, deviceScaleFactor=1, mobile=False)

    def media(self, **features):
        """colors="dark", forced="active", for prefers-color-scheme and
        forced-colors."""
        names = {"colors": "prefers-color-scheme", "forced": "forced-colors"}
        self.ask("Emulation.setEmulatedMedia", features=[
            {"name": names[name], "value": value}
            for name, value in features.items()])

    def wait_for(self, event, patience=180):
        end = time.monotonic() + patience
        while True:
            for said in self.chrome.events:
                if said.get("method") == event and \
                        said.get("sessionId") == self.session:
                    self.chrome.events.remove(said)
                    return said["params"]
            self.chrome.events.append(self.chrome.hear(
                max(0, end - time.monotonic())))

    def forget(self, event):
        self.chrome.events = [said for said in self.chrome.events
                              if said.get("method") != event or
                              said.get("sessionId") != self.session]

    def go(self, address):
        self.forget("Page.loadEventFired")
        if isinstance(address, pathlib.Path):
            address = address.resolve().as_uri()
        self.ask("Page.navigate", url=address)
        self.wait_for("Page.loadEventFired")

    def reload(self):
        self.forget("Page.loadEventFired")
        self.ask("Page.reload")
        self.wait_for("Page.loadEventFired")

    def do(self, script):
        """The value of a JavaScript expression; a promise is waited for."""
        said = self.ask("Runtime.evaluate", expression=script,
                        returnByValue=True, awaitPromise=True,
                        userGesture=True)
        if "exceptionDetails" in said:
            raise RuntimeError(said["exceptionDetails"].get(
                "exception", {}).get("description", str(said)))
        return said["result"].get("value")

    def until(self, script, patience=10):
        """Waits until the expression is true."""
        end = time.monotonic() + patience
        while not self.do(script):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.02)

    def key(self, name, text="", modifiers=0):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "Space": 32,
                 "ArrowDown": 40, "ArrowUp": 38, "ArrowRight": 39,
                 "ArrowLeft": 37}
        text = {"Enter": "\r", "Space": " "}.get(name, text)
        key = {"Space": " "}.get(name, name)
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=name,
                     windowsVirtualKeyCode=codes.get(name, 0),
                     text=text if kind == "keyDown" else "",
                     modifiers=modifiers)

    def type(self, words):
        self.ask("Input.insertText", text=words)

    def click(self, selector):
        box = self.do(f"""(() => {{
            const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: 'center'}});
            const b = e.getBoundingClientRect();
            return [b.x + b.width / 2, b.y + b.height / 2]; }})()""")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=box[0],
                     y=box[1], button="left", clickCount=1)

    def print(self, path):
        made = self.ask("Page.printToPDF", preferCSSPageSize=True,
                        printBackground=False)
        pathlib.Path(path).write_bytes(base64.b64decode(made["data"]))

    def shoot(self, path, whole=False):
        made = self.ask("Page.captureScreenshot", format="png",
                        captureBeyondViewport=whole)
        pathlib.Path(path).write_bytes(base64.b64decode(made["data"]))

    def problems(self):
        """What the console complained about: exceptions, what was refused."""
        self.do("1")
        return [said["params"] for said in self.chrome.events
                if said.get("sessionId") == self.session and
                (said["method"] == "Runtime.exceptionThrown" or
                 said["method"] == "Log.entryAdded" and
                 said["params"]["entry"]["level"] == "error")]
