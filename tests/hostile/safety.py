"""What no text of evidence may do to a report, and a port that nobody may call."""
from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import threading
from html.parser import HTMLParser

# Controls but the line feed; C1; marks that turn the direction of what follows.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]")
# Of a page that shows a result without any hostile file; the folder with them may need a few more.
ALLOWED_TAGS = {"del", "dd", "dl", "dt", "ul", "ol", "li", "p", "code", "q", "small", "span", "summary", "details", "b",
                "br", "div", "em", "i", "table", "thead", "tbody", "tr", "td", "th", "section", "h2", "h3", "h4"}
LINK = re.compile(r"#[A-Za-z0-9._-]*\Z")
_known_tags: set[str] = set(ALLOWED_TAGS)


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: set[str] = set()
        self.faults: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            if not re.fullmatch("[a-z-]+", name) or name.startswith("on"):
                self.faults.append(f"<{tag} {name}={value!r}>")
            if name in ("href", "src", "action", "formaction", "data", "srcdoc") and not LINK.match(value or ""):
                self.faults.append(f"<{tag} {name}={value!r}>")

    handle_startendtag = handle_starttag

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data[:40]!r}")


def read_page(path: str) -> tuple[Page, str]:
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    page = Page()
    page.feed(text)
    page.close()
    return page, text


def baseline(path: str):
    page, _ = read_page(path)
    _known_tags.update(page.tags)


def html(path: str, report):
    try:
        page, text = read_page(path)
    except (OSError, ValueError) as error:
        report.add("(html)", "a page in UTF-8", error)
        return
    for tag in sorted(page.tags - _known_tags):
        report.add("(html)", "only elements of the report", f"<{tag}>")
    for fault in page.faults:
        report.add("(html)", "no attribute of others", fault)
    for match in set(UNSAFE.findall(text)) - {"\r", "\t"}:
        at = text.find(match)
        report.add("(html)", "no control characters", f"U+{ord(match):04X} after {text[max(0, at - 40):at]!r}")


def on_terminal(program, arguments: list[str], name: str, seconds: float, report):
    """What the program prints where colours may be: nothing but colours beside text."""
    ours, theirs = os.openpty()
    process = subprocess.Popen([program.path, *map(os.fsencode, arguments)], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
                               cwd=program.scratch, env={**program.environment, "TERM": "xterm-256color", "COLUMNS": "100"})
    os.close(theirs)
    out = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error
        while chunk := os.read(ours, 65536):
            out += chunk
    os.close(ours)
    process.wait(timeout=seconds)
    # Progress moves the cursor within its own line.
    terminal(name, re.sub(rb"\x1b\[[0-9;]*[mK]|\r", b"", out), report)


def terminal(name: str, raw: bytes, report):
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        report.add(name, "UTF-8", error)
        text = raw.decode("utf-8", "replace")
    for match in sorted(set(UNSAFE.findall(text))):
        at = text.find(match)
        report.add(name, "no control characters", f"U+{ord(match):04X} after {text[max(0, at - 40):at]!r}")


class Beacon:
    """A port of this machine whose address stands in hostile files."""

    def __enter__(self):
        self.called = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def _listen(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.called += 1
            connection.close()

    def __exit__(self, *_):
        self.socket.close()
