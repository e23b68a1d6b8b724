#!/usr/bin/env python3
"""Throws folders of hostile files at `capdo check` and says whether it stood.

Usage: run.py --capdo BINARY --files DIR [--files DIR ...] --out REPORT.tsv [options]

The files are drawn in a fixed random order and checked in batches, one batch after the other. A batch holds when the
program ends by itself within the wall limit and the memory limit, with exit code 0, 3 or 4, a result that is JSON and
names every file, and no process left behind. A batch that does not hold is halved until the files that did it are
named; the others still get their outcome. --pairs N adds N files, a few at a time, to a complete sample dossier and
compares the entries of the sample's own documents, all but `id`, with those of the sample alone.

REPORT.tsv grows while the run goes on. Its rows, by their first column:
  batch    files, seconds, exit code, bytes of stderr, MiB of the parent, MiB of its largest child, MiB of all together,
           most children at once, verdict ("ok" or what was wrong)
  file     format, outcome, reason, path
  culprit  verdict, path
  pair     files, seconds, verdict, the sample's score where it changed
  changed  path of the sample's document, the members of its entry that changed in the pair that follows
  summary  name, value
How memory is measured: watch.py.
The exit code is 0 when everything held, else 1. Hostile files are never committed: keep them outside the repository.
"""
import argparse
import collections
import json
import os
import random
import shutil
import sys
import tempfile
import time

from watch import Run

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples", "01-day-du-tinh")


class Torture:
    def __init__(self, options):
        self.options, self.begin = options, time.monotonic()
        self.report = open(options.out, "w", encoding="utf-8")
        self.outcomes, self.culprits, self.peaks = (collections.Counter() for _ in range(3))
        self.slowest, self.scores_changed, self.alone = (0, 0), 0, None

    def write(self, *row):
        self.report.write("\t".join(str(value).replace("\t", " ").replace("\n", " ") for value in row) + "\n")
        self.report.flush()

    def check(self, files, sample=None):
        """One run over copies of `files` (and of a sample). Gives the run and {name in the folder: path}."""
        names = {}
        with tempfile.TemporaryDirectory(prefix="capdo-torture-") as folder:
            if sample:
                shutil.copytree(sample, folder, dirs_exist_ok=True)
            for number, path in enumerate(files):
                # Before and after the names of the sample in turn; ASCII, never a name that capdo leaves out.
                plain = os.path.basename(path).encode("ascii", "replace").decode().replace("\\", "?")
                name = f"{'0z'[number % 2]}{number:04d}-{plain}"
                shutil.copyfile(path, os.path.join(folder, name))
                names[name] = path
            wall = self.options.wall * max(0.1, min(1, len(files) / self.options.batch))
            run = Run(self.options.capdo, folder, wall, self.options.max_mib, self.options.jobs)
        self.slowest = max(self.slowest, (run.seconds, len(files)))
        for peak in ("parent", "child", "together", "stderr"):
            self.peaks[peak] = max(self.peaks[peak], getattr(run, peak))
        if run.result:
            paths = list(run.entries())
            lost = [name for name in names if not any(p == name or p.startswith(name + "/") for p in paths)]
            run.verdict = run.verdict or (f"{len(lost)} files lost" if lost else "")
        return run, names

    def torture(self, files, check):
        """Runs `check`, which gives a verdict, and halves `files` as long as they do not hold. True when they hold."""
        verdict = check(files)
        if not verdict:
            return True
        print(f"{len(files)} files: {verdict}", file=sys.stderr)
        half = len(files) // 2
        if half and not self.is_over():
            if not all([self.torture(files[:half], check), self.torture(files[half:], check)]):
                return False
            verdict += ", only together"
        self.culprits[verdict] += 1
        for path in files:
            self.write("culprit", verdict if len(files) == 1 else f"{verdict}, one of {len(files)}", path)
        return False

    def batch(self, files):
        run, names = self.check(files)
        self.write("batch", len(files), f"{run.seconds:.2f}", run.code, run.stderr, run.parent, run.child,
                   run.together, run.most_children, run.verdict or "ok")
        if not run.verdict:
            entries = run.entries()
            for name, path in names.items():
                parts = entries.get(name) or [{"format": "archive", "outcome": "unpacked", "reason": ""}]
                told = ["|".join(sorted({part[key] for part in parts})) for key in ("format", "outcome", "reason")]
                self.outcomes[tuple(told)] += 1
                self.write("file", *told, path)
        return run.verdict

    def pair(self, files):
        run, _ = self.check(files, self.options.sample)
        verdict, score = run.verdict, ""
        if run.result:
            now, before = comparable(run), comparable(self.alone)
            changed = [path for path in before if now.get(path) != before[path]]
            verdict = verdict or ("sample changed" if changed else "")
            scores = [r.result["score"][key] for r in (self.alone, run) for key in ("awarded", "possible")]
            score = "" if scores[:2] == scores[2:] else "{}/{} to {}/{}".format(*scores)
            for path in changed:
                parts = zip(before[path], now.get(path, []))
                members = {key for old, new in parts for key in old if old[key] != new.get(key)}
                self.write("changed", path, " ".join(sorted(members)) or "parts")
        self.write("pair", len(files), f"{run.seconds:.2f}", verdict or "ok", score)
        self.scores_changed += bool(score)
        return verdict

    def is_over(self):
        return bool(self.options.budget_seconds) and time.monotonic() - self.begin > self.options.budget_seconds

    def go(self, files):
        options, done = self.options, 0
        check, size = (self.pair, options.pair_size) if options.pairs else (self.batch, options.batch)
        if options.pairs:
            files = files[:options.pairs]
            self.alone, _ = self.check([], options.sample)
            if self.alone.verdict:
                sys.exit(f"the sample alone: {self.alone.verdict}")
        while done < len(files) and not self.is_over():
            group = files[done:done + size]
            self.torture(group, check)
            done += len(group)
            print(f"{done} of {len(files)} files, {time.monotonic() - self.begin:.0f} s", file=sys.stderr)
        self.summary(done, len(files))
        return 1 if self.culprits else 0

    def summary(self, done, total):
        rows = [("files", f"{done} of {total}"), ("seconds", f"{time.monotonic() - self.begin:.0f}"),
                ("slowest run", "{:.1f} s with {} files".format(*self.slowest)),
                ("peak of the parent, MiB", self.peaks["parent"]),
                ("peak of a child, MiB", self.peaks["child"]),
                ("peak of all together, MiB", self.peaks["together"]),
                ("longest stderr, bytes", self.peaks["stderr"])]
        rows += [(f"{outcome} {form} {reason}".strip(), n) for (form, outcome, reason), n in
                 sorted(self.outcomes.items(), key=lambda item: (item[0][1], -item[1], item[0]))]
        rows += [(f"FAILED {verdict}", n) for verdict, n in sorted(self.culprits.items())]
        if self.options.pairs:
            rows += [("runs with another score of the sample", self.scores_changed)]
        for name, value in rows:
            self.write("summary", name, value)
            print(f"{name:48} {value}")


