#!/usr/bin/env python3
"""capdo init, from outside: the untouched forms score nothing, a form that is filled in passes its checks.

Usage: init_test.py CAPDO SOURCE_DIR
"""
import hashlib
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

from package_check import faults_of

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = sys.argv[1:3]
AGENCY, SYSTEM = "Sở Khoa học & Công nghệ tỉnh Sông Lam", "Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Sông Lam"
HINT = re.compile(r"\[[^\]<]+\]")

# What a clerk could write in place of each hint.
COMMON = {
    "[số, ký hiệu]": "812/QĐ-UBND", "[điền địa danh]": "Sông Lam", "[tên đơn vị vận hành]": AGENCY, "[họ và tên]": "Đặng Vĩnh Khiêm",
    "[tên đơn vị chuyên trách về an toàn thông tin]": "Trung tâm Công nghệ số tỉnh Sông Lam", "[tên cơ quan thẩm định]": "Trung tâm Chuyển đổi số tỉnh Sông Lam",
    "[tên chủ quản hệ thống thông tin]": "Ủy ban nhân dân tỉnh Sông Lam", "[địa chỉ của đơn vị vận hành]": "Số 27 đường Đồng Lạc, phường Lam Giang, tỉnh Sông Lam",
    "[địa chỉ]": "Số 27 đường Đồng Lạc, phường Lam Giang, tỉnh Sông Lam", "[điền cấp độ được phê duyệt]": "Cấp độ 3", "[điền cấp độ]": "3",
    "[tên tiêu chuẩn]": "TCVN 11930:2017", "[tên quy chuẩn]": "QCVN về an toàn thông tin", "[điền quyền hạn, chức vụ của người ký]": "CHỦ TỊCH",
    "[họ và tên người ký]": "Đặng Vĩnh Khiêm", "[điền nơi nhận khác]": "Sở Tài chính", "[đơn vị soạn thảo]": "CNTT", "[tên đơn vị đề nghị]": "Văn phòng Sở",
    "[điền thủ trưởng cơ quan, tổ chức chủ quản]": "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam", "[điền thủ trưởng cơ quan, tổ chức ban hành]": "Giám đốc Sở Khoa học và Công nghệ",
    "[điền các văn bản khác có liên quan, còn hiệu lực tại ngày ký]": "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Lam",
    "[ghi nội dung khác]": "Báo cáo hằng quý về tình hình an toàn thông tin của hệ thống.", "[ghi trách nhiệm của cơ quan liên quan]": "Sở Tài chính bố trí kinh phí hằng năm.",
    "[ghi số, ngày văn bản quy định]": "Quyết định số 15/QĐ-UBND ngày 02 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Sông Lam", "[điền chức vụ]": "Giám đốc",
    "[số điện thoại]": "0238 000 000", "[địa chỉ thư điện tử]": "lienhe@songlam.example", "[ghi tên tài liệu]": "Thuyết minh kèm theo",
}
DOSSIER = {
    "[mô tả phạm vi của hệ thống]": "Phạm vi của hệ thống gồm toàn bộ việc tiếp nhận và giải quyết thủ tục hành chính của tỉnh Sông Lam.",
    "[mô tả quy mô của hệ thống]": "Quy mô gồm 20 sở, ngành và 120 phường, xã cùng sử dụng.",
    "[mô tả đối tượng phục vụ của hệ thống]": "Đối tượng phục vụ gồm người dân, doanh nghiệp và cán bộ, công chức của tỉnh.",
    "[chèn sơ đồ lô-gic và mô tả kết nối giữa các vùng mạng]": "Người dùng kết nối qua hai đường Internet vào tường lửa biên, đi tiếp đến vùng DMZ đặt máy chủ web, từ đó "
    "tường lửa lõi chỉ cho phép truy vấn vào vùng máy chủ nội bộ và vùng cơ sở dữ liệu; vùng quản trị tách riêng trên VLAN 90.",
    "[chèn sơ đồ vật lý và mô tả vị trí, đấu nối thiết bị]": "Tủ R01 đặt hai tường lửa và hai bộ chuyển mạch lõi đấu chéo nhau; tủ R02 đặt bốn máy chủ và thiết bị lưu trữ, "
    "mỗi máy chủ nối hai sợi quang đến hai bộ chuyển mạch; nguồn điện lấy từ hai bộ lưu điện riêng.",
    "[tên thiết bị]": "Tường lửa FW-01", "[điền vị trí]": "Tủ R01, trung tâm dữ liệu tỉnh", "[điền mục đích]": "Kiểm soát truy cập giữa các vùng mạng",
    "[tên dịch vụ]": "Một cửa điện tử", "[điền máy chủ, hệ điều hành]": "Máy chủ APP-01, Linux", "[tên vùng mạng]": "Vùng DMZ", "[địa chỉ IP]": "10.10.10.0/24",
    "[tên hệ thống thông tin]": SYSTEM, "[ghi điểm, khoản, điều của Nghị định 85/2016/NĐ-CP]": "Điểm a khoản 2 Điều 9 Nghị định 85/2016/NĐ-CP",
    "[ghi loại thông tin]": "thông tin riêng và thông tin cá nhân của người dân, doanh nghiệp", "[ghi loại hệ thống thông tin]": "hệ thống thông tin phục vụ người dân, doanh nghiệp",
    "[ghi căn cứ]": "điểm a khoản 2 Điều 9 Nghị định 85/2016/NĐ-CP", "[ghi kết luận và kiến nghị]": "Kính trình Ủy ban nhân dân tỉnh xem xét, phê duyệt.",
    "[mô tả tổng quát phương án quản lý; chi tiết tại Phụ lục I]": "Các nội dung quản lý được thực hiện theo quy chế của Sở, chi tiết ở Phụ lục I.",
    "[mô tả tổng quát phương án kỹ thuật; chi tiết tại Phụ lục II]": "Các biện pháp kỹ thuật được cấu hình trên thiết bị, chi tiết ở Phụ lục II.",
}
PLAN = {"[điền hiện trạng]": "Đã thực hiện từ năm 2025",
        "[điền phương án]": "Cán bộ phụ trách thực hiện theo quy trình đã ban hành, ghi sổ theo dõi và rà soát kết quả hằng quý."}
