#!/usr/bin/env python3
"""Makes a folder of many agencies out of the packs of the samples, each with gaps that are known.

    make_gaps.py OUT N

Every agency is a pack of samples/build with one element changed (dropped, denied, promised, only in a table of contents, …)
and, every third, without the documents of one kind: what tests/mutation knows to be a gap then. The first quarter stands
in ministries/, the rest in provinces/; every seventh is a zip archive. The same N gives the same bytes.
"""
import io
import os
import shutil
import sys
import zipfile
from types import SimpleNamespace

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "mutation"))
import generate  # noqa: E402

EPOCH = (2026, 1, 1, 0, 0, 0)
KINDS = ["drop", "hollow", "deny", "promise", "decoy-toc", "decoy-law"]  # each leaves a gap
LOSSES = ["regulation", "inspection", "appraisal", "submission"]


def archive_of(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files:
            archive.writestr(zipfile.ZipInfo(path, EPOCH), data)
    return out.getvalue()


def agency(number, pack, check, kind):
    """(files, known gaps, checks that must be met): one agency. Names of files tell nothing of what is in them."""
    dossier, files = generate.build(pack, check, kind)
    expect = dossier.expect()
    lost = LOSSES[number // 3 % len(LOSSES)] if number % 3 == 2 else None
    kept = [(path, data) for path, (document, data) in sorted(files.items())
            if not lost or document.split("-decision")[0] != lost]
    if len(kept) == len(files):
        lost = None
    gaps = [one for one, expected in expect.items() if expected == "gap" and not (lost and one.startswith(lost + "."))]
    met = [one for one, expected in expect.items() if expected == "pass" and not lost]
    return kept, gaps + ([lost + ".exists"] if lost else []), met


def main(out, count):
    shutil.rmtree(out, ignore_errors=True)
    chosen = generate.choose(SimpleNamespace(packs=list(generate.PACKS), checks=[], kinds=KINDS, seed="84"))
    # Spread over all of them: neighbours in the list are of one kind.
    step = max(1, len(chosen) // count)
    truth = []
    for i in range(count):
        pack, check, kind = chosen[i * step]
        name = ("ministries/" if i < count // 4 else "provinces/") + f"co-quan-{i + 1:03}"
        files, gaps, met = agency(i, pack, check, kind)
        # No folder is a copy of another.
        files.append(("ghi-chu.txt", f"Hồ sơ số {i + 1}.\n".encode()))
        packed = i % 7 == 6
        if packed:
            files, name = [(name + ".zip", archive_of(files))], name + ".zip"
        for path, data in files:
            path = os.path.join(out, path if packed else os.path.join(name, path))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        truth.append({"folder": name, "case": f"{pack} {check} {kind}", "gaps": gaps, "met": met})
    return truth


if __name__ == "__main__":
    for one in main(sys.argv[1], int(sys.argv[2])):
        print(one["folder"], one["case"], len(one["gaps"]))
