#!/usr/bin/env python3
"""Accessibility of HTML reports: axe-core in headless Chromium, at the widths of a desktop and of a phone.

Usage: scripts/axe.py REPORT.html [...]

Needs chromium, npm and, the first time, a network: axe-core goes to build/axe and is never part of a report. Exit code 1
where a page breaks a rule or is wider than its window; each break is printed with the rule and the element. 77 where
Chromium or axe-core cannot be had. tests/report/axe_test.py runs it on every kind of report.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

WIDTHS = (1280, 390)
HOME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "build", "axe")
AXE = os.path.join(HOME, "node_modules", "axe-core", "axe.min.js")
RUN = """<script>window.addEventListener('load', () => axe.run(document, {resultTypes: ['violations']}).then(r =>
parent.postMessage(encodeURIComponent(JSON.stringify({version: r.testEngine.version, window: innerWidth,
  page: document.documentElement.scrollWidth, passes: r.passes.length,
  violations: r.violations.map(v => [v.id, v.impact, v.help, v.nodes.map(n => n.html.slice(0, 160))])})), '*')));</script>"""
# A window of Chromium is never narrower than 500 px, a frame is as narrow as a phone.
FRAME = """<!doctype html><script>addEventListener('message', said => document.body.append(Object.assign(
document.createElement('script'), {type: 'text/plain', id: 'axe-said', textContent: said.data})));</script>
<iframe src="page.html" style="width: %dpx; height: 900px; border: 0"></iframe>"""


def run(path, width):
    with open(path, encoding="utf-8") as file:
        page = file.read()
    with open(AXE, encoding="utf-8") as file:
        script = "<script>" + file.read() + "</script>" + RUN
    # Reports forbid scripts; only this copy lets them run.
    page = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", page)
    with tempfile.TemporaryDirectory(prefix="capdo-axe-") as folder:
        for name, text in (("page.html", page.replace("</body>", script + "</body>")), ("frame.html", FRAME % width)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        done = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1400,1000",
                               "--virtual-time-budget=60000", "--dump-dom", "file://" + os.path.join(folder, "frame.html")],
                              capture_output=True, text=True, timeout=300, check=False)
    said = re.search(r'id="axe-said"[^>]*>([^<]*)<', done.stdout)
    if not said:
        sys.exit(f"{path}: axe-core gave no answer\n{done.stderr[-2000:]}")
    return json.loads(urllib.parse.unquote(html.unescape(said.group(1))))


def missing():
    """What keeps the check from running; gets axe-core the first time."""
    if not shutil.which("chromium"):
        return "no chromium: apt install chromium"
    if os.path.exists(AXE):
        return ""
    if not shutil.which("npm"):
        return "no npm to get axe-core with: apt install npm"
    os.makedirs(HOME, exist_ok=True)
    done = subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", HOME, "axe-core@4"], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 and os.path.exists(AXE) else f"npm did not get axe-core: {done.stderr.strip()[-300:]}"


def check(paths):
    """How many rules are broken in all; each is printed."""
    broken = 0
    for path in paths:
        for width in WIDTHS:
            said = run(path, width)
            broken += len(said["violations"])
            if said["window"] != width or said["page"] > said["window"]:
                broken += 1
                print(f"{path} at {width} px: the page is {said['page']} px wide in a window of {said['window']} px")
            print(f"{path} at {width} px: axe-core {said['version']}, {len(said['violations'])} rules broken, {said['passes']} kept")
            for rule, impact, help_, nodes in said["violations"]:
                print(f"  {rule} ({impact}): {help_}")
                for node in nodes[:5]:
                    print(f"    {node}")
    return broken


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if why := missing():
        print(why, file=sys.stderr)
        return 77
    return 1 if check(sys.argv[1:]) else 0


if __name__ == "__main__":
    sys.exit(main())
