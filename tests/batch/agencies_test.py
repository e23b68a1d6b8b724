#!/usr/bin/env python3
"""A round of many agencies with known gaps, as an office would run it: every figure is the sum of the agencies' results,
each letter lists exactly the agency's gaps, and a run that is killed again and again leaves what an undisturbed one leaves.

Usage: agencies_test.py CAPDO SOURCE_DIR [AGENCIES [KILLS]]

84 agencies and 10 kills are the measure of docs/commands/batch.md; a few are a test of every build. Figures are printed.
"""
import collections
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "docx")]
import make_gaps  # noqa: E402
import overview_test  # noqa: E402
from folders import tree  # noqa: E402
from letter_reader import GAP, REVIEW, Letter, titles  # noqa: E402
from package_check import faults_of  # noqa: E402

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
AGENCIES = int(sys.argv[3]) if len(sys.argv) > 3 else 6
KILLS = int(sys.argv[4]) if len(sys.argv) > 4 else 3


def resident(session):
    """KiB in memory of all processes of a session, and of the largest."""
    sizes = [0]
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as file:
                if int(file.read().rsplit(")", 1)[1].split()[3]) != session:
                    continue
            with open(f"/proc/{name}/status", encoding="ascii", errors="replace") as file:
                sizes += [int(line.split()[1]) for line in file if line.startswith("VmRSS:")]
        except (OSError, IndexError, ValueError):
            continue  # it has ended
    return sum(sizes), max(sizes)


class Watch(threading.Thread):
    """How much memory a run takes at most."""

    def __init__(self, session):
        super().__init__(daemon=True)
        self.session, self.ended = session, threading.Event()
        self.all = self.largest = 0

    def run(self):
        while not self.ended.wait(0.2):
            together, largest = resident(self.session)
            self.all, self.largest = max(self.all, together), max(self.largest, largest)


def setUpModule():
    holder = tempfile.TemporaryDirectory(prefix="capdo-agencies-")
    unittest.addModuleCleanup(holder.cleanup)
    Round.home = holder.name
    Round.root, Round.out = os.path.join(holder.name, "in"), os.path.join(holder.name, "whole")
    Round.truth = make_gaps.main(Round.root, AGENCIES)
    begun = time.monotonic()
    process = Round.start(Round.out)
    watch = Watch(process.pid)
    watch.start()
    told = process.communicate(timeout=7200)[1]
    Round.seconds = time.monotonic() - begun
    watch.ended.set()
    watch.join()
    assert process.returncode == 0, told
    Round.read()
    print(f"{AGENCIES} agencies: {Round.seconds:.0f} s, at most {watch.all // 1024} MiB together, "
          f"{watch.largest // 1024} MiB in one process", flush=True)


class Round(overview_test.Figures):
    home = root = ""
    seconds = 0.0

    @classmethod
    def start(cls, out, *more):
        return subprocess.Popen([CAPDO, "batch", cls.root, "--out", out, "--as-of", "2026-11-22", "--data", SOURCE, *more],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)

    def result_of(self, known):
        return next(self.results[a["id"]] for a in self.summary["agencies"] if a["folder"] == known["folder"])

    def test_every_known_gap_is_told_and_nothing_that_is_met(self):
        known = told = wrong = 0
        for one in self.truth:
            outcomes = {c["id"]: c["result"] for c in self.result_of(one)["checks"]}
            missed = [check for check in one["gaps"] if outcomes.get(check) in ("pass", None)]
            self.assertEqual(missed, [], one["case"])
            known += len(one["gaps"])
            told += sum(outcomes[check] in ("fail", "partial") for check in one["gaps"])
            wrong += sum(outcomes.get(check) in ("fail", "partial") for check in one["met"])
        print(f"{known} known gaps, {told} told as gaps, the rest left to a person; {wrong} gaps told of what is met", flush=True)
        self.assertGreaterEqual(known, AGENCIES)
        self.assertEqual(wrong, 0)

    def test_each_letter_lists_exactly_the_gaps_of_its_agency(self):
        listed = 0
        for one in self.truth:
            agency = next(a for a in self.summary["agencies"] if a["folder"] == one["folder"])
            result = self.results[agency["id"]]
            with open(os.path.join(self.out, "agencies", agency["id"], "letter.docx"), "rb") as file:
                data = file.read()
            self.assertEqual(faults_of(data), [], one["folder"])
            letter = Letter(data)
            self.assertEqual(len(letter.annexes), 1)
            for kind, outcomes in ((GAP, ("fail", "partial")), (REVIEW, ("review",))):
                wanted = titles(result, *outcomes)
                self.assertEqual(letter.titles(kind, wanted), wanted, one["folder"])
                listed += sum(wanted.values())
            titled = {c["id"]: c["title"] for c in result["checks"]}
            lines = "\n".join(letter.requirements(GAP) + letter.requirements(REVIEW))
            for check in one["gaps"]:
                self.assertIn(titled[check], lines, one["case"])
        print(f"{listed} lines in {len(self.truth)} letters", flush=True)

    def test_killed_again_and_again_it_leaves_the_same_bytes(self):
        chance = random.Random(84)
        whole, torn = tree(self.out), os.path.join(self.home, "torn")
        done = collections.Counter()
        while done["kills"] < KILLS:
            process = self.start(torn, "--jobs", str(done["kills"] % 3 + 1))
            try:
                told = process.communicate(timeout=chance.uniform(0.02, 2 * self.seconds / max(KILLS, 4)))[1]
            except subprocess.TimeoutExpired:
                # The program alone, or with everything that it has started.
                (os.killpg if done["kills"] % 2 else os.kill)(process.pid, signal.SIGKILL)
                process.communicate()
                done["kills"] += 1
                continue
            self.assertEqual(process.returncode, 0, told)
            done["whole runs between"] += 1
            self.same(whole, tree(torn))
            shutil.rmtree(torn)
        process = self.start(torn, "--jobs", "2")
        told = process.communicate(timeout=7200)[1]
        self.assertEqual(process.returncode, 0, told)
        self.same(whole, tree(torn))
        print(f"{dict(done)}: {len(whole)} files, {sum(map(len, whole.values())) // 1024} KiB, the same bytes", flush=True)

    def same(self, whole, torn):
        self.assertEqual(sorted(whole), sorted(torn))
        self.assertEqual([name for name in whole if whole[name] != torn[name]], [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], warnings="ignore")
