#!/usr/bin/env python3
"""The test scans.traps: some of the traps of traps.py against the program; the rest by hand (`measure.py … pages`).

Usage: traps_test.py CAPDO MAKE_SCAN DIR
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import distance  # noqa: E402
import measure_pages  # noqa: E402
import measure_real  # noqa: E402
import tools  # noqa: E402
import traps  # noqa: E402

# One of each family: a page takes a second or two.
HERE_TOO = {"text", "text-over-paper", "scan-fax", "scan-sideways", "scan-sideways-back", "too-coarse", "coarse-but-like-language", "stamp-on-page", "layer-bad", "glyphs-as-shapes", "mixed-first",
            "layer-lies-numbers", "layer-over-nothing", "layer-of-another-page", "noise-drowns", "blank"}


def check_the_measures():
    """The measures themselves: a wrong ruler finds nothing."""
    assert distance.edits("Cổng", "Cống") == 1
    assert distance.edits("", "abc") == 3
    assert distance.edits(["a", "b"], ["b", "a"]) == 2
    assert distance.plain("ĐIỀU 3") == "dieu 3"
    errors = distance.Errors()
    errors.add("một hai ba", "hai một ba")
    assert errors.share()["lost"] == 0 and errors.share()["wer"] > 0
    for word in "nghiệp quyết giữa gìn khuỷu quốc uỷ Điều an thuở".split():
        assert measure_real.is_syllable(word), word
    for word in "QUY CQNG HQI fax server".split()[1:]:
        assert not measure_real.is_syllable(word), word


def main():
    capdo, make_scan, folder = sys.argv[1:]
    check_the_measures()
    kit = tools.Tools(capdo, make_scan, folder)
    traps.TRAPS[:] = [trap for trap in traps.TRAPS if trap.name in HERE_TOO]
    result = measure_pages.measure(kit)
    print(measure_pages.table(result))
    return 1 if any(entry["faults"] for entry in result) else 0


if __name__ == "__main__":
    sys.exit(main())