REGULATION = {
    "[tên cơ quan ban hành]": "Sở Khoa học và Công nghệ", "[điền phạm vi điều chỉnh, nêu rõ hệ thống thông tin]": f"Quy chế này quy định việc bảo đảm an toàn thông tin cho {SYSTEM}.",
    "[điền đối tượng áp dụng]": "Quy chế này áp dụng đối với các phòng, đơn vị và cá nhân vận hành, sử dụng hệ thống.",
    "[điền quy định của cơ quan về nội dung này]": "Phòng chuyên môn được giao chủ trì thực hiện, lập hồ sơ theo dõi, kiểm tra mỗi quý một lần và báo cáo Giám đốc Sở.",
    "[điền trách nhiệm của từng đơn vị]": "Các phòng, đơn vị thi hành Quy chế này.", "[điền hiệu lực và việc rà soát, sửa đổi]": "Quy chế có hiệu lực từ ngày ký.",
    "[ghi ngày có hiệu lực]": "12 tháng 4 năm 2026", "[tên các cơ quan, đơn vị chịu trách nhiệm thi hành]": "Các phòng, đơn vị thuộc Sở",
}
INSPECTION = {
    "[tên đơn vị kiểm tra, đánh giá]": "Trung tâm Giám định An toàn số Miền Bắc", "[ghi số, ngày, cơ quan cấp]": "Giấy phép kinh doanh dịch vụ kiểm tra, đánh giá an toàn thông tin mạng số 21/GP-BTTTT",
    "[ghi ngày bắt đầu, ngày kết thúc]": "từ 02/3/2026 đến 13/3/2026", "[ghi: định kỳ, đột xuất, hoặc trước khi đưa hệ thống vào vận hành, khai thác]": "kiểm tra, đánh giá trước khi đưa hệ thống vào vận hành, khai thác",
    "[mô tả phạm vi, danh sách máy chủ, thiết bị, ứng dụng được kiểm tra]": "Kiểm tra 6 máy chủ, 2 tường lửa, 2 thiết bị chuyển mạch và ứng dụng một cửa điện tử.",
    "[ghi hình thức (hộp đen, hộp xám, hộp trắng) và công cụ]": "Thực hiện hình thức hộp xám bằng công cụ Nessus và Burp Suite trong hai tuần.",
    "[ghi nội dung đã kiểm tra và kết quả]": "Đã đối chiếu quyết định phê duyệt, quy chế và việc phân công đơn vị chuyên trách với Nghị định 85/2016/NĐ-CP.",
    "[ghi nội dung đã kiểm tra về quy chế, thiết kế, cấu hình và kết quả]": "Thiết kế vùng mạng và cấu hình tường lửa đúng với phương án được phê duyệt; quy chế được phổ biến đến 42 cán bộ.",
    "[ghi nội dung đã thực hiện và kết quả]": "Đã dò quét mã độc và lỗ hổng trên 6 máy chủ, thử nghiệm xâm nhập ứng dụng web trong ba ngày.",
    "[mô tả lỗ hổng hoặc nội dung]": "Phiên bản OpenSSL cũ trên máy chủ WEB-02", "[ghi mức độ]": "Trung bình", "[ghi kết quả]": "Đã phát hiện trên 1 máy chủ",
    "[mô tả lỗ hổng]": "Phiên bản OpenSSL cũ", "[điền biện pháp]": "Nâng cấp lên phiên bản mới và khởi động lại dịch vụ", "[ghi thời hạn, đơn vị]": "30/4/2026, Phòng Hạ tầng",
    "[ghi kết quả khắc phục và ngày tái kiểm tra]": "Đã khắc phục lỗ hổng ngày 20/4/2026 và tái kiểm tra đạt ngày 22/4/2026.", "[tên cơ quan được kiểm tra]": AGENCY,
}
APPRAISAL = {
    "[tên đơn vị chủ trì thẩm định]": "Trung tâm Chuyển đổi số tỉnh Sông Lam", "[tên đơn vị phối hợp thẩm định]": "Công an tỉnh Sông Lam",
    "[ghi hình thức: họp, lấy ý kiến bằng văn bản, hoặc cả hai]": "Họp ngày 05/4/2026", "[ghi ý kiến của đơn vị phối hợp]": "Đơn vị phối hợp thống nhất với nội dung hồ sơ.",
    "[ghi ý kiến thẩm định]": "Việc xác định loại thông tin và loại hệ thống có căn cứ.", "[ghi ý kiến khác]": "Không.",
    "[ghi kết luận: hồ sơ đề xuất cấp độ phù hợp hay chưa phù hợp để phê duyệt theo cấp độ đề xuất; nếu chưa phù hợp, chỉ rõ nội dung chưa phù hợp]":
        "Hồ sơ đề xuất cấp độ hệ thống thông tin là phù hợp với cấp độ 3 được đề xuất.",
    "[ghi đề nghị: báo cáo cấp có thẩm quyền điều chỉnh, hoặc trình cơ quan có thẩm quyền phê duyệt]": "Đề nghị trình cơ quan có thẩm quyền phê duyệt.",
}


