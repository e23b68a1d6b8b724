#!/usr/bin/env python3
"""Drives the capdo program: usage errors, help, and every command on real files.

Usage: commands_test.py CAPDO SOURCE_DIR VERSION
"""
import copy
import hashlib
import io
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
import zlib

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE, VERSION = sys.argv[1:4]
DECISION = os.path.join(SOURCE, "tests/readers/data/pdf_decision.pdf")
ENCRYPTED = os.path.join(SOURCE, "tests/readers/data/pdf_encrypted.pdf")
SAMPLE = os.path.join(SOURCE, "samples/01-day-du-tinh")
HELP = re.compile(r"^  (--?[a-z][a-z-]*)", re.MULTILINE)


def run(*arguments, **environment):
    variables = {k: v for k, v in os.environ.items() if k not in ("CAPDO_DATA", "NO_COLOR")}
    variables.update(environment)
    return subprocess.run([CAPDO, *arguments], capture_output=True, text=True, env=variables,
                          timeout=120 * PATIENCE, check=False)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="capdo-test-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def expect(self, code, *arguments, out="", err="", **environment):
        done = run(*arguments, **environment)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertIn(out, done.stdout)
        self.assertIn(err, done.stderr)
        return done


class Memory(Case):
    def test_want_of_memory_is_an_error_of_the_folder(self):
        form = ("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                "Số: {0}/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin\n"
                "Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin như sau:\n1. Tên hệ thống thông tin: Hệ thống số {0};\n"
                "2. Cấp độ an toàn hệ thống thông tin: Cấp độ 1.\nĐiều 2. Tổ chức thực hiện\n\n")
        os.mkdir(self.path("in"))
        with open(self.path("in", "1.txt"), "w", encoding="utf-8") as file:
            file.write("".join(form.format(n) for n in range(7000)))
        # Of the address space, and only the soft bound, so that the readers still set their own.
        less = subprocess.run(["sh", "-c", 'ulimit -S -v 350000 && exec "$@"', "sh", CAPDO, "check", "--jobs", "1", self.path("in")],
                              capture_output=True, text=True, timeout=120 * PATIENCE, check=False)
        if "Sanitizer" in less.stderr:
            self.skipTest("sanitizers need address space")
        self.assertEqual(less.returncode, 4, less.stdout + less.stderr)
        self.assertIn("Máy không đủ bộ nhớ để kiểm tra", less.stderr)


