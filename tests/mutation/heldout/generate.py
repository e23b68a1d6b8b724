#!/usr/bin/env python3
"""Writes the held-out mutation dossiers (packs H1-H5), in the format of ../generate.py, so that ../measure.py runs on them.

    generate.py --out DIR [--limit N] [--pdf-share 0.3] [--seed N] [--packs H1,H2] [--checks plan.*] [--kinds drop] [--list]

Nobody tunes rules on these cases: look at the figures of measure.py, not at the texts.
"""
import glob
import importlib.util
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("mutation_generate", os.path.join(HERE, "..", "generate.py"))
gen = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gen)
sys.path.insert(0, HERE)
import packs                                                   # noqa: E402
from kit import HDossier                                       # noqa: E402


def main():
    gen.__doc__, gen.PACKS, gen.forms, gen.Dossier = __doc__, packs.PACKS, packs, HDossier
    gen.PROFILE = "-env:UserInstallation=file:///tmp/lo-heldout"
    rc = gen.main()
    if "--list" not in sys.argv:
        out = next((a.split("=", 1)[1] for a in sys.argv if a.startswith("--out=")), None) or sys.argv[sys.argv.index("--out") + 1]
        for path in glob.glob(os.path.join(glob.escape(out), "*.truth.json")):      # a file that holds every document has no one kind
            with open(path, encoding="utf-8") as f: truth = json.load(f)
            kinds = {p: k for p, k in truth["kinds"].items() if k != "several"}
            if kinds == truth["kinds"]: continue
            truth["kinds"] = kinds
            with open(path, "w", encoding="utf-8") as f: json.dump(truth, f, ensure_ascii=False, indent=1)
    return rc


if __name__ == "__main__":
    sys.exit(main())
