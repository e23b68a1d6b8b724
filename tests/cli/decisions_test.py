#!/usr/bin/env python3
"""Decisions of a reviewer from outside: `check`, `letter`, `explain` and `batch` with decisions.yaml, and `review`.

Usage: decisions_test.py CAPDO SOURCE_DIR
"""
import datetime
import hashlib
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest

import jsonschema
import yaml

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(SOURCE, "samples", "03-quyet-dinh-sai-mau")
DAY = "2026-11-22"
OPEN, GAP, MET = "decision.signature", "decision.a1.system", "decision.number"


def run(*arguments, stdin=""):
    return subprocess.run([CAPDO, *arguments], capture_output=True, text=True, timeout=300 * PATIENCE, check=False, input=stdin)


def schema(name):
    with open(os.path.join(SOURCE, "docs", name), encoding="utf-8") as file:
        return jsonschema.Draft202012Validator(json.load(file))


def texts_of_days(value):
    if isinstance(value, dict):
        return {key: texts_of_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [texts_of_days(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory(prefix="capdo-decisions-")
        cls.cache = os.path.join(cls.dir.name, "cache")
        cls.result_schema, cls.decisions_schema = schema("result.schema.json"), schema("decisions.schema.json")
        cls.plain = cls.checked(SAMPLE)

    @classmethod
    def tearDownClass(cls):
        cls.dir.cleanup()

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.dir.name, *names)

    @classmethod
    def write(cls, name, content):
        with open(cls.path(name), "w", encoding="utf-8") as file:
            file.write(content)
        return cls.path(name)

    @classmethod
    def checked(cls, folder, *more):
        done = run("check", folder, "--as-of", DAY, "--cache", cls.cache, "--json", cls.path("result.json"), *more)
        assert done.returncode == 0, done.stderr
        cls.sheet, cls.notes = done.stdout, done.stderr
        with open(cls.path("result.json"), encoding="utf-8") as file:
            result = json.load(file)
        faults = [error.json_path + error.message for error in cls.result_schema.iter_errors(result)]
        assert not faults, faults
        content = {key: value for key, value in result.items() if key not in ("digest", "run")}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        assert result["digest"] == "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
        return result

    def evidence(self, check, result="plain.json"):
        if not os.path.exists(self.path(result)):
            with open(self.path(result), "w", encoding="utf-8") as file:
                json.dump(self.plain, file, ensure_ascii=False)
        done = run("explain", check, "--result", self.path(result))
        return re.search(r"evidence: (sha256:[0-9a-f]{64})$", done.stdout, re.MULTILINE).group(1)

    def entry(self, check, decision, **members):
        members = {"check": check, "decision": decision, "who": "Nguyễn Văn A", "when": DAY,
                   "evidence": self.evidence(check), **members}
        return members

    def file(self, *checks, documents=(), name="decisions.yaml"):
        content = {"schema": "capdo.decisions/1", "checks": list(checks), "documents": list(documents)}
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        self.assertEqual([e.message for e in self.decisions_schema.iter_errors(texts_of_days(yaml.safe_load(text)))], [])
        return self.write(name, text)

    @staticmethod
    def of(result, check):
        return next(one for one in result["checks"] if one["id"] == check)


class Check(Base):
    def test_both_scores_and_the_proposal(self):
        file = self.file(self.entry(OPEN, "override", result="pass", reason="Đã xem bản giấy."),
                         self.entry(GAP, "override", result="pass", reason="Tên ở phụ lục."),
                         self.entry(MET, "override", result="fail", reason="Số ghi sai loại."),
                         self.entry("decision.a1.address", "accept"), self.entry("decision.a1.plan-design", "note", note="hỏi lại"))
        result = self.checked(SAMPLE, "--decisions", file, "--html", self.path("report.html"), "--csv", self.path("gaps.csv"),
                              "--sarif", self.path("result.sarif"))
        self.assertEqual({c["id"]: c["result"] for c in result["checks"] if c.get("decision")},
                         {OPEN: "pass", GAP: "pass", MET: "fail", "decision.a1.address": "fail", "decision.a1.plan-design": "fail"})
        self.assertEqual(self.of(result, GAP)["decision"]["proposed"]["message"], self.of(self.plain, GAP)["message"])
        self.assertEqual((self.of(result, MET)["message"], self.of(result, MET)["reason"]), ("Số ghi sai loại.", "decided"))
        self.assertIn("Mẫu số 06", self.of(result, MET)["fix"])  # what to do stands in the rules
        before = result["decisions"]["score_before"]
        self.assertEqual((before["awarded"], before["possible"]),
                         (self.plain["score"]["awarded"], self.plain["score"]["possible"]))
        self.assertGreater(result["score"]["awarded"], before["awarded"])
        self.assertEqual((result["decisions"]["applied"], result["decisions"]["changed"]), (5, 0))
        number = lambda value: f"{value:.2f}".replace(".", ",")
        with open(self.path("report.html"), encoding="utf-8") as page:
            for report in (self.sheet, page.read()):
                report = re.sub(r"\s+", " ", report)
                self.assertIn(f"{number(before['awarded'])}/15", report)
                self.assertIn(number(result["score"]["awarded"]), report)
                self.assertIn("Nguyễn Văn A, 22/11/2026", report)
        with open(self.path("gaps.csv"), encoding="utf-8") as table:
            table = table.read()
        self.assertIn(MET, table)
        self.assertNotIn(GAP, table)
        with open(self.path("result.sarif"), encoding="utf-8") as sarif:
            kinds = {one["ruleId"]: one["kind"] for one in json.load(sarif)["runs"][0]["results"]}
        self.assertEqual((kinds[GAP], kinds[MET], kinds[OPEN]), ("pass", "fail", "pass"))
        done = run("verify", self.path("result.json"), SAMPLE)
        self.assertEqual(done.returncode, 0, done.stdout)
        # The same decisions on a result that has them already.
        self.assertEqual(self.evidence(GAP), self.evidence(GAP, "result.json"))

    def test_without_decisions_nothing_changes(self):
        result = self.checked(SAMPLE, "--decisions", self.file())
        self.assertEqual(result.pop("decisions")["applied"], 0)
        for one in (result, self.plain):
            one.pop("run"), one.pop("digest", None)
        self.assertEqual(result, {k: v for k, v in self.plain.items() if k != "digest"})
        self.plain = self.__class__.plain = self.checked(SAMPLE)

    def test_changed_evidence_is_flagged(self):
        folder = self.path("changed")
        shutil.copytree(SAMPLE, folder)
        file = self.file(self.entry(GAP, "override", result="pass", reason="x"))
        os.rename(os.path.join(folder, "1. QD-UBND phe duyet cap do 3.pdf"), os.path.join(folder, "z.pdf"))
        self.assertEqual(self.of(self.checked(folder, "--decisions", file), GAP)["result"], "pass")  # only the name is new
        with open(os.path.join(folder, "z.pdf"), "ab") as pdf:
            pdf.write(b"\n% changed\n")
        result = self.checked(folder, "--decisions", file)
        self.assertEqual((self.of(result, GAP)["result"], self.of(result, GAP)["decision"]["state"]), ("fail", "changed"))
        self.assertEqual((result["decisions"]["applied"], result["decisions"]["changed"]), (0, 1))
        self.assertIn(f"1 quyết định không được áp dụng vì minh chứng đã thay đổi (đầu tiên: {GAP})", self.notes)
        done = run("letter", self.path("result.json"), "--out", self.path("changed.docx"), "--deadline", DAY)
        self.assertIn("1 quyết định không được áp dụng vì minh chứng đã thay đổi", done.stderr)
        self.assertIn("Thời hạn 22/11/2026 không sau ngày xem xét 22/11/2026", done.stderr)
        self.assertEqual(result["score"]["awarded"], result["decisions"]["score_before"]["awarded"])
        self.assertIn("bằng chứng đã thay đổi", re.sub(r"\s+", " ", self.sheet))

    def test_documents(self):
        document = next(one for one in self.plain["documents"] if one["kind"] == "approval-decision")
        said = {"sha256": document["sha256"], "path": document["path"], "number": "99/QĐ-UBND", "date": "2025-12-31",
                "who": "Nguyễn Văn A", "when": DAY}
        file = self.file(documents=[said])
        result = self.checked(SAMPLE, "--decisions", file)
        number = self.of(result, "decision.number")
        self.assertEqual((number["result"], number["citations"]), ("pass", []))
        self.assertEqual(number["stated"], [{"document": document["id"], "field": "number"}])
        stated = {one["field"]: one for one in result["documents"][0]["stated"]}
        self.assertEqual(stated["date"]["read"], document["fields"]["date"])
        self.assertNotIn("99/QĐ-UBND", json.dumps([c["citations"] for c in result["checks"]], ensure_ascii=False))
        self.assertIn("99/QĐ-UBND", self.sheet)
        self.assertEqual(run("verify", self.path("result.json"), SAMPLE).returncode, 0)
        # A letter from a result that was made with it is fine; from another it needs the evidence.
        letter = lambda source: run("letter", source, "--decisions", file, "--format", "md", "--out", self.path("list.md"))
        self.assertEqual(letter(self.path("result.json")).returncode, 0)
        self.evidence(GAP)
        done = letter(self.path("plain.json"))
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"decisions\.yaml:\d+: .*capdo check")
        # The file has changed since.
        result = self.checked(SAMPLE, "--decisions", self.file(documents=[{**said, "sha256": "0" * 64}]))
        self.assertEqual([one["path"] for one in result["decisions"]["changed_documents"]], [document["path"]])
        self.assertNotIn("stated", result["documents"][0])

    def test_every_kind_of_error_names_its_line(self):
        sound = f"    who: A\n    when: 2026-11-01\n    evidence: {self.evidence(GAP)}\n"
        accept = lambda check, more="": f"  - check: {check}\n    decision: accept\n{more}{sound}"
        head = "schema: capdo.decisions/1\nchecks:\n"
        document = f"documents:\n  - sha256: {'0' * 64}\n    number: 1/QĐ\n    who: A\n    when: {DAY}\n"
        for text, lines in (
                (head + accept(GAP) + accept("no.such"), ["8: .*no\\.such"]),
                (head + accept("dossier.l5-nothing"), ["3: "]),
                (head + accept(GAP, f"    until: 2026-11-21\n") + accept("no.such"), ["3: .*21/11/2026", "9: .*no\\.such"]),
                (head + document, ["4: "]),
                (head + accept(GAP).replace("evidence", "evidenc"), ["7: .*evidenc", "3: .*capdo explain " + GAP]),
                (head + "  - check: a\n   decision: [\n", ["4: .*YAML"]),
                ("", ["1: "])):
            done = run("check", SAMPLE, "--as-of", DAY, "--cache", self.cache, "--decisions", self.write("bad.yaml", text),
                       "--json", self.path("none.json"))
            self.assertEqual((done.returncode, done.stdout), (2, ""), text)
            self.assertFalse(os.path.exists(self.path("none.json")))
            for line in lines:
                self.assertRegex(done.stderr, r"bad\.yaml:" + line)

    def test_evidence_carries_no_decisions(self):
        folder = self.path("own")
        os.makedirs(folder)
        shutil.copy(self.file(), os.path.join(folder, "decisions.yaml"))
        done = run("check", folder, "--decisions", os.path.join(folder, "decisions.yaml"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("không tự quyết định", done.stderr)
        self.assertEqual(run("check", SAMPLE, "--decisions", self.path("none.yaml")).returncode, 2)

    def test_letter(self):
        file = self.file(self.entry(GAP, "override", result="pass", reason="Tên ở phụ lục."),
                         self.entry(MET, "override", result="fail", reason="Số ghi sai loại."))
        self.evidence(GAP)
        done = run("letter", self.path("plain.json"), "--decisions", file, "--format", "md", "--out", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        gaps = done.stdout.split("\n## ")[1]
        self.assertNotIn(f"`{GAP}`", gaps)
        self.assertIn(f"`{MET}`", gaps)
        self.assertIn("Phát hiện: Số ghi sai loại.", gaps)
        decided = self.checked(SAMPLE, "--decisions", file)
        again = run("letter", self.path("result.json"), "--format", "md", "--out", "-").stdout
        strip = lambda text: re.sub(r"sha256:[0-9a-f]+|- Cần làm.*", "", text)
        self.assertEqual(strip(again), strip(done.stdout))
        self.assertEqual(run("letter", self.path("result.json"), "--decisions", file, "--format", "md", "--out", "-").stdout.count("sha256"),
                         again.count("sha256"))
        self.assertGreater(decided["decisions"]["applied"], 0)
        done = run("letter", self.path("plain.json"), self.path("plain.json"), "--decisions", file, "--out", self.path("l.docx"))
        self.assertEqual(done.returncode, 2)


class Review(Base):
    def setUp(self):
        self.home = tempfile.mkdtemp(dir=self.dir.name)
        self.result = os.path.join(self.home, "result.json")
        with open(self.result, "w", encoding="utf-8") as file:
            json.dump(self.plain, file, ensure_ascii=False)
        self.decisions = os.path.join(self.home, "decisions.yaml")

    def review(self, answers, *more):
        return run("review", self.result, "--who", "Nguyễn Văn A", *more, stdin=answers)

    def written(self):
        with open(self.decisions, encoding="utf-8") as file:
            content = texts_of_days(yaml.safe_load(file))
        self.assertEqual([e.message for e in self.decisions_schema.iter_errors(content)], [])
        return {one["check"]: one for one in content["checks"]}

    def test_answers_become_decisions_that_check_applies(self):
        done = self.review("?\nd\n\nĐ\nĐã xem: \"đúng\" \x1b[31m\nc\nm\nCó một phần\nn\nhỏi lại\nl\nk\nVẫn thiếu\na\nKhông có phụ lục\nt\n", "--all")
        self.assertEqual(done.returncode, 0, done.stderr)
        decided = self.written()
        self.assertEqual(decided[OPEN]["reason"], 'Đã xem: "đúng" [31m')
        gaps = [one["id"] for one in self.plain["checks"] if one["result"] in ("fail", "partial")]
        self.assertEqual([(one, decided[one]["decision"], decided[one].get("result")) for one in gaps if one in decided],
                         [(gaps[0], "accept", None), (gaps[1], "override", "fail"), (gaps[2], "override", "not-applicable")])
        self.assertEqual(decided[gaps[2]]["note"], "hỏi lại")
        self.assertIn("Chọn một trong các phím", done.stdout)
        self.assertIn("cần một lý do", done.stdout)
        for one in (self.of(self.plain, gaps[1])["basis"][0], "Đoạn gần nhất", "[2/8]"):
            self.assertIn(one, done.stdout)
        result = self.checked(SAMPLE, "--decisions", self.decisions)
        self.assertEqual(self.of(result, OPEN)["result"], "pass")
        self.assertEqual(self.of(result, gaps[2])["result"], "not-applicable")
        self.assertEqual(result["decisions"]["changed"], 0)

    def test_goes_on_where_it_was_and_keeps_comments(self):
        self.review("d\nĐã xem.\n")
        with open(self.decisions, encoding="utf-8") as file:
            text = "# Sở TTTT\n" + file.read().replace("checks:", "checks:  # theo mã")
        with open(self.decisions, "w", encoding="utf-8") as file:
            file.write(text)
        self.assertIn("Không còn nội dung nào", self.review("").stdout)
        done = self.review("c\n", "--all")
        self.assertIn("[1/7]", done.stdout)
        with open(self.decisions, encoding="utf-8") as file:
            self.assertTrue(file.read().startswith(text))

    def test_shows_what_was_decided_on_other_evidence(self):
        self.review("d\nĐã xem.\n")
        with open(self.decisions, encoding="utf-8") as file:
            text = re.sub("evidence: sha256:....", "evidence: sha256:0000", file.read())
        with open(self.decisions, "w", encoding="utf-8") as file:
            file.write(text)
        done = self.review("k\nChưa rõ\n")
        self.assertIn("bằng chứng đã thay đổi", re.sub(r"\s+", " ", done.stdout))
        self.assertEqual(self.written()[OPEN]["result"], "fail")

    def test_nothing_can_be_agreed_with_where_nothing_is_proposed(self):
        done = self.review("c\n")
        self.assertFalse(os.path.exists(self.decisions))
        self.assertNotIn("c đồng ý", done.stdout)

    def unread(self):
        """The result as if the number of the decision had not been read, and one file not at all."""
        result = json.loads(json.dumps(self.plain))
        decision = next(one for one in result["documents"] if one["kind"] == "approval-decision")
        del decision["fields"]["number"]
        lost = next(one for one in result["documents"] if one["kind"] == "implementation")
        lost.update(kind="other", kind_confidence="unsure", outcome="unreadable", reason="damaged", fields={})
        with open(self.result, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False)
        return decision, lost

    def stated(self):
        with open(self.decisions, encoding="utf-8") as file:
            content = texts_of_days(yaml.safe_load(file))
        self.assertEqual([e.message for e in self.decisions_schema.iter_errors(content)], [])
        return {one["sha256"]: one for one in content.get("documents", [])}

    def test_documents_that_were_not_read_are_stated(self):
        decision, lost = self.unread()
        done = self.review("n\ns\nkhông số\n 99/QĐ-UBND \nk\n99\nimplementation\nd\nĐã xem.\nt\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        for words in ("2 tài liệu chưa đọc được", "Chưa đọc được: Số, ký hiệu", "Chọn một trong các phím",
                      "“không số” không phải số", "Không có loại “99”", "Đã ghi: Số, ký hiệu: 99/QĐ-UBND", "nên chạy lại capdo check"):
            self.assertIn(words, re.sub(r"\s+", " ", done.stdout))
        said = self.stated()
        self.assertEqual(said[decision["sha256"]]["number"], "99/QĐ-UBND")
        self.assertEqual((said[lost["sha256"]]["kind"], said[lost["sha256"]]["path"]), ("implementation", lost["path"]))
        self.assertEqual(self.written()[OPEN]["result"], "pass")
        # What was stated is not asked for again, and check applies it.
        self.assertNotIn("chưa đọc được loại", self.review("").stdout)
        result = self.checked(SAMPLE, "--decisions", self.decisions)
        self.assertEqual([one["value"] for one in result["documents"][0]["stated"] if one["field"] == "number"], ["99/QĐ-UBND"])

    def test_a_day_must_be_one_and_nobody_speaks_for_another(self):
        decision, lost = self.unread()
        with open(self.result, encoding="utf-8") as file:
            result = json.load(file)
        del next(one for one in result["documents"] if one["sha256"] == decision["sha256"])["fields"]["date"]
        with open(self.result, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False)
        done = self.review("n\n31/02/2024\n1/3/2024\nb\nt\n")
        self.assertIn("Không có ngày “31/02/2024”", done.stdout)
        self.assertEqual(self.stated()[decision["sha256"]]["date"], "2024-03-01")
        done = run("review", self.result, "--who", "Trần B", stdin="s\n1/QĐ\nt\n")
        self.assertIn("Nguyễn Văn A đã nêu thông tin", done.stdout)
        self.assertNotIn("number", self.stated()[decision["sha256"]])

    def test_english_keys(self):
        done = run("review", self.result, "--lang", "en", stdin="Ann\np\nSeen on paper.\n")
        self.assertIn("p pass", done.stdout)
        self.assertEqual((self.written()[OPEN]["who"], self.written()[OPEN]["result"]), ("Ann", "pass"))

    def test_faulty_input(self):
        with open(self.decisions, "w", encoding="utf-8") as file:
            file.write("checks: 1\n")
        done = self.review("d\nx\n")
        self.assertEqual(done.returncode, 2)
        self.assertIn("decisions.yaml:1: ", done.stderr)
        with open(self.decisions, encoding="utf-8") as file:
            self.assertEqual(file.read(), "checks: 1\n")
        self.assertEqual(run("review", self.path("none.json")).returncode, 2)
        self.assertEqual(run("review", self.result, "--data", self.path("none")).returncode, 2)
        self.assertEqual(run("review", self.result, "--data", SOURCE, "--decisions", self.path("d.yaml"), "--who", "A", stdin="t\n").returncode, 0)

    def test_on_a_terminal_one_key_is_an_answer(self):
        master, slave = pty.openpty()
        usual = termios.tcgetattr(slave)[3]
        process = subprocess.Popen([CAPDO, "review", self.result, "--who", "A"], stdin=slave, stdout=slave, stderr=slave,
                                   start_new_session=True)
        shown = b""

        def wait_for(words):
            nonlocal shown
            end = time.monotonic() + 60
            while words.encode() not in shown:
                self.assertLess(time.monotonic(), end, shown.decode(errors="replace"))
                if select.select([master], [], [], 1)[0]:
                    shown += os.read(master, 65536)

        wait_for("thoát")
        time.sleep(0.3)
        self.assertFalse(termios.tcgetattr(slave)[3] & termios.ICANON)
        os.write(master, b"\x1b[A")  # an arrow is no answer
        wait_for("Chọn một trong")
        os.write(master, "đ".encode())
        wait_for("Lý do:")
        self.assertTrue(termios.tcgetattr(slave)[3] & termios.ICANON)
        os.write(master, "Đã xem.\n".encode())
        process.wait(60)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(self.written()[OPEN]["reason"], "Đã xem.")
        # Ended in the middle of a question: the terminal is as it was.
        process = subprocess.Popen([CAPDO, "review", self.result, "--who", "A", "--all"], stdin=slave, stdout=slave,
                                   stderr=slave, start_new_session=True)
        shown = b""
        wait_for("thoát")
        time.sleep(0.3)
        self.assertNotEqual(termios.tcgetattr(slave)[3], usual)
        process.send_signal(signal.SIGINT)
        process.wait(60)
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.assertEqual(termios.tcgetattr(slave)[3], usual)
        os.close(master)
        os.close(slave)


class Batch(Base):
    def batch(self, code, *more):
        done = run("batch", self.path("root"), "--out", self.path("out"), "--as-of", DAY, "--cache", self.cache, *more)
        self.assertEqual(done.returncode, code, done.stderr)
        with open(self.path("out", "summary.json"), encoding="utf-8") as file:
            self.summary = json.load(file)
        self.assertEqual([e.json_path + e.message for e in schema("summary.schema.json").iter_errors(self.summary)], [])
        return done

    def agency(self, name):
        with open(self.path("out", "agencies", name, "result.json"), encoding="utf-8") as file:
            result = json.load(file)
        self.assertEqual([e.json_path + e.message for e in self.result_schema.iter_errors(result)], [])
        return result, next(one for one in self.summary["agencies"] if one["id"] == name)

    def test_decisions_beside_the_results(self):
        for name in ("a", "b"):
            shutil.copytree(SAMPLE, self.path("root", name))
        self.batch(0)
        file = self.file(self.entry(OPEN, "override", result="pass", reason="Đã xem."))
        own = self.path("out", "agencies", "a", "decisions.yaml")
        shutil.copy(file, own)
        with open(own, "rb") as read:
            before = read.read()
        self.assertIn("không đọc lại", self.batch(0).stderr)  # of b
        result, summary = self.agency("a")
        self.assertEqual(self.of(result, OPEN)["result"], "pass")
        self.assertEqual((summary["decisions"]["applied"], summary["awarded"]), (1, result["score"]["awarded"]))
        self.assertEqual(summary["decisions"]["before"]["awarded"], self.plain["score"]["awarded"])
        self.assertNotIn("decisions", self.agency("b")[1])
        self.assertEqual(self.batch(0).stderr.count("không đọc lại"), 2)
        # A faulty file stops nobody, and is told everywhere.
        with open(own, "ab") as write:
            write.write(b"foo: 1\n")
        for _ in range(2):  # read, and known
            done = self.batch(3)
            self.assertRegex(done.stderr, r"agencies/a/decisions\.yaml.*decisions\.yaml:\d+: .*foo")
            result, summary = self.agency("a")
            self.assertEqual(self.of(result, OPEN)["result"], "review")
            self.assertRegex(result["decisions"]["faults"][0], r"^decisions\.yaml:\d+: .*foo")
            self.assertEqual(summary["decisions"]["faults"], 1)
            self.assertFalse(os.path.exists(self.path("out", "agencies", "a", "letter.docx")))
            for page in (("out", "index.html"), ("out", "summary.csv")):
                with open(self.path(*page), encoding="utf-8") as text:
                    self.assertIn("tệp quyết định có 1 lỗi", text.read())
        # A link is no file of the reviewer's.
        os.remove(own)
        os.symlink(file, own)
        self.assertIn("không đọc được tệp quyết định", self.batch(3).stderr)
        os.remove(own)
        with open(own, "wb") as write:
            write.write(before)
        # An agency that has left keeps what people wrote.
        shutil.rmtree(self.path("root", "a"))
        self.assertIn("agencies/a", self.batch(0).stderr)
        self.assertEqual(os.listdir(self.path("out", "agencies", "a")), ["decisions.yaml"])
        with open(own, "rb") as read:
            self.assertEqual(read.read(), before)
        # From a folder of their own.
        os.makedirs(self.path("given"))
        shutil.copy(file, self.path("given", "b.yaml"))
        self.batch(0, "--decisions", self.path("given"))
        self.assertEqual(self.agency("b")[1]["decisions"]["applied"], 1)
        shutil.copy(file, self.path("given", "c.yaml"))
        done = run("batch", self.path("root"), "--out", self.path("out"), "--decisions", self.path("given"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("c.yaml", done.stderr)


unittest.main(argv=sys.argv[:1])
