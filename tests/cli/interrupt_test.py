"""Ends `capdo check` in the middle, as people and machines do: what is left behind, and what the next run makes of it.

interrupt_test.py CAPDO SOURCE
"""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FOLDER = os.path.join(SOURCE, "samples", "01-day-du-tinh")


def children(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                found += [int(child) for child in file.read().split()]
    except OSError:
        pass
    return found


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def content(path):
    with open(path, encoding="utf-8") as file:
        result = json.load(file)
    del result["run"]
    return result


class Interrupted(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory(prefix="capdo-interrupt-")
        self.out = os.path.join(self.dir.name, "out.json")
        self.random = random.Random(11)

    def tearDown(self):
        self.dir.cleanup()

    def command(self, *more):
        return [CAPDO, "check", FOLDER, "--as-of", "2026-11-22", "--quiet", "--json", self.out, *more]

    def whole(self, *more):
        subprocess.run(self.command(*more), check=True, capture_output=True)
        return content(self.out)

    def interrupt(self, how, delay, *more):
        process = subprocess.Popen(self.command(*more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # From the moment at which files are read, on a machine that may be slow.
        readers, end = set(), time.monotonic() + 30
        while process.poll() is None and time.monotonic() < end:
            if not readers and (readers := set(children(process.pid))):
                end = time.monotonic() + delay
            readers.update(children(process.pid))
            time.sleep(0.002)
        process.send_signal(how)
        process.wait()
        end = time.monotonic() + 5
        while any(map(alive, readers)) and time.monotonic() < end:
            time.sleep(0.01)
        self.assertEqual([pid for pid in readers if alive(pid)], [])
        return readers

    def test_no_half_result_and_no_process_is_left(self):
        expected = self.whole()
        seen = 0
        for i in range(10):
            os.remove(self.out)
            seen += len(self.interrupt(signal.SIGKILL if i % 2 else signal.SIGINT, self.random.uniform(0, 0.3)))
            # The result is there as a whole or not at all.
            if os.path.exists(self.out):
                self.assertEqual(content(self.out), expected)
            else:
                self.whole()
        self.assertGreater(seen, 5)  # some were killed while files were read

    def test_the_next_run_goes_on(self):
        expected = self.whole()
        cache = os.path.join(self.dir.name, "cache")
        for _ in range(4):
            self.interrupt(signal.SIGKILL, self.random.uniform(0, 0.3), "--cache", cache)
        self.assertEqual(self.whole("--cache", cache), expected)
        self.assertEqual(self.whole("--cache", cache), expected)
        with open(self.out, encoding="utf-8") as file:
            self.assertEqual(json.load(file)["run"]["readers"]["from_cache"], len(os.listdir(FOLDER)))

    def test_results_stay_out_of_the_evidence(self):
        inside = os.path.join(FOLDER, "x.json")
        for option in ("--json", "--html", "--cache"):
            done = subprocess.run([CAPDO, "check", FOLDER, option, inside], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertIn("x.json", done.stderr)
            self.assertFalse(os.path.exists(inside))

    def test_a_full_disk_is_said(self):
        done = subprocess.run([CAPDO, "check", FOLDER, "--quiet", "--json", "/dev/full"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("/dev/full", done.stderr)


unittest.main(argv=sys.argv[:1])
