#!/usr/bin/env python3
"""Makes the hostile files of this folder and says what each of them may become.

Usage: generate.py --out DIR [--only REGEX] [--family NAME]... [--beacon PORT]
       generate.py --list [--only REGEX]

Writes DIR/evidence/FAMILY/..., DIR/canary.txt (beside the evidence: no file may lead there) and DIR/expected.json.
Same bytes on every run, but for the folder and the port in the attacks that need them. Standard library only.
"""
from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import sys
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from case import CANARY, Case, Place, unique  # noqa: E402

FAMILIES = {
    "pdf-structure": ("pdf_structure",),
    "pdf-content": ("pdf_content", "pdf_fonts"),
    "pdf-bombs": ("pdf_bombs",),
    "pdf-objects": ("pdf_objects",),
    "docx-zip": ("docx_zip",),
    "docx-xml": ("docx_xml",),
    "docx-word": ("docx_word",),
    "analysis": ("analysis",),
    "formats": ("formats",),
    "office": ("office",),
    "archives": ("archives",),
    "pictures": ("pictures",),
    "names": ("names",),
    "reports": ("reports",),
}


def shown_path(name: str) -> str:
    """The path as the result writes it: NFC, bytes that are no UTF-8 as U+FFFD (here one for all of them)."""
    return re.sub("\ufffd+", "\ufffd", unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace")))


def collect(families: list[str], only: str | None, place: Place) -> list[Case]:
    found = []
    for family in families:
        for module in FAMILIES[family]:
            for one in unique(importlib.import_module(module).cases(place)):
                one.family = family
                if only is None or re.search(only, f"{family}/{shown_path(one.name)}"):
                    found.append(one)
    return found


def write(one: Case, folder: bytes) -> bool:
    path = os.path.join(folder, os.fsencode(one.family), os.fsencode(one.name))
    if one.make is None:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(one.bytes())
        return True
    os.makedirs(os.path.join(folder, os.fsencode(one.family)), exist_ok=True)
    try:
        one.make(path)
        return True
    except (PermissionError, NotImplementedError):
        return False  # a device needs root, some names a file system that takes them


def expected(one: Case) -> dict:
    return {
        "path": f"{one.family}/{shown_path(one.name)}", "open": f"{one.family}/{one.name}", "family": one.family,
        "allow": list(one.allow), "why": one.why, "must_contain": list(one.contain), "contain_if_read": list(one.whole),
        "must_not_contain": list(one.absent), "must_be_hidden": list(one.hidden), "warnings": list(one.warnings),
        "within": one.within, "inside": {path: list(allow) for path, allow in one.inside.items()}, "flagged": one.flagged, "regular": one.make is None,
    }


def generate(out: str, families: list[str], only: str | None = None, beacon: int = 9) -> list[dict]:
    out = os.path.abspath(out)
    evidence = os.path.join(out, "evidence")
    os.makedirs(evidence)  # what lies there already would be taken for ours
    canary = os.path.join(out, "canary.txt")
    with open(canary, "w", encoding="ascii") as file:
        file.write(CANARY)
    cases = collect(families, only, Place(canary, beacon))
    rows = [expected(one) for one in cases if write(one, os.fsencode(evidence))]
    with open(os.path.join(out, "expected.json"), "w", encoding="utf-8") as file:
        json.dump({"files": rows}, file, ensure_ascii=True, indent=1)
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--family", action="append", choices=list(FAMILIES))
    parser.add_argument("--beacon", type=int, default=9)
    arguments = parser.parse_args()
    families = arguments.family or list(FAMILIES)
    if arguments.list:
        cases = collect(families, arguments.only, Place("/canary.txt", arguments.beacon))
        for one in cases:
            print(f"{one.family}/{one.name!r:44} {' | '.join(one.allow)}")
        print(f"{len(cases)} files", file=sys.stderr)
        return 0
    if not arguments.out:
        parser.error("--out or --list")
    rows = generate(arguments.out, families, arguments.only, arguments.beacon)
    print(f"{len(rows)} files in {arguments.out}/evidence")
    return 0


if __name__ == "__main__":
    sys.exit(main())
