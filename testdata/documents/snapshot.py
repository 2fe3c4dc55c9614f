#!/usr/bin/env python3
"""Saves a page as Chromium's "Save page as: single file" does: snapshot.py PAGE OUT.mht"""
import json
import os
import re
import subprocess
import sys
import tempfile


class Browser:
    """A Chromium without a window that is spoken to over two pipes."""

    def __init__(self, profile):
        to_read, self.to = os.pipe()
        self.back, back_write = os.pipe()
        ends = {to_read: 3, back_write: 4}
        self.count = 0
        self.rest = b""

        def plug():
            high = {os.dup2(fd, fd + 50): want for fd, want in ends.items()}
            for fd, want in high.items():
                os.dup2(fd, want)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
             "--user-data-dir=" + profile, "--remote-debugging-pipe", "about:blank"],
            preexec_fn=plug, close_fds=False, stderr=subprocess.DEVNULL)

    def message(self):
        while b"\0" not in self.rest:
            self.rest += os.read(self.back, 1 << 20)
        head, self.rest = self.rest.split(b"\0", 1)
        return json.loads(head)

    def call(self, method, session=None, **params):
        self.count += 1
        call = {"id": self.count, "method": method, "params": params}
        if session:
            call["sessionId"] = session
        os.write(self.to, json.dumps(call).encode() + b"\0")
        while True:
            m = self.message()
            if m.get("id") == self.count:
                return m["result"]

    def until(self, event):
        while self.message().get("method") != event:
            pass


def without_folder(data, folder):
    """Puts /reports where the name of the folder stands, which soft line breaks may part."""
    return re.sub("".join(re.escape(c) + r"(?:=\r?\n)?" for c in folder), "/reports", data)


def main(page, out):
    with tempfile.TemporaryDirectory() as profile:
        b = Browser(profile)
        target = b.call("Target.createTarget", url="about:blank")["targetId"]
        session = b.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        b.call("Page.enable", session)
        b.call("Page.navigate", session, url="file://" + os.path.abspath(page))
        b.until("Page.loadEventFired")
        data = b.call("Page.captureSnapshot", session, format="mhtml")["data"]
        data = without_folder(data, os.path.dirname(os.path.dirname(os.path.abspath(page))))
        with open(out, "w", newline="") as f:
            f.write(data)
        b.call("Browser.close")
        b.process.wait()


main(*sys.argv[1:])
