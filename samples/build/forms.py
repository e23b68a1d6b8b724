"""The documents of a dossier: build(dossier) -> list of Doc. Layouts are chosen by the options in packs/facts.py."""
import re

from docx_writer import Doc, logical_png, physical_png
from elements import CHECKS, GONE, ROMAN, Dossier

_PNG = {}


def picture(which, variant):
    if (which, variant) not in _PNG: _PNG[which, variant] = (logical_png if which == "logical" else physical_png)(variant)
    return _PNG[which, variant]


def dmy(d): return f"{d[2]:02d}/{d[1]}/{d[0]}"
def ngay(d): return f"ngày {d[2]:02d} tháng {d[1] if d[1] > 2 else '%02d' % d[1]} năm {d[0]}"
def shift(d, years): return (d[0] + years, d[1], d[2])


class Outline:
    """Numbers of headings, in the manner of the pack."""
    def __init__(self, D, d):
        self.D, self.d, self.n = D, d, [0, 0, 0, 0, 0]
        self.style = D.f["outline"]
        self.num = d.new_num(4) if self.style == "auto" else None

    def h(self, level, text, toc=True):
        self.n[level] += 1
        for i in range(level + 1, 5): self.n[i] = 0
        n, d = self.n, self.d
        real = self.D.f["real_headings"]
        if self.style == "auto":
            d.heading(text, level, num=(self.num, level - 1), toc=toc, toc_text=".".join(str(x) for x in n[1:level + 1]) + ". " + text)
            return
        if self.style == "phan":
            label = {1: f"PHẦN {ROMAN[n[1]]}. ", 2: f"{n[2]}. ", 3: f"{n[2]}.{n[3]}. ", 4: f"{n[2]}.{n[3]}.{n[4]}. "}[level]
        elif self.style == "roman":
            label = {1: f"{ROMAN[n[1]]}. ", 2: f"{n[2]}. ", 3: f"{n[2]}.{n[3]}. ", 4: f"{'abcdđeghiklmnopq'[n[4] - 1]}) "}[level]
        elif self.style == "chuong":
            label = {1: f"Chương {n[1]}: ", 2: f"{n[1]}.{n[2]}. ", 3: f"{n[1]}.{n[2]}.{n[3]}. ", 4: f"{n[1]}.{n[2]}.{n[3]}.{n[4]}. "}[level]
        else:
            label = {1: f"{n[1]}. ", 2: f"{n[1]}.{n[2]}. ", 3: f"{n[1]}.{n[2]}.{n[3]}. ", 4: f"{n[1]}.{n[2]}.{n[3]}.{n[4]} "}[level]
        up = level == 1
        d.heading(label + (text.upper() if up else text), level, real=real, toc=toc, align="center" if up and self.style in ("phan", "chuong") else "left")


# ---- parts that every document shares -----------------------------------------------------------------------------
def new_doc(D, key, kind):
    f = D.f
    return Doc(f["files"][key], kind, size=f["size"], split=f["split"], nfd=f["nfd"])


def letterhead(D, d, parent, agency, number, place, date, subject=None, keep_agency=True, keep_motto=True, date_text=None):
    f = D.f
    date_text = date_text if date_text is not None else f"{place}, {ngay(date)}"
    nline = "Số: " + number if number else ""
    agency_lines = [x for x in (agency or "").split("\n") if x]
    parent_lines = [x for x in (parent or "").split("\n") if x]
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    if f["letterhead"] == "tabs":
        left = (parent_lines + agency_lines if keep_agency else []) or [""]
        right = motto if keep_motto else []
        tabs = [("center", 3.2), ("center", 11.5)]
        for i in range(max(len(left), len(right))):
            d.p(["\t", (left[i] if i < len(left) else "", {"bold": i >= len(parent_lines)}), "\t", (right[i] if i < len(right) else "", {"bold": True, "underline": i == 1})], tabs=tabs, align="left", before=0, after=0, size=12)
        d.p(["\t", nline, "\t", (date_text, {"italic": True})], tabs=tabs, align="left", before=6, after=0)
        if subject: d.p(["\t", subject], tabs=tabs, align="left", before=0, after=6, size=12)
        return
    P = d.para_xml
    left, right = [], []
    if keep_agency:
        left += [P(t, align="center", size=12, before=0, after=0) for t in parent_lines]
        left += [P(t, align="center", bold=True, size=12, underline=i == len(agency_lines) - 1, before=0, after=0) for i, t in enumerate(agency_lines)]
    if keep_motto:
        right = [P(motto[0], align="center", bold=True, size=12, before=0, after=0), P(motto[1], align="center", bold=True, underline=True, before=0, after=0)]
    row2l = [P(nline, align="center", before=6, after=0)] + ([P(subject, align="center", size=12, before=2, after=0)] if subject else [])
    row2r = [P(date_text, align="center", italic=True, before=6, after=0)]
    raw_table(d, [[left, right], [row2l, row2r]], [6.7, 9.8])


def raw_table(d, rows, widths):
    x = '<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' % int(sum(widths) * 567)
    x += "".join(f'<w:gridCol w:w="{int(w * 567)}"/>' for w in widths) + "</w:tblGrid>"
    for r in rows:
        x += "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{int(w * 567)}" w:type="dxa"/></w:tcPr>' + ("".join(c) or "<w:p/>") + "</w:tc>" for c, w in zip(r, widths)) + "</w:tr>"
    d.blocks.append(x + "</w:tbl>")
    d.p("", before=0, after=0)


def sign(D, d, recipients, lines, name, ok=True, recipients_ok=True):
    P = d.para_xml
    left = []
    if recipients_ok:
        left = [P("Nơi nhận:", bold=True, italic=True, size=12, align="left", before=0, after=0)] + [P("- " + r, size=11, align="left", before=0, after=0) for r in recipients]
    right = []
    if ok:
        right = [P(t, align="center", bold=True, before=0, after=0) for t in lines] + [P("") for _ in range(4)] + [P(name, align="center", bold=True)]
    if D.f["letterhead"] == "tabs" and not (len(recipients) > 4):
        rec = ["Nơi nhận:"] + ["- " + r for r in recipients] if recipients_ok else []
        sig = lines + ["", "", "", name] if ok else []
        for i in range(max(len(rec), len(sig))):
            d.p([(rec[i] if i < len(rec) else "", {"size": 11, "bold": i == 0, "italic": i == 0}), "\t", (sig[i] if i < len(sig) else "", {"bold": True})], tabs=[("center", 12)], align="left", before=0, after=0)
        return
    raw_table(d, [[left, right]], [7.5, 9.0])


def emit(D, d, it, variant=0, caption=True):
    """The lines of an item: paragraphs, tables, pictures."""
    for line in it.lines:
        if line[0] == "p":
            dash = D.f.get("dash", "- ") if len(it.lines) > 1 else ""
            d.p((dash if not line[1].startswith(("…", "(", "-")) else "") + line[1] if line[1] else "", first=1)
        elif line[0] == "t":
            rows = line[1]
            d.table(rows, widths=[max(3, min(22, max(len(r[i]) for r in rows))) for i in range(len(rows[0]))], header=1)
        else:
            d.image(picture(line[1], variant), 15.5)
            if caption: d.c(line[2], italic=True, size=12)
    if it.ht: d.p(it.ht, first=1)
    if it.pa: d.p(it.pa, first=1)


def place_decoys(D, d, cids, after=""):
    """Adds the decoy of the mutated element to this document: (show a list of abbreviations row, a quotation) or None."""
    kind, title, quote = D.decoys(cids)
    if kind == "decoy-toc": d.extra_toc.append((after, 3, title))
    return (title if kind == "decoy-abbrev" else None), (quote if kind == "decoy-law" else None), kind == "decoy-toc"


def initials(text):
    s = "".join(w[0] for w in text.replace("(", "").replace("/", " ").split() if w[0].isalpha())
    return s.upper()[:7]


# ---- the approval decision (Mẫu số 06) ------------------------------------------------------------------------------
BASIS_LAW = ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ Luật An toàn thông tin mạng số 86/2015/QH13 ngày 19/11/2015;",
             "Căn cứ Luật an toàn thông tin mạng được Quốc hội thông qua ngày 19 tháng 11 năm 2015 (Luật số 86/2015/QH13);"]
GUIDE = [["Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống thông tin theo cấp độ;",
          "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022 của Bộ trưởng Bộ Thông tin và Truyền thông quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống thông tin theo cấp độ;"],
         ["Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01/7/2016 của Chính phủ về đảm bảo an toàn HTTT theo cấp độ;",
          "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12/8/2022 của Bộ Thông tin và Truyền thông hướng dẫn thực hiện Nghị định số 85/2016/NĐ-CP;"],
         ["Căn cứ các văn bản hướng dẫn thi hành: Nghị định 85/2016/NĐ-CP ngày 01/7/2016 về bảo đảm an toàn hệ thống thông tin theo cấp độ;",
          "Thông tư 12/2022/TT-BTTTT ngày 12/8/2022 quy định chi tiết một số điều của Nghị định 85/2016/NĐ-CP;"]]
