#!/usr/bin/env python3
"""`capdo compare` and the tables of `capdo check`, from outside.

Usage: compare_test.py CAPDO SOURCE_DIR
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

import jsonschema

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
BARE, WHOLE = (os.path.join(SOURCE, "samples", name) for name in ("07-kiem-tra-khong-noi-dung", "02-day-du-bo"))
GAPS = ("fail", "partial")


def run(*arguments):
    return subprocess.run([CAPDO, *arguments], capture_output=True, text=True, timeout=300 * PATIENCE, check=False)


class Compare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory(prefix="capdo-compare-")
        cls.results = {}
        for name, folder in (("bare", BARE), ("whole", WHOLE)):
            done = run("check", folder, "--as-of", "2026-11-22", "--quiet", "--json", cls.path(name + ".json"),
                       "--csv", cls.path(name + ".csv"), "--sarif", cls.path(name + ".sarif"))
            assert done.returncode == 0, done.stderr
            with open(cls.path(name + ".json"), encoding="utf-8") as file:
                cls.results[name] = json.load(file)
        with open(os.path.join(SOURCE, "docs", "compare.schema.json"), encoding="utf-8") as file:
            cls.schema = jsonschema.Draft202012Validator(json.load(file))

    @classmethod
    def tearDownClass(cls):
        cls.dir.cleanup()

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.dir.name, *names)

    def compare(self, before, after, *more):
        done = run("compare", before, after, "--json", "-", "--as-of", "2026-11-22", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        comparison = json.loads(done.stdout)
        self.assertEqual([e.json_path + e.message for e in self.schema.iter_errors(comparison)], [])
        for change, count in comparison["counts"].items():
            self.assertEqual(count, sum(c["change"] == change and c["need"] != "advisory" for c in comparison["changes"]))
        return comparison

    def outcomes(self, name):
        return {c["id"]: c["result"] for c in self.results[name]["checks"]}

    def test_every_gap_is_told_once(self):
        comparison = self.compare(self.path("bare.json"), self.path("whole.json"))
        before, after = self.outcomes("bare"), self.outcomes("whole")
        expected = {}
        for check in before.keys() | after.keys():
            then, now = before.get(check), after.get(check)
            if then in GAPS and now == "pass":
                expected[check] = {"closed"}
            elif then in GAPS and now in GAPS:
                expected[check] = {"changed", "unchanged"}
            elif then in GAPS:
                expected[check] = {"undecided", "not-checked", "not-applicable"}
            elif now in GAPS:
                expected[check] = {"new"}
        found = {c["id"]: c["change"] for c in comparison["changes"]}
        self.assertEqual(len(found), len(comparison["changes"]))
        self.assertEqual(found.keys(), expected.keys())
        for check, change in found.items():
            self.assertIn(change, expected[check])
        self.assertGreater(comparison["counts"]["closed"], 5)
        score = [self.results[name]["score"]["awarded"] for name in ("bare", "whole")]
        self.assertEqual([comparison[side]["awarded"] for side in ("before", "after")], score)
        self.assertAlmostEqual(comparison["difference"]["awarded"], score[1] - score[0], 6)
        back = self.compare(self.path("whole.json"), self.path("bare.json"))
        self.assertEqual({c["id"] for c in back["changes"] if c["change"] == "new"},
                         {c["id"] for c in comparison["changes"] if c["change"] == "closed"})

    def test_renaming_changes_nothing(self):
        folder = self.path("renamed", "sau", "trong")
        os.makedirs(folder)
        for number, name in enumerate(sorted(os.listdir(BARE), reverse=True)):
            shutil.copy(os.path.join(BARE, name), os.path.join(folder, f"{number}{os.path.splitext(name)[1]}"))
        comparison = self.compare(self.path("bare.json"), self.path("renamed"))
        self.assertEqual({c["change"] for c in comparison["changes"]}, {"unchanged"})
        self.assertEqual(comparison["difference"], {"awarded": 0, "possible": 0})

    def test_sides_may_be_folders_and_archives(self):
        archive = shutil.make_archive(self.path("whole"), "zip", WHOLE)
        self.assertEqual(self.compare(BARE, archive)["counts"], self.compare(self.path("bare.json"), self.path("whole.json"))["counts"])

    def test_a_folder_with_its_result_is_that_result(self):
        for name in ("bare", "whole"):
            os.makedirs(self.path("kept-" + name), exist_ok=True)
            shutil.copy(self.path(name + ".json"), self.path("kept-" + name, "result.json"))
            shutil.copy(os.path.join(WHOLE, sorted(os.listdir(WHOLE))[0]), self.path("kept-" + name))
        self.assertEqual(self.compare(self.path("kept-bare"), self.path("kept-whole")),
                         self.compare(self.path("bare.json"), self.path("whole.json")))
        done = run("compare", self.path("kept-bare"), self.path("kept-whole"), "--json", "-")
        self.assertEqual(done.stderr.count("Dùng kết quả có sẵn"), 2)
        for one, other in ((self.path("kept-bare"), self.path("a.docx")), (self.path("bare.json"), self.path("b.docx"))):
            self.assertEqual(run("letter", one, "--out", other).returncode, 0)
        with open(self.path("a.docx"), "rb") as a, open(self.path("b.docx"), "rb") as b:
            self.assertEqual(a.read(), b.read())

    def test_the_results_of_many_agencies_are_refused(self):
        os.makedirs(self.path("many", "agencies", "a"), exist_ok=True)
        with open(self.path("many", "summary.json"), "w", encoding="ascii") as file:
            file.write("{}")
        for arguments in (("compare", self.path("many"), self.path("bare.json")), ("letter", self.path("many"), "--out", self.path("x.docx"))):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn("thư mục kết quả của nhiều cơ quan", done.stderr)

    def test_the_sheet_and_the_page(self):
        done = run("compare", self.path("bare.json"), self.path("whole.json"), "--html", self.path("c.html"))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        closed = self.compare(self.path("bare.json"), self.path("whole.json"))["counts"]["closed"]
        with open(self.path("c.html"), encoding="utf-8") as file:
            page = file.read()
        for text in (done.stdout, re.sub(r"\s+", " ", page)):
            self.assertIn(f"quý cơ quan đã khắc phục {closed} thiếu sót.", re.sub(r"\s+", " ", text))
            self.assertIn("Báo cáo này không xác nhận cơ quan đã tuân thủ quy định.", re.sub(r"\s+", " ", text))
        for forbidden in ("<script", "http:", "https:", " src="):
            self.assertFalse(forbidden in page, forbidden)

    def test_other_rules_are_said(self):
        other = json.loads(json.dumps(self.results["whole"]))
        other["rules"]["digest"] = "sha256:" + "0" * 64
        with open(self.path("other.json"), "w", encoding="utf-8") as file:
            json.dump(other, file)
        done = run("compare", self.path("bare.json"), self.path("other.json"))
        self.assertEqual(done.returncode, 0)
        self.assertIn("! Hai kết quả dùng bộ quy tắc khác nhau", done.stdout)
        self.assertIn("mã kiểm tra không khớp", done.stderr)  # the result was changed after it was written
        done = run("compare", self.path("bare.json"), self.path("other.json"), "--json", "-")
        self.assertFalse(json.loads(done.stdout)["same"]["rules"])
        self.assertIn("Hai kết quả dùng bộ quy tắc khác nhau", done.stderr)

    def test_refusals(self):
        result = self.path("bare.json")
        with open(self.path("not.json"), "w", encoding="ascii") as file:
            file.write('{"schema": "other"}')
        empty = self.path("empty")
        os.makedirs(empty, exist_ok=True)
        for code, arguments, told in (
                (2, ("compare",), "Thiếu KẾT_QUẢ_CŨ"), (2, ("compare", result), "Thiếu KẾT_QUẢ_MỚI"),
                (2, ("compare", result, self.path("không")), "Không tìm thấy"),
                (2, ("compare", self.path("not.json"), result), "không phải là kết quả capdo.result/1"),
                (2, ("compare", result, result, "--json", "-", "--html", "-"), "Chỉ một kết quả"),
                (2, ("compare", result, WHOLE, "--html", os.path.join(WHOLE, "x.html")), "Không ghi"),
                (2, ("compare", result, result, "--json", "/không/có/x"), "Không ghi được"),
                (2, ("check", WHOLE, "--csv", "-", "--sarif", "-"), "Chỉ một kết quả"),
                (2, ("check", WHOLE, "--csv", os.path.join(WHOLE, "x.csv")), "Không ghi"),
                (4, ("compare", result, empty), "không có tệp nào")):
            with self.subTest(arguments=arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertIn(told, done.stderr)

    def test_csv_of_gaps(self):
        for name, result in self.results.items():
            with open(self.path(name + ".csv"), "rb") as file:
                rows = list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"), newline="")))
            gaps = [c for c in result["checks"] if c["result"] in GAPS]
            self.assertEqual({r["Mã nội dung"] for r in rows}, {c["id"] for c in gaps})
            self.assertEqual(len(rows), len(gaps))
            by_id = {c["id"]: c for c in gaps}
            for row in rows:
                check = by_id[row["Mã nội dung"]]
                self.assertEqual(row["Nội dung kiểm tra"], check["title"])
                self.assertEqual(row["Tính chất"] == "Khuyến nghị", check["need"] == "advisory")
                self.assertEqual(bool(row["Trích dẫn"]), bool(check["citations"]))

    def test_sarif(self):
        kinds = {"pass": "pass", "fail": "fail", "partial": "fail", "review": "review", "not-applicable": "notApplicable",
                 "not-checked": "open"}
        for name, result in self.results.items():
            with open(self.path(name + ".sarif"), encoding="utf-8") as file:
                sarif = json.load(file)
            self.assertEqual(sarif["version"], "2.1.0")
            (one,) = sarif["runs"]
            rules = one["tool"]["driver"]["rules"]
            self.assertEqual(len(one["results"]), len(result["checks"]))
            documents = {d["id"]: d for d in result["documents"]}
            for entry, check in zip(one["results"], result["checks"]):
                self.assertEqual((entry["ruleId"], rules[entry["ruleIndex"]]["id"]), (check["id"], check["id"]))
                self.assertEqual(entry["kind"], kinds[check["result"]])
                self.assertEqual(entry["level"] == "none", entry["kind"] != "fail")
                self.assertEqual(len(entry.get("locations", [])), len(check["citations"]))
                for location, citation in zip(entry.get("locations", []), check["citations"]):
                    artifact = location["physicalLocation"]["artifactLocation"]
                    self.assertEqual(urllib.parse.unquote(artifact["uri"]), documents[citation["document"]]["path"])
                    self.assertEqual(one["artifacts"][artifact["index"]]["location"]["uri"], artifact["uri"])
                    self.assertIn(citation["quote"], location["message"]["text"])


unittest.main(argv=sys.argv[:1])