class Usage(Case):
    def test_version_is_that_of_the_project(self):
        self.assertEqual(self.expect(0, "--version").stdout, f"capdo {VERSION}\n")

    def test_errors_are_two_vietnamese_lines_on_stderr(self):
        for arguments, message, command in (
            ((), "Chưa nêu lệnh.", ""),
            (("chek",), "Không có lệnh “chek”.", ""),
            (("rules",), "Chưa nêu lệnh con.", "rules "),
            (("rules", "lnt"), "Không có lệnh “lnt”.", "rules "),
            (("check",), "Thiếu THƯ_MỤC.", "check "),
            (("check", "/không/có"), "Không tìm thấy thư mục “/không/có”.", "check "),
            (("check", ".", "--wat"), "Không hiểu tham số “--wat”.", "check "),
            (("check", ".", ".."), "Không hiểu tham số “..”.", "check "),
            (("check", ".", "--json"), "Tùy chọn --json cần một giá trị.", "check "),
            (("check", ".", "--as-of", "2026-02-30"), "Ngày “2026-02-30” không hợp lệ", "check "),
            (("check", ".", "--as-of", "22/11/2026"), "Ngày “22/11/2026” không hợp lệ", "check "),
            (("check", ".", "--jobs", "0"), "cần một số từ 1 đến 256", "check "),
            (("check", ".", "--fail-under", "x"), "cần một số từ 0 đến 100", "check "),
            (("check", ".", "--audience", "all"), "chọn một trong: reviewer, agency", "check "),
            (("check", ".", "--json", "-", "--html", "-"), "Chỉ một kết quả", "check "),
            (("check", ".", "--checklist", "/x.yaml"), "Không tìm thấy tệp “/x.yaml”", "check "),
            (("check", SOURCE, "--data", "/tmp/\x1b[31m"), "Không có templates/", "check "),
            (("show",), "Thiếu TỆP.", "show "),
            (("show", "/x.pdf"), "Không tìm thấy tệp “/x.pdf”", "show "),
            (("show", "/"), "“/” không phải là tệp.", "show "),
            (("verify", DECISION), "Thiếu THƯ_MỤC.", "verify "),
            (("verify", DECISION, "/"), "không phải là kết quả capdo.result/1", "verify "),
            (("explain",), "Thiếu MÃ.", "explain "),
            (("check", "--lang", "fr"), "chọn một trong: vi, en", ""),
        ):
            with self.subTest(arguments=arguments):
                done = self.expect(2, *arguments, err=message)
                self.assertTrue(done.stderr.startswith("lỗi: "))
                self.assertEqual(done.stdout, "")
                lines = done.stderr.splitlines()
                self.assertEqual(len(lines), 2, done.stderr)
                self.assertEqual(lines[1], f"Xem cách dùng: capdo {command}--help")
                self.assertNotIn("\x1b", done.stderr)

    def test_errors_in_english(self):
        self.expect(2, "check", "--lang", "en", err="error: FOLDER is missing.\n")
        self.expect(2, "--lang=en", "chek", err='error: There is no command "chek".\n')

    def test_help_names_every_option_of_the_contract(self):
        options = set(HELP.findall(self.expect(0, "check", "--help").stdout))
        self.assertEqual(options, {"-h", "--json", "--html", "--as-of", "--rules", "--decisions", "--checklist",
                                   "--jobs", "--cache", "--limit", "--no-ocr", "--audience", "--lang", "--quiet",
                                   "--fail-under", "--data", "--csv", "--sarif"})

    def test_help_of_every_command(self):
        for command in (["check"], ["batch"], ["show"], ["verify"], ["compare"], ["explain"], ["review"], ["letter"], ["init"], ["rules"],
                        ["rules", "list"], ["rules", "lint"], ["rules", "test"]):
            done = self.expect(0, *command, "--help", out="Cách dùng: capdo " + " ".join(command))
            self.assertEqual(done.stderr, "")
            self.assertTrue(all(len(line) <= 80 for line in done.stdout.splitlines()))
            self.expect(0, *command, "--help", "--lang", "en", out="Usage: capdo ")

    def test_commands_have_a_page_each(self):
        for command in ("check", "show", "verify", "explain", "rules"):
            page = os.path.join(SOURCE, "docs/commands", command + ".md")
            with open(page, encoding="utf-8") as file:
                text = file.read()
            for option in HELP.findall(self.expect(0, command, "--help").stdout):
                if option not in ("-h",):
                    self.assertIn(option, text, page)

    def test_empty_folder_is_nothing_read(self):
        self.expect(4, "check", self.folder, err=f"Thư mục “{self.folder}” không có tệp nào.")
        with open(self.path("~$lock.docx"), "w", encoding="utf-8"):
            pass
        self.expect(4, "check", self.folder, err="không có tệp nào")