def comparable(run):
    """{path: [{member: its value as text} of each part]}, without the id, which is only a number in the order."""
    return {path: [{key: json.dumps(value) for key, value in part.items() if key != "id"} for part in parts]
            for path, parts in run.entries().items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--capdo", required=True)
    parser.add_argument("--files", required=True, action="append", metavar="DIR")
    parser.add_argument("--out", required=True, metavar="REPORT.tsv")
    parser.add_argument("--jobs", type=int, help="passed on to capdo")
    parser.add_argument("--batch", type=int, default=200, help="files in a batch (200)")
    parser.add_argument("--wall", type=float, default=600, help="seconds for a full batch (600); less for fewer files")
    parser.add_argument("--max-mib", type=int, default=4096, help="memory of all processes together (4096)")
    parser.add_argument("--budget-seconds", type=float, help="start no further batch after that")
    parser.add_argument("--max-files", type=int, help="only so many, of the fixed random order")
    parser.add_argument("--seed", type=int, default=1, help="another random order")
    parser.add_argument("--pairs", type=int, default=0, metavar="N", help="add N files to a sample instead")
    parser.add_argument("--pair-size", type=int, default=10, help="files added at a time (10)")
    parser.add_argument("--sample", default=SAMPLE)
    options = parser.parse_args()
    options.capdo = os.path.abspath(options.capdo)
    files = sorted(os.path.join(folder, name) for root in options.files for folder, _, names in os.walk(root)
                   for name in names if os.path.isfile(os.path.join(folder, name)))
    random.Random(options.seed).shuffle(files)
    return Torture(options).go(files[:options.max_files])


if __name__ == "__main__":
    sys.exit(main())
