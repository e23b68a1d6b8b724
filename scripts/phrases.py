#!/usr/bin/env python3
"""Pairs of Vietnamese words in texts of law, for templates/*/vocabulary/phrases.txt.

    scripts/phrases.py LAW.md ... > templates/decree-85-2016/vocabulary/phrases.txt

Recognised text is repaired by them (analyzer/text/phrases.h): a pair stands in the list when it occurs in one of the
texts with only blanks between. Words without any Vietnamese mark on both sides are left out: they repair nothing.
"""
import re
import sys
import unicodedata

MARKED = re.compile(r"[^a-z]")


def main(paths):
    pairs = set()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = unicodedata.normalize("NFC", file.read()).lower()
        words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+", text)]
        for (a, _, end), (b, begin, _) in zip(words, words[1:]):
            if text[end:begin].strip(" \n") == "" and (MARKED.search(a) or MARKED.search(b)):
                pairs.add(f"{a} {b}")
    print("# Pairs of words in Nghị định 85/2016/NĐ-CP and its forms, Thông tư 12/2022/TT-BTTTT and its annex.")
    print("# Made by scripts/phrases.py; used to repair recognised text.")
    for pair in sorted(pairs):
        print(pair)


main(sys.argv[1:])
