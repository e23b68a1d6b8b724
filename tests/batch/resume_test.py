#!/usr/bin/env python3
"""Ends `capdo batch` in the middle, again and again: what it leaves in the end must be what an undisturbed run leaves.

Usage: resume_test.py CAPDO SOURCE_DIR Killed|Kept [AGENCIES [KILLS]]
"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_agencies  # noqa: E402
from folders import tree  # noqa: E402

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
AGENCIES = int(sys.argv[4]) if len(sys.argv) > 4 else 3
KILLS = int(sys.argv[5]) if len(sys.argv) > 5 else 10


class Case(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory(prefix="capdo-resume-")
        self.addCleanup(self.dir.cleanup)
        self.root = os.path.join(self.dir.name, "in")

    def path(self, *names):
        return os.path.join(self.dir.name, *names)

    def command(self, out, *more):
        return [CAPDO, "batch", self.root, "--out", out, "--as-of", "2026-11-22", "--data", SOURCE, *more]

    def run_whole(self, out, *more, code=0):
        done = subprocess.run(self.command(out, *more), capture_output=True, text=True, timeout=900 * PATIENCE, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def same(self, a, b):
        first, second = tree(a), tree(b)
        self.assertEqual(sorted(first), sorted(second))
        self.assertEqual([name for name in first if first[name] != second[name]], [])

    def small(self, names):
        """Agencies of one or two small files, for what is not about reading."""
        for name in names:
            os.makedirs(os.path.join(self.root, name))
            source = os.path.join(SOURCE, "samples", "01-day-du-tinh", "01_QD_phe_duyet_cap_do.docx")
            with open(source, "rb") as file, open(os.path.join(self.root, name, "qd.docx"), "wb") as copy:
                copy.write(make_agencies.rewrite(file.read(), name))


class Killed(Case):
    def test_killed_at_random(self):
        make_agencies.main(self.root, AGENCIES, False)
        chance = random.Random(6)
        start = time.monotonic()
        self.run_whole(self.path("whole"), "--jobs", "1")
        duration = time.monotonic() - start
        killed = 0
        while killed < KILLS:
            # Kills come anywhere from the first moment to where most of it is done; what was done is not done again,
            # so the output is thrown away when it is whole.
            process = subprocess.Popen(self.command(self.path("torn"), "--jobs", str(killed % 3 + 1)),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=chance.uniform(0.02, duration / 4))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
                continue
            self.assertEqual(process.returncode, 0)
            self.same(self.path("whole"), self.path("torn"))
            shutil.rmtree(self.path("torn"))
        self.run_whole(self.path("torn"), "--jobs", "2")
        self.same(self.path("whole"), self.path("torn"))


class Kept(Case):
    def test_what_is_unchanged_is_not_read_again(self):
        self.small(["a", "b", "c"])
        out = self.path("out")
        self.run_whole(out)
        before = {name: os.stat(os.path.join(out, name)).st_mtime_ns for name in tree(out)}
        again = self.run_whole(out)
        self.assertEqual(again.stderr.count("không đọc lại"), 3)
        self.assertEqual({name: os.stat(os.path.join(out, name)).st_mtime_ns for name in tree(out)}, before)
        # One changes, one is renamed inside, a third stays; a rule or a day that changes concerns all.
        shutil.copy(os.path.join(SOURCE, "samples", "01-day-du-tinh", "06_To_trinh.docx"), os.path.join(self.root, "a"))
        os.rename(os.path.join(self.root, "b", "qd.docx"), os.path.join(self.root, "b", "qd moi.docx"))
        changed = self.run_whole(out)
        self.assertEqual(changed.stderr.count("không đọc lại"), 1)
        self.run_whole(self.path("fresh"))
        self.same(out, self.path("fresh"))
        later = self.run_whole(out, "--as-of", "2026-11-23")
        self.assertEqual(later.stderr.count("không đọc lại"), 0)
        # Another language or reader changes the reports alone.
        english = self.run_whole(out, "--as-of", "2026-11-23", "--lang", "en", "--audience", "agency")
        self.assertEqual(english.stderr.count("not read again"), 3)
        self.run_whole(self.path("english"), "--as-of", "2026-11-23", "--lang", "en", "--audience", "agency")
        self.same(out, self.path("english"))

    def test_what_is_gone_leaves_and_what_others_wrote_stays(self):
        self.small(["a", "b", "c"])
        out = self.path("out")
        self.run_whole(out)
        # Leftovers of a run that was killed while it wrote, and files of a person.
        for leftover in ("agencies/a/.result.json.4711.part", ".index.html.12.part", ".capdo/.a.9.part"):
            with open(os.path.join(out, leftover), "w", encoding="ascii") as file:
                file.write("half")
        for own in ("agencies/b/ghi-chu.txt", "cua-toi.txt"):
            with open(os.path.join(out, own), "w", encoding="ascii") as file:
                file.write("mine")
        with open(os.path.join(out, "agencies/c/report.html"), "a", encoding="ascii") as file:
            file.write("<!-- changed -->")
        for name in ("b", "c"):
            shutil.rmtree(os.path.join(self.root, name))
        done = self.run_whole(out)
        self.assertIn("“agencies/c/report.html” đã được người dùng sửa", done.stderr)
        self.run_whole(self.path("fresh"))
        left = tree(out)
        self.assertEqual(left.pop("agencies/b/ghi-chu.txt"), b"mine")
        self.assertEqual(left.pop("cua-toi.txt"), b"mine")
        self.assertTrue(left.pop("agencies/c/report.html").endswith(b"<!-- changed -->"))
        self.assertEqual(sorted(left), sorted(tree(self.path("fresh"))))
        self.assertEqual(left, tree(self.path("fresh")))

    def test_damage_in_the_output_is_mended(self):
        self.small(["a", "b"])
        out = self.path("out")
        self.run_whole(out)
        whole = tree(out)
        os.remove(os.path.join(out, "agencies/a/result.json"))
        with open(os.path.join(out, "agencies/b/result.json"), "r+b") as file:
            file.write(b"[")
        for broken in ("index.html", "summary.xlsx", ".capdo/b"):
            with open(os.path.join(out, broken), "wb") as file:
                file.write(b"?")
        self.run_whole(out)
        self.assertEqual(tree(out), whole)

    def test_one_run_at_a_time(self):
        self.small(["a", "b"])
        out = self.path("out")
        make_agencies.main(self.path("more"), 2, False)
        for name in os.listdir(self.path("more")):
            shutil.move(self.path("more", name), self.root)
        first = subprocess.Popen(self.command(out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        first.stderr.readline()  # it has begun
        first.send_signal(signal.SIGSTOP)
        try:
            done = self.run_whole(out, code=2)
            self.assertIn("đang ghi vào", done.stderr)
        finally:
            first.send_signal(signal.SIGCONT)
        first.communicate(timeout=300 * PATIENCE)
        self.assertEqual(first.returncode, 0)

    def test_an_agency_whose_process_dies(self):
        make_agencies.main(self.root, 3, False)
        out = self.path("out")
        told, code = self.killed_child(out)
        self.assertEqual(code, 3, told)
        self.assertIn("co-quan-001: Chương trình dừng đột ngột", told)
        with open(os.path.join(out, "summary.json"), encoding="utf-8") as file:
            agencies = {a["folder"]: a for a in json.load(file)["agencies"]}
        self.assertEqual({name: a["status"] for name, a in agencies.items()},
                         {"co-quan-001": "failed", "co-quan-002": "checked", "co-quan-003": "checked"})
        self.assertEqual(agencies["co-quan-001"]["failure"], "crashed")
        with open(os.path.join(out, "index.html"), encoding="utf-8") as file:
            self.assertIn("Chương trình dừng đột ngột", file.read())
        # The next run tries it again, and nothing tells of what happened.
        self.run_whole(out)
        self.run_whole(self.path("whole"))
        self.same(out, self.path("whole"))

    def killed_child(self, out):
        """A run of which the first agency's process was killed: what it said, and how it ended."""
        process = subprocess.Popen(self.command(out, "--jobs", "1"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        children = ""
        while not children and process.poll() is None:
            with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as file:
                children = file.read()
        os.kill(int(children.split()[0]), signal.SIGKILL)
        _, told = process.communicate(timeout=300 * PATIENCE)
        return told, process.returncode

    def test_a_death_that_cannot_be_noted_ends_the_run(self):
        make_agencies.main(self.root, 2, False)
        out = self.path("out")
        os.makedirs(os.path.join(out, ".capdo", "co-quan-001", "in-the-way"))
        told, code = self.killed_child(out)
        self.assertEqual(code, 2, told)
        self.assertIn("Không ghi được", told)
        self.assertFalse(os.path.exists(os.path.join(out, "index.html")))

    def test_started_by_a_scheduler_that_ignores_children(self):
        self.small(["a", "b"])
        done = subprocess.run(self.command(self.path("out")), capture_output=True, text=True, timeout=120 * PATIENCE, check=False,
                              preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.run_whole(self.path("whole"))
        self.same(self.path("whole"), self.path("out"))

    def test_nothing_can_be_read(self):
        self.small(["a", "b"])
        out = self.path("out")
        done = self.run_whole(out, "--limit", "max_file_bytes=1", code=4)
        self.assertIn("không đọc được hồ sơ", done.stdout)
        with open(os.path.join(out, "summary.json"), encoding="utf-8") as file:
            summary = json.load(file)
        self.assertEqual([a["status"] for a in summary["agencies"]], ["nothing-read", "nothing-read"])
        self.assertEqual(summary["totals"]["checked"], 0)


unittest.main(argv=[sys.argv[0], sys.argv[3]])
