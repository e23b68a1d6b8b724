#!/usr/bin/env python3
"""`capdo batch`: which agencies it finds, what it says of manifests, and what it refuses.

Usage: usage_test.py CAPDO SOURCE_DIR
"""
import json
import os
import pty
import re
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import zipfile

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
DECISION = os.path.join(SOURCE, "samples", "01-day-du-tinh", "01_QD_phe_duyet_cap_do.docx")


class Batch(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory(prefix="capdo-usage-")
        self.addCleanup(self.dir.cleanup)
        self.root = self.path("in")
        os.makedirs(self.root)

    def path(self, *names):
        return os.path.join(self.dir.name, *names)

    def agencies(self, *folders):
        for folder in folders:
            os.makedirs(os.path.join(self.root, folder))
            shutil.copy(DECISION, os.path.join(self.root, folder, "qd.docx"))

    def write(self, name, text, folder=None):
        with open(os.path.join(folder or self.root, name), "wb") as file:
            file.write(text.encode("utf-8") if isinstance(text, str) else text)
        return os.path.join(folder or self.root, name)

    def batch(self, *more, code=0, err="", out="out"):
        done = subprocess.run([CAPDO, "batch", self.root, "--out", self.path(out), "--as-of", "2026-11-22", *more],
                              capture_output=True, text=True, timeout=120 * PATIENCE, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(err, done.stderr)
        return done

    def summary(self, out="out"):
        with open(self.path(out, "summary.json"), encoding="utf-8") as file:
            return json.load(file)

    def folders(self):
        return {a["folder"]: a for a in self.summary()["agencies"]}

    def test_groups_without_a_manifest(self):
        self.agencies("ministries/bo-a", "Tỉnh thành/Sở B", "so-c", "provinces/x", "Địa phương/xã D")
        self.write("loose.docx", "nobody's", os.path.join(self.root, "provinces"))
        shutil.make_archive(self.path("in", "ministries", "bo-d"), "zip", os.path.join(self.root, "ministries", "bo-a"))
        done = self.batch(err="“provinces” có tệp nằm ngoài các thư mục con")
        found = self.folders()
        self.assertEqual({k: (a["group"], a["id"]) for k, a in found.items()},
                         {"ministries/bo-a": ("ministries", "ministries-bo-a"), "ministries/bo-d.zip": ("ministries", "ministries-bo-d"),
                          "Tỉnh thành/Sở B": ("Tỉnh thành", "tinh-thanh-so-b"), "so-c": ("", "so-c"), "provinces": ("", "provinces"),
                          "Địa phương/xã D": ("Địa phương", "dia-phuong-xa-d")})
        self.assertEqual(found["ministries/bo-a"]["agency_source"], "documents")
        self.assertIn("[6/6]", done.stderr)

    def test_names_that_come_to_the_same(self):
        self.agencies("Sở A", "so-a", "SO_A", "con", "đơn vị")
        self.batch()
        ids = {k: a["id"] for k, a in self.folders().items()}
        self.assertEqual(len(set(ids.values())), 5)
        self.assertEqual(ids["đơn vị"], "don-vi")
        self.assertNotEqual(ids["con"], "con")  # a device on Windows
        for id_ in ids.values():
            self.assertTrue(os.path.exists(self.path("out", "agencies", id_, "report.html")))

    def test_links_are_listed_and_not_followed(self):
        self.agencies("a")
        os.symlink("/etc", os.path.join(self.root, "b"))
        self.batch(code=3, err="b: Là liên kết")
        self.assertEqual(self.folders()["b"]["failure"], "not-regular-file")

    def letter_text(self, agency):
        with zipfile.ZipFile(self.path("out", "agencies", agency, "letter.docx")) as archive:
            return re.sub(r"<[^>]*>", "", archive.read("word/document.xml").decode())

    def test_letters_of_the_office(self):
        self.agencies("a", "b")
        template, office = self.path("mau.docx"), self.write("office.yaml", "co_quan_ban_hanh: Cục Ví dụ\n", self.dir.name)
        with zipfile.ZipFile(os.path.join(SOURCE, "templates", "letters", "cong-van.docx")) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}

        def put(old, new):
            self.assertIn(old, parts["word/document.xml"])
            with zipfile.ZipFile(template, "w") as archive:
                for name, text in parts.items():
                    archive.writestr(name, text.replace(old, new) if name == "word/document.xml" else text)

        put("Căn cứ Nghị định số", "Thực hiện Nghị định số")
        self.batch("--template", template, "--office", office)
        for agency in ("a", "b"):
            self.assertIn("Thực hiện Nghị định số", self.letter_text(agency))
            self.assertIn("của Cục Ví dụ)", self.letter_text(agency))
        # The next run takes other words for letters that nobody touched, and keeps the one that somebody edited.
        with open(self.path("out", "agencies", "a", "letter.docx"), "wb") as file:
            file.write(b"mine")
        done = self.batch("--office", office, "--deadline", "2027-01-15", err="“agencies/a/letter.docx” đã được người dùng sửa")
        self.assertIn("15 tháng 01 năm 2027", self.letter_text("b"))
        self.assertEqual(done.stderr.count("không đọc lại"), 2)
        self.assertIn("Căn cứ Nghị định số", self.letter_text("b"))
        with open(self.path("out", "agencies", "a", "letter.docx"), "rb") as file:
            self.assertEqual(file.read(), b"mine")

        put("{{thoi_han}}", "{{thoi_hann}}")
        self.batch("--template", template, code=2, err="{{thoi_hann}}", out="faulty")
        self.batch("--deadline", "15/1/2027", code=2, err="không hợp lệ", out="faulty")
        self.batch("--template", self.path("khong-co.docx"), code=2, err="Không tìm thấy tệp", out="faulty")
        self.batch("--office", self.write("office.yaml", "nguoi_kyy: x\n", self.dir.name), code=2, err="nguoi_kyy", out="faulty")
        self.assertFalse(os.path.exists(self.path("faulty")))
        # What can be wrong only where there are gaps to list ends the run, with the place.
        put("{{noi_trich_dan}}", "{{ten_tep}}")
        self.batch("--template", template, code=2, err="{{ten_tep}} ngoài phần lặp", out="late")

    def test_the_same_text_under_another_name_is_told(self):
        def regulation(agency, subject):
            rules = [f"Cán bộ {subject} {verb} máy chủ, thiết bị mạng và tài khoản quản trị của {agency} theo phân công của lãnh đạo, "
                     f"ghi sổ theo dõi từng lần {verb}, báo cáo kết quả cho trưởng phòng trước ngày làm việc tiếp theo và lưu biên bản "
                     f"tại tủ hồ sơ của bộ phận {subject} trong thời gian hai năm."
                     for verb in ("kiểm tra", "cấu hình", "sao lưu", "vệ sinh", "thay thế")]
            return "\n".join([agency.upper(), "QUY CHẾ", "Bảo đảm an toàn thông tin", ""] +
                             [f"Điều {n}. Quy định\n{rule}" for n, rule in enumerate(rules, 1)])

        for name, agency, subject in (("a", "Sở Y tế tỉnh Sông Lam", "vận hành"), ("b", "Sở Xây dựng tỉnh Hồng Lĩnh", "vận hành"),
                                      ("c", "Sở Nội vụ tỉnh Sông Lam", "chuyên trách an toàn thông tin mạng nội bộ và trung tâm dữ liệu")):
            os.makedirs(os.path.join(self.root, name))
            self.write("quy-che.txt", regulation(agency, subject), os.path.join(self.root, name))
        self.batch(err="Có 1 cặp cơ quan có nội dung giống nhau")
        for _ in range(2):  # known results keep what is compared
            (pair,) = self.summary()["shared_text"]
            self.assertEqual([side["agency"] for side in pair["longest"]], ["a", "b"])
            self.assertGreater(pair["words"], 200)
            self.batch(err="không đọc lại")

    def test_manifest(self):
        self.agencies("mien-bac/sau/bo-a", "so-b", "so-c", "khong-co-ten")
        self.write("capdo-batch.yaml", "- folder: mien-bac/sau/bo-a/\n  agency: Bộ A\n  group: Bộ, ngành\n  contact: a@a.example\n"
                   "- folder: so-b\n  system: Hệ thống B\n- {folder: khong-co-ten}\n")
        os.remove(os.path.join(self.root, "khong-co-ten", "qd.docx"))
        self.write("a.txt", "Một tệp văn bản không nêu cơ quan nào.", os.path.join(self.root, "khong-co-ten"))
        self.batch()
        found = self.folders()
        self.assertEqual(sorted(found), ["khong-co-ten", "mien-bac/sau/bo-a", "so-b"])
        a, b, c = found["mien-bac/sau/bo-a"], found["so-b"], found["khong-co-ten"]
        self.assertEqual((a["agency"], a["agency_source"], a["group"], a["contact"]), ("Bộ A", "manifest", "Bộ, ngành", "a@a.example"))
        self.assertEqual(a["system_source"], "documents")
        self.assertEqual((b["system"], b["system_source"], b["agency_source"]), ("Hệ thống B", "manifest", "documents"))
        self.assertEqual((c["agency"], c["agency_source"], c["system_source"]), ("khong-co-ten", "folder", "none"))
        self.assertEqual(self.summary()["unlisted"], ["so-c/"])
        self.assertIn("Kính gửi: Bộ A.", self.letter_text("mien-bac-sau-bo-a"))
        self.assertIn("Hồ sơ đối với Hệ thống B (", self.letter_text("so-b"))
        # Every output of an agency says the same, also a letter that is made of its result later.
        with open(self.path("out", "agencies", "mien-bac-sau-bo-a", "result.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["subject"]["agency"], "Bộ A")
        with open(self.path("out", "agencies", "mien-bac-sau-bo-a", "report.html"), encoding="utf-8") as file:
            self.assertIn("<title>Bộ A – ", file.read())
        self.batch(err="không đọc lại")
        self.write("capdo-batch.yaml", "- folder: mien-bac/sau/bo-a/\n  agency: Bộ B\n")
        self.batch()
        with open(self.path("out", "agencies", "mien-bac-sau-bo-a", "result.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["subject"]["agency"], "Bộ B")

    def test_the_same_manifest_as_tables(self):
        self.agencies("Sở A, cơ sở 2", "so-b")
        for number, (text, encoding) in enumerate((
                ('folder,agency\r\n"Sở A, cơ sở 2","Sở ""A"""\r\nso-b,\r\n', "utf-8-sig"),
                ('Agency;Folder\nSở "A";Sở A, cơ sở 2\n\n;so-b\n', "utf-8"),
                ('folder\tagency\n' + unicodedata.normalize("NFD", "Sở A, cơ sở 2") + '\tSở "A"\nso-b\t', "utf-8"))):
            with self.subTest(text=text):
                manifest = self.write("list.csv", text.encode(encoding), self.dir.name)
                self.batch("--manifest", manifest, out=f"out{number}")
                found = {a["folder"]: a["agency"] for a in self.summary(f"out{number}")["agencies"]}
                self.assertEqual(found["Sở A, cơ sở 2"], 'Sở "A"')
                self.assertEqual(len(found), 2)

    def test_faults_of_manifests_name_the_line(self):
        self.agencies("so-a", "so-b/in")
        for name, text, faults in (
                ("m.yaml", "- folder: so-a\n- folder: khong\n", [":2: không tìm thấy thư mục “khong”"]),
                ("m.yaml", "- folder: so-a\n- folder: ./so-a\n", [":2: thư mục “./so-a” đã được nêu"]),
                ("m.yaml", "- folder: so-b\n- folder: so-b/in\n", [":2: thư mục “so-b/in” chứa hoặc nằm trong"]),
                ("m.yaml", "- folder: ../so-a\n- agency: x\n- tên\n", [":1: “../so-a” không phải", ":2: thiếu tên thư mục", ":3: mỗi mục"]),
                ("m.yaml", "- folder: /etc\n", [":1: “/etc” không phải"]),
                ("m.yaml", "- folder: so-a\n  ageny: x\n  agency: [1]\n", [":2: không có mục “ageny”", ":3: “agency” cần một dòng chữ"]),
                ("m.yaml", "- folder: [\n", ["YAML không hợp lệ"]),
                ("m.yaml", "a: 1\n", [":1: không có mục “a”", ":1: cần một danh sách"]),
                ("m.yaml", "", [":1: "]),
                ("m.csv", "folder,agency\nso-a\nso-b/in,B\nso-b/in,C\n", [":2: số ô không khớp dòng đầu (1/2)", ":4: thư mục “so-b/in” đã được nêu"]),
                ("m.csv", "agency\nx\n", [":1: dòng đầu không có cột folder"]),
                ("m.csv", "folder,ten,folder\n", [":1: không có mục “ten”", ":1: “folder” được nêu hai lần"]),
                ("m.csv", "folder\n\"so-a\n", [":2: dấu ngoặc kép"]),
                ("m.csv", "folder\nS\xf4\n".encode("latin-1"), [":1: tệp không phải UTF-8"])):
            with self.subTest(text=text):
                manifest = self.write(name, text, self.dir.name)
                done = self.batch("--manifest", manifest, code=2)
                for fault in faults:
                    self.assertIn(fault, done.stderr)
                self.assertEqual(done.stderr.count(f"lỗi: {manifest}:"), len(faults), done.stderr)
                self.assertFalse(os.path.exists(self.path("out")))

    def test_two_manifests_are_one_too_many(self):
        self.agencies("a")
        self.write("capdo-batch.yaml", "- folder: a\n")
        self.write("capdo-batch.csv", "folder\na\n")
        self.batch(code=2, err="có cả capdo-batch.yaml và capdo-batch.csv")
        self.batch("--manifest", os.path.join(self.root, "capdo-batch.csv"))

    def test_refusals(self):
        self.agencies("a")
        mine = self.path("mine")
        os.makedirs(mine)
        self.write("thu.docx", "mine", mine)
        for arguments, told in (
                (["batch"], "Thiếu THƯ_MỤC_GỐC"),
                (["batch", self.root], "Thiếu THƯ_MỤC_KẾT_QUẢ"),
                (["batch", self.path("không"), "--out", self.path("o")], "Không tìm thấy thư mục"),
                (["batch", DECISION, "--out", self.path("o")], "không phải là thư mục"),
                (["batch", self.root, "--out", os.path.join(self.root, "a", "o")], "Không ghi"),
                (["batch", self.root, "--out", self.root], "Không ghi"),
                (["batch", self.root, "--out", self.dir.name], "nằm trong"),
                (["batch", self.root, "--out", self.path("o"), "--cache", os.path.join(self.root, "c")], "Không ghi"),
                (["batch", self.root, "--out", mine], "không phải do capdo batch lập"),
                (["batch", self.root, "--out", DECISION], "không phải là thư mục"),
                (["batch", self.root, "--out", self.path("o"), "--jobs", "0"], "cần một số từ 1 đến 256"),
                (["batch", self.root, "--out", self.path("o"), "--audience", "all"], "chọn một trong"),
                (["batch", self.root, "--out", self.path("o"), "--rules", "không"], "Không có bộ quy tắc"),
                (["batch", self.root, "--out", self.path("o"), "--manifest", self.path("m.yaml")], "Không tìm thấy tệp")):
            with self.subTest(arguments=arguments):
                done = subprocess.run([CAPDO, *arguments], capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
                self.assertIn(told, done.stderr)
        self.assertEqual(os.listdir(mine), ["thu.docx"])

    def test_an_agency_that_the_memory_does_not_hold(self):
        limit = 450 << 20
        bound = lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))  # noqa: E731
        if subprocess.run([CAPDO, "--version"], capture_output=True, preexec_fn=bound, check=False).returncode != 0:
            self.skipTest("a program with sanitizers needs more address space")
        self.agencies("a", "b", "c")
        self.write("lon.txt", "".join(f"Dòng {i} của một tệp rất dài.\n\n" for i in range(150_000)), self.path("in", "b"))
        done = subprocess.run([CAPDO, "batch", self.root, "--out", self.path("out"), "--as-of", "2026-11-22", "--jobs", "1"],
                              capture_output=True, text=True, timeout=300 * PATIENCE, preexec_fn=bound, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("[2/3] b: Máy không đủ bộ nhớ", done.stderr)
        agencies = self.folders()
        self.assertEqual([agencies[name]["status"] for name in "abc"], ["checked", "failed", "checked"])
        # With enough of it, the same folder is checked, and the others are not read again.
        again = self.batch("--jobs", "1")
        self.assertNotIn("Máy không đủ bộ nhớ", again.stderr)
        self.assertEqual({a["status"] for a in self.folders().values()}, {"checked"})

    def test_no_agencies(self):
        self.write("loose.docx", "x")
        self.batch(code=4, err="Không có thư mục con hoặc tệp nén nào")

    def test_progress_on_a_terminal(self):
        self.agencies("a", "b", "c")
        for name in "abc":
            for number in range(40):
                shutil.copy(DECISION, os.path.join(self.root, name, f"{number}.docx"))
                with open(os.path.join(self.root, name, f"{number}.docx"), "ab") as file:
                    file.write(bytes([number + 1]))
        master, slave = pty.openpty()
        process = subprocess.Popen([CAPDO, "batch", self.root, "--out", self.path("out"), "--jobs", "1"], stdout=subprocess.DEVNULL, stderr=slave)
        os.close(slave)
        told = b""
        while True:
            ready, _, _ = select.select([master], [], [], 60)
            try:
                data = os.read(master, 4096) if ready else b""
            except OSError:
                break
            if not data:
                break
            told += data
        process.wait(timeout=60 * PATIENCE)
        os.close(master)
        text = told.decode("utf-8", "replace")
        self.assertNotIn("[1/3]", text)
        if "đã xong" in text:  # only where it takes longer than a second
            self.assertRegex(text, r"đã xong \d/3, còn khoảng \d+ giây: ")


unittest.main(argv=sys.argv[:1])
