#!/usr/bin/env python3
"""Runs the built program over hostile files (generate.py) and holds every outcome to what is expected of it.

Usage: run.py CAPDO SOURCE_DIR all|FAMILY... [--each] [--only REGEX] [--slow N] [--sanitized] [--keep DIR]

Beside the hostile files lies a complete sample dossier. One `capdo check` over all of it must end by itself with the
exit code of its outcomes, name every file once with an allowed outcome, read the sample as if it were alone, change
nothing in or near the evidence, and write a result and reports that nobody's text can break out of. Then `capdo show`
must print what survives. --each checks file by file, each with its own time: which one is it? --slow N multiplies the
times; --sanitized is for a build that takes more of both time and memory.
"""
from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import generate  # noqa: E402
import safety  # noqa: E402
from case import CANARY  # noqa: E402

AS_OF = "2026-11-22"
SAMPLE = "01-day-du-tinh"
FOLDER_SECONDS = 240  # one folder with all files of a family; those that must be stopped share it
FILE_SECONDS = 45
MEMORY_BYTES = 1600 << 20  # of the program or one reader, whichever took more; not measured with a sanitizer
# Families whose files hold evidence of their own: they may change what is found.
WITH_EVIDENCE = {"reports", "analysis", "formats", "office", "archives"}
EVIDENCE_LAYERS = {"body", "footnote", "text-box", "form-field"}


class Memory(threading.Thread):
    """Watches the processes of a session while they run: what each had resident at most."""

    def __init__(self, session: int):
        super().__init__(daemon=True)
        self.session, self.most, self.ended = session, {}, threading.Event()

    def run(self):
        while not self.ended.wait(0.1):
            for entry in filter(str.isdigit, os.listdir("/proc")):
                try:
                    if os.getsid(int(entry)) != self.session:
                        continue
                    with open(f"/proc/{entry}/status", encoding="utf-8", errors="replace") as status:
                        told = dict(line.split(":", 1) for line in status if ":" in line)
                    with open(f"/proc/{entry}/cmdline", "rb") as command:
                        name = command.read().replace(b"\0", b" ").decode(errors="replace")[:60]
                    self.most[entry, name] = int(told["VmHWM"].split()[0]) << 10
                except (OSError, KeyError):  # it has ended
                    continue


