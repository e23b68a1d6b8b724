#!/usr/bin/env python3
"""Writes mutation dossiers: DIR/<case>/ with its truth beside it, DIR/<case>.truth.json.

    generate.py --out DIR [--packs P1,P3] [--checks plan.mgmt.*,decision.*] [--kinds drop,promise] [--pdf-share 0.2] [--seed 1] [--limit 400]

One case is one pack with one element changed (or none: kind "none"). A share of the cases gets a twin: the same dossier, all PDF.
The choice is deterministic: every (check, kind) comes once, in some pack, before any comes twice. Files are kept once in DIR/.store and
hard linked, so only what a mutation changes is written, and converted, anew. Run again with the same DIR to go on where it stopped.
"""
import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "samples", "build")
sys.path[:0] = [BUILD, os.path.join(BUILD, "packs")]
import forms                                                   # noqa: E402
from elements import GREY, Dossier, kinds_for, match           # noqa: E402
from facts import PACKS                                        # noqa: E402

PROFILE = "-env:UserInstallation=file:///tmp/lo-samples"


def rank(seed, *parts):
    return hashlib.sha256("|".join([str(seed), *parts]).encode()).hexdigest()


def build(pack, check=None, kind=None):
    D = Dossier(PACKS[pack], check, kind)
    return D, {d.path: (d.kind, d.save_bytes()) for d in forms.build(D)}


def choose(args):
    """All (pack, check, kind) that mean something, in the order of their choice."""
    todo = {}
    for pack in args.packs:
        for check in Dossier(PACKS[pack]).all_ids():
            if args.checks and not any(match(c, check) for c in args.checks): continue
            for kind in kinds_for(check):
                if args.kinds and kind not in args.kinds: continue
                todo.setdefault((check, kind), []).append(pack)
    out = []
    for (check, kind), packs in todo.items():
        for turn, pack in enumerate(sorted(packs, key=lambda p: rank(args.seed, p, check, kind))):
            out.append((turn, rank(args.seed, check, kind, pack), pack, check, kind))
    return [x[2:] for x in sorted(out)]


class Store:
    """Files by content, hard linked into the cases."""
    def __init__(self, root):
        self.dir = os.path.join(root, ".store")
        os.makedirs(self.dir, exist_ok=True)
        self.want = []                                         # (sha, place) of PDF files still to be made

    def docx(self, data):
        path = os.path.join(self.dir, hashlib.sha256(data).hexdigest()[:32] + ".docx")
        if not os.path.exists(path):
            with open(path + ".tmp", "wb") as f: f.write(data)
            os.replace(path + ".tmp", path)
        return path

    @staticmethod
    def link(src, dst):
        os.makedirs(os.path.dirname(dst), exist_ok=True)
        if os.path.exists(dst): os.remove(dst)
        try: os.link(src, dst)
        except OSError: shutil.copyfile(src, dst)

    def pdf(self, data, dst):
        self.want.append((self.docx(data), dst))

    def convert(self):
        missing = sorted({s for s, _ in self.want if not os.path.exists(s[:-5] + ".pdf")})
        for i in range(0, len(missing), 80):
            part = missing[i:i + 80]
            with tempfile.TemporaryDirectory(dir=self.dir) as tmp:
                subprocess.run(["soffice", PROFILE, "--headless", "--convert-to", "pdf", "--outdir", tmp, *part], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for s in part: os.replace(os.path.join(tmp, os.path.basename(s)[:-5] + ".pdf"), s[:-5] + ".pdf")
            print(f"  PDF {min(i + 80, len(missing))}/{len(missing)}", file=sys.stderr)
        for s, dst in self.want: self.link(s[:-5] + ".pdf", dst)
        self.want = []


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lst = lambda s: [x for x in s.split(",") if x]
    ap.add_argument("--out", required=True)
    ap.add_argument("--packs", type=lst, default=list(PACKS))
    ap.add_argument("--checks", type=lst, default=[])
    ap.add_argument("--kinds", type=lst, default=[])
    ap.add_argument("--pdf-share", type=float, default=0.2, help="share of the cases that also get an all-PDF twin")
    ap.add_argument("--seed", default="1")
    ap.add_argument("--limit", type=int, default=0, help="at most N mutations (the unmutated dossier of every pack comes on top)")
    ap.add_argument("--list", action="store_true", help="only print the cases")
    args = ap.parse_args()

    cases = choose(args)
    if args.limit: cases = cases[:args.limit]
    cases = [(p, None, "none") for p in args.packs] + cases
    if args.list:
        for c in cases: print(*c)
        print(len(cases), "cases")
        return 0
    os.makedirs(args.out, exist_ok=True)
    store, base, made, idle = Store(args.out), {}, 0, []
    for pack, check, kind in cases:
        D, files = build(pack, check, None if kind == "none" else kind)
        if pack not in base: base[pack] = build(pack)[1]
        if check and files == base[pack]:
            idle.append((pack, check, kind))
            continue
        name = f"{pack}__{check or 'full'}__{kind}"
        twin = check is None or int(rank(args.seed, "twin", name)[:6], 16) / 0xffffff < args.pdf_share
        expect = D.expect()
        for fmt in ("docx", "pdf") if twin else ("docx",):
            folder = f"{name}__{fmt}"
            shutil.rmtree(os.path.join(args.out, folder), ignore_errors=True)
            kinds = {}
            for path, (dkind, data) in files.items():
                path = path if fmt == "docx" else re.sub(r"docx$", "pdf", path)
                kinds[path] = dkind
                dst = os.path.join(args.out, folder, path)
                if fmt == "docx": store.link(store.docx(data), dst)
                else: store.pdf(data, dst)
            changed = sorted(p for p, v in files.items() if base[pack].get(p) != v) + sorted(p for p in base[pack] if p not in files)
            truth = {"folder": folder, "pack": pack, "format": fmt, "level": D.level, "mutation": {"check": check, "kind": kind}, "expect": expect, "kinds": kinds,
                     "grey": bool(check in GREY and kind != "paraphrase"), "changed": changed, "twin": f"{name}__{'pdf' if fmt == 'docx' else 'docx'}" if twin else None}
            with open(os.path.join(args.out, folder + ".truth.json"), "w", encoding="utf-8") as f: json.dump(truth, f, ensure_ascii=False, indent=1)
            made += 1
    store.convert()
    print(f"{made} folders in {args.out}" + (f"; {len(idle)} mutations change nothing in their pack and were left out" if idle else ""))
    for i in idle[:10]: print("  no change:", *i)
    return 0


if __name__ == "__main__":
    sys.exit(main())