def fill(path, *maps):
    """Replaces hints as a clerk does; the rest of the file stays. Says what was not replaced."""
    words = {}
    for one in (COMMON,) + maps: words.update(one)
    left = []
    number = itertools.count(1)

    def put(match):
        if match.group(0) not in words: left.append(match.group(0))
        text = words.get(match.group(0), match.group(0))
        # One sentence under every requirement is no plan: each row names a procedure of its own.
        if match.group(0) in PLAN: text = text.replace("quy trình", f"quy trình số {next(number)}")
        return text.replace("&", "&amp;")

    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "word/document.xml":
                text = data.decode().replace("ngày …… tháng …… năm ……", "ngày 12 tháng 4 năm 2026").replace("năm ……", "năm 2026")
                data = HINT.sub(put, text).encode()
            archive.writestr(name, data)
    with open(path, "wb") as file:
        file.write(out.getvalue())
    return left


def read(*names):
    with open(os.path.join(*names), "rb") as file:
        return file.read()


def run(*arguments, **environment):
    return subprocess.run([CAPDO, *arguments], capture_output=True, text=True, timeout=120 * PATIENCE, check=False, env={**os.environ, **environment})


class Init(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp(prefix="capdo-init-")
        self.addCleanup(shutil.rmtree, self.root)
        self.folder = os.path.join(self.root, "hồ sơ")

    def init(self, *arguments, code=0):
        done = run("init", self.folder, *arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def named(self, prefix):
        return os.path.join(self.folder, next(name for name in os.listdir(self.folder) if name.startswith(prefix)))

    def check(self):
        done = run("check", self.folder, "--json", "-", "--as-of", "2026-05-30")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def outcomes(self, *prefixes):
        return {check["id"]: check["result"] for check in self.check()["checks"] if check["id"].startswith(prefixes)}

    def text(self, prefix):
        return run("show", self.named(prefix)).stdout

    def test_untouched_forms_score_nothing_at_every_level(self):
        for level in range(1, 6):
            self.init("--level", str(level), "--agency", AGENCY, "--system", SYSTEM)
            result = self.check()
            self.assertEqual((result["score"]["awarded"], result["score"]["possible"]), (0, 0), level)
            wrong = [check["id"] for check in result["checks"] if check["result"] in ("pass", "partial", "review")]
            self.assertEqual(wrong, [], level)
            unfilled = {check["id"] for check in result["checks"] if check["reason"] == "unfilled-form"}
            wanted = {"decision.exists", "regulation.exists", "submission.exists", "dossier.exists", "inspection.exists"}
            if level >= 3: wanted.add("appraisal.exists")
            self.assertLessEqual(wanted, unfilled, level)
            for check in result["checks"]:
                if check["reason"] == "unfilled-form": self.assertIn("chưa điền", check["message"])
            shutil.rmtree(self.folder)

    def test_hints_without_brackets_and_words_that_only_fill_are_no_content(self):
        asks = ("regulation.", "plan.", "inspection.", "dossier.owner", "dossier.operator", "dossier.services", "dossier.level-", "decision.a1.address")
        for put in (lambda hint: hint[1:-1], lambda hint: f"({hint[1:-1]})", lambda hint: "Có", lambda hint: "abc xyz"):
            self.init("--level", "3", "--agency", AGENCY, "--system", SYSTEM)
            for name in os.listdir(self.folder):
                path = os.path.join(self.folder, name)
                with zipfile.ZipFile(path) as archive: parts = [(part, archive.read(part)) for part in archive.namelist()]
                with zipfile.ZipFile(path, "w") as archive:
                    for part, data in parts:
                        archive.writestr(part, HINT.sub(lambda match: put(match.group(0)), data.decode()).encode() if part == "word/document.xml" else data)
            result = json.loads(run("check", self.folder, "--json", "-", "--as-of", "2026-05-30").stdout)
            credited = [check["id"] for check in result["checks"] if check["result"] in ("pass", "partial")
                        and check["id"].startswith(asks) and not check["id"].endswith(".exists")]
            self.assertEqual(credited, [], put("[x]"))
            # No hint is anybody's name, and what passes is not told in the words of a gap.
            passed = {check["id"]: check for check in result["checks"] if check["result"] == "pass"}
            self.assertFalse({"cross.operator", "appraisal.independent"} & set(passed), put("[x]"))
            self.assertEqual([check["id"] for check in passed.values() if check["reason"] == "status-only"], [], put("[x]"))
            shutil.rmtree(self.folder)

    def test_blank_forms_are_not_called_the_wrong_folder(self):
        self.init()
        told = run("check", self.folder, "--quiet").stderr
        self.assertIn("chỉ có biểu mẫu chưa điền", told)
        self.assertNotIn("đúng thư mục", told)

    def test_every_form_is_a_sound_package_and_ends_filled(self):
        self.init("--agency", "<A & B>", "--system", "x\x01y {{co_quan}}")
        names = sorted(os.listdir(self.folder))
        self.assertEqual([name[:2] for name in names], [f"{i:02}" for i in range(12)])
        for name in names:
            self.assertEqual(faults_of(read(self.folder, name)), [], name)
        self.assertIn("<A & B>", self.text("05"))
        self.assertIn("xy {{co_quan}}", self.text("05"))

    def test_names_are_filled_in_or_left_as_hints(self):
        self.init()
        self.assertIn("[Tên cơ quan, tổ chức]", self.text("05"))
        shutil.rmtree(self.folder)
        self.init("--agency", AGENCY, "--system", SYSTEM)
        self.assertIn(AGENCY, self.text("05"))
        self.assertNotIn("[Tên cơ quan, tổ chức]", self.text("05"))

    def test_rows_are_the_requirements_of_the_level(self):
        for level, management, technical in ((1, None, None), (3, 22, 21), (5, None, None)):
            with open(os.path.join(SOURCE, "checklists", f"requirements-level-{level}.yaml"), encoding="utf-8") as file:
                lines = file.read()
            titles = re.findall(r"\{id: (mgmt|zone|design|net|srv|app|data)\.[^,]*, title: '([^']*)'(?:, tcvn: '([^']*)')?", lines)
            self.init("--level", str(level))
            shown = self.text("07")
            for kind, title, clause in titles:
                self.assertIn(title, shown, level)
                if clause: self.assertRegex(shown, rf"(?m)\] {re.escape(clause)}$")
            if management:
                self.assertEqual(sum(kind == "mgmt" for kind, _, _ in titles), management)
                self.assertEqual(sum(kind in ("net", "srv", "app", "data") for kind, _, _ in titles), technical)
            self.assertEqual(shown.count("[điền phương án]"), len(titles))
            regulation = self.text("09")
            for kind, title, _ in titles:
                if kind == "mgmt": self.assertRegex(regulation, rf"Điều \d+\. {re.escape(title)}\n")
            shutil.rmtree(self.folder)

    def test_checklist_names_every_check_with_its_basis(self):
        self.init()
        shown = self.text("00")
        self.assertIn("01_Mau_01_De_nghi_tham_dinh_phe_duyet.docx", shown)
        self.assertEqual(shown.count("00_Danh_muc"), 1)  # the name of the file; it is not to be supplied itself
        self.assertIn("116/2025/QH15", shown)   # whose forms these are, and for how long
        for check in self.check()["checks"]:
            if check["block"]: self.assertIn(check["title"], shown)
        self.assertIn("NĐ 85/2016 Phụ lục, Mẫu số 06", shown)

    def test_filling_the_decision_passes_its_checks(self):
        self.init("--agency", AGENCY, "--system", SYSTEM)
        self.assertEqual(fill(self.named("06")), [])
        outcomes = self.outcomes("decision.")
        self.assertEqual(outcomes.pop("decision.signature"), "review")
        self.assertEqual(set(outcomes.values()), {"pass"}, outcomes)
        self.assertGreater(len(outcomes), 18)
        self.assertEqual(self.outcomes("regulation.exists", "dossier.exists"), {"regulation.exists": "fail", "dossier.exists": "fail"})

    def test_filling_the_dossier_passes_its_checks_and_half_of_it_does_not(self):
        self.init("--agency", AGENCY, "--system", SYSTEM)
        untouched = self.named("07")
        shutil.copy(untouched, os.path.join(self.root, "07.docx"))
        self.assertEqual(fill(untouched, DOSSIER, PLAN), [])
        outcomes = self.outcomes("dossier.", "architecture.", "plan.")
        self.assertEqual(set(outcomes.values()) - {"not-applicable"}, {"pass"}, outcomes)
        self.assertGreater(len(outcomes), 70)
        # The plan of one row in two is missing: those rows are gaps, not passes.
        shutil.copy(os.path.join(self.root, "07.docx"), untouched)
        fill(untouched, DOSSIER)
        with zipfile.ZipFile(untouched) as archive:
            parts = [(name, archive.read(name).decode()) for name in archive.namelist()]
        with zipfile.ZipFile(untouched, "w") as archive:
            for name, text in parts:
                if name == "word/document.xml":
                    rows = re.split(r"(<w:tr>.*?</w:tr>)", text)
                    for i in range(len(rows)):
                        if i % 4 == 1:
                            for hint, words in PLAN.items(): rows[i] = rows[i].replace(hint, words.replace("quy trình", f"quy trình số {i}"))
                    text = "".join(rows)
                archive.writestr(name, text)
        half = self.outcomes("plan.")
        failed = [check for check, outcome in half.items() if outcome == "fail"]
        self.assertGreater(len(failed), 20)
        self.assertGreater(list(half.values()).count("pass"), 20)
        self.assertNotIn("review", half.values())

    def test_filling_the_rest_passes(self):
        self.init("--agency", AGENCY, "--system", SYSTEM)
        for prefix, words in (("04", APPRAISAL), ("06", {}), ("07", {**DOSSIER, **PLAN}), ("08", REGULATION), ("09", REGULATION), ("10", INSPECTION)):
            self.assertEqual(fill(self.named(prefix), words), [], prefix)
        outcomes = self.outcomes("regulation.", "inspection.", "appraisal.")
        wrong = {check: outcome for check, outcome in outcomes.items() if outcome not in ("pass", "not-applicable")}
        self.assertEqual(wrong, {})

    def test_nothing_is_overwritten(self):
        self.init()
        before = {name: read(self.folder, name) for name in os.listdir(self.folder)}
        self.assertIn("không ghi đè", self.init(code=2).stderr)
        os.remove(self.named("00"))
        kept = os.listdir(self.folder)
        self.init("--agency", "Khác", code=2)
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(kept))  # nor is a missing one added
        for name in kept: self.assertEqual(read(self.folder, name), before[name])

    def test_same_bytes_every_time(self):
        digests = []
        for zone in ("UTC", "Asia/Ho_Chi_Minh"):
            done = run("init", self.folder, TZ=zone)
            self.assertEqual(done.returncode, 0)
            digests.append([hashlib.sha256(read(self.folder, name)).hexdigest() for name in sorted(os.listdir(self.folder))])
            shutil.rmtree(self.folder)
        self.assertEqual(digests[0], digests[1])

    def test_wrong_use(self):
        self.assertIn("Thiếu THƯ_MỤC", run("init").stderr)
        self.assertIn("cần một số từ 1 đến 5", self.init("--level", "6", code=2).stderr)
        self.assertFalse(os.path.exists(self.folder))
        with open(self.folder, "w", encoding="utf-8") as file:
            file.write("x")
        self.assertIn("không phải là thư mục", self.init(code=2).stderr)

    def test_faulty_forms_are_told_with_their_place(self):
        data = os.path.join(self.root, "data")
        for name in ("templates", "checklists"): shutil.copytree(os.path.join(SOURCE, name), os.path.join(data, name))
        forms = os.path.join(data, "templates", "decree-85-2016", "forms", "forms.yaml")
        with open(forms, encoding="utf-8") as file:
            text = file.read()
        for old, new, said in (("file: 05_", "file: ../05_", "no plain file name"), ("'plan.mgmt.*'", "'plan.mgnt.*'", "no check 'plan.mgnt.*'"),
                               ("title: Thuyết minh", "titel: Thuyết minh", "unknown key 'titel'")):
            with open(forms, "w", encoding="utf-8") as file:
                file.write(text.replace(old, new, 1))
            self.assertIn(said, self.init("--data", data, code=2).stderr)
            self.assertFalse(os.path.exists(self.folder))


unittest.main(argv=sys.argv[:1])