TCVN = "tiêu chuẩn quốc gia TCVN 11930:2017 (Công nghệ thông tin - Các kỹ thuật an toàn - Yêu cầu cơ bản về an toàn hệ thống thông tin theo cấp độ)"


def decision(D):
    f = D.f
    g, st = D.gap, D.state
    d = new_doc(D, "decision", "approval-decision")
    if st("decision.exists") == "empty-form": return empty_form(D, d)
    draft = st("decision.exists") == "draft"
    w = f["wording"]
    v = lambda cid: (w + 1) % 3 if st(cid) == "paraphrase" else w
    number = f["dec_no"] if not draft else "……/QĐ-" + f["dec_no"].split("-", 1)[1]
    if st("decision.number") == "drop": number = ""
    if st("decision.number") == "hollow": number = "………/QĐ-" + f["dec_no"].split("-", 1)[1]
    date_text = None
    if st("decision.place-date") == "drop": date_text = ""
    if st("decision.place-date") == "hollow" or draft: date_text = f"{f['place']}, ngày …… tháng …… năm ………"
    if draft: d.p("DỰ THẢO", bold=True, align="left")
    letterhead(D, d, f["parent"], f["OWN"], number, f["place"], f["dec_date"], keep_agency=not g("decision.issuer"), keep_motto=not g("decision.motto"), date_text=date_text)
    no_sys = g("decision.a1.system") or f.get("plain_subject")
    dec_sys = "Cổng thông tin điện tử nội bộ" if st("cross.system-name") == "mismatch" else f["sys"]
    dec_op = "Trung tâm Tích hợp dữ liệu thuộc Văn phòng" if st("cross.operator") == "mismatch" else f["op"]
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=10, after=0)
    if not g("decision.title"):
        d.c(["Về việc phê duyệt cấp độ an toàn hệ thống thông tin", "V/v phê duyệt cấp độ an toàn hệ thống thông tin" + ("" if no_sys else f" đối với {dec_sys}"),
             "Về việc phê duyệt cấp độ an toàn hệ thống thông tin" + ("" if no_sys else f"\n“{dec_sys}”")][w], bold=True, after=10)
    if not g("decision.authority"): d.c(f["authority"], bold=True, after=8)
    it = f.get("italic_basis", False)
    basis = lambda t: d.p(t, first=1, italic=it)
    if f.get("local_law"): basis(f["local_law"])
    if not g("decision.basis-law"): basis(BASIS_LAW[v("decision.basis-law")])
    if st("cross.law-in-force") == "expired-law":
        basis(GUIDE[w][0])
        basis("Căn cứ Thông tư số 03/2017/TT-BTTTT ngày 24 tháng 4 năm 2017 của Bộ trưởng Bộ Thông tin và Truyền thông quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP;")
    elif st("decision.basis-guidance") == "no-tt12": basis(GUIDE[w][0])
    elif not g("decision.basis-guidance"):
        for t in GUIDE[v("decision.basis-guidance")]: basis(t)
    if not g("decision.proposal"):
        basis([f"Xét đề nghị của {f['op']} tại Tờ trình số {f['sub_no']} {ngay(f['sub_date'])}.", f"Theo đề nghị của {f['op_title']} {f['op']} tại Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])}.",
               f"Xét Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])} của {f['op']} đề nghị phê duyệt cấp độ,"][v("decision.proposal")])
    d.c("QUYẾT ĐỊNH:", bold=True, before=8, after=6)

    level = f["level_word"]
    tied = "" if g("decision.a1.level") else f" tương ứng với {level[:1].lower() + level[1:]}"
    auto = f["auto"]
    dieu = d.new_num(0) if auto else None
    counter = [0]

    def article(text):
        counter[0] += 1
        if auto: d.p([(text, {"bold": True})], num=(dieu, 0), keep=True)
        else: d.p([(f"Điều {counter[0]}. ", {"bold": True}), (text, {"bold": f.get("bold_articles", True)})], first=1, keep=True)

    lead = "" if no_sys else f" đối với {dec_sys}"
    article(f"Phê duyệt cấp độ an toàn hệ thống thông tin{lead} cụ thể như sau:")
    dots = "………………………………"

    def fields():
        out = []
        for cid, labels, value in (("decision.a1.system", ["Tên hệ thống thông tin: ", "Hệ thống thông tin: ", "Tên HTTT: "], dec_sys),
                                   ("decision.a1.operator", ["Đơn vị vận hành hệ thống thông tin: ", "Đơn vị vận hành: ", "Đơn vị được giao vận hành HTTT: "], dec_op),
                                   ("decision.a1.address", ["Địa chỉ: ", "Địa chỉ đơn vị vận hành: ", "Địa điểm: "], f["op_addr"])):
            s = st(cid)
            if s == "drop": continue
            out.append((labels[v(cid)], dots if s == "hollow" else value))
        return out

    def plans():
        out = []
        for cid, phase in (("decision.a1.plan-design", "trong thiết kế hệ thống thông tin"), ("decision.a1.plan-operation", "trong quá trình vận hành hệ thống")):
            s = st(cid)
            if s == "drop": continue
            if s == "promise": out.append(f"Phương án bảo đảm an toàn thông tin {phase}: sẽ được {f['op']} hoàn thiện, bổ sung sau."); continue
            out.append([f"Phương án bảo đảm an toàn thông tin {phase}{tied} là phù hợp với {TCVN} về bảo đảm an toàn hệ thống thông tin theo cấp độ.",
                        f"Phương án bảo đảm an toàn thông tin {phase}{tied} phù hợp với TCVN 11930:2017 và Thông tư số 12/2022/TT-BTTTT.",
                        f"Phương án BĐATTT {phase}{tied}: đáp ứng yêu cầu của tiêu chuẩn quốc gia TCVN 11930:2017 về yêu cầu cơ bản an toàn HTTT theo cấp độ."][v(cid)])
        return out

    lev = None if st("decision.a1.level") == "drop" else (["Cấp độ an toàn hệ thống thông tin: ", "Cấp độ an toàn hệ thống thông tin được phê duyệt: ", "Cấp độ: "][v("decision.a1.level")] + (dots if st("decision.a1.level") == "hollow" else level + "."))
    if f["decision_as"] == "table":
        rows = [["TT", "Nội dung", "Thông tin phê duyệt"]]
        for label, value in fields(): rows.append([str(len(rows)), label.rstrip(": "), value])
        if lev: rows.append([str(len(rows)), lev.split(": ")[0], lev.split(": ", 1)[1].rstrip(".")])
        for i, t in enumerate(plans()): rows.append([str(len(rows)), "Phương án bảo đảm an toàn thông tin", t])
        d.table(rows, widths=[1, 5, 9], header=1, align=["center", "left", "left"])
    elif f["decision_as"] == "prose":
        for label, value in fields(): d.p(f"- {label}{value}.", first=1)
        if lev: d.p("- " + lev, first=1)
        for t in plans(): d.p("- " + t, first=1)
    elif auto:
        n1 = d.new_num(1)
        d.p("Thông tin chung", num=(n1, 0))
        na = d.new_num(2)
        for label, value in fields(): d.p(label + value + (";" if value != dots else ""), num=(na, 0))
        if lev: d.p(lev, num=(n1, 0))
        if plans():
            d.p("Phương án bảo đảm an toàn thông tin:", num=(n1, 0))
            na = d.new_num(2)
            for t in plans(): d.p(t, num=(na, 0))
    else:
        d.p("1. Thông tin chung", first=1)
        for i, (label, value) in enumerate(fields()): d.p(f"{'abc'[i]}) {label}{value}", first=1)
        k = 2
        if lev: d.p(f"{k}. {lev}", first=1); k += 1
        if plans():
            d.p(f"{k}. Phương án bảo đảm an toàn thông tin:", first=1)
            for i, t in enumerate(plans()): d.p(f"{'ab'[i]}) {t}", first=1)
    article("Tổ chức thực hiện")
    two = []
    if not g("decision.a2.operator-duty"):
        two.append([f"{f['op']} chịu trách nhiệm: thực hiện trách nhiệm bảo đảm an toàn hệ thống thông tin mình quản lý theo các quy định tại Điều 22 Nghị định số 85/2016/NĐ-CP.",
                    f"Giao {f['op']} thực hiện đầy đủ trách nhiệm của đơn vị vận hành hệ thống thông tin quy định tại Điều 22 Nghị định số 85/2016/NĐ-CP.",
                    f"{f['op']}: bảo đảm an toàn HTTT do đơn vị quản lý, vận hành theo Điều 22 của Nghị định 85/2016/NĐ-CP."][v("decision.a2.operator-duty")])
    two.append(f["dec_other"] if "dec_other" in f else "Sở Tài chính tham mưu bố trí kinh phí theo khả năng cân đối ngân sách hằng năm.")
    for i, t in enumerate(two): d.p(f"{i + 1}. {t}" if f["decision_as"] != "prose" else f"- {t}", first=1)
    article("Điều khoản thi hành" if w != 2 else "Hiệu lực và trách nhiệm thi hành")
    three = ["Quyết định này có hiệu lực kể từ ngày ký."]
    if not g("decision.a3.execution"):
        three.append([f"{f['op']} và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.", f"{f['exec_list']} chịu trách nhiệm thi hành Quyết định này." if f.get("exec_list") else f"Thủ trưởng {f['op']} và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.",
                      f"Các đơn vị: {f['op']} và cơ quan, tổ chức có liên quan căn cứ Quyết định thi hành."][v("decision.a3.execution")])
    if not g("decision.a3.supervision"):
        three.append([f"{f['sec']} (đơn vị chuyên trách về an toàn thông tin) chịu trách nhiệm kiểm tra, giám sát việc thực hiện Quyết định này, báo cáo {f['own']} theo quy định của pháp luật.",
                      f"Giao {f['sec']} theo dõi, kiểm tra, giám sát việc thực hiện Quyết định và định kỳ báo cáo {f['own']}.",
                      f"Đơn vị chuyên trách về ATTT ({f['sec']}) có nhiệm vụ giám sát, kiểm tra việc thực hiện, báo cáo kết quả về {f['own']}."][v("decision.a3.supervision")])
    for i, t in enumerate(three): d.p((f"{i + 1}. {t}" if f["decision_as"] != "prose" else t) + ("/." if i == len(three) - 1 else ""), first=1)
    lines, name = f["sign"], f["signer"]
    if st("cross.signer") == "wrong-signer": lines, name = ["TRƯỞNG PHÒNG HÀNH CHÍNH"], "Phan Bá Tước"
    if draft: name = ""
    rec = ["Như Điều 3;", f"{f['own']} (để b/c);", f"{f['sec']};", "Lưu: VT, KSTT."] if st("decision.recipients") != "hollow" else ["……………;", "……………"]
    sign(D, d, rec, lines, name, ok=not g("decision.signature"), recipients_ok=st("decision.recipients") != "drop")
    return d


