#!/usr/bin/env python3
"""`capdo batch` on agencies with known gaps: every figure of every output must be the sum of the agencies' results.

Usage: overview_test.py CAPDO SOURCE_DIR [COUNT]

The sums are made here anew from agencies/*/result.json, by the contract alone.
"""
import collections
import csv
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_agencies  # noqa: E402
import xlsx  # noqa: E402

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LABELS = {"gaps": "Thiếu sót", "advisory": "Khuyến nghị", "review": "Cần xem xét", "passed": "Đạt",
          "not_applicable": "Không áp dụng", "not_checked": "Chưa kiểm tra được", "documents": "Số tệp",
          "unread": "Tệp chưa đọc hết"}


def hundredths(number):
    return round(number * 100)


def blocks_of(blocks):
    for block in blocks:
        yield block
        yield from blocks_of(block["blocks"])


def counts_of(result):
    """Of a dossier that was not read only its files: nobody decides what readable files will show."""
    checks = result["checks"] if usable(result) else []
    gaps = [c for c in checks if c["result"] in ("fail", "partial")]

    def having(value):
        return sum(c["result"] == value for c in checks)

    return {"gaps": sum(c["need"] != "advisory" for c in gaps), "advisory": sum(c["need"] == "advisory" for c in gaps),
            "review": having("review"), "passed": having("pass"), "not_applicable": having("not-applicable"),
            "not_checked": having("not-checked"), "documents": len({d["path"] for d in result["documents"]}),
            "unread": len({d["path"] for d in result["documents"] if d["outcome"] != "read"})}


def grade(awarded, maximum):
    share = 100 * awarded / maximum
    return "A" if share >= 90 else "B" if share >= 80 else "C" if share >= 65 else "D" if share >= 50 else "E"


def usable(result):
    """Some document of a dossier was read, or everything was."""
    kinds = ("other", "law", "template", "own-report")
    return (any(d["kind"] not in kinds and d["outcome"] != "unreadable" for d in result["documents"])
            or all(d["outcome"] == "read" for d in result["documents"]))


def text_of(fragment):
    return html.unescape(re.sub(r"<[^>]*>", "", fragment)).strip()


