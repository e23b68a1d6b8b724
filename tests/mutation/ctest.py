#!/usr/bin/env python3
"""The test mutation.docx: writes the cases anew, DOCX only (no LibreOffice is needed), and measures them.

Usage: ctest.py CAPDO DIR
"""
import glob
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import generate  # noqa: E402


class DocxOnly(generate.Store):
    """The unmutated dossiers have PDF twins whatever --pdf-share says; here they have none."""

    def pdf(self, data, dst):
        pass


def main():
    capdo, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    generate.Store = DocxOnly
    sys.argv = ["generate.py", "--out", folder, "--limit", "60", "--pdf-share", "0", "--seed", "11"]
    if generate.main() != 0:
        return 1
    for twin in glob.glob(os.path.join(glob.escape(folder), "*__pdf.truth.json")):
        os.remove(twin)
    return subprocess.run([sys.executable, os.path.join(HERE, "measure.py"), "--capdo", capdo, "--cases", folder,
                           "--jobs", "2", "--min-gaps", "95", "--max-false-missing", "2", "--min-kinds", "98",
                           "--min-quotes", "100"]).returncode


if __name__ == "__main__":
    sys.exit(main())
