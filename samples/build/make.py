#!/usr/bin/env python3
"""Writes the committed samples: samples/<name>/ (DOCX or PDF files), samples/<name>.yaml, samples/<name>.truth.json.

    python3 samples/build/make.py [NAME…]        all samples, or those whose name contains NAME
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "packs")]
from elements import CHECKS, Dossier            # noqa: E402
from facts import PACKS                          # noqa: E402
import forms                                     # noqa: E402

PROFILE = "-env:UserInstallation=file:///tmp/lo-samples"


def to_pdf(files, out_dir):
    """Many DOCX files in one soffice call."""
    if not files: return
    for i in range(0, len(files), 60):
        subprocess.run(["soffice", PROFILE, "--headless", "--convert-to", "pdf", "--outdir", out_dir, *files[i:i + 60]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def expect_without(D, docs):
    """Truth of a sample made by leaving out whole documents or halves of the plan."""
    e = D.expect()
    f = D.f
    def gap(*pre):
        for c in e:
            if any(c == p or c.startswith(p + ".") for p in pre): e[c] = "gap"
    for c in f.get("gaps", ()):
        hit = [x for x in e if x == c or (c.endswith("*") and x.startswith(c[:-1]))]
        for x in hit: e[x] = "gap"
    for c in f.get("anys", ()):
        for x in e:
            if (x == c or (c.endswith("*") and x.startswith(c[:-1]))) and e[x] == "pass": e[x] = "any"
    return e


SAMPLES = [
    dict(name="01-day-du-tinh", pack="P1", pdf="", about="Hồ sơ đầy đủ của một tỉnh, văn phong theo mẫu, đánh số tự động, toàn bộ DOCX."),
]


def write(sample, root):
    f = dict(PACKS[sample["pack"]])
    f.update(sample.get("facts", {}))
    D = Dossier(f, sample.get("check"), sample.get("kind"))
    docs = forms.build(D)
    out = os.path.join(root, sample["name"])
    shutil.rmtree(out, ignore_errors=True)
    kinds = {}
    with tempfile.TemporaryDirectory() as tmp:
        todo = []
        for d in docs:
            pdf = sample["pdf"] == "all" or d.path in sample["pdf"] or any(k in d.path for k in sample["pdf"].split(",") if k)
            path = os.path.join(out, d.path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            data = d.save_bytes()
            if pdf:
                src = os.path.join(tmp, "%02d.docx" % len(todo))
                open(src, "wb").write(data)
                todo.append((src, path[:-5] + ".pdf"))
                kinds[d.path[:-5] + ".pdf"] = d.kind
            else:
                open(path, "wb").write(data)
                kinds[d.path] = d.kind
        to_pdf([s for s, _ in todo], tmp)
        for s, path in todo: shutil.move(s[:-5] + ".pdf", path)
    exts = {k.rsplit(".", 1)[1] for k in kinds}
    truth = {"folder": sample["name"], "pack": sample["pack"], "format": exts.pop() if len(exts) == 1 else "mixed", "level": f["level"], "mutation": {"check": None, "kind": sample.get("truth_kind", "none")},
             "expect": expect_without(D, docs), "kinds": kinds}
    with open(os.path.join(root, sample["name"] + ".truth.json"), "w", encoding="utf-8") as o: json.dump(truth, o, ensure_ascii=False, indent=1); o.write("\n")
    with open(os.path.join(root, sample["name"] + ".yaml"), "w", encoding="utf-8") as o: o.write(f"name: {sample['name']}\nabout: \"{sample['about']}\"\n")
    print(sample["name"], len(kinds), "files")


if __name__ == "__main__":
    root = os.path.dirname(HERE)
    for s in SAMPLES:
        if len(sys.argv) < 2 or any(a in s["name"] for a in sys.argv[1:]): write(s, root)