class Figures(unittest.TestCase):
    """The outputs in `out` against the sums of its results. Of agencies_test.py, too."""
    out, truth, odd = "", [], 0  # odd: agencies without a result that counts, half of them with none

    @classmethod
    def read(cls):
        with open(os.path.join(cls.out, "summary.json"), encoding="utf-8") as file:
            cls.summary = json.load(file)
        cls.results = {}
        for agency in cls.summary["agencies"]:
            path = os.path.join(cls.out, "agencies", agency["id"], "result.json")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    cls.results[agency["id"]] = json.load(file)
        cls.checked = {i: r for i, r in cls.results.items() if usable(r)}
        with open(os.path.join(cls.out, "index.html"), encoding="utf-8") as file:
            cls.page = file.read()

    @property
    def count(self):
        return len(self.truth)

    def agency(self, id_):
        return next(a for a in self.summary["agencies"] if a["id"] == id_)

    def test_schemas(self):
        for name, values in (("summary.schema.json", [self.summary]), ("result.schema.json", self.results.values())):
            with open(os.path.join(SOURCE, "docs", name), encoding="utf-8") as file:
                validator = jsonschema.Draft202012Validator(json.load(file))
            for value in values:
                self.assertEqual([e.json_path + ": " + e.message for e in validator.iter_errors(value)], [])
        for result in self.results.values():
            self.assertEqual((result["run"]["started"], result["run"]["seconds"]), ("", 0))

    def test_known_gaps_are_there(self):
        by_folder = {a["folder"]: a for a in self.summary["agencies"]}
        expected = 0
        for known in self.truth:
            result = self.results[by_folder[known["folder"]]["id"]]
            outcomes = {c["id"]: c["result"] for c in result["checks"]}
            for check in known["gaps"]:
                expected += 1
                self.assertNotEqual(outcomes.get(check, "fail"), "pass", f"{known}: {check}")
        self.assertGreaterEqual(expected, self.count)

    def test_figures_of_each_agency(self):
        for id_, result in self.results.items():
            agency, score = self.agency(id_), result["score"]
            for key in ("awarded", "possible", "max"):
                self.assertEqual(agency[key], score[key])
            self.assertEqual(agency["counts"], counts_of(result))
            self.assertEqual([(b["id"], b["awarded"], b["possible"], b["max"]) for b in agency["blocks"]],
                             [(b["id"], b["awarded"], b["possible"], b["max"]) for b in blocks_of(score["blocks"])])
            self.assertEqual(agency["result"], result["digest"])
            self.assertEqual(len(agency["gaps"]), agency["counts"]["gaps"])
            self.assertEqual(len(agency["advisory"]), agency["counts"]["advisory"])
            checks = result["checks"] if id_ in self.checked else []
            self.assertEqual(set(agency["gaps"] + agency["advisory"]), {c["id"] for c in checks if c["result"] in ("fail", "partial")})
            self.assertEqual(set(agency["review"]), {c["id"] for c in checks if c["result"] == "review"})
            self.assertEqual(set(agency["unread"]), {d["path"] for d in result["documents"] if d["outcome"] != "read"})
            if id_ in self.checked:
                self.assertEqual(agency["grade"], grade(score["awarded"], score["max"]))
                self.assertEqual(agency["grade_possible"], grade(score["possible"], score["max"]))
                better = sum(r["score"]["awarded"] > score["awarded"] for r in self.checked.values())
                self.assertEqual(agency["rank"], better + 1)
            else:
                self.assertEqual((agency["rank"], agency["grade"]), (None, None))

    def test_totals_are_sums(self):
        totals = self.summary["totals"]
        self.assertEqual((totals["agencies"], totals["checked"], totals["nothing_read"], totals["failed"]),
                         (self.count + self.odd, self.count, self.odd // 2, self.odd // 2))
        for key in ("awarded", "possible", "max"):
            self.assertEqual(hundredths(totals[key]), sum(hundredths(r["score"][key]) for r in self.checked.values()))
        sums = collections.Counter()
        for result in self.results.values():
            sums.update(counts_of(result))
        self.assertEqual(totals["counts"], {key: sums[key] for key in LABELS})
        blocks = collections.defaultdict(collections.Counter)
        for result in self.checked.values():
            for block in blocks_of(result["score"]["blocks"]):
                blocks[block["id"]].update({"agencies": 1, **{k: hundredths(block[k]) for k in ("awarded", "possible", "max")}})
        self.assertEqual({b["id"]: {"agencies": b["agencies"], **{k: hundredths(b[k]) for k in ("awarded", "possible", "max")}}
                          for b in totals["blocks"]}, {k: dict(v) for k, v in blocks.items()})

    def test_grades_and_groups_are_sums(self):
        for entry in self.summary["grades"]:
            for key, value in (("agencies", "awarded"), ("possible", "possible")):
                self.assertEqual(entry[key], sum(grade(r["score"][value], r["score"]["max"]) == entry["grade"]
                                                 for r in self.checked.values()))
        self.assertEqual([g["group"] for g in self.summary["groups"]], ["ministries", "provinces"])
        for group in self.summary["groups"]:
            members = [a for a in self.summary["agencies"] if a["folder"].startswith(group["group"] + "/")]
            self.assertEqual(group["agencies"], len(members))
            judged = [a for a in members if a["id"] in self.checked]
            self.assertEqual(group["checked"], len(judged))
            self.assertEqual(hundredths(group["awarded"]), sum(hundredths(a["awarded"]) for a in judged))
            self.assertEqual(group["counts"]["gaps"], sum(a["counts"]["gaps"] for a in members))

    def test_common_findings(self):
        for name, results in (("common_gaps", ("fail", "partial")), ("common_review", ("review",))):
            agencies = collections.defaultdict(set)
            for id_, result in self.checked.items():
                for check in result["checks"]:
                    if check["result"] in results:
                        agencies[check["id"]].add(id_)
            self.assertEqual({f["check"]: set(f["agencies"]) for f in self.summary[name]}, dict(agencies))
            self.assertEqual(sum(len(f["agencies"]) for f in self.summary[name]), sum(map(len, agencies.values())))
            sizes = [(f["advisory"], -len(f["agencies"])) for f in self.summary[name]]
            self.assertEqual(sizes, sorted(sizes))

    def rows_by_folder(self, head, rows):
        return {row[head.index("Thư mục")]: dict(zip(head, row)) for row in rows}

    def check_table(self, head, rows, number):
        self.assertEqual(len(rows), self.count + self.odd)
        table = self.rows_by_folder(head, rows)
        for agency in self.summary["agencies"]:
            folder = agency["folder"]
            row = table.get(folder) or table["'" + folder]
            if agency["status"] == "checked":
                for label, key in (("Điểm", "awarded"), ("Có thể", "possible"), ("Tối đa", "max"), ("Hạng", "rank")):
                    self.assertEqual(number(row[label]), agency[key], folder)
                self.assertEqual(row["Mức"], agency["grade"])
                for block in agency["blocks"]:
                    self.assertEqual(number(row[block["id"] + "*"]), block["awarded"])
            else:
                self.assertIn(row["Điểm"], (None, ""))
            for key, label in LABELS.items():
                if agency["status"] == "checked" or (agency["status"] != "failed" and key in ("documents", "unread")):
                    self.assertEqual(number(row[label]), agency["counts"][key], f"{folder} {label}")
                else:
                    self.assertIn(row[label], (None, ""), f"{folder} {label}")
        return table

    def test_csv(self):
        with open(os.path.join(self.out, "summary.csv"), "rb") as file:
            data = file.read()
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        self.assertNotIn(b"\n", data.replace(b"\r\n", b""))
        head, *rows = csv.reader(data.decode("utf-8-sig").splitlines())
        self.check_table(head, rows, float)
        for row in rows:
            for cell in row:
                self.assertFalse(cell.startswith(("=", "+", "-", "@")), cell)

    def test_findings_csv(self):
        with open(os.path.join(self.out, "findings.csv"), "rb") as file:
            head, *rows = csv.reader(io.StringIO(file.read().decode("utf-8-sig"), newline=""))
        found = collections.Counter(row[head.index("Mã nội dung")] for row in rows)
        expected = collections.Counter()
        for agency in self.summary["agencies"]:
            expected.update(agency["gaps"] + agency["advisory"] + agency["review"])
        self.assertEqual(found, expected)
        self.assertEqual(sum(row[head.index("Kết quả")] == "Cần xem xét" for row in rows), self.summary["totals"]["counts"]["review"])

    def test_workbook(self):
        book = xlsx.read(os.path.join(self.out, "summary.xlsx"))
        self.assertEqual(list(book), ["Điểm", "Thiếu sót", "Cần người xem xét", "Tài liệu", "Ghi chú"])
        for name in list(book)[:4]:
            sheet = book[name]
            self.assertTrue(sheet["frozen"], name)
            self.assertEqual(sheet["widths"], len(sheet["rows"][0]), name)
            self.assertTrue(sheet["filter"].startswith("A1:") and sheet["filter"].endswith(str(len(sheet["rows"]))), name)
        head, *rows = book["Điểm"]["rows"]
        self.check_table(head, rows, float)
        self.assertIsInstance(rows[0][head.index("Điểm")], float)
        head, *rows = book["Thiếu sót"]["rows"]
        labels = {a["agency"]: a for a in self.summary["agencies"]}
        found = collections.Counter((r[head.index("Cơ quan")], r[head.index("Mã nội dung")]) for r in rows)
        expected = collections.Counter()
        for agency in self.summary["agencies"]:
            same = [a for a in self.summary["agencies"] if a["agency"] == agency["agency"]]
            label = agency["agency"] + (f" ({agency['folder']})" if len(same) > 1 else "")
            expected.update((label, check) for check in agency["gaps"] + agency["advisory"])
        self.assertEqual(found, expected)
        self.assertGreater(len(labels), min(3, self.count // 3))
        review = book["Cần người xem xét"]["rows"]
        self.assertEqual(len(review) - 1, sum(len(a["review"]) for a in self.summary["agencies"]))
        self.assertEqual({row[review[0].index("Mã nội dung")] for row in review[1:]},
                         {check for a in self.summary["agencies"] for check in a["review"]})
        quotes = {c["quote"] for r in self.results.values() for k in r["checks"] for c in k["citations"]}
        squeezed = {re.sub(r"\s", "", q) for q in quotes}
        for row in rows:
            if row[head.index("Trích dẫn")]:
                self.assertIn(re.sub(r"\s", "", row[head.index("Trích dẫn")]), squeezed)
                self.assertTrue(row[head.index("Tệp")])
            else:
                self.assertTrue(row[head.index("Đã tìm")], row)
        head, *rows = book["Tài liệu"]["rows"]
        self.assertEqual(len(rows), sum(len(r["documents"]) for r in self.results.values()))
        dates = [r[head.index("Ngày")] for r in rows if r[head.index("Ngày")] is not None]
        self.assertTrue(dates and all(isinstance(d, float) and 36000 < d < 55000 for d in dates))
        self.assertTrue(any("giả định" in row[0] for row in book["Ghi chú"]["rows"]))

    def test_page_figures(self):
        ranking = re.search(r'id="ranking".*?</section>', self.page, re.DOTALL).group(0)
        rows = re.findall(r'<tr role="row">(.*?)</tr>', ranking.split("<tbody", 1)[1], re.DOTALL)
        self.assertEqual(len(rows), self.count + self.odd)
        for row, agency in zip(rows, self.summary["agencies"]):
            cells = {html.unescape(label): text_of(cell)
                     for label, cell in re.findall(r'data-label="([^"]*)"[^>]*>(.*?)</td>', row, re.DOTALL)}
            self.assertIn(agency["folder"], text_of(row))
            if agency["status"] == "checked":
                for label, key in (("Điểm", "awarded"), ("Có thể", "possible")):
                    self.assertEqual(float(cells[label].replace(",", ".")), agency[key])
                self.assertEqual((int(cells["Hạng"]), cells["Mức"][0]), (agency["rank"], agency["grade"]))
            for key in ("gaps", "review", "unread"):
                if agency["status"] == "checked" or (agency["status"] != "failed" and key == "unread"):
                    self.assertEqual(int(cells[LABELS[key]]), agency["counts"][key])
                else:
                    self.assertEqual(cells[LABELS[key]], "–")
        totals = self.summary["totals"]
        mean = hundredths(totals["awarded"]) // totals["checked"]
        self.assertIn(f"<strong>{mean // 100},{mean % 100:02}</strong>", self.page)
        blocks = re.search(r'id="blocks".*?</section>', self.page, re.DOTALL).group(0)
        for block in totals["blocks"]:
            row = re.search(rf'<span class="id">{block["id"]}</span>.*?</tr>', blocks, re.DOTALL).group(0)
            shown = [hundredths(float(n.replace(",", "."))) for n in re.findall(r">(\d+,\d\d)[<]", row)]
            self.assertEqual(row.count('href="#each-agency"'), 2)
            self.assertEqual(shown, [hundredths(block[k]) // block["agencies"] for k in ("awarded", "possible", "max")])
        for entry in self.summary["grades"]:
            row = re.search(rf'class="letter">{entry["grade"]}</th>.*?</tr>', self.page, re.DOTALL).group(0)
            self.assertEqual([int(n) for n in re.findall(r'class="number">(\d+)<', row)], [entry["agencies"], entry["possible"]])
        for section, findings in (("gaps", "common_gaps"), ("review", "common_review")):
            part = re.search(rf'<section aria-labelledby="{section}">.*?</section>', self.page, re.DOTALL).group(0)
            shown = re.findall(r'class="number">(\d+)</td>.*?<code>([^<]*)</code>', part, re.DOTALL)
            self.assertEqual([(int(n), c) for n, c in shown],
                             [(len(f["agencies"]), f["check"]) for f in self.summary[findings]])

    def section(self, name):
        found = re.search(rf'<section aria-labelledby="{name}">.*?</section>|<section class="summary" aria-labelledby="{name}">.*?</section>', self.page, re.DOTALL)
        return found.group(0) if found else ""

    def test_the_page_from_the_results_alone(self):
        """What stands in index.html, recomputed from agencies/*/result.json; summary.json only says which folder is whose."""
        def mean(results, key):
            return sum(hundredths(r["score"][key]) for r in results) // len(results)

        def shown(text):
            return [hundredths(float(n.replace(",", "."))) for n in re.findall(r"\d+(?:,\d+)?", text)]

        checked = list(self.checked.values())
        counts = collections.Counter()
        for result in self.results.values(): counts.update(counts_of(result))
        hero, *_ = re.findall(r'<div class="hero">.*?</div>\s*</div>', self.section("score"), re.DOTALL)
        points = shown(text_of(re.search(r'class="points">(.*?)</p>', hero, re.DOTALL).group(1)))
        self.assertEqual(points, [mean(checked, "awarded"), hundredths(checked[0]["score"]["max"])])
        first, second = re.findall(r"<p>(.*?)</p>", hero, re.DOTALL)
        self.assertEqual(shown(text_of(first)), [100 * len(checked), mean(checked, "possible")])
        ends = [hundredths(float(n.replace(",", "."))) for n in re.findall(r'#score">([\d,]+)</a>', second)]
        scores = [hundredths(r["score"]["awarded"]) for r in checked]
        self.assertEqual(ends, [min(scores), max(scores)])
        told = re.findall(r'<a href="#[a-z-]+">(\d+)</a></b>', self.section("score"))
        keys = ["gaps", "review", "passed", "not_checked"] + ["unread"] * (counts["unread"] > 0)
        failed = len(self.summary["agencies"]) - len(self.results)
        self.assertEqual([int(n) for n in told], [counts[key] for key in keys] + [failed] * (failed > 0))
        rows = re.findall(r'<tr role="row">(.*?)</tr>', self.section("groups").partition("<tbody")[2], re.DOTALL)
        groups = collections.defaultdict(list)
        for agency in self.summary["agencies"]: groups[agency["folder"].split("/")[0]].append(agency["id"])
        self.assertEqual(len(rows), len(groups))
        for row, members in zip(rows, (groups["ministries"], groups["provinces"])):
            results = [self.results[i] for i in members if i in self.results]
            judged = [self.checked[i] for i in members if i in self.checked]
            cells = {label: text_of(cell) for label, cell in re.findall(r'data-label="([^"]*)" class="number">(.*?)</td>', row, re.DOTALL)}
            figures = {"Cơ quan": len(members), "Đã kiểm tra": len(judged), "Thiếu sót": sum(counts_of(r)["gaps"] for r in results),
                       "Cần xem xét": sum(counts_of(r)["review"] for r in results)}
            self.assertEqual({label: int(cells.pop(label)) for label in figures}, figures)
            self.assertEqual({label: shown(text)[0] for label, text in cells.items()},
                             {"Điểm trung bình": mean(judged, "awarded"), "Có thể trung bình": mean(judged, "possible")})
        # The bars are as long as the figures say.
        ranked = [a["id"] for a in self.summary["agencies"] if a["id"] in self.checked]
        bars = re.findall(r'<svg class="plot"[^>]*>(.*?)</svg>', self.section("ranking"))
        self.assertEqual(len(bars), len(ranked))
        for bar, id_ in zip(bars, ranked):
            score = self.checked[id_]["score"]
            widths = [float(n) for n in re.findall(r'<rect x="[\d.]+" y="1" width="([\d.]+)"', bar)]
            self.assertAlmostEqual(widths[0] if score["awarded"] else 0, 148 * score["awarded"] / score["max"], delta=0.2)
            self.assertAlmostEqual(sum(widths), 148 * score["possible"] / score["max"], delta=0.3)
        # No figure stands in a part that no test recomputes.
        parts = {name for name in re.findall(r'<section aria-labelledby="([^"]*)"', self.page) if 'class="number"' in self.section(name)}
        self.assertLessEqual(parts, {"ranking", "groups", "blocks", "each-agency", "grades", "gaps", "review", "shared"})

    def test_headline_figures_lead_to_what_they_count(self):
        summary = re.search(r'<section class="summary".*?</section>', self.page, re.DOTALL).group(0)
        counts = re.search(r'<ul class="counts">.*?</ul>', summary, re.DOTALL).group(0)
        self.assertEqual(len(re.findall(r"</span> <a href=\"#[a-z-]+\">\d+</a></b>", counts)), counts.count("<li"))
        ranked = [a for a in self.summary["agencies"] if a["status"] == "checked"]
        for agency in (ranked[0], ranked[-1]):
            self.assertIn(f'href="agencies/{agency["id"]}/report.html#score"', summary)
        each = re.search(r'id="each-agency".*?</section>', self.page, re.DOTALL).group(0)
        rows = re.findall(r'<tr role="row">(.*?)</tr>', each.split("<tbody", 1)[1], re.DOTALL)
        self.assertEqual(len(rows), len(ranked))
        for row, agency in zip(rows, ranked):
            shown = re.findall(r'report\.html#block-([^"]*)">([\d,]+)</a>', row)
            self.assertEqual([(i, float(n.replace(",", "."))) for i, n in shown], [(b["id"], b["awarded"]) for b in agency["blocks"]])
            cells = dict(re.findall(r'data-label="([^"]*)" class="number">(.*?)</td>', row))
            for key in ("passed", "not_applicable", "not_checked"):
                self.assertEqual(int(text_of(cells[LABELS[key]])), agency["counts"][key])

    def test_paper_names_the_agencies(self):
        part = re.search(r'<section aria-labelledby="gaps">.*?</section>', self.page, re.DOTALL).group(0)
        labels = {html.unescape(n) for n in re.findall(r'<span>([^<]*)</span></a>', self.page)}
        for row in re.findall(r'<td role="cell" class="which">(.*?)</td>', part, re.DOTALL):
            folded, _, paper = row.partition("</details>")
            if not paper: continue
            linked = {html.unescape(n) for n in re.findall(r"<span>([^<]*)</span></a>", folded)}
            text = text_of(paper)
            named = {n for n in labels if n in text.split(": ", 1)[-1].split("; ")}
            checked = {n for n in labels if any(n in (a["agency"], f'{a["agency"]} ({a["folder"]})') for a in self.summary["agencies"] if a["status"] == "checked")}
            self.assertEqual(linked, checked if text.startswith("Tất cả các") else checked - named if text.startswith("Tất cả, trừ") else named)

    def test_shared_text_names_both_sides(self):
        pairs = self.summary.get("shared_text", [])
        words = [pair["words"] for pair in pairs]
        self.assertEqual(words, sorted(words, reverse=True))
        for pair in pairs:
            for side in pair["longest"]:
                self.assertIn(side["path"], {d["path"] for d in self.results[side["agency"]]["documents"]})
                self.assertTrue(side["quote"])
        part = re.search(r'<section aria-labelledby="shared">.*?</section>', self.page, re.DOTALL)
        rows = re.findall(r'class="number">(\d+)</td>', part.group(0)) if part else []
        self.assertEqual([int(n) for n in rows], words)

    def test_every_link_leads_to_its_place(self):
        ids = {}
        links = re.findall(r'href="([^"]*)"', self.page)
        self.assertGreater(len(links), 50)
        for link in links:
            path, _, anchor = html.unescape(link).partition("#")
            file = os.path.join(self.out, path or "index.html")
            if file not in ids:
                with open(file, encoding="utf-8") as opened:
                    found = re.findall(r' id="([^"]*)"', opened.read())
                self.assertEqual(len(found), len(set(found)), file)
                ids[file] = set(found)
            self.assertTrue(not anchor or anchor in ids[file], link)


class Overview(Figures):
    odd = 2

    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory(prefix="capdo-batch-")
        root, cls.out = os.path.join(cls.dir.name, "in"), os.path.join(cls.dir.name, "out")
        cls.truth = make_agencies.main(root, int(sys.argv[3]) if len(sys.argv) > 3 else 9, True)
        # One that cannot be checked, one of which nothing can be read, one partly read, names that mean something to
        # spreadsheets and to HTML, and a file of nobody.
        os.makedirs(os.path.join(root, "provinces", "=1+1 <b>Sở & Ngành"))
        with open(os.path.join(root, "provinces", "=1+1 <b>Sở & Ngành", "a.docx"), "wb") as file:
            file.write(b"PK\x03\x04 broken")
        os.makedirs(os.path.join(root, "provinces", "trong"))
        with open(os.path.join(root, "provinces", "co-quan-004", "khong-doc.dwg"), "wb") as file:
            file.write(b"AC1032" + bytes(100))
        with open(os.path.join(root, "ghi-chu.txt"), "w", encoding="utf-8") as file:
            file.write("của người xem xét")
        cls.done = subprocess.run([CAPDO, "batch", root, "--out", cls.out, "--as-of", "2026-11-22", "--data", SOURCE],
                                  capture_output=True, text=True, timeout=900 * PATIENCE, check=False)
        cls.read()

    @classmethod
    def tearDownClass(cls):
        cls.dir.cleanup()

    def test_the_run(self):
        self.assertEqual(self.done.returncode, 3, self.done.stderr)
        notes = 3 if "shared_text" in self.summary else 2
        self.assertEqual(len(self.done.stderr.splitlines()), self.count + 2 + notes, self.done.stderr)
        self.assertIn("trong: Thư mục không có tệp nào.", self.done.stderr)
        self.assertEqual(len(self.summary["agencies"]), self.count + self.odd)
        self.assertEqual({a["status"] for a in self.summary["agencies"]}, {"checked", "nothing-read", "failed"})
        self.assertEqual(self.summary["unlisted"], ["ghi-chu.txt"])
        self.assertEqual(len(self.checked), self.count)

    def test_page_runs_and_loads_nothing(self):
        for forbidden in ("<script", "http:", "https:", " src=", "@import", "<link", "<b>Sở"):
            self.assertFalse(forbidden in self.page, forbidden)
        for wanted in ("=1+1 &lt;b&gt;Sở &amp; Ngành", "Phân bổ điểm là giả định", "Mức A–E là giả định"):
            self.assertTrue(wanted in self.page, wanted)


if __name__ == "__main__":
    del Figures  # is no test by itself
    unittest.main(argv=sys.argv[:1])
