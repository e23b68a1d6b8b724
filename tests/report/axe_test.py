#!/usr/bin/env python3
"""Every kind of HTML that the program writes, looked at by axe-core in headless Chromium at the widths of a desktop and of a
phone: no rule is broken, and no page is wider than its window.

Usage: axe_test.py CAPDO SOURCE_DIR

Exit code 77, with the reason, where there is no Chromium or no axe-core: scripts/axe.py gets it from npm the first time.
"""
import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(SOURCE, "scripts"))
import axe  # noqa: E402

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

WHOLE, GAPS, HOLLOW = (os.path.join(SOURCE, "samples", name) for name in ("02-day-du-bo", "06-thieu-phuong-an-quan-ly", "07-kiem-tra-khong-noi-dung"))
WHEN = ("--as-of", "2026-11-22", "--data", SOURCE)


class Axe(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory(prefix="capdo-axe-")
        cls.addClassCleanup(cls.dir.cleanup)

    def path(self, *names):
        return os.path.join(self.dir.name, *names)

    def capdo(self, *arguments, said="", codes=(0, 3)):
        done = subprocess.run([CAPDO, *arguments], input=said, capture_output=True, text=True, timeout=600 * PATIENCE, check=False)
        self.assertIn(done.returncode, codes, done.stderr)

    def expect_clean(self, *pages):
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            broken = axe.check([self.path(page) for page in pages])
        self.assertEqual(broken, 0, told.getvalue())

    def test_a_report(self):
        shutil.copytree(HOLLOW, self.path("ho-so"))
        for name, content in (("hong.docx", b"PK\x03\x04 broken"), ("ban-ve.dwg", b"AC1032" + bytes(100))):
            with open(self.path("ho-so", name), "wb") as file:
                file.write(content)
        self.capdo("check", self.path("ho-so"), *WHEN, "--quiet", "--json", self.path("r.json"), "--html", self.path("nguoi-tham-dinh.html"))
        self.capdo("review", self.path("r.json"), "--who", "Nguyễn Văn A", "--all", "--data", SOURCE, said="b\nb\nd\nĐã xem bản giấy.\nn\nHỏi lại.\nk\nKhông có.\nt\n")
        self.capdo("check", self.path("ho-so"), *WHEN, "--quiet", "--decisions", self.path("decisions.yaml"), "--html", self.path("da-quyet-dinh.html"))
        self.capdo("check", GAPS, *WHEN, "--quiet", "--audience", "agency", "--lang", "en", "--html", self.path("agency.html"))
        self.capdo("check", WHOLE, *WHEN, "--quiet", "--html", self.path("day-du.html"))
        self.expect_clean("nguoi-tham-dinh.html", "da-quyet-dinh.html", "agency.html", "day-du.html")

    def test_a_report_of_blank_forms_and_of_nothing(self):
        self.capdo("init", self.path("mau"), "--data", SOURCE)
        os.makedirs(self.path("khong-doc-duoc"))
        with open(self.path("khong-doc-duoc", "a.docx"), "wb") as file:
            file.write(b"PK\x03\x04 broken")
        for name, code in (("mau", 0), ("khong-doc-duoc", 4)):
            self.capdo("check", self.path(name), *WHEN, "--quiet", "--html", self.path(name + ".html"), codes=(code,))
        self.expect_clean("mau.html", "khong-doc-duoc.html")

    def test_an_overview(self):
        for i, sample in enumerate((WHOLE, GAPS, HOLLOW)):
            shutil.copytree(sample, self.path("goc", ("ministries", "provinces")[i > 0], f"co-quan-{i}"))
        os.makedirs(self.path("goc", "provinces", "trong"))
        os.makedirs(self.path("goc", "provinces", "hong"))
        with open(self.path("goc", "provinces", "hong", "a.docx"), "wb") as file:
            file.write(b"PK\x03\x04 broken")
        for lang in ("vi", "en"):
            self.capdo("batch", self.path("goc"), "--out", self.path(lang), *WHEN, "--lang", lang, codes=(3,))
        self.expect_clean("vi/index.html", "en/index.html", "vi/agencies/provinces-co-quan-1/report.html")

    def test_a_comparison(self):
        self.capdo("compare", HOLLOW, WHOLE, *WHEN, "--html", self.path("so-sanh.html"))
        self.capdo("compare", WHOLE, GAPS, *WHEN, "--lang", "en", "--html", self.path("compare.html"))
        self.expect_clean("so-sanh.html", "compare.html")

    def test_what_is_broken_is_told(self):
        with open(self.path("broken.html"), "w", encoding="utf-8") as file:
            file.write('<!doctype html><html><body><img src="x.png"><p style="width: 700px">a</p></body></html>')
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            self.assertGreater(axe.check([self.path("broken.html")]), 2)
        for words in ("image-alt", "html-has-lang", "at 390 px: the page is 70"):
            self.assertIn(words, told.getvalue())


if __name__ == "__main__":
    if why := axe.missing():
        print(f"skipped: {why}")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
