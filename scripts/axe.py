#!/usr/bin/env python3
"""Accessibility of HTML reports: axe-core in headless Chromium, at the widths of a desktop and of a phone.

Usage: scripts/axe.py REPORT.html [...]

Needs chromium, npm and, the first time, a network: axe-core goes to build/axe and is never part of a report. Exit code 1
where a page breaks a rule; each break is printed with the rule and the element.
"""
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

WIDTHS = (1280, 390)
HOME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "build", "axe")
AXE = os.path.join(HOME, "node_modules", "axe-core", "axe.min.js")
RUN = """<script>window.addEventListener('load', () => axe.run(document, {resultTypes: ['violations']}).then(r => {
const said = document.createElement('script'); said.type = 'text/plain'; said.id = 'axe-said';
said.textContent = encodeURIComponent(JSON.stringify({version: r.testEngine.version, passes: r.passes.length,
  violations: r.violations.map(v => [v.id, v.impact, v.help, v.nodes.map(n => n.html.slice(0, 160))])}));
document.body.append(said); }));</script>"""


def run(path, width):
    with open(path, encoding="utf-8") as file:
        page = file.read()
    with open(AXE, encoding="utf-8") as file:
        script = "<script>" + file.read() + "</script>" + RUN
    # Reports forbid scripts; only this copy lets them run.
    page = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", page)
    with tempfile.TemporaryDirectory(prefix="capdo-axe-") as folder:
        copy = os.path.join(folder, "page.html")
        with open(copy, "w", encoding="utf-8") as file:
            file.write(page.replace("</body>", script + "</body>"))
        done = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900",
                               "--virtual-time-budget=60000", "--dump-dom", "file://" + copy],
                              capture_output=True, text=True, timeout=300, check=False)
    said = re.search(r'id="axe-said"[^>]*>([^<]*)<', done.stdout)
    if not said:
        sys.exit(f"{path}: axe-core gave no answer\n{done.stderr[-2000:]}")
    return json.loads(urllib.parse.unquote(html.unescape(said.group(1))))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not os.path.exists(AXE):
        os.makedirs(HOME, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", HOME, "axe-core@4"], check=True)
    broken = 0
    for path in sys.argv[1:]:
        for width in WIDTHS:
            said = run(path, width)
            broken += len(said["violations"])
            print(f"{path} at {width} px: axe-core {said['version']}, {len(said['violations'])} rules broken, {said['passes']} kept")
            for rule, impact, help_, nodes in said["violations"]:
                print(f"  {rule} ({impact}): {help_}")
                for node in nodes[:5]:
                    print(f"    {node}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