class Program:
    def __init__(self, path: str, source: str, slow: int, sanitized: bool, scratch: str):
        self.path, self.slow, self.sanitized = os.path.abspath(path), slow, sanitized
        self.largest = (0, "")  # bytes that one of its processes had resident at most, and its command
        self.scratch = scratch  # working and temporary folder: must stay empty
        self.environment = {**os.environ, "CAPDO_DATA": source, "TMPDIR": scratch}
        help_text = self.run("check", "--help", seconds=20).stdout
        # A page that never ends need not take its full time in a test.
        self.bounds = ["--limit", f"max_page_seconds={10 if sanitized else 3}"] if b"--limit" in help_text else []

    def run(self, *arguments, seconds: float):
        with subprocess.Popen([self.path, *map(os.fsencode, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=self.environment, cwd=self.scratch,
                              start_new_session=True) as process:
            memory = Memory(process.pid)
            memory.start()
            try:
                out, err = process.communicate(timeout=seconds * self.slow)
                return subprocess.CompletedProcess(arguments, process.returncode, out, err)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                out, err = process.communicate()
                return subprocess.CompletedProcess(arguments, "timeout", out, err)
            finally:
                memory.ended.set()
                memory.join()
                for (_, name), held in memory.most.items():
                    self.largest = max(self.largest, (held, name))


class Report:
    """What went wrong, as a table: file, expected, got."""

    def __init__(self):
        self.rows: list[tuple[str, str, str]] = []

    def add(self, name: str, wanted: str, got: str):
        self.rows.append(tuple(text.encode("unicode_escape").decode() for text in (name, wanted, str(got))))

    def print(self, known: dict[str, str], judged: set[str]) -> bool:
        """True where nothing went wrong but what is known to (known.txt), and all of that still does."""
        open_faults = set()
        good = True
        for name, wanted, got in sorted(self.rows):
            file = name.removeprefix("show ")
            if file in known:
                open_faults.add(file)
                continue
            good = False
            print(f"  {name[:70]:44} expected {wanted[:120]:34} got {got[:300]}")
        for file in sorted(set(known) & judged - open_faults):
            good = False
            print(f"  {file:44} is in known.txt, but nothing is wrong with it: take it out")
        if open_faults:
            print(f"known and open: {', '.join(sorted(open_faults))}")
        return good


def known_faults() -> dict[str, str]:
    """The faults of the program that are not mended yet: "FILE: what is wrong", one a line."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.txt"), encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split(": ", 1) for line in lines if line.strip() and not line.startswith("#"))


def outcome_of(entry: dict) -> str:
    if entry["outcome"] == "read":
        return "read"  # the reason is "" or "duplicate"
    # Names of before the readers had processes of their own.
    reason = {"damaged-part": "damaged", "limit": "too-large"}.get(entry["reason"], entry["reason"])
    return f'{entry["outcome"]}/{reason}'


def snapshot(folder: str) -> dict[bytes, tuple]:
    """Everything that must not change, of every file under `folder`, without following anything."""
    seen = {}
    for place, folders, files in os.walk(os.fsencode(folder)):
        for name in folders + files:
            path = os.path.join(place, name)
            info = os.lstat(path) if len(path) < 4000 else None
            if info:
                seen[path] = (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    return seen


def died(done, report: Report, name: str) -> bool:
    if done.returncode == "timeout":
        report.add(name, "an end", f"none within the time; {done.stderr[-200:]!r}")
    elif done.returncode < 0:
        report.add(name, "an exit code", signal.Signals(-done.returncode).name)
    elif b"Sanitizer" in done.stderr or b"runtime error:" in done.stderr:
        at = max(done.stderr.find(b"ERROR: "), done.stderr.find(b"runtime error:"), 0)
        report.add(name, "no complaint of a sanitizer", repr(done.stderr[at:at + 400]))
    else:
        return False
    return True


def judge(row: dict, documents: list[dict], report: Report):
    """The entries of documents[] that are about one expected file."""
    entries = [d for d in documents if d["path"] == row["path"] or row["within"] and d["path"].startswith(row["path"])]
    wanted = " | ".join(row["allow"])
    if row["allow"] == ["ignored"]:
        if entries:
            report.add(row["path"], wanted, outcome_of(entries[0]))
        return
    if not entries:
        report.add(row["path"], wanted, "no entry at all")
        return
    for entry in entries:
        got = outcome_of(entry)
        if got not in row["allow"] and got.split("/")[0] + "/*" not in row["allow"]:
            report.add(row["path"], wanted, got)
        if row["flagged"] and got == "read" and all(page["quality"] == "good" for page in entry["page_status"]):
            report.add(row["path"], "a page that is not good", "all are good")
        missing = set(row["warnings"]) - {warning["code"] for warning in entry["warnings"]}
        if missing:
            report.add(row["path"], f"warning {', '.join(sorted(missing))}", [w["code"] for w in entry["warnings"]])


def judge_inside(row: dict, documents: list[dict], report: Report):
    """What came out of an archive: everything that is named there, and nothing outside of it."""
    below = {d["path"][len(row["path"]) + 1:]: d for d in documents if d["path"].startswith(row["path"] + "/")}
    for path, allow in row["inside"].items():
        if path not in below:
            report.add(f'{row["path"]}/{path}', " | ".join(allow), "no entry at all")
        elif outcome_of(below[path]) not in allow:
            report.add(f'{row["path"]}/{path}', " | ".join(allow), outcome_of(below[path]))
    for path in below:
        if path.startswith("/") or {"", ".", ".."} & set(path.split("/")) or re.search("[\0-\x1f]", path):
            report.add(f'{row["path"]}/{path}', "a path below the archive", "another")


def judge_counts(rows: list[dict], documents: list[dict], report: Report):
    """Every file once, and nothing that nobody made. A file of several documents has its parts 1 to n."""
    wanted: dict[str, int] = {}
    for row in rows:
        if row["allow"] != ["ignored"] and not row["within"]:
            wanted[row["path"]] = wanted.get(row["path"], 0) + 1
    counted: dict[str, int] = {}
    for document in documents:
        if document["part"] == 1:
            counted[document["path"]] = counted.get(document["path"], 0) + 1
    for path, count in wanted.items():
        if counted.get(path, 0) not in (count, 0):  # 0 was reported
            report.add(path, f"{count} entries", counted.get(path, 0))
    # Archives have entries below their own.
    loose = [row["path"] + ("" if row["within"] else "/") for row in rows]
    for path in counted.keys() - wanted.keys():
        if not path.startswith(("mau/", *loose)):
            report.add(path, "no such entry", "an entry")


class Run:
    def __init__(self, program: Program, source: str, folder: str):
        self.program, self.source, self.folder = program, source, folder
        self.evidence = os.path.join(folder, "evidence")
        self.read: dict[str, bool] = {}  # by path: whether the outcome was plain "read"

    def check(self, where: str, name: str, seconds: float):
        results = os.path.join(self.folder, "results")
        os.makedirs(results, exist_ok=True)
        files = [os.path.join(results, f"{name}.{kind}") for kind in ("json", "html")]
        done = self.program.run("check", where, "--as-of", AS_OF, *self.program.bounds, "--json", files[0], "--html",
                                files[1], seconds=seconds)
        return done, *files

    def sample(self, where: str) -> str:
        target = os.path.join(where, "mau")
        shutil.copytree(os.path.join(self.source, "samples", SAMPLE), target)
        return target

    def alone(self) -> dict:
        where = os.path.join(self.folder, "alone")
        self.sample(where)
        done, result, html = self.check(where, "alone", FILE_SECONDS)
        assert done.returncode == 0, done.stderr
        safety.baseline(html)
        with open(result, encoding="utf-8") as file:
            return json.load(file)

    def whole(self, rows: list[dict], alone: dict, report: Report):
        self.sample(self.evidence)
        results = os.fsencode(os.path.join(self.folder, "results"))
        scratch = os.fsencode(self.program.scratch)

        def state():
            return {path: seen for path, seen in snapshot(self.folder).items() if not path.startswith((results, scratch))}

        before = state()
        done, result_file, html_file = self.check(self.evidence, "all", FOLDER_SECONDS * (1 + len(rows) // 400))
        after = state()
        if died(done, report, "(the whole folder)"):
            return
        peak, who = self.program.largest
        if peak == 0:
            report.add("(memory)", "that it is measured", "no process of the program was seen")
        if peak > MEMORY_BYTES and not self.program.sanitized:
            report.add(f"(memory of {who})", f"at most {MEMORY_BYTES >> 20} MB of memory", f"{peak >> 20} MB")
        for path in before.keys() ^ after.keys():
            report.add(repr(path), "no file made or removed", "gone" if path in before else "new")
        for path in before.keys() & after.keys():
            if before[path] != after[path]:
                report.add(repr(path), "unchanged", "changed")
        for left in os.listdir(self.program.scratch):
            report.add(left, "an empty temporary folder", "a file")
        try:
            with open(result_file, encoding="utf-8") as file:
                text = file.read()
            result = json.loads(text)
        except (OSError, ValueError) as error:
            report.add("(the result)", "valid JSON", error)
            return
        code = 3 if any(document["outcome"] != "read" for document in result["documents"]) else 0
        if done.returncode != code:
            report.add("(the whole folder)", f"exit code {code}", f"{done.returncode} {done.stderr[-300:]!r}")
        self.judge_result(rows, alone, result, text, report)
        self.validate(result_file, report)
        safety.terminal("(terminal)", done.stdout + done.stderr, report)
        safety.html(html_file, report)

    def alone_where_full(self, rows: list[dict], documents: list[dict], report: Report) -> list[dict]:
        """All files of a family together may be more than one dossier holds: what found no place is judged by itself."""
        full = {document["path"] for document in documents if outcome_of(document) == "unreadable/folder-full"}
        if not full:
            return documents
        kept = [document for document in documents if document["path"] not in full]
        for row in rows:
            if row["path"] not in full or row["within"]:
                continue
            done, result_file, _ = self.check(os.path.join(self.evidence, row["open"]), "one", FILE_SECONDS)
            if died(done, report, row["path"]):
                continue
            with open(result_file, encoding="utf-8") as file:
                again = [document for document in json.load(file)["documents"] if "/" not in document["path"]]
            for document in again:
                document["path"] = row["path"]
                # More than a whole dossier may hold is too large, too.
                if outcome_of(document).endswith("/folder-full") and any(o.endswith("/too-large") for o in row["allow"]):
                    document["reason"] = "too-large"
            kept += again
        return kept

    def judge_result(self, rows, alone, result, text, report):
        for document in result["documents"]:
            document["path"] = re.sub("\ufffd+", "\ufffd", document["path"])
        result["documents"] = self.alone_where_full(rows, result["documents"], report)
        for document in result["documents"]:
            self.read[document["path"]] = document["outcome"] == "read" and self.read.get(document["path"], True)
        for row in rows:
            judge(row, result["documents"], report)
            judge_inside(row, result["documents"], report)
        judge_counts(rows, result["documents"], report)
        for secret in {CANARY, *(s for row in rows for s in row["must_not_contain"])}:
            if secret in text:
                report.add("(the result)", f"not {secret!r}", "it is there")

        def described(documents):
            return [{k: v for k, v in d.items() if k != "id"} for d in documents if d["path"].startswith("mau/")]

        if described(alone["documents"]) != described(result["documents"]):
            report.add("(the sample)", "the same documents as alone", "others")
        if not WITH_EVIDENCE & {row["family"] for row in rows}:
            passed = {c["id"] for c in alone["checks"] if c["result"] == "pass"}
            for check in result["checks"]:
                if check["id"] in passed and check["result"] != "pass":
                    report.add("(the sample)", f'{check["id"]} pass as alone', check["result"])

    def validate(self, result_file: str, report: Report):
        script = os.path.join(self.source, "tests", "result", "validate_result.py")
        done = subprocess.run([sys.executable, script, os.path.join(self.source, "docs", "result.schema.json"), result_file],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            report.add("(the result)", "valid by its schema", (done.stdout + done.stderr)[:300])

    def show(self, rows: list[dict], report: Report):
        def asked(row):
            whole = self.read.get(row["path"]) and row["contain_if_read"]
            return row["regular"] and (whole or row["must_contain"] or row["must_not_contain"] or row["must_be_hidden"])

        with ThreadPoolExecutor(2) as two:
            list(two.map(lambda row: self.show_one(row, report), filter(asked, rows)))

    def show_one(self, row: dict, report: Report):
        name, path = row["path"], os.path.join(self.evidence, row["open"])
        done = self.program.run("show", path, seconds=FILE_SECONDS)
        if died(done, report, f"show {name}"):
            return
        if done.returncode not in (0, 3, 4):
            report.add(f"show {name}", "exit code 0, 3 or 4", done.returncode)
        text = " ".join((done.stdout + done.stderr).decode("utf-8", "replace").split())
        safety.terminal(f"show {name}", done.stdout + done.stderr, report)
        lost = [part for part in row["must_contain"] if part not in text]
        if self.read.get(name):  # "read" means all of it
            lost += [part for part in row["contain_if_read"] if part not in text and part not in lost]
        if lost:
            report.add(f"show {name}", f"{lost[0]!r}" + (f" and {len(lost) - 1} more" if lost[1:] else ""),
                       f'not there, outcome {"read" if self.read.get(name) else "not read"}')
        for part in row["must_not_contain"]:
            if part in text:
                report.add(f"show {name}", f"not {part!r}", "it is there")
        if row["must_be_hidden"]:
            self.show_hidden(row, path, report)

    def show_hidden(self, row: dict, path: str, report: Report):
        done = self.program.run("show", "--json", path, seconds=FILE_SECONDS)
        if died(done, report, f'show --json {row["path"]}') or done.returncode == 4:
            return
        for part in row["must_be_hidden"]:
            for block in json.loads(done.stdout)["blocks"]:
                if part in block["text"] and block["layer"] in EVIDENCE_LAYERS:
                    report.add(f'show {row["path"]}', f"{part!r} in no layer of evidence", block["layer"])

    def dossiers(self, report: Report):
        """Each folder of the family "reports" is a dossier: what it says is the subject of its own reports."""
        top = os.path.join(self.evidence, "reports")
        for name in sorted(os.listdir(top)):
            folder = os.path.join(top, name)
            done, _, html_file = self.check(folder, "dossier", FILE_SECONDS)
            if died(done, report, f"reports/{name}"):
                continue
            if done.returncode != 0:
                report.add(f"reports/{name}", "exit code 0", done.returncode)
            safety.terminal(f"reports/{name}", done.stdout + done.stderr, report)
            safety.html(html_file, report)
            for arguments in (["check", folder, "--as-of", AS_OF], ["check", folder, "--as-of", AS_OF, "--audience", "agency"],
                              *(["show", os.path.join(folder, file)] for file in os.listdir(folder))):
                safety.on_terminal(self.program, arguments, f"reports/{name} on a terminal", FILE_SECONDS * self.program.slow, report)

    def each(self, rows: list[dict], report: Report):
        for row in rows:
            if not row["regular"] or row["allow"] == ["ignored"]:
                continue
            start = time.monotonic()
            done, result_file, _ = self.check(os.path.join(self.evidence, row["open"]), "one", FILE_SECONDS)
            took = time.monotonic() - start
            if died(done, report, f'{row["path"]} ({took:.1f} s)'):
                continue
            if done.returncode not in (0, 3, 4):
                report.add(row["path"], "exit code 0, 3 or 4", f"{done.returncode} {done.stderr[-200:]!r}")
                continue
            with open(result_file, encoding="utf-8") as file:
                documents = json.load(file)["documents"]
            documents = [document for document in documents if "/" not in document["path"]]
            for document in documents:
                document["path"] = row["path"]
            judge(row, documents, report)
            if took > 5:
                report.add(row["path"], "an end within 5 s", f"{took:.1f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("capdo")
    parser.add_argument("source")
    parser.add_argument("families", nargs="+", choices=["all", *generate.FAMILIES])
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--slow", type=int, default=1)
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    families = list(generate.FAMILIES) if "all" in arguments.families else arguments.families
    folder = arguments.keep or tempfile.mkdtemp(prefix="capdo-hostile-")
    source = os.path.abspath(arguments.source)
    scratch = os.path.join(folder, "scratch")
    os.makedirs(scratch, exist_ok=True)
    report = Report()
    try:
        with safety.Beacon() as beacon:
            # Frames of a sanitized program are several times as large: Poppler's deepest legal recursion needs more than 8 MiB.
            if arguments.sanitized:
                resource.setrlimit(resource.RLIMIT_STACK, (256 << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))
            program = Program(arguments.capdo, source, arguments.slow, arguments.sanitized, scratch)
            rows = generate.generate(folder, families, arguments.only, beacon.port)
            run = Run(program, source, folder)
            if arguments.each:
                run.each(rows, report)
            else:
                run.whole(rows, run.alone(), report)
                if "all" not in arguments.families:
                    run.show(rows, report)
                if "reports" in arguments.families:
                    run.dossiers(report)
            if beacon.called:
                report.add("(network)", "no connection", f"{beacon.called} connections")
        # Over all files only outcomes are judged, so that a fault of the text alone does not show.
        judged = set() if "all" in arguments.families or arguments.only else {row["path"] for row in rows}
        good = report.print(known_faults(), judged)
        print(f"{len(rows)} hostile files of {', '.join(families)}: {len(report.rows)} faults")
        return 0 if good else 1
    finally:
        if not arguments.keep:
            shutil.rmtree(os.fsencode(folder), ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