def off_form_decision(D):
    """A decision as some agencies write it: a list of systems in an annex, without the parts of the statutory form."""
    f = D.f
    d = new_doc(D, "decision", "approval-decision")
    letterhead(D, d, f["parent"], f["OWN"], f["dec_no"], f["place"], f["dec_date"])
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=10, after=0)
    d.c("Phê duyệt Hồ sơ đề xuất cấp độ an toàn thông tin các hệ thống thông tin trên địa bàn tỉnh", bold=True, after=10)
    d.c(f["authority"], bold=True, after=8)
    for t in ["Căn cứ Luật Tổ chức chính quyền địa phương;", BASIS_LAW[1], GUIDE[1][0], f"Theo đề nghị của {f['op_title']} {f['op']} tại Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])}."]: d.p(t, first=1, italic=True)
    d.c("QUYẾT ĐỊNH:", bold=True, before=8, after=6)
    d.p([("Điều 1. ", {"bold": True}), "Phê duyệt Hồ sơ đề xuất cấp độ an toàn thông tin đối với các hệ thống thông tin tại Phụ lục kèm theo."], first=1)
    d.p([("Điều 2. ", {"bold": True}), "Quyết định này có hiệu lực kể từ ngày ký."], first=1)
    d.p([("Điều 3. ", {"bold": True}), f"Chánh Văn phòng Ủy ban nhân dân tỉnh, {f['op_title']} {f['op']} và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."], first=1)
    sign(D, d, ["Như Điều 3;", "Lưu: VT."], f["sign"], f["signer"])
    d.page_break()
    d.c("PHỤ LỤC", bold=True)
    d.c("DANH MỤC HỆ THỐNG THÔNG TIN ĐƯỢC PHÊ DUYỆT CẤP ĐỘ", bold=True)
    d.c(f"(Kèm theo Quyết định số {f['dec_no']} {ngay(f['dec_date'])} của {f['own']})", italic=True)
    d.table([["STT", "Tên hệ thống", "Đơn vị vận hành", "Cấp độ"], ["1", f["sys"], f["op"], "3"], ["2", "Hệ thống thư điện tử công vụ tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "2"]], widths=[1, 6, 5, 2], header=1)
    return d


def bare_confirmation(D):
    """The fault the ministry reported most: a paper that says an inspection was made, without its content."""
    f = D.f
    d = new_doc(D, "inspection", "inspection")
    letterhead(D, d, "", f["ASR"], f["insp_no"].replace("BC", "GXN"), f["place"], f["insp_date"])
    d.c("GIẤY XÁC NHẬN", bold=True, size=14, before=10, after=0)
    d.c("Về việc kiểm tra, đánh giá an toàn thông tin", bold=True, after=10)
    d.p(f"{f['asr']} xác nhận đã thực hiện kiểm tra, đánh giá an toàn thông tin cho {f['sys']} theo Hợp đồng đã ký với {f['op']}.", first=1)
    d.p("Việc kiểm tra, đánh giá đã hoàn thành đúng tiến độ, bảo đảm chất lượng theo yêu cầu.", first=1)
    d.p("Giấy xác nhận này được cấp để đơn vị sử dụng khi có yêu cầu của cơ quan có thẩm quyền./.", first=1)
    sign(D, d, [f["op"] + ";", "Lưu: VT."], [f["asr_title"]], f["asr_rep"])
    return d


def empty_form(D, d):
    """The statutory form as it stands in the decree, not filled in."""
    d.kind = "template"
    letterhead(D, d, "", "(CHỦ QUẢN HỆ THỐNG\nTHÔNG TIN)", "………..", "", (0, 0, 0), date_text="….., ngày ... tháng ... năm ...")
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=10, after=0)
    d.c("Về việc phê duyệt cấp độ an toàn hệ thống thông tin", bold=True)
    d.c("(THỦ TRƯỞNG CƠ QUAN TỔ CHỨC)", bold=True)
    for t in ["Căn cứ Luật an toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "(Căn cứ các văn bản hướng dẫn thi hành Luật an toàn thông tin mạng và các văn bản liên quan);", "Xét đề nghị của cơ quan (Tên đơn vị đề nghị),"]: d.p(t, first=1)
    d.c("QUYẾT ĐỊNH:", bold=True)
    for t in ["Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin đối với (Tên hệ thống thông tin) cụ thể như sau:", "1. Thông tin chung", "a) Tên hệ thống thông tin:", "b) Đơn vị vận hành hệ thống thông tin:", "c) Địa chỉ:",
              "2. Cấp độ an toàn hệ thống thông tin: (cấp độ)", "3. Phương án bảo đảm an toàn thông tin:",
              "a) Phương án bảo đảm an toàn thông tin trong thiết kế hệ thống thông tin tương ứng với cấp độ (cấp độ) là phù hợp với tiêu chuẩn quốc gia (Tên tiêu chuẩn), quy chuẩn kỹ thuật quốc gia (Tên quy chuẩn) về bảo đảm an toàn hệ thống thông tin theo cấp độ.",
              "b) Phương án bảo đảm an toàn thông tin trong quá trình vận hành hệ thống tương ứng với cấp độ (cấp độ) là phù hợp với tiêu chuẩn quốc gia (Tên tiêu chuẩn), quy chuẩn kỹ thuật quốc gia (Tên quy chuẩn) về bảo đảm an toàn hệ thống thông tin theo cấp độ.",
              "Điều 2. Tổ chức thực hiện", "1. Cơ quan (Tên đơn vị đề nghị) chịu trách nhiệm:", "a) Thực hiện trách nhiệm bảo đảm an toàn hệ thống thông tin mình quản lý theo các quy định tại Điều 22 Nghị định này.", "b) Các nội dung khác (nếu có).",
              "2. Trách nhiệm của các cơ quan liên quan khác (nếu có).", "Điều 3. Điều Khoản thi hành", "1. Cơ quan (Tên đơn vị đề xuất) và các cơ quan liên quan khác chịu trách nhiệm thi hành Quyết định này.",
              "2. Đơn vị chuyên trách về an toàn thông tin chịu trách nhiệm kiểm tra, giám sát việc thực hiện Quyết định này báo cáo cơ quan (Chủ quản hệ thống thông tin) theo quy định của pháp luật./."]: d.p(t, first=1)
    sign(D, d, ["…………..;", "………….."], ["ĐẠI DIỆN CỦA CƠ QUAN, TỔ CHỨC", "(Ký, ghi rõ họ tên, chức danh và đóng dấu)"], "")
    return d


# ---- regulation ---------------------------------------------------------------------------------------------------
REG_GROUPS = [("CHÍNH SÁCH VÀ TỔ CHỨC BẢO ĐẢM AN TOÀN THÔNG TIN", ["policy", "policy-issue", "policy-review", "security-unit", "authority-contact"]),
              ("BẢO ĐẢM NGUỒN NHÂN LỰC", ["recruitment", "employment", "termination"]),
              ("QUẢN LÝ THIẾT KẾ, XÂY DỰNG HỆ THỐNG", ["secure-design", "outsourced-software", "testing-acceptance"]),
              ("QUẢN LÝ VẬN HÀNH HỆ THỐNG", ["network-ops", "server-app-ops", "data-ops", "endpoint-ops", "malware-ops", "monitoring-ops", "vulnerability-ops", "incident-ops", "end-user-ops"]),
              ("QUẢN LÝ RỦI RO VÀ KẾT THÚC VẬN HÀNH", ["risk", "disposal"])]


def reg_date(D):
    late = D.state("regulation.before-approval") == "late"
    d = D.f["reg_date"]
    return (D.f["dec_date"][0] + 1, 3, 5) if late else d


def regulation_decision(D, d=None):
    f, st = D.f, D.state
    own_doc = d is None
    if own_doc: d = new_doc(D, "regdec", "regulation-decision")
    blank = st("regulation.promulgated") == "hollow"
    number = "………/QĐ-" + f["reg_no"].split("-", 1)[1] if blank else f["reg_no"]
    letterhead(D, d, f["parent"], f["OWN"], number, f["place"], reg_date(D), date_text=f"{f['place']}, ngày      tháng      năm" if blank else None)
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=10, after=0)
    d.c(f"Về việc ban hành Quy chế {f['reg_title'][:1].lower() + f['reg_title'][1:]}", bold=True, after=10)
    d.c(f["authority"], bold=True, after=8)
    for t in [BASIS_LAW[(f["wording"] + 1) % 3], GUIDE[0][0], GUIDE[(f["wording"] + 1) % 3][1], f"Theo đề nghị của {f['op_title']} {f['op']}."]:
        d.p(t if t.startswith(("Căn", "Theo")) else "Căn cứ " + t, first=1, italic=f.get("italic_basis", False))
    d.c("QUYẾT ĐỊNH:", bold=True, before=8, after=6)
    d.p([("Điều 1. ", {"bold": True}), f"Ban hành kèm theo Quyết định này Quy chế {f['reg_title'][:1].lower() + f['reg_title'][1:]}."], first=1)
    d.p([("Điều 2. ", {"bold": True}), "Quyết định này có hiệu lực thi hành kể từ ngày ký."], first=1)
    d.p([("Điều 3. ", {"bold": True}), f"Chánh Văn phòng, {f['op_title']} {f['op']}, Thủ trưởng các cơ quan, đơn vị có liên quan và các cá nhân tham gia quản lý, vận hành, sử dụng hệ thống chịu trách nhiệm thi hành Quyết định này./."], first=1)
    sign(D, d, ["Như Điều 3;", f"{f['sec']};", "Lưu: VT."], f["reg_sign"], "" if blank else f["reg_signer"])
    return d


SCOPE_REG = [("Phạm vi điều chỉnh và đối tượng áp dụng", ["Quy chế này quy định việc bảo đảm an toàn thông tin trong quản lý, vận hành, khai thác, sử dụng {sys}.",
              "Quy chế áp dụng đối với {op}, các cơ quan, đơn vị, cán bộ, công chức, viên chức sử dụng hệ thống và các tổ chức, cá nhân cung cấp dịch vụ cho hệ thống."]),
             ("Phạm vi, đối tượng", ["Văn bản này áp dụng cho {sys} cùng hạ tầng, đường truyền, dữ liệu phục vụ hệ thống.", "Đối tượng phải thực hiện: cán bộ của {op}, người dùng tại các đơn vị tham gia xử lý hồ sơ, nhà thầu và bên thuê ngoài."]),
             ("Phạm vi điều chỉnh", ["Quy định các biện pháp quản lý nhằm đảm bảo ATTT cho {s} của {own} và các hệ thống kết nối trực tiếp với hệ thống này.",
              "Đối tượng áp dụng gồm: đơn vị vận hành, đơn vị sử dụng, cá nhân được cấp tài khoản, bên thứ ba tham gia cung cấp, bảo trì."])]


def regulation(D):
    f, st = D.f, D.state
    w = f["wording"]
    d = new_doc(D, "regulation", "regulation")
    if f.get("reg_in_one") and st("regulation.promulgated") != "drop":
        regulation_decision(D, d)
        d.page_break()
    cids = [c for c in D.ids("regulation.") if D.source(c)]
    abbrev, quote, toc = place_decoys(D, d, cids, after="Điều")
    letterhead(D, d, f["parent"], f["OWN"], "", f["place"], reg_date(D), date_text="")
    d.c("QUY CHẾ", bold=True, size=14, before=6, after=0)
    d.c(f["reg_title"], bold=True)
    if st("regulation.promulgated") != "drop":
        issued = f"Quyết định số {f['reg_no']} {ngay(reg_date(D))} của {f['reg_issuer'] if 'reg_issuer' in f else f['own']}" if st("regulation.promulgated") != "hollow" else f"Quyết định số       /QĐ-{f['reg_no'].split('-', 1)[1]} ngày    tháng    năm     "
        d.c(f"(Ban hành kèm theo {issued})", italic=True, after=10)
    if toc or f.get("reg_toc"): d.toc(depth=3, field=False)
    style = f["reg_as"]
    dieu, chapter = d.new_num(0), d.new_num(5)
    n = {"dieu": 0, "chuong": 0, "muc": 0}

    def chap(title):
        n["chuong"] += 1
        if style == "auto":
            d.heading("", 1, num=(chapter, 0), align="center", toc=False, real=False)
            d.heading(title, 1, align="center", toc_text=f"Chương {ROMAN[n['chuong']]}. {title}", real=f["real_headings"])
        elif style == "sections":
            d.heading(f"{ROMAN[n['chuong']]}. {title}", 1, real=f["real_headings"])
        else:
            d.heading(f"Chương {ROMAN[n['chuong']]}", 1, align="center", toc=False, real=False)
            d.heading(title, 1, align="center", toc_text=f"Chương {ROMAN[n['chuong']]}. {title}", real=f["real_headings"])

    def art(title, clauses):
        n["dieu"] += 1
        if style == "auto":
            d.heading(title, 2, num=(dieu, 0), toc_text=f"Điều {n['dieu']}. {title}", real=f["real_headings"])
            num = d.new_num(1)
            for c in clauses:
                if len(clauses) > 1 and c.strip(): d.p(c, num=(num, 0))
                else: d.p(c, first=1)
        else:
            label = f"Điều {n['dieu']}. {title}" if style != "sections" else f"{n['dieu']}. {title}"
            d.heading(label, 2, real=f["real_headings"])
            for i, c in enumerate(clauses):
                mark = "" if len(clauses) == 1 else f"{'abcdđe'[i]}) " if style == "letters" else "- " if style == "sections" else f"{i + 1}. "
                d.p(mark + c, first=1)

    chap("QUY ĐỊNH CHUNG")
    s = st("regulation.scope")
    title, lines = SCOPE_REG[(w + 1) % 3 if s == "paraphrase" else w]
    if s == "hollow": art(title, ["……………………………"])
    elif s not in GONE: art(title, [D.fill(x) for x in lines])
    words = ["Người sử dụng là cá nhân được cấp tài khoản để xử lý công việc.", "Bên thứ ba là tổ chức, cá nhân không thuộc biên chế tham gia cung cấp hàng hóa, dịch vụ."]
    if abbrev: words.append(f"{initials(abbrev)} là chữ viết tắt của cụm từ “{abbrev}”.")
    art("Giải thích từ ngữ" if not abbrev else "Giải thích từ ngữ, chữ viết tắt", words)
    if quote or f.get("reg_law"): art("Căn cứ xây dựng Quy chế", ["Quy chế được xây dựng trên cơ sở các văn bản quy phạm pháp luật hiện hành."] + ([quote] if quote else []))
    groups = [REG_GROUPS[i] for i in f.get("reg_order", range(5))]
    for gtitle, keys in groups:
        live = [k for k in keys if f"regulation.{k}" in cids]
        its = [D.item(f"regulation.{k}") for k in live]
        if not any(its): continue
        chap(gtitle)
        for it in its:
            if it is not None: art(it.title, [l[1] for l in it.lines if l[0] == "p"] or [""])
    chap("TỔ CHỨC THỰC HIỆN")
    art("Trách nhiệm thi hành", [f"{f['op']} chủ trì tổ chức thực hiện Quy chế này, tổng hợp kết quả và báo cáo theo yêu cầu.", "Thủ trưởng các cơ quan, đơn vị sử dụng hệ thống chịu trách nhiệm quán triệt, thực hiện tại đơn vị mình."])
    art("Khen thưởng, xử lý vi phạm", ["Tập thể, cá nhân có thành tích được xem xét khen thưởng theo quy định.", "Tổ chức, cá nhân vi phạm thì tùy theo tính chất, mức độ bị xử lý theo pháp luật."])
    art("Điều khoản thi hành", ["Trong quá trình thực hiện nếu phát sinh vướng mắc, các đơn vị phản ánh về " + f["op"] + " để được hướng dẫn./."])
    if f.get("reg_in_one") and st("regulation.promulgated") != "drop": pass
    return d


# ---- appraisal (Mẫu 04), submission (Mẫu 05) ------------------------------------------------------------------------
FORM_FILES = ["Tài liệu mô tả, thuyết minh tổng quan về hệ thống thông tin.", "Tài liệu thiết kế thi công đã được cấp có thẩm quyền phê duyệt hoặc tài liệu có giá trị tương đương.",
              "Tài liệu thuyết minh về việc đề xuất cấp độ căn cứ trên các tiêu chí theo quy định của pháp luật.", "Tài liệu thuyết minh phương án bảo đảm an toàn thông tin theo cấp độ tương ứng."]


def appraisal(D):
    f, st = D.f, D.state
    d = new_doc(D, "appraisal", "appraisal")
    same = st("appraisal.independent") == "same-unit"
    SEC, sec, par = (f["OP"], f["op"], f["op_parent"]) if same else (f.get("APP", f["SEC"]), f.get("app", f["sec"]), f.get("app_parent", f["sec_parent"]))
    date = f["app_date"]
    if st("cross.date-order") == "late": date = (f["dec_date"][0], 12, 27)
    w = f["wording"]
    letterhead(D, d, par, SEC, f["app_no"], f["place"], date, subject="V/v ý kiến thẩm định hồ sơ đề xuất cấp độ")
    d.c(f"Kính gửi: {f['op']}." if not same else f"Kính gửi: {f['own']}.", before=8, after=8)
    d.p(f"{sec} nhận được Công văn số {f['ask_no']} {ngay(f['ask_date'])} của {f['op']} về việc thẩm định hồ sơ đề xuất cấp độ của hệ thống thông tin đối với {f['sys']}. Sau khi xem xét, tổng hợp ý kiến và kết quả thẩm định của các cơ quan, tổ chức có liên quan, {sec} có ý kiến thẩm định như sau:", first=1)
    head = lambda t: d.p(t, bold=True, first=1, keep=True)
    head("Phần 1. Hồ sơ, tài liệu thẩm định")
    for i, t in enumerate(FORM_FILES): d.p(f"{i + 1}. {t}", first=1)
    head("Phần 2. Căn cứ pháp lý để thẩm định")
    for i, t in enumerate([BASIS_LAW[0].rstrip(";") + ".", GUIDE[0][0].rstrip(";") + ".", GUIDE[1][1].rstrip(";") + "."]): d.p(f"{i + 1}. {t}", first=1)
    head("Phần 3. Tổ chức thẩm định")
    d.p(f"1. Đơn vị chủ trì thẩm định: {sec}{' (đồng thời là đơn vị vận hành hệ thống)' if same else f.get('app_note', '')}.", first=1)
    d.p(f"2. Đơn vị phối hợp thẩm định: {f.get('app_with', 'Công an tỉnh, Văn phòng Ủy ban nhân dân tỉnh')}." if not same else "2. Đơn vị phối hợp thẩm định: không có.", first=1)
    d.p("3. Hình thức thẩm định: " + ["lấy ý kiến bằng văn bản và tổ chức họp.", "tổ chức họp.", "lấy ý kiến bằng văn bản."][w], first=1)
    head("Phần 4. Ý kiến thẩm định")
    d.p("1. Tổng hợp ý kiến của đơn vị phối hợp: các đơn vị đã gửi ý kiến đầy đủ; đề nghị bổ sung sơ đồ đấu nối và làm rõ phân công trực; đơn vị lập hồ sơ đã tiếp thu.", first=1)
    d.p("2. Về việc đề xuất cấp độ theo Điều 16 Nghị định số 85/2016/NĐ-CP: hồ sơ đã xác định loại thông tin xử lý, loại hình hệ thống và viện dẫn tiêu chí làm căn cứ đề xuất; phương án được lập theo từng yêu cầu của TCVN 11930:2017.", first=1)
    d.p("3. Ý kiến khác: đề nghị lưu ý tiến độ gia hạn bản quyền phần mềm.", first=1)
    s = st("appraisal.conclusion")
    good = ["Hồ sơ đề xuất cấp độ hệ thống thông tin là phù hợp để theo cấp độ đề xuất ({lv}).", "Hồ sơ đề xuất cấp độ của {sys} phù hợp với {lv}, đủ điều kiện trình cấp có thẩm quyền phê duyệt.",
            "Thống nhất với đề xuất {lv} của đơn vị vận hành; nội dung hồ sơ đáp ứng quy định, đề nghị trình phê duyệt."]
    if s != "drop":
        head("Phần 5. Kết luận")
        if s == "hollow": d.p("……………………………………", first=1)
        elif s == "negative": d.p("Hồ sơ đề xuất cấp độ hệ thống thông tin là chưa phù hợp để theo cấp độ đề xuất. Nội dung chưa phù hợp: phương án về kỹ thuật còn thiếu, mô hình vật lý chưa thống nhất với danh mục thiết bị.", first=1)
        else: d.p(good[(w + 1) % 3 if s == "paraphrase" else w].format(lv=f["level_word"].lower().replace("iii", "III"), sys=f["sys"]), first=1)
    tail = f" Đề nghị {f['op']} trình cơ quan có thẩm quyền phê duyệt." if s in ("keep", "paraphrase") else " Đề nghị đơn vị hoàn thiện hồ sơ, gửi thẩm định lại." if s == "negative" else ""
    d.p(f"Trên đây là ý kiến thẩm định của {sec} cho hồ sơ đề xuất cấp độ của {f['sys']}.{tail}/.", first=1)
    sign(D, d, ["Như trên;", f"{f['own']} (để b/c);", "Lưu: VT."], [f["op_title"].upper()] if same else f.get("app_sign", [f["sec_title"]]), f["op_rep"].split(" ", 1)[1] if same else f.get("app_rep", f["sec_rep"]))
    return d


def submission(D):
    f = D.f
    d = new_doc(D, "submission", "submission")
    letterhead(D, d, f["op_parent"], f["OP"], f["sub_no"], f["place"], f["sub_date"])
    d.c("TỜ TRÌNH", bold=True, size=14, before=8, after=0)
    d.c("Về việc phê duyệt đề xuất cấp độ", bold=True, after=8)
    d.c(f"Kính gửi: {f['own']}", after=8)
    for t in [BASIS_LAW[0], GUIDE[0][0], GUIDE[1][1], f"Căn cứ ý kiến thẩm định của {f.get('app', f['sec'])} tại Văn bản số {f['app_no']} {ngay(f['app_date'])};" if "appraisal" in f["files"] else f"Xét nhu cầu quản lý, vận hành hệ thống;"]: d.p(t, first=1)
    d.p(f"{f['op']} trình phê duyệt hồ sơ đề xuất cấp độ với các nội dung sau:", first=1)
    d.p("Phần 1. Thông tin chung", bold=True, first=1)
    for t in [f"1. Tên hệ thống thông tin: {f['sys']}.", f"2. Đơn vị vận hành hệ thống thông tin: {f['op']}.", f"3. Địa chỉ: {f['op_addr']}.", f"4. Cấp độ an toàn hệ thống thông tin đề xuất: {f['level_word']}."]: d.p(t, first=1)
    d.p("Phần 2. Hồ sơ kèm theo", bold=True, first=1)
    for i, t in enumerate(FORM_FILES + ["Ý kiến thẩm định của cơ quan chủ trì thẩm định."]): d.p(f"{i + 1}. {t}", first=1)
    d.p(f"{f['op']} trình {f['own']} xem xét, quyết định phê duyệt đề xuất cấp độ của hệ thống thông tin {f['sys']}./.", first=1)
    sign(D, d, ["Như trên;", f"{f['sec']};", "Lưu: VT."], [f["op_title"].upper()], f["op_rep"].split(" ", 1)[1])
    return d


# ---- inspection -------------------------------------------------------------------------------------------------------
INSP = ["scope", "method", "legal-compliance", "effectiveness", "technical", "results", "remediation-plan", "remediation-result"]


def inspection(D, pre=False):
    """The yearly report, or (pre) the report made before operation, which borrows the other pack's words."""
    f, st = D.f, D.state
    d = new_doc(D, "preop" if pre else "inspection", "inspection")
    no, date = (f["pre_no"], f["pre_date"]) if pre else (f["insp_no"], f["insp_date"])
    if not pre and st("inspection.periodic") == "outdated": date = shift(date, -2)
    if st("cross.date-order") == "late" and pre: date = shift(date, 0)
    bare = st("inspection.formalities") == "drop"
    a = st("inspection.assessor")
    ASR, asr = (f["OP"], f["op"]) if a == "self" else (f["ASR"], f["asr"])
    cids = ["inspection." + k for k in INSP]
    keep = dict(D.f)
    if pre:                                                    # its own days
        D.f.update(insp_from=dmy(f["pre_date"]), insp_to=dmy(f["pre_date"]), insp_re=dmy(f["pre_date"]))
    elif st("inspection.periodic") == "outdated":
        D.f.update({k: f[k].replace(str(f["insp_date"][0]), str(f["insp_date"][0] - 2)) for k in ("insp_from", "insp_to", "insp_re")})
    if bare: D.f.update(insp_from="………", insp_to="………", insp_re="………")
    abbrev, quote, toc = place_decoys(D, d, cids, after="Căn cứ") if not pre else (None, None, False)
    if not bare: letterhead(D, d, "", ASR if a != "drop" else "", no, f["place"], date, keep_agency=a != "drop")
    subject = f"đánh giá an toàn thông tin {f['sys']} trước khi đưa vào vận hành, khai thác" if pre else f"kiểm tra, đánh giá an toàn thông tin mạng {f['sys']} năm {date[0]}"
    d.c("BÁO CÁO", bold=True, size=14, before=8, after=0)
    d.c("Kết quả " + subject if f["wording"] != 1 else ("Kiểm tra, đánh giá an toàn thông tin định kỳ\n" + f["sys"] if not pre else "Kết quả " + subject), bold=True, after=8)
    if toc: d.toc(depth=3, field=False)
    o = Outline(D, d)
    o.style = {"auto": "auto", "phan": "roman"}.get(f["outline"], f["outline"])
    o.h(1, "Thông tin chung")
    o.h(2, "Căn cứ thực hiện")
    d.p("- Nghị định số 85/2016/NĐ-CP của Chính phủ; Thông tư số 12/2022/TT-BTTTT của Bộ Thông tin và Truyền thông;", first=1)
    d.p(f"- Quyết định số {f['dec_no']} ngày {dmy(f['dec_date'])} của {f['own']};", first=1)
    if quote: d.p("- " + quote, first=1)
    if abbrev: d.p("Các chữ viết tắt:", first=1); d.table([["Chữ viết tắt", "Nghĩa"], ["ATTT", "An toàn thông tin"], [initials(abbrev), abbrev]], widths=[1, 4], header=1)
    if a == "keep":
        o.h(2, "Đơn vị thực hiện")
        d.p([f"{asr}, {f['asr_ok']}; tổ đánh giá gồm 04 chuyên gia.", f"Đơn vị kiểm tra, đánh giá: {asr} ({f['asr_ok']}).", f"Việc đánh giá do {asr} thực hiện; đơn vị này {f['asr_ok']}."][f["wording"]], first=1)
    elif a == "self":
        o.h(2, "Đơn vị thực hiện")
        d.p(f"{f['op']} (đơn vị vận hành) tự tổ chức kiểm tra, đánh giá bằng cán bộ của đơn vị.", first=1)
    def part(key, level=2):
        cid = "inspection." + key
        it = D.item(cid, text="pre.txt" if pre else None)
        if it is None: return
        o.h(level, it.title)
        if st("cross.totals") == "wrong-sum" and key == "results" and not pre:
            it.lines = [(l[0], re.sub(r"\d+", lambda m: str(int(m[0]) + 3), l[1], count=1)) if l[0] == "p" and l[1].startswith(("Tổng", "Cộng")) else l for l in it.lines]
        emit(D, d, it)
    if pre: d.p(f"Hệ thống được kiểm tra, đánh giá tại thời điểm đã lắp đặt xong và chưa đưa vào vận hành, khai thác.", first=1)
    part("scope"); part("method")
    o.h(1, "Kết quả kiểm tra, đánh giá")
    for k in f.get("insp_order", ["legal-compliance", "effectiveness", "technical", "results"]): part(k)
    o.h(1, "Kiến nghị và xử lý")
    part("remediation-plan"); part("remediation-result")
    d.p("Báo cáo được lập thành 03 bản, bên đánh giá giữ 01 bản, đơn vị được đánh giá giữ 02 bản./.", first=1)
    if not bare: sign(D, d, [f["own"] + ";", f["op"] + ";", "Lưu: VT."], [f["op_title"].upper() if a == "self" else f["asr_title"]] if a != "drop" else ["NGƯỜI LẬP BÁO CÁO"], f["op_rep"].split(" ", 1)[1] if a == "self" else f["asr_rep"])
    D.f = keep
    return d


def implementation(D):
    f, st = D.f, D.state
    d = new_doc(D, "implementation", "implementation")
    letterhead(D, d, f["op_parent"], f["OP"], f["imp_no"], f["place"], f["imp_date"])
    d.c("BIÊN BẢN", bold=True, size=14, before=8, after=0)
    s = st("implementation.complete")
    it = D.item("implementation.complete")
    d.c(["Xác nhận kết quả triển khai phương án bảo đảm an toàn thông tin", "Nghiệm thu triển khai phương án bảo đảm an toàn hệ thống thông tin", "Kiểm tra việc triển khai phương án ATTT trước khi đưa hệ thống vào vận hành"][f["wording"]], bold=True, after=8)
    d.p(f"Hôm nay, {ngay(f['imp_date'])}, tại {f['sys_addr']}, chúng tôi gồm:", first=1)
    d.p(f"1. Đại diện {f['op']}: {f['op_rep']} - {f['op_title']}.", first=1)
    d.p(f"2. Đại diện {f['sec']}: ông Trịnh Quang Vọng - Phó Trưởng phòng.", first=1)
    d.p("3. Đại diện nhà thầu triển khai: bà Tạ Thị Ngân Hà - Giám đốc dự án.", first=1)
    d.p(f"Cùng tiến hành kiểm tra đối với {f['sys']}, nội dung như sau:", first=1)
    if it is not None:
        d.p("I. " + it.title, bold=True, first=1, keep=True)
        if s == "promise": d.p("Các biện pháp theo phương án được phê duyệt sẽ được triển khai trong năm 2027 sau khi hoàn thành đấu thầu mua sắm; hiện mới thực hiện khảo sát.", first=1)
        elif s == "deny": d.p("Tại thời điểm lập biên bản, đơn vị chưa triển khai các biện pháp theo phương án được phê duyệt.", first=1)
        else: emit(D, d, it)
    if "preop" in f["files"] and not D.gap("inspection.before-operation") and not D.gap("inspection.exists"):
        d.p(f"II. Kết quả kiểm tra, đánh giá trước khi vận hành: theo Báo cáo số {f['pre_no']} ngày {dmy(f['pre_date'])}{'' if D.gap('inspection.assessor') else ' của ' + f['asr']}, các lỗi phát hiện đã được xử lý.", first=1)
    d.p("Biên bản được các bên thống nhất thông qua, ký tên dưới đây./.", first=1)
    P = d.para_xml
    raw_table(d, [[[P("ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH", align="center", bold=True, size=12)] + [P("")] * 3 + [P(f["op_rep"].split(" ", 1)[1], align="center", bold=True)],
                   [P("ĐẠI DIỆN ĐƠN VỊ GIÁM SÁT", align="center", bold=True, size=12)] + [P("")] * 3 + [P("Trịnh Quang Vọng", align="center", bold=True)]]], [8, 8])
    return d


# ---- the level dossier ----------------------------------------------------------------------------------------------
MGMT = [("Thiết lập chính sách an toàn thông tin", ["policy", "policy-issue", "policy-review"]), ("Tổ chức bảo đảm an toàn thông tin", ["security-unit", "authority-contact"]),
        ("Bảo đảm nguồn nhân lực", ["recruitment", "employment", "termination"]), ("Quản lý thiết kế, xây dựng hệ thống", ["secure-design", "outsourced-software", "testing-acceptance"]),
        ("Quản lý vận hành hệ thống", ["network-ops", "server-app-ops", "data-ops", "endpoint-ops", "malware-ops", "monitoring-ops", "vulnerability-ops", "incident-ops", "end-user-ops"]),
        ("Quản lý rủi ro và kết thúc vận hành", ["risk", "disposal"])]
TECH = [("Bảo đảm an toàn mạng", "net"), ("Bảo đảm an toàn máy chủ", "srv"), ("Bảo đảm an toàn ứng dụng", "app"), ("Bảo đảm an toàn dữ liệu", "data")]


def field_lines(D, who):
    """Owner or operator: five fields in one of four manners."""
    f = D.f
    cid = "dossier." + ("owner" if who == "own" else "operator")
    s = D.state(cid)
    label = "Chủ quản hệ thống thông tin" if who == "own" else "Đơn vị vận hành hệ thống thông tin"
    name, func, rep, title, addr, tel, mail = (f[f"{who}_{k}"] if k else f[who] for k in ("", "func", "rep", "title", "addr", "tel", "mail"))
    style = f["fields"]
    if s == "paraphrase": style = {"labels": "prose", "prose": "table", "table": "labels2", "labels2": "prose"}[style]
    rows = [("Tên " + label[:1].lower() + label[1:], name), ("Quy định chức năng, nhiệm vụ, quyền hạn", func), ("Người đại diện", f"{rep} - Chức vụ: {title}"), ("Địa chỉ", addr), ("Thông tin liên hệ", f"Điện thoại: {tel}; thư điện tử: {mail}")]
    if style == "labels2": rows = [("Tên cơ quan" if who == "own" else "Tên đơn vị", name), ("Chức năng, nhiệm vụ", func), ("Người đứng đầu", f"{rep}, {title}"), ("Trụ sở", addr), ("Số điện thoại", tel), ("Email", mail)]
    if s == "some-fields": rows = [r for r in rows if r[0].startswith("Tên")]
    if s == "hollow": rows = [(a, "…………………") for a, _ in rows]
    return s, style, rows, (name, func, rep, title, addr, tel, mail)


def put_fields(D, d, who):
    s, style, rows, (name, func, rep, title, addr, tel, mail) = field_lines(D, who)
    if s == "promise": d.p("Thông tin sẽ được cập nhật, bổ sung sau khi kiện toàn tổ chức.", first=1); return
    if style == "table": d.table([[a, b] for a, b in rows], widths=[5, 10], bold_cols=(0,))
    elif style == "prose" and s in ("keep", "paraphrase"):
        what = "Chủ quản của hệ thống là" if who == "own" else "Hệ thống do"
        d.p(f"{what} {name}{'' if who == 'own' else ' trực tiếp vận hành'}, trụ sở tại {addr}. {'Cơ quan này hoạt động' if who == 'own' else 'Đơn vị được thành lập và hoạt động'} theo: {func}. Người đại diện là {rep[:1].lower() + rep[1:]}, {title}. Khi cần liên hệ: số điện thoại {tel}, hộp thư {mail}.", first=1)
    else:
        for a, b in rows: d.p(f"- {a}: {b}", first=1)


def put_plan(D, d, o, groups, level, clause):
    """groups: [(title, [cid])]. The pack's layout of requirement items."""
    f = D.f
    lay = f["plan"]
    design = clause is None
    got = [(t, [(c, D.item(c)) for c in cids]) for t, cids in groups]
    got = [(t, [(c, i) for c, i in items if i is not None]) for t, items in got]
    got = [(t, items) for t, items in got if items]
    if D.state("cross.status") == "met-but-promised":
        for _, items in got:
            for c, i in items:
                if c == "plan.tech.net.logging": i.st, i.ht, i.pa = "Đáp ứng", "Đáp ứng. Hiện chưa có máy chủ lưu nhật ký; sẽ trang bị trong năm 2027.", ""
    if D.state("cross.contradiction") == "contradict":
        for _, items in got:
            for c, i in items:
                if c == "plan.design.zone-access": i.ht = "Đáp ứng. Hệ thống hiện không sử dụng thiết bị tường lửa; việc quản lý truy cập dựa vào cấu hình trên chuyển mạch."
    def code(cid): return CHECKS[cid].tcvn.get(D.level, "")
    def status(i): return i.st or ("Đáp ứng" if i.state in ("keep", "paraphrase") else "")
    def clean(t): return t[len("Đáp ứng. "):] if t.startswith("Đáp ứng. ") else t
    if lay == "big":
        rows = [["STT", "Yêu cầu", "Hiện trạng", "Phương án", "Ghi chú"]]
        for gi, (t, items) in enumerate(got):
            rows.append([{"t": ROMAN[gi + 1], "bold": True, "align": "center"}, {"t": t, "span": 4, "bold": True, "shade": "E7E6E6"}])
            for n, (c, i) in enumerate(items):
                rows.append([{"t": f"{gi + 1}.{n + 1}", "align": "center"}, i.title + (f" ({code(c)})" if code(c) and f.get("show_clause") else ""), i.ht, i.pa or ("Tiếp tục duy trì" if i.state in ("keep", "paraphrase") else ""), status(i)])
        d.table(rows, widths=[1, 3.2, 5.5, 4.5, 2], header=1, size=11)
        return
    if lay == "pa":
        rows = [["STT", "Yêu cầu", "P/A", "Ghi chú"]]
        n = 0
        for t, items in got:
            rows.append([{"t": t.upper(), "span": 4, "bold": True}])
            for c, i in items:
                n += 1
                rows.append([{"t": str(n), "align": "center"}, i.title, [x for x in (clean(i.ht), i.pa) if x] or [""], status(i)])
        d.table(rows, widths=[1, 4, 8, 2.5], header=1, size=12)
        return
    for t, items in got:
        if len(got) > 1 and lay != "tcvn": o.h(level, t)
        elif lay == "tcvn" and len(got) > 1:
            k = next((code(c) for c, _ in items if code(c)), "")
            d.heading((".".join(k.split(".")[:3]) + " " if k else "") + t, 3, real=f["real_headings"])
        for c, i in items:
            if lay == "mini":
                rows = [["Yêu cầu", {"t": i.title + (f" (Mục {code(c)} TCVN 11930:2017)" if code(c) else ""), "bold": True}], ["Hiện trạng", i.ht]]
                if i.pa or not design: rows.append(["Phương án", i.pa])
                d.table(rows, widths=[2.6, 13], bold_cols=(0,))
                if f.get("toc_items", True): d.headings.append((4, i.title))
            elif lay == "tcvn":
                lab = code(c)
                d.heading((lab + " " if lab else "") + i.title, 4, real=f["real_headings"])
                if i.pa:
                    d.p([("- Hiện trạng: ", {"bold": False}), i.ht], first=0.7)
                    d.p([("- Phương án: ", {"bold": False}), i.pa], first=0.7)
                else: d.p("- " + i.ht, first=0.7)
            elif lay == "bullets":
                d.p([("+ " + i.title + ": ", {"bold": True}), clean(i.ht) + (" " + i.pa if i.pa else "")], left=0.6, first=0.4)
            else:
                o.h(min(level + 1, 4), i.title)
                d.p(clean(i.ht), first=1)
                if i.pa: d.p(i.pa, first=1)


def dossier_docs(D):
    f, st, g = D.f, D.state, D.gap
    keys = ["dossier_a", "dossier_b", "dossier_c"] if f.get("parts") else ["dossier"]
    docs = {}
    cids = D.ids("dossier.") + D.ids("architecture.") + D.ids("plan.")

    def start(key, title, which):
        d = new_doc(D, key, "level-dossier")
        docs[key] = d
        mine = [c for c in cids if which(c)]
        near = f.get("mgmt_title", "về quản lý") if str(D.check).startswith("plan.mgmt") else f.get("design_title", "Phương án thiết kế") if str(D.check).startswith("plan.") else "Phạm vi"
        abbrev, quote, toc = place_decoys(D, d, mine, after=near)
        if f.get("text_box"): d.text_box(f["own"].upper().split("\n")); 
        else: d.c(f["OWN"].replace("\n", " "), bold=True, size=14)
        d.c(f["OP"], bold=True, size=14)
        for _ in range(6): d.p("")
        for t in title: d.c(t, bold=True, size=18)
        d.c(f["sys"].upper(), bold=True, size=15, before=12)
        for _ in range(8): d.p("")
        if f.get("cover_secrecy"): d.c("Cấp độ: Lưu hành nội bộ", italic=True)
        d.c(f"{f['place']}, tháng {f['ask_date'][1]} năm {f['ask_date'][0]}", italic=True)
        d.page_break()
        if f["toc"] or toc: d.toc(depth=f.get("toc_depth", 4), field=f["toc_field"])
        if f["toc"] or toc: d.page_break()
        if f.get("abbr") or abbrev:
            d.heading("DANH MỤC TỪ VIẾT TẮT" if f["wording"] != 1 else "BẢNG CÁC CHỮ VIẾT TẮT", 1, align="center", real=f["real_headings"])
            rows = [["STT", "Từ viết tắt", "Giải nghĩa"]] + [[str(i + 1), a, b] for i, (a, b) in enumerate(f.get("abbr", []))]
            if abbrev: rows.append([str(len(rows)), initials(abbrev), abbrev])
            d.table(rows, widths=[1, 3, 9], header=1, align=["center", "left", "left"])
        d.heading("CĂN CỨ PHÁP LÝ" if f["wording"] != 2 else "TRÍCH CÁC QUY ĐỊNH LIÊN QUAN", 1, align="center", real=f["real_headings"])
        for t in [BASIS_LAW[f["wording"]], GUIDE[0][0], GUIDE[0][1], "TCVN 11930:2017 Công nghệ thông tin - Các kỹ thuật an toàn - Yêu cầu cơ bản về an toàn hệ thống thông tin theo cấp độ;"]:
            d.p("- " + t.replace("Căn cứ ", ""), first=1)
        if quote: d.p(quote, first=1)
        if f["wording"] == 2: d.p("Theo khoản 2 Điều 8 Thông tư số 12/2022/TT-BTTTT quy định: “Thuyết minh Hồ sơ đề xuất cấp độ, bao gồm các thành phần sau đây: …”.", first=1)
        return d, Outline(D, d)

    if f.get("parts"):
        d, o = start("dossier_a", ["HỒ SƠ ĐỀ XUẤT CẤP ĐỘ", "TẬP 1: THUYẾT MINH TỔNG QUAN"], lambda c: not c.startswith("plan."))
    else:
        d, o = start("dossier", f.get("dossier_title", ["HỒ SƠ ĐỀ XUẤT CẤP ĐỘ", "AN TOÀN HỆ THỐNG THÔNG TIN"]), lambda c: True)

    # --- part I
    o.h(1, f.get("part1", "Thuyết minh tổng quan về hệ thống thông tin"))
    for who, cid, title in (("own", "dossier.owner", "Thông tin chủ quản hệ thống thông tin"), ("op", "dossier.operator", "Thông tin đơn vị vận hành hệ thống thông tin")):
        if st(cid) in GONE: continue
        o.h(2, title if f["wording"] != 1 else title.replace("Thông tin ", "Thông tin về "))
        put_fields(D, d, who)
    def part(cid, level=2, variant=0):
        it = D.item(cid)
        if it is None: return
        o.h(level, it.title)
        if st("cross.foreign-agency") == "copied" and cid == "dossier.scope":
            it.lines.append(("p", "Hệ thống được kết nối với 12 sở, ngành và 09 huyện của tỉnh Ngàn Phố; Ủy ban nhân dân tỉnh Ngàn Phố giao đơn vị vận hành theo dõi."))
        if st("cross.level") == "mismatch" and cid == "dossier.level-rationale": it.lines.append(("p", "Từ các căn cứ nêu trên, hệ thống được đề xuất an toàn thông tin cấp độ 2."))
        emit(D, d, it, variant=f.get("variant", 0))
    part("dossier.scope")
    o.h(2, f.get("arch_title", "Hiện trạng kiến trúc hệ thống"))
    part("dossier.logical-model", 3)
    part("dossier.physical-model", 3)
    zones = [(c, D.item(c)) for c in D.ids("architecture.zone.") if D.source(c) is not None]
    zones = [(c, z) for c, z in zones if z is not None]
    if zones and not f.get("zones_in_plan"): put_zones(D, d, o, zones)

    def listing(cid, titles, head, rows, widths):
        s = st(cid)
        if s in GONE: return
        o.h(3, titles[(f["wording"] + 1) % 3 if s == "paraphrase" else f["wording"]])
        if s == "hollow": d.table([head] + [[""] * len(head)] * 3, widths=widths, header=1); return
        if s == "promise": d.p("Danh mục chi tiết đang được cập nhật, sẽ bổ sung sau.", first=1); return
        if s == "paraphrase":                                     # the same facts as sentences instead of rows
            for r in rows: d.p("- " + "; ".join(f"{h.lower()}: {c}" for h, c in zip(head, r) if h != "STT"), first=1)
            return
        d.table([head] + rows, widths=widths, header=1)

    dev = [r for r in f["devices"] if not (r[4] and g(r[4]))]
    listing("dossier.devices", ["Danh mục thiết bị và thiết bị mạng chính trong hệ thống", "Bảng kê thiết bị", "Danh sách thiết bị hệ thống"], ["STT", "Tên thiết bị", "Chủng loại", "Vị trí triển khai", "Mục đích sử dụng"],
            [[str(i + 1)] + r[:4] for i, r in enumerate(dev)], [1, 4, 3, 2.5, 5])
    srv = [[str(i + 1)] + r for i, r in enumerate(f["services"])]
    if st("cross.placeholder") == "left-over": srv += [[str(len(srv) + 1), "(Ví dụ: Cổng thông tin điện tử tỉnh A)", "(ghi tên máy chủ)", "……………"], ["…", "[Nhập tên dịch vụ]", "…", "…"]]
    listing("dossier.services", ["Danh mục ứng dụng/dịch vụ cung cấp bởi hệ thống", "Bảng các dịch vụ, ứng dụng", "Danh sách ứng dụng đang chạy"], ["STT", "Tên dịch vụ", "Máy chủ triển khai/Hệ điều hành", "Mục đích sử dụng"], srv, [1, 4, 4, 5])
    ip = []
    for k, (priv, pub, note) in f["zones"].items():
        cid = "architecture.zone." + k
        if g(cid) or cid not in D.ids("architecture.") or D.source(cid) is None: continue
        ip.append([str(len(ip) + 1), D.fill(D.source(cid, st(cid) == "paraphrase").title), priv, pub, note])
    listing("dossier.ip-plan", ["Quy hoạch các vùng mạng và địa chỉ IP", "Bảng quy hoạch địa chỉ IP", "Quy hoạch địa chỉ mạng"], ["STT", "Vùng mạng", "IP Private", "IP Public", "Ghi chú"], ip, [1, 4.5, 3.5, 3.5, 2])
    # --- part II
    o.h(1, f.get("part2", "Thuyết minh về việc đề xuất cấp độ"))
    s = st("dossier.level-list")
    if s not in GONE:
        o.h(2, "Danh mục hệ thống thông tin và cấp độ đề xuất")
        why = f["why"] if "why" in f else "Điểm a khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP"
        if s == "hollow": d.table([["STT", "Tên hệ thống thông tin", "Cấp độ đề xuất", "Căn cứ đề xuất"], ["1", "", "", ""]], widths=[1, 6, 3, 5], header=1)
        elif s == "promise": d.p("Danh mục đang được rà soát, sẽ cập nhật sau.", first=1)
        elif s == "paraphrase" or f.get("level_list_prose"): d.p(f"Trong phạm vi hồ sơ này có một hệ thống là {f['sys']}, được đề xuất {f['level_word'].lower().replace('iii', 'III')} căn cứ {why[:1].lower() + why[1:]}.", first=1)
        else: d.table([["STT", "Tên hệ thống thông tin", "Cấp độ đề xuất", "Căn cứ đề xuất"], ["1", f["sys"], f["level_word"], why]], widths=[1, 6, 3, 5], header=1)
    part("dossier.level-rationale")
    # --- part III
    if f.get("parts"): d, o = start("dossier_b", ["HỒ SƠ ĐỀ XUẤT CẤP ĐỘ", "TẬP 2: PHƯƠNG ÁN VỀ QUẢN LÝ"], lambda c: c.startswith("plan.mgmt"))
    no_mgmt, no_tech = f.get("omit") == "mgmt", f.get("omit") == "tech"
    o.h(1, f.get("part3", "Thuyết minh phương án bảo đảm an toàn thông tin"))
    have = set(D.ids("plan."))
    if not no_mgmt:
        o.h(2, f.get("mgmt_title", "Phương án đáp ứng các yêu cầu về quản lý"))
        put_plan(D, d, o, [(t, [f"plan.mgmt.{k}" for k in ks if f"plan.mgmt.{k}" in have]) for t, ks in MGMT], 3, "1")
    if f.get("parts"):
        d, o = start("dossier_c", ["HỒ SƠ ĐỀ XUẤT CẤP ĐỘ", "TẬP 3: PHƯƠNG ÁN VỀ KỸ THUẬT"], lambda c: c.startswith(("plan.design", "plan.tech")))
        o.h(1, f.get("part3", "Thuyết minh phương án bảo đảm an toàn thông tin"))
    if not no_tech:
        o.h(2, f.get("tech_title", "Phương án đáp ứng các yêu cầu về kỹ thuật"))
        if zones and f.get("zones_in_plan"): put_zones(D, d, o, zones)
        o.h(3, f.get("design_title", "Phương án thiết kế bảo đảm các yêu cầu"))
        put_plan(D, d, o, [("Thiết kế hệ thống", D.ids("plan.design."))], 3, None)
        if f["plan"] in ("big", "pa"): o.h(3, "Thiết lập, cấu hình hệ thống")
        put_plan(D, d, o, [(t, D.ids(f"plan.tech.{k}.")) for t, k in TECH], 3, "2")
    o.h(1, "Kết luận")
    d.p(f"{f['op']} cam kết các nội dung trong hồ sơ là đúng và chịu trách nhiệm trước pháp luật về nội dung đề xuất./.", first=1)
    sign(D, d, [], [f["op_title"].upper()], f["op_rep"].split(" ", 1)[1], recipients_ok=False)
    return list(docs.values())


def put_zones(D, d, o, zones):
    f = D.f
    o.h(3, f.get("zones_title", "Thiết kế các vùng mạng"))
    if f["zones_as"] == "table":
        d.table([["STT", "Vùng mạng", "Mô tả, chức năng"]] + [[str(i + 1), z.title, z.ht] for i, (_, z) in enumerate(zones)], widths=[1, 4, 11], header=1, align=["center", "left", "both"])
    elif f["zones_as"] == "bullets":
        for _, z in zones: d.p([("- " + z.title + ": ", {"bold": True}), z.ht], first=1)
    else:
        d.p("Hệ thống được phân chia thành các vùng như sau:", first=1)
        for i, (_, z) in enumerate(zones): d.p(f"{'abcdđeghi'[i]}) {z.title}. {z.ht}", first=1)


# ---- all documents ------------------------------------------------------------------------------------------------------
def build(D):
    """The documents of the dossier, in order; each Doc carries its path and its kind."""
    f, st = D.f, D.state
    omit = set(f.get("omit_docs", ()))
    out = []
    if not st("decision.exists") == "drop" and "decision" not in omit: out.append(off_form_decision(D) if f["decision_as"] == "off-form" else decision(D))
    if not st("dossier.exists") == "drop" and "dossier" not in omit: out += dossier_docs(D)
    if not st("regulation.exists") == "drop" and "regulation" not in omit:
        if "regdec" in f["files"] and st("regulation.promulgated") != "drop": out.append(regulation_decision(D))
        out.append(regulation(D))
    if "appraisal" in f["files"] and not st("appraisal.exists") == "drop" and "appraisal" not in omit: out.append(appraisal(D))
    if "submission" in f["files"] and not st("submission.exists") == "drop" and "submission" not in omit: out.append(submission(D))
    if "inspection" in f["files"] and not st("inspection.exists") == "drop" and "inspection" not in omit: out.append(bare_confirmation(D) if f.get("inspection_as") == "bare" else inspection(D))
    if "preop" in f["files"] and not st("inspection.exists") == "drop" and not D.gap("inspection.before-operation") and "preop" not in omit: out.append(inspection(D, pre=True))
    if "implementation" in f["files"] and not st("implementation.complete") == "drop" and "implementation" not in omit: out.append(implementation(D))
    return out
