#!/usr/bin/env python3
"""capdo letter, from outside: what stands in the letter is what stands in the result, once; whatever the evidence says, the
file is sound; what is wrong with an office's template is said.

Usage: letter_test.py CAPDO SOURCE_DIR
"""
import copy
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from collections import Counter

from letter_reader import GAP, REVIEW, Letter, plain, titles
from package_check import faults_of

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = sys.argv[1:3]
TEMPLATE = os.path.join(SOURCE, "templates", "letters", "cong-van.docx")


def run(*arguments, **environment):
    return subprocess.run([CAPDO, *arguments], capture_output=True, timeout=120 * PATIENCE, check=False, env={**os.environ, **environment})


def sealed(result):
    """Results that a test changed carry a wrong digest; the letter is written all the same."""
    return json.dumps(result, ensure_ascii=False)


SHARED = tempfile.mkdtemp(prefix="capdo-letter-")
RESULTS = {}


def setUpModule():
    unittest.addModuleCleanup(shutil.rmtree, SHARED)
    for name in ("01-day-du-tinh", "03-quyet-dinh-sai-mau", "04-thieu-quy-che", "06-thieu-phuong-an-quan-ly", "07-kiem-tra-khong-noi-dung", "08-cap-do-2"):
        path = os.path.join(SHARED, name + ".json")
        done = run("check", os.path.join(SOURCE, "samples", name), "--as-of", "2026-11-22", "--json", path, "--quiet")
        assert done.returncode in (0, 3), done.stderr
        with open(path, encoding="utf-8") as file:
            RESULTS[name] = json.load(file)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="capdo-letter-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def sample(self, name):
        return os.path.join(SHARED, name + ".json")

    def put(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def written(self, *arguments, **environment):
        done = run("letter", *arguments, "--out", self.path("thu.docx"), **environment)
        self.assertEqual((done.returncode, done.stdout), (0, b""), done.stderr.decode())
        with open(self.path("thu.docx"), "rb") as file:
            return file.read()

    def letter(self, *arguments):
        data = self.written(*arguments)
        self.assertEqual(faults_of(data), [])
        return Letter(data)

    def refused(self, *arguments):
        done = run("letter", *arguments)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        return done.stderr.decode()

    def expect_annex(self, letter, result, annex=0):
        for kind, outcomes in ((GAP, ("fail", "partial")), (REVIEW, ("review",))):
            wanted = titles(result, *outcomes)
            found = letter.titles(kind, wanted, annex)
            self.assertEqual(found, wanted, kind)


class Content(Case):
    def test_each_gap_is_there_exactly_once(self):
        for name, result in RESULTS.items():
            self.expect_annex(self.letter(self.sample(name)), result)

    def test_numbers_run_through_and_add_up(self):
        for name, result in RESULTS.items():
            letter = self.letter(self.sample(name))
            last = 0
            for row in letter.annexes[0][GAP]:
                first, _, end = row[0][0].partition("–")
                self.assertEqual(int(first), last + 1)
                last = int(end or first)
                self.assertEqual(last - int(first) + 1, len(row[1]))
            self.assertEqual(last, sum(titles(result, "fail", "partial").values()))
            if last: self.assertIn(f"có {last} nội dung còn thiếu hoặc chưa đầy đủ", letter.text)

    def test_rows_tell_finding_place_basis_and_what_to_do(self):
        name = "03-quyet-dinh-sai-mau"
        letter = self.letter(self.sample(name))
        rows = {plain(line): row for row in letter.annexes[0][GAP] for line in row[1]}
        for check in RESULTS[name]["checks"]:
            if check["result"] != "fail" or check["title"] not in rows: continue
            row = rows[check["title"]]
            self.assertIn(check["message"], row[2][0])
            self.assertIn(check["fix"], row[5][0])
            for basis in check["basis"]: self.assertIn(basis, row[4][0])
            places = "\n".join(row[3])
            for citation in check["citations"][:3]:
                document = next(one for one in RESULTS[name]["documents"] if one["id"] == citation["document"])
                self.assertIn(document["path"], places)
                if citation["page"]: self.assertIn(f"trang {citation['page']}", places)
                self.assertIn(citation["quote"][:40], places)
            if not check["citations"]: self.assertIn("Đã tìm: ", places)

    def test_one_finding_of_many_checks_is_one_row(self):
        letter = self.letter(self.sample("06-thieu-phuong-an-quan-ly"))
        rows = letter.annexes[0][GAP]
        self.assertEqual([row[0][0] for row in rows], ["1–22"])
        self.assertIn("(TCVN 11930:2017, mục 7.1.3.1)", "\n".join(rows[0][1]))
        # They stand over the width of the table: in a column of their own they would fill three pages.
        self.assertEqual(len(rows[0][1]), 22)
        self.assertIn("22 nội dung nêu trên", letter.text)

    def test_our_own_reader_reads_it_back(self):
        for name, result in RESULTS.items():
            self.written(self.sample(name))
            shown = run("show", self.path("thu.docx")).stdout.decode()
            for title in titles(result, "fail", "partial", "review"): self.assertIn(title, shown)
            self.assertIn("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", shown)

    def test_the_parts_of_decree_30_in_their_order(self):
        text = self.letter(self.sample("04-thieu-quy-che"), "--deadline", "2027-01-15").text
        at = -1
        for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: ", "V/v đề nghị bổ sung", "ngày …… tháng …… năm ……",
                     "Kính gửi: ", "Kết quả xem xét", "trước ngày 15 tháng 01 năm 2027", "./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT", "TM. (KT., TL., TUQ.)",
                     "PHỤ LỤC", "(Kèm theo Công văn số", "I. NỘI DUNG CÒN THIẾU", "II. NỘI DUNG CẦN LÀM RÕ", "III. NỘI DUNG CHƯA XEM XÉT"):
            found = text.find(part, at + 1)
            self.assertGreater(found, at, part)
            at = found

    def test_without_gaps_nobody_is_said_to_comply(self):
        letter = self.letter(self.sample("01-day-du-tinh"))
        self.assertIn("không phát hiện thiếu sót trong phạm vi kiểm tra", letter.text)
        self.assertEqual(letter.annexes[0][GAP], [])
        self.assertIn("V/v thông báo kết quả xem xét", letter.text)
        self.assertNotIn("đề nghị bổ sung", letter.text)
        for word in ("tuân thủ đầy đủ", "đáp ứng đầy đủ", "đạt yêu cầu", "đáp ứng yêu cầu"): self.assertNotIn(word, letter.text.lower())

    def test_without_gaps_but_with_unread_files_nothing_is_concluded(self):
        result = copy.deepcopy(RESULTS["01-day-du-tinh"])
        result["documents"][0].update(outcome="unreadable", reason="encrypted")
        letter = self.letter(self.put("r.json", sealed(result)))
        self.assertNotIn("không phát hiện thiếu sót", letter.text.lower())
        self.assertIn("Chưa phát hiện thiếu sót trong phần tài liệu đã đọc được", letter.text)
        self.assertIn("IV. TÀI LIỆU CHƯA ĐỌC ĐƯỢC", letter.text)
        self.assertIn(result["documents"][0]["path"], letter.text)

    def test_points_are_assumed_or_left_out(self):
        text = self.letter(self.sample("04-thieu-quy-che")).text
        self.assertIn("13,40/15 điểm (giả định)", text)
        self.assertIn("Phân bổ điểm là giả định", text)
        self.assertNotIn("điểm", self.letter(self.sample("04-thieu-quy-che"), "--no-points").text.lower().replace("điểm a", "").replace("điểm b", ""))

    def test_one_letter_for_all_agencies(self):
        names = sorted(RESULTS)
        letter = self.letter(*map(self.sample, names))
        self.assertEqual(len(letter.annexes), len(names))
        for i, name in enumerate(names): self.expect_annex(letter, RESULTS[name], i)
        for number in ("I", "II", "III", "IV", "V", "VI"): self.assertRegex(letter.text, rf"(?m)^PHỤ LỤC {number}$")
        agencies = [RESULTS[name]["subject"]["agency"] for name in names]
        for agency in agencies[:-1]: self.assertIn(f"- {agency};", letter.text)
        self.assertIn(f"- {agencies[-1]}.", letter.text)
        gaps = sum(sum(titles(result, "fail", "partial").values()) for result in RESULTS.values())
        self.assertIn(f"Tổng cộng có {gaps} nội dung còn thiếu hoặc chưa đầy đủ", letter.text)

    def test_office_details(self):
        office = self.put("office.yaml", "co_quan_ban_hanh: Cục <An toàn> & thông tin\nso_ky_hieu: 12/CATTT-TĐ\ndia_danh: Hà Nội\n"
                          "quyen_han_chuc_vu: |-\n  KT. CỤC TRƯỞNG\n  PHÓ CỤC TRƯỞNG\nnguoi_ky: Nguyễn Văn Mẫu\nnoi_nhan:\n- Bộ trưởng (để b/c)\n")
        text = self.letter(self.sample("04-thieu-quy-che"), "--office", office).text
        for part in ("Cục <An toàn> & thông tin", "Số: 12/CATTT-TĐ", "Hà Nội, ngày ……", "KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG", "Nguyễn Văn Mẫu", "- Bộ trưởng (để b/c);",
                     "(Kèm theo Công văn số 12/CATTT-TĐ"):
            self.assertIn(part, text)
        for content, said in (("dia_danh: Hà Nội\nnguoi_kyy: x\n", "office.yaml:2:1: không có mục này; dùng "), ("dia_danh: [a\n", "dòng này không đọc được"),
                              ("dia_danh: a\ndia_danh: b\n", "mục này được nêu hai lần"), ("dia_danh: {a: b}\n", "mỗi dòng cần dạng")):
            self.put("office.yaml", content)
            told = self.refused(self.sample("04-thieu-quy-che"), "--office", office, "--out", self.path("x.docx"))
            self.assertIn(said, told)
            for english in ("unknown key", "hint:", "found", "must"): self.assertNotIn(english, told)

    def test_hostile_evidence_stays_text(self):
        result = copy.deepcopy(RESULTS["03-quyet-dinh-sai-mau"])
        evil = "</w:t></w:r><w:p/> & {{ten}} {{#thieu_sot}} \u0001\u001b[31m \ufffe \u202egnp.exe ]]> \"'"
        result["subject"]["agency"] = result["subject"]["system"] = evil
        for document in result["documents"]: document["path"] = "../" + evil + document["path"]
        for check in result["checks"]:
            for key in ("title", "message", "fix"): check[key] += evil
            for citation in check["citations"]: citation["quote"] += evil
        letter = self.letter(self.put("r.json", sealed(result)))
        self.assertIn("</w:t></w:r><w:p/> & {{ten}} {{#thieu_sot}}", letter.text)
        self.assertEqual(len(letter.requirements(GAP)), sum(titles(result, "fail", "partial").values()))

    def test_since_an_earlier_result(self):
        before = copy.deepcopy(RESULTS["06-thieu-phuong-an-quan-ly"])
        after = copy.deepcopy(before)
        before["as_of"] = "2026-10-05"
        gaps = [check for check in after["checks"] if check["result"] in ("fail", "partial") and check["need"] != "advisory"]
        self.assertGreater(len(gaps), 1)
        gaps[0]["result"] = "pass"
        passed = next(check for check in after["checks"] if check["result"] == "pass" and check is not gaps[0] and check["need"] != "advisory")
        passed["result"] = "fail"
        old, new = self.put("cu.json", sealed(before)), self.put("moi.json", sealed(after))
        text = self.letter(new, "--since", old).text
        sentence = (f"So với kết quả kiểm tra ngày 05/10/2026, quý cơ quan đã khắc phục 1 thiếu sót; còn {len(gaps) - 1} thiếu sót chưa được khắc phục; "
                    "phát hiện thêm 1 thiếu sót.")
        self.assertIn(sentence, text)
        self.assertLess(text.find(sentence), text.find("Qua xem xét, có"))
        self.assertNotIn("So với kết quả", self.letter(new).text)
        # The two the wrong way round would call what is mended new.
        self.assertIn("đổi chỗ", self.refused(old, "--since", new, "--out", self.path("x.docx")))
        self.assertIn("của một kết quả", self.refused(new, new, "--since", old, "--out", self.path("x.docx")))
        self.assertIn("của một kết quả", self.refused(new, "--since", old, "--format", "md", "--out", self.path("x.md")))
        before["subject"]["agency"] = "Sở khác"
        done = run("letter", new, "--since", self.put("cu.json", sealed(before)), "--out", self.path("x.docx"))
        self.assertEqual(done.returncode, 0)
        self.assertIn("nêu tên cơ quan khác nhau", done.stderr.decode())

    def test_same_bytes_every_time(self):
        first = self.written(self.sample("04-thieu-quy-che"), TZ="UTC", LC_ALL="C")
        second = self.written(self.sample("04-thieu-quy-che"), TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8")
        self.assertEqual(hashlib.sha256(first).hexdigest(), hashlib.sha256(second).hexdigest())

    def test_markdown_lists_the_same(self):
        for name, result in RESULTS.items():
            done = run("letter", self.sample(name), "--format", "md", "--out", "-")
            self.assertEqual(done.returncode, 0)
            gaps = done.stdout.decode().split("\n## ")[1]
            found = Counter(re.sub(r"\\(.)", r"\1", title) for title in re.findall(r"(?m)^- \d+\\\. \*\*(.*)\*\* \(`", gaps))
            self.assertEqual(found, titles(result, "fail", "partial"))
        self.assertIn("# What must be supplied", run("letter", self.sample(name), "--format", "md", "--out", "-", "--lang", "en").stdout.decode())


class Template(Case):
    def changed(self, change):
        """Our template with its text changed."""
        with zipfile.ZipFile(TEMPLATE) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
        with zipfile.ZipFile(self.path("mau.docx"), "w") as archive:
            for name, data in parts: archive.writestr(name, change(data.decode()).encode() if name == "word/document.xml" else data)
        return self.path("mau.docx")

    def refusal(self, template):
        return self.refused(self.sample("04-thieu-quy-che"), "--template", template, "--out", self.path("x.docx"))

    def test_the_offices_own_words(self):
        template = self.changed(lambda text: text.replace("Căn cứ Nghị định số", "Thực hiện Nghị định số")
                                .replace("{{co_quan}}.", "{{co</w:t></w:r><w:r><w:t>_quan}}!"))
        text = self.letter(self.sample("04-thieu-quy-che"), "--template", template).text
        self.assertIn("Thực hiện Nghị định số 85/2016/NĐ-CP", text)
        self.assertIn(f"Kính gửi: {RESULTS['04-thieu-quy-che']['subject']['agency']}!", text)

    def test_faults_name_placeholder_and_file(self):
        for old, new, said in (("{{thoi_han}}", "{{thoi_hann}}", "{{thoi_hann}}"), ("{{thoi_han}}", "{{stt}}", "{{stt}} ngoài phần lặp"), ("{{thoi_han}}", "{{thoi_han", "không đóng"),
                               ("{{/phu_luc}}</w:t></w:r></w:p><w:p><w:pPr><w:spacing", "</w:t></w:r></w:p><w:p><w:pPr><w:spacing", "mở {{#phu_luc}} mà không đóng")):
            error = self.refusal(self.changed(lambda text, old=old, new=new: text.replace(old, new)))
            self.assertIn(said, error)
            self.assertIn("mau.docx", error)
            self.assertFalse(os.path.exists(self.path("x.docx")))

    def test_what_is_no_template_is_said(self):
        for content, said in ((b"%PDF-1.7", "không phải là tệp DOCX"), (b"\xd0\xcf\x11\xe0" + bytes(600), "Word đời cũ"), (b"PK\x03\x04", "bị hỏng"),
                              (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu")):
            self.assertIn(said, self.refusal(self.put("mau.docx", content)))
        self.assertIn("Không tìm thấy tệp", self.refusal(self.path("khong-co.docx")))
        self.assertIn("DTD", self.refusal(self.changed(lambda text: text.replace("<w:document", "<!DOCTYPE w:document [<!ENTITY e 'x'>]><w:document"))))

    def test_the_guide_lists_every_placeholder(self):
        with open(os.path.join(SOURCE, "templates", "letters", "README.md"), encoding="utf-8") as file:
            guide = file.read()
        with open(os.path.join(SOURCE, "analyzer", "report", "letter_names.cc"), encoding="utf-8") as file:
            code = file.read()
        known = re.search(r"keys = \{(.*?)\};", code, re.DOTALL).group(1) + re.search(r"for \(const char\* name :(.*?)\)\n", code, re.DOTALL).group(1)
        names = set(re.findall(r'"([a-z_]+)"', known))
        self.assertGreater(len(names), 50)
        self.assertEqual({name for name in names if f"`{name}`" not in guide}, set())
        self.assertEqual(set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", guide)) - names, set())


class Usage(Case):
    def test_wrong_use(self):
        sample, out = self.sample("04-thieu-quy-che"), self.path("x.docx")
        for arguments, said in (((), "Thiếu KẾT_QUẢ.json"), ((sample,), "Thiếu tùy chọn --out"), ((sample, "--out", out, "--format", "pdf"), "chọn một trong: docx, xlsx, md"),
                                ((sample, sample, "--out", out, "--format", "xlsx"), "XLSX"), ((sample, "--out", out, "--deadline", "15/1/2027"), "không hợp lệ"),
                                ((sample, "--out", sample), "là tệp đầu vào"), ((sample, "--out", out, "--office", "/không/có"), "Không tìm thấy tệp"),
                                (("/không/có.json", "--out", out), "Không tìm thấy tệp"), ((TEMPLATE, "--out", out), "không phải là kết quả capdo.result/1"),
                                ((sample, "--out", self.path("không/có/x.docx")), "Không ghi được")):
            self.assertIn(said, self.refused(*arguments))
            self.assertFalse(os.path.exists(out))

    def test_a_changed_result_is_told(self):
        result = copy.deepcopy(RESULTS["04-thieu-quy-che"])
        result["checks"][0]["title"] = "khác"
        done = run("letter", self.put("r.json", sealed(result)), "--out", self.path("x.docx"))
        self.assertEqual(done.returncode, 0)
        self.assertIn("đã bị thay đổi", done.stderr.decode())


unittest.main(argv=sys.argv[:1])