class Check(Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(SAMPLE, self.path("in"))

    def check(self, code, *arguments, **expected):
        return self.expect(code, "check", self.path("in"), "--as-of", "2026-11-22", *arguments,
                           **expected)

    def test_sheet_json_html_and_verify_agree(self):
        before = sorted((e.name, e.stat().st_mtime_ns) for e in os.scandir(self.path("in")))
        done = self.check(0, "--json", self.path("r.json"), "--html", self.path("r.html"),
                          out="Xét đến ngày  22/11/2026")
        self.assertEqual(done.stderr, "")
        self.assertNotIn("\x1b", done.stdout)
        with open(self.path("r.json"), encoding="utf-8") as file:
            result = json.load(file)
        self.assertEqual(result["digest"], sealed(result)["digest"])
        score = f"{result['score']['awarded']:.2f}".replace(".", ",")
        self.assertIn(score + " / 15", done.stdout)
        with open(self.path("r.html"), encoding="utf-8") as file:
            self.assertIn(f"<strong>{score}</strong>", file.read())
        self.expect(0, "verify", self.path("r.json"), self.path("in"), out="Tìm lại được cả ")
        self.assertEqual(sorted(os.listdir(self.folder)), ["in", "r.html", "r.json"])
        after = sorted((e.name, e.stat().st_mtime_ns) for e in os.scandir(self.path("in")))
        self.assertEqual(before, after)

    def test_same_bytes_with_any_number_of_jobs(self):
        results = []
        for jobs in ("1", "7"):
            done = self.check(0, "--json", "-", "--jobs", jobs)
            result = json.loads(done.stdout)
            self.assertEqual(list(result)[-1], "run")
            del result["run"]
            results.append(json.dumps(result))
        self.assertEqual(*results)

    def test_result_follows_the_published_schema(self):
        self.check(0, "--json", self.path("r.json"))
        done = subprocess.run(
            [sys.executable, os.path.join(SOURCE, "tests/result/validate_result.py"),
             os.path.join(SOURCE, "docs/result.schema.json"), self.path("r.json")],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_exit_codes(self):
        self.check(1, "--fail-under", "15", "--quiet", err="thấp hơn ngưỡng 15")
        self.check(0, "--fail-under", "0,5", "--quiet", out="/15 điểm")
        shutil.copy(ENCRYPTED, self.path("in", "khoá.pdf"))
        self.check(3, "--quiet", err="Có 1 tệp chưa đọc được")
        self.check(1, "--quiet", "--fail-under", "15")
        os.mkdir(self.path("only"))
        shutil.copy(ENCRYPTED, self.path("only"))
        self.expect(4, "check", self.path("only"), err="Không đọc được tệp nào")

    def test_unwritable_result_is_said(self):
        self.check(2, "--json", self.path("no", "r.json"), err="Không ghi được")

    def test_unknown_rules_name_those_that_exist(self):
        self.check(2, "--rules", "decree-0", err="Các bộ hiện có: decree-85-2016")

    def test_colour_on_a_terminal_unless_refused(self):
        for no_color, expected in (("", True), ("1", False)):
            main, other = pty.openpty()
            with subprocess.Popen([CAPDO, "explain", "decision.exists"], stdout=other,
                                  env=dict(os.environ, TERM="xterm", NO_COLOR=no_color)):
                pass
            os.close(other)
            self.assertEqual(b"\x1b[" in os.read(main, 65536), expected)
            os.close(main)


def seven_zip(files):
    """A 7z archive of stored files, as 7-Zip makes it with -mx=0."""
    def number(value):
        for extra in range(8):
            if value < 1 << (7 * extra + 7):
                return bytes([(0xFF00 >> extra) & 0xFF | value >> (8 * extra)]) + (value & (1 << 8 * extra) - 1).to_bytes(extra, "little")
        raise ValueError(value)
    packed = b"".join(data for _, data in files)
    names = b"\0" + b"".join((name + "\0").encode("utf-16-le") for name, _ in files)
    header = (b"\1\4" + b"\6" + number(0) + number(1) + b"\x09" + number(len(packed)) + b"\0"
              + b"\7\x0b" + number(1) + b"\0" + number(1) + b"\1\0" + b"\x0c" + number(len(packed)) + b"\0"
              + b"\x08\x0d" + number(len(files)) + b"\x09" + b"".join(number(len(data)) for _, data in files[:-1]) + b"\0\0"
              + b"\5" + number(len(files)) + b"\x11" + number(len(names)) + names + b"\0\0")
    where = struct.pack("<QQI", len(packed), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(where)) + where + packed + header


class Archives(Case):
    """A dossier in one archive is the same dossier."""

    def setUp(self):
        super().setUp()
        self.sample = os.path.join(SOURCE, "samples/05-thieu-mo-hinh")
        self.files = []
        for name in sorted(os.listdir(self.sample)):
            with open(os.path.join(self.sample, name), "rb") as file:
                self.files.append((f"Hồ sơ/{name}", file.read()))

    def pack_zip(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.files:
                archive.writestr(name, data)

    def pack_tar(self, path):
        with tarfile.open(path, "w:gz") as archive:
            for name, data in self.files:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))

    def pack_seven(self, path):
        with open(path, "wb") as file:
            file.write(seven_zip(self.files))

    def judged(self, place):
        done = self.expect(0, "check", place, "--as-of", "2026-11-22", "--json", "-")
        result = json.loads(done.stdout)
        checks = {c["id"]: (c["applies"], c["evidence"], c["result"], c["reason"]) for c in result["checks"]}
        return checks, result["score"]["awarded"], result["score"]["possible"], result

    def test_the_same_checks_and_score(self):
        *wanted, folder = self.judged(self.sample)
        self.assertGreater(len(wanted[0]), 100)
        for name, pack in (("ho-so.zip", self.pack_zip), ("ho-so.tar.gz", self.pack_tar), ("ho-so.7z", self.pack_seven)):
            os.mkdir(self.path(name))
            path = self.path(name, name)
            pack(path)
            for place in (self.path(name), path):  # in its folder, and given by itself
                with self.subTest(place):
                    *got, result = self.judged(place)
                    self.assertEqual(got, wanted)
                    inside = {d["path"].split("/")[-1]: (d["sha256"], d["kind"]) for d in result["documents"] if d["part"] == 1}
                    for document in folder["documents"]:
                        if document["part"] == 1:
                            self.assertEqual(inside[document["path"]], (document["sha256"], document["kind"]))

    def test_what_to_do_with_a_broken_one_fits_an_archive(self):
        self.pack_zip(self.path("ho-so.zip"))
        with open(self.path("ho-so.zip"), "r+b") as file:
            file.truncate(300)
        self.expect(4, "check", self.path("ho-so.zip"), out="Nén lại thành một tệp ZIP rồi nộp lại.")

    def test_quotations_are_found_again_in_it(self):
        path = self.path("ho-so.zip")
        self.pack_zip(path)
        self.expect(0, "check", path, "--as-of", "2026-11-22", "--json", self.path("r.json"))
        self.expect(0, "verify", self.path("r.json"), path, out="Tìm lại được cả")


class Explain(Case):
    def test_says_basis_and_fix(self):
        done = self.expect(0, "explain", "decision.a1.operator", out="Căn cứ")
        self.assertIn("NĐ 85/2016 Phụ lục, Mẫu số 06", done.stdout)
        self.assertIn("Cách khắc phục", done.stdout)

    def test_shows_the_stated_facts_of_a_result(self):
        result = os.path.join(SOURCE, "tests", "report", "data", "dossier.json")
        self.expect(0, "explain", "cross.contradiction", "--result", result, out="Mâu thuẫn: tường lửa")
        touched = self.expect(0, "explain", "plan.design.siem", "--result", result, out="hệ thống giám sát tập trung")
        self.assertNotIn("Mâu thuẫn", touched.stdout)
        other = self.expect(0, "explain", "decision.number", "--result", result)
        self.assertNotIn("mà nội dung này dựa vào", other.stdout)

    def test_mistyped_id_gets_a_suggestion(self):
        self.expect(2, "explain", "decision.a1.operatr", err="Có phải ý là: decision.a1.operator?")


class Rules(Case):
    def test_list(self):
        self.expect(0, "rules", "list", out="decree-85-2016 ")
        self.expect(0, "rules", "list", "--checks", out="decision.a1.operator")

    def test_no_data(self):
        self.expect(2, "rules", "lint", self.folder, err="Không có templates/")
        self.expect(2, "rules", "list", CAPDO_DATA=self.folder, err="Không có templates/")


class Show(Case):
    def test_text_with_places(self):
        done = self.expect(0, "show", DECISION, out="— trang 1 —\n")
        self.assertRegex(done.stdout, r"\n +9  QUYẾT ĐỊNH\n")
        self.assertIn("[bảng 1, hàng 1, cột 2] Độc lập - Tự do - Hạnh phúc\n", done.stdout)

    def test_json_with_boxes(self):
        text = json.loads(self.expect(0, "show", "--json", DECISION).stdout)
        self.assertEqual(text["schema"], "capdo.text/1")
        with open(DECISION, "rb") as file:
            self.assertEqual(text["sha256"], hashlib.sha256(file.read()).hexdigest())
        block = next(b for b in text["blocks"] if b["text"] == "QUYẾT ĐỊNH")
        left, top, right, bottom = block["box"]
        self.assertTrue(0 < left < right < 596 and 0 < top < bottom < 842)
        for fragment in block["fragments"]:
            self.assertEqual(fragment["page"], 1)

    def test_unreadable_says_what_to_do(self):
        self.expect(4, "show", ENCRYPTED,
                    err="Tệp được đặt mật khẩu. Bỏ mật khẩu, lưu lại thành DOCX hoặc PDF")


def sealed(result):
    content = {k: v for k, v in result.items() if k not in ("digest", "run")}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return dict(result, digest="sha256:" + hashlib.sha256(text.encode()).hexdigest())


class Verify(Case):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("in"))
        shutil.copy(DECISION, self.path("in", "quyết định.pdf"))
        with open(os.path.join(SOURCE, "tests/report/data/dossier.json"), encoding="utf-8") as file:
            self.result = json.load(file)
        document = self.result["documents"][0]
        with open(DECISION, "rb") as file:
            document.update(path="quyết định.pdf", sha256=hashlib.sha256(file.read()).hexdigest())
        check = next(c for c in self.result["checks"] if c["id"] == "decision.a1.operator")
        check["citations"][:] = []
        check["searched"]["nearest"] = {"document": "d1", "page": 1, "quote": "b) Cấp độ: Cấp độ 3."}
        self.citation = {"document": "d1", "page": 1, "page_certainty": "exact", "locator": "Điều 2",
                         "quote": "Quyết  định này có hiệu lực\nkể từ ngày ký.", "box": None,
                         "read_by": "text", "confidence": 1}
        check["citations"].append(self.citation)
        self.result["subject"]["citations"] = []
        self.result["checks"] = [check]
        del self.result["facts"]

    def verify(self, code, out, result=None):
        with open(self.path("result.json"), "w", encoding="utf-8") as file:
            json.dump(sealed(self.result) if result is None else result, file)
        return self.expect(code, "verify", self.path("result.json"), self.path("in"), out=out)

    def test_finds_every_quotation_again(self):
        self.verify(0, "Tìm lại được cả 2 trích dẫn trong 1 tệp.\n")

    def test_lists_what_is_not_there(self):
        self.citation["quote"] = "Quyết định này hết hiệu lực."
        done = self.verify(1, "Không tìm lại được 1 trong 2 trích dẫn.\n")
        self.assertIn("decision.a1.operator: không có tại quyết định.pdf, trang 1, Điều 2: "
                      "“Quyết định này hết hiệu lực.”\n", done.stdout)

    def test_the_page_must_be_right(self):
        self.citation["page"] = 2
        self.verify(1, "Không tìm lại được 1 trong 2 trích dẫn.")

    def test_nearest_passages_count_too(self):
        self.result["checks"][0]["searched"]["nearest"]["quote"] = "không có"
        self.verify(1, "Không tìm lại được 1 trong 2 trích dẫn.")

    def test_facts_count_too(self):
        cited = dict(self.citation)
        self.result["facts"] = [{"id": "servers", "name": "máy chủ", "differs": False, "count": 1,
                                 "said": [{"says": "there", "value": "", "citations": [cited]}]}]
        self.verify(0, "Tìm lại được cả 3 trích dẫn trong 1 tệp.\n")
        cited["quote"] = "Có 06 máy chủ."
        self.assertIn("facts.servers: không có tại quyết định.pdf", self.verify(1, "Không tìm lại được 1 trong 3 trích dẫn.").stdout)

    def test_changed_file(self):
        with open(self.path("in", "quyết định.pdf"), "ab") as file:
            file.write(b"\n%")
        self.verify(1, "quyết định.pdf: tệp đã thay đổi")

    def test_missing_file(self):
        os.remove(self.path("in", "quyết định.pdf"))
        self.verify(1, "quyết định.pdf: không mở được tệp")

    def test_changed_result(self):
        result = sealed(copy.deepcopy(self.result))
        result["score"]["awarded"] = 15
        self.verify(1, "Tệp kết quả đã bị thay đổi sau khi lập", result)

    def test_paths_stay_inside_the_folder(self):
        shutil.copy(DECISION, self.path("outside.pdf"))
        for path in ("../outside.pdf", self.path("outside.pdf"), "link.pdf"):
            if path == "link.pdf":
                os.symlink(self.path("outside.pdf"), self.path("in", path))
            self.result["documents"][0]["path"] = path
            self.verify(1, path + ": không mở được tệp")

    def test_unknown_document(self):
        self.citation["document"] = "d99"
        self.verify(1, "trích dẫn tài liệu “d99” không có trong kết quả")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
