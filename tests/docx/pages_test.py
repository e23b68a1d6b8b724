#!/usr/bin/env python3
"""Letters and forms as LibreOffice lays them out: every file opens, no page is blank, and a signature never stands alone.

Usage: pages_test.py CAPDO SOURCE_DIR

Exit code 77, with the reason, where there is no LibreOffice or no pdftotext.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
WHEN = ("--as-of", "2026-11-22", "--data", SOURCE)


def run(*arguments, codes=(0,)):
    done = subprocess.run([CAPDO, *arguments], capture_output=True, text=True, timeout=300 * PATIENCE, check=False)
    assert done.returncode in codes, done.stderr


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory(prefix="capdo-pages-")
        cls.addClassCleanup(cls.dir.cleanup)
        cls.results = {}
        for name in ("01-day-du-tinh", "04-thieu-quy-che", "06-thieu-phuong-an-quan-ly", "07-kiem-tra-khong-noi-dung"):
            run("check", os.path.join(SOURCE, "samples", name), *WHEN, "--quiet", "--json", cls.path(name + ".json"))
            with open(cls.path(name + ".json"), encoding="utf-8") as file:
                cls.results[name] = json.load(file)

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.dir.name, *names)

    def put(self, name, result):
        with open(self.path(name), "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False)
        return self.path(name)

    def pages(self, *files):
        """The text of each page of each file."""
        out = tempfile.mkdtemp(dir=self.dir.name)
        subprocess.run(["soffice", "-env:UserInstallation=file://" + self.path("soffice"), "--headless", "--convert-to", "pdf", "--outdir", out, *files],
                       capture_output=True, timeout=600 * PATIENCE, check=True)
        read = {}
        for file in files:
            pdf = os.path.join(out, os.path.splitext(os.path.basename(file))[0] + ".pdf")
            self.assertTrue(os.path.exists(pdf), file)
            text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, timeout=60 * PATIENCE, check=True).stdout
            read[os.path.basename(file)] = text.split("\f")[:-1]
        for name, pages in read.items():
            for number, page in enumerate(pages, 1):
                # More than the number of the page.
                self.assertGreater(len(page.split()), 3, f"{name}, page {number} of {len(pages)}")
                self.assertNotIn("{{", page, name)
                if "Nơi nhận:" in page: self.assertGreater(len(page.partition("Nơi nhận:")[0].split()), 6, f"{name}: a signature alone on page {number}")
        return read

    def test_a_signature_goes_with_words(self):
        office = os.path.join(SOURCE, "templates", "letters", "co-quan.yaml")
        results = dict(self.results)
        # A gap in each of the first 1 to 9 blocks: letters of every length.
        whole = json.dumps(results["01-day-du-tinh"])
        blocks = sorted({c["block"] for c in results["01-day-du-tinh"]["checks"] if c["block"]})
        for count in range(1, len(blocks) + 1):
            result = json.loads(whole)
            for block in blocks[:count]:
                next(c for c in result["checks"] if c["block"] == block and c["result"] == "pass").update(result="fail")
            results[f"{count}-nhom"] = result
        letters = []
        for name, result in results.items():
            for more in ((), ("--office", office, "--deadline", "2027-01-15"), ("--no-points",)):
                letters.append(self.path(f"{name}-{len(more)}.docx"))
                run("letter", self.put(name + ".json", result), "--out", letters[-1], "--data", SOURCE, *more)
        letters.append(self.path("nhieu-co-quan.docx"))
        run("letter", *(self.path(name + ".json") for name in self.results), "--out", letters[-1], "--data", SOURCE)
        later = 0
        for name, pages in self.pages(*letters).items():
            signed = [page for page in pages if "Nơi nhận:" in page]
            self.assertEqual(len(signed), 1, name)
            self.assertIn("Đầu mối liên hệ", signed[0], name)
            self.assertIn("./.", signed[0], name)
            if "đề nghị bổ sung" in pages[0]: self.assertRegex(signed[0], r"Thời hạn\.", name)
            later += signed[0] != pages[0]
            # The usual letter, of few groups, is one page.
            if re.match(r"[1-3]-nhom", name): self.assertIs(signed[0], pages[0], name)
        print(f"{len(letters)} letters, {later} signed on a later page", flush=True)
        self.assertGreater(later, 0)  # else nothing held the block together

    def test_forms(self):
        for level in (1, 3, 5):
            folder = self.path(f"muc-{level}")
            run("init", folder, "--level", str(level), "--agency", "Sở Khoa học và Công nghệ tỉnh Sông Lam", "--data", SOURCE)
            files = sorted(glob.glob(os.path.join(folder, "*.docx")))
            self.assertEqual(len(files), 12)
            for name, pages in self.pages(*files).items():
                if not name.startswith("00"): self.assertIn("[", "".join(pages), name)


if __name__ == "__main__":
    if lacking := [name for name in ("soffice", "pdftotext") if not shutil.which(name)]:
        print(f"skipped: no {' and no '.join(lacking)}")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
