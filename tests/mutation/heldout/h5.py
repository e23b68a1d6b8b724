"""H5: level 2, an internal system of an agency; checklists with "Có/Không" and explanations; the articles of the regulation run on in one paragraph."""
import os

from kit import (GONE, HERE, MOTTO, HDoc, decoy, devices, dmy, ip_rows, listing, low, mgmt, name, net_png, ngay, put_lines, rows_of, tech, zone_ids)

T = lambda n: os.path.join(HERE, "texts", n)
FACTS = dict(
    id="H5", level=2, texts=[T("h5.txt")], alt=T("h4.txt"),
    own="Cục Lưu trữ Khoáng sản", OWN="CỤC LƯU TRỮ KHOÁNG SẢN", own_func="Quyết định số 501/QĐ-BKS ngày 10/3/2024 của Bộ trưởng Bộ Khoáng sản", own_rep="Ông Cù Xuân Diệp", own_title="Cục trưởng", own_addr="Số 44 phố Quặng Sắt, phường Mỏ Than, thành phố Hà Đá", own_tel="024.3222.4400", own_mail="clt@khoangsan.example",
    op="Phòng Quản trị hệ thống", OP="PHÒNG QUẢN TRỊ HỆ THỐNG", op_func="Quyết định số 09/QĐ-CLT ngày 15/01/2025 của Cục trưởng", op_rep="Bà Nhan Thị Thu Sương", op_title="Trưởng phòng", op_addr="Số 44 phố Quặng Sắt, phường Mỏ Than, thành phố Hà Đá", op_tel="024.3222.4412", op_mail="qtht@khoangsan.example",
    sec="Văn phòng Cục", SEC="VĂN PHÒNG CỤC", sec_rep="Ma Văn Kháng Sơn", sys="Hệ thống văn phòng điện tử của Cục Lưu trữ Khoáng sản", s="hệ thống văn phòng điện tử", sys_addr="phòng máy tầng 1, số 44 phố Quặng Sắt", place="Hà Đá",
    dec_no="88/QĐ-CLT", dec_date=(2025, 10, 14), reg_no="21/QĐ-CLT", reg_date=(2025, 2, 20), reg="Quy chế an toàn thông tin (Quyết định số 21/QĐ-CLT ngày 20/02/2025)", ask_no="", ask_date=(2025, 9, 1), app_no="", app_date=(2025, 9, 1), sub_no="05/TTr-QTHT", sub_date=(2025, 9, 30),
    pre_no="11/BC-KĐ", pre_date=(2025, 10, 31), imp_no="06/BB-QTHT", imp_date=(2025, 11, 5), live="10/11/2025", insp_no="30/BC-KĐ", insp_date=(2026, 4, 17), insp_from="06/4/2026", insp_to="10/4/2026", insp_re="15/4/2026",
    ASR="CÔNG TY TNHH KIỂM ĐỊNH AN TOÀN SỐ ĐÁ XANH", asr="Công ty TNHH Kiểm định an toàn số Đá Xanh", asr_ok="có Giấy phép số 140/GP-BTTTT về dịch vụ kiểm tra, đánh giá an toàn thông tin mạng", asr_rep="Lò Văn Pâng",
    fw="Vách Đá V2", waf="Lọc Web Nhỏ", dbfw="-", vpn="Hầm Lò VPN", siem="-", av="Sạch Máy", bk="Kho Nhỏ", mon="Trông Máy",
    devices=[["Tường lửa 1, 2", "Vách Đá V2", "Tủ R1", "Ngăn các vùng mạng", "plan.design.zone-access"], ["Chuyển mạch chính 1, 2", "Lưới 24", "Tủ R1", "Kết nối mạng", "plan.design.redundancy"], ["Bộ định tuyến", "Cửa Hầm 1", "Tủ R1", "Nối Internet", ""], ["Máy chủ 1 đến 4", "Khối 1U", "Tủ R1", "Chạy ứng dụng, dữ liệu", ""], ["Thiết bị lưu trữ", "Hòm Đá 8T", "Tủ R1", "Lưu bản sao", ""]],
    services=[["Văn phòng điện tử", "Máy chủ 1, Windows Server 2022", "Quản lý văn bản, lịch họp"], ["Cơ sở dữ liệu", "Máy chủ 2, Windows Server 2022", "Lưu dữ liệu"], ["Máy chủ nhật ký", "Máy chủ 3, Debian 12", "Lưu nhật ký"], ["Máy chủ trung gian", "Máy chủ 4, Debian 12", "Cho cán bộ công tác xa"]],
    zones={"border": ("192.168.1.0/29", "203.0.113.240/30"), "dmz": ("192.168.2.0/28", "203.0.113.244/30"), "internal": ("192.168.10.0/23", "Không"), "server": ("192.168.3.0/27", "Không"), "wireless": ("192.168.50.0/24", "Không")},
    expect={"dossier.level-min": "gap", "appraisal.exists": "any", "appraisal.conclusion": "any", "appraisal.independent": "any", "inspection.assessor": "any", "inspection.periodic": "any", "cross.signer": "any"},
)
PIC = {"logical": net_png([["INTERNET"], ["DT"], ["TL 1", "TL 2"], ["CM 1", "CM 2"], ["N10", "N2", "N3", "N50"]], [("INTERNET", "DT"), ("DT", "TL 1"), ("DT", "TL 2"), ("TL 1", "CM 1"), ("TL 2", "CM 2"), ("CM 1", "N10"), ("CM 1", "N2"), ("CM 2", "N3"), ("CM 2", "N50")]), "physical": net_png([["R1"], ["DT"], ["TL 1-2"], ["CM 1-2"], ["MC 1-4"], ["HOM DA"]], [("DT", "TL 1-2"), ("TL 1-2", "CM 1-2"), ("CM 1-2", "MC 1-4"), ("MC 1-4", "HOM DA")])}
PLACES = {"decision": "I. Quyet dinh/88-QD-CLT.docx", "dossier": "II. Ho so/Ho so cap do 2.docx", "regulation": "I. Quyet dinh/21-QD-CLT va Quy che.docx", "submission": "II. Ho so/05-TTr.docx", "inspection": "III. Kiem tra/30-BC.docx", "preop": "III. Kiem tra/11-BC.docx", "implementation": "III. Kiem tra/06-BB.docx"}


def new(key, kind): return HDoc(PLACES[key], kind, size=13, split=11)


def head(D, d, over, body, number, day, issuer=True, motto=True):
    P = d.para_xml
    left = ([P(over, align="center", size=12, before=0, after=0)] if over else []) + [P(body, align="center", bold=True, size=12, before=0, after=0)] if issuer else []
    right = [P(MOTTO[0], align="center", bold=True, size=12, before=0, after=0), P(MOTTO[1], align="center", bold=True, underline=True, before=0, after=0)] if motto else []
    d.bare_table([[left, right], [[P("Số: " + number if number else "", align="center")], [P(day, align="center", italic=True)]]], [6.5, 10])


def sign(d, to, lines, who, ok=True, to_ok=True):
    P = d.para_xml
    left = [P("Nơi nhận:", bold=True, italic=True, size=12, align="left")] + [P("- " + t, size=11, align="left", before=0, after=0) for t in to] if to_ok and to else []
    right = [P("\n".join(lines), align="center", bold=True)] + [P("")] * 3 + [P(who, align="center", bold=True)] if ok else []
    d.bare_table([[left, right]], [8, 8.5])


def decision(D):
    f, st, say = D.f, D.state, D.say
    d = new("decision", "approval-decision")
    ex = st("decision.exists")
    if ex == "empty-form":
        d.kind = "template"
        head(D, d, "", "(Tên chủ quản)", "……", "……, ngày … tháng … năm …")
        d.c("QUYẾT ĐỊNH\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin", bold=True); d.c("(Thủ trưởng cơ quan, tổ chức)", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Xét đề nghị của (tên đơn vị),", "Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin đối với (tên hệ thống):", "1) Tên hệ thống thông tin:", "2) Đơn vị vận hành:", "3) Địa chỉ:", "4) Cấp độ:", "5) Phương án bảo đảm an toàn thông tin:", "Điều 2. Tổ chức thực hiện:", "Điều 3. Thi hành:"]: d.p(t, first=1)
        sign(d, ["……"], ["(CHỨC DANH)"], "(Ký, ghi rõ họ tên)")
        return d
    draft = ex == "draft"
    number = "   /QĐ-CLT" if draft else say("decision.number", f["dec_no"], hollow="   /QĐ-CLT") or ""
    blank = f"{f['place']}, ngày   tháng   năm 2025"
    day = blank if draft else say("decision.place-date", f"{f['place']}, {ngay(f['dec_date'])}", hollow=blank) or ""
    if draft: d.p("BẢN DỰ THẢO", bold=True)
    head(D, d, "BỘ KHOÁNG SẢN" if st("decision.issuer") == "keep" else "", f["OWN"], number, day, issuer=st("decision.issuer") == "keep", motto=st("decision.motto") == "keep")
    sysn = "Trang thông tin điện tử thư viện" if st("cross.system-name") == "mismatch" else f["sys"]
    op = "Phòng Địa chất" if st("cross.operator") == "mismatch" else f["op"]
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=8)
    if st("decision.title") == "keep": d.c("Về việc phê duyệt cấp độ an toàn hệ thống thông tin", bold=True)
    if st("decision.authority") == "keep": d.c("CỤC TRƯỞNG CỤC LƯU TRỮ KHOÁNG SẢN", bold=True, before=6)
    nd, tt = "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01/7/2016 của Chính phủ;", "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12/8/2022 của Bộ Thông tin và Truyền thông;"
    b = [say("decision.basis-law", "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ Luật An toàn thông tin mạng số 86/2015/QH13, ban hành 19/11/2015;")]
    if st("cross.law-in-force") == "expired-law": b += [nd, "Căn cứ Thông tư số 03/2017/TT-BTTTT ngày 24/4/2017 của Bộ Thông tin và Truyền thông;"]
    else: b += (say("decision.basis-guidance", nd + "|" + tt, "Căn cứ Nghị định 85/2016/NĐ-CP, Thông tư 12/2022/TT-BTTTT về bảo đảm an toàn hệ thống thông tin theo cấp độ;", **{"no-tt12": nd}) or "").split("|")
    b.append(say("decision.proposal", f"Theo đề nghị của Trưởng {low(f['op'])} tại Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])}.", f"Xét Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])} của {f['op']},"))
    for t in b:
        if t: d.p(t, first=1)
    d.c("QUYẾT ĐỊNH:", bold=True)
    d.p([("Điều 1. ", {"bold": True}), "Phê duyệt cấp độ an toàn hệ thống thông tin" + ("" if D.gap("decision.a1.system") else f" cho {sysn}") + ", gồm các nội dung:"], first=1)
    lv = "" if D.gap("decision.a1.level") else " tương ứng với cấp độ 2"
    one = [say("decision.a1.system", f"Tên hệ thống thông tin: {sysn}.", f"Hệ thống thông tin được phê duyệt là {sysn}.", hollow="Tên hệ thống thông tin: xx/xx"), say("decision.a1.operator", f"Đơn vị vận hành hệ thống thông tin: {op}.", f"Việc vận hành giao cho đơn vị: {op}.", hollow="Đơn vị vận hành hệ thống thông tin: xx/xx"), say("decision.a1.address", f"Địa chỉ: {f['op_addr']}.", f"Đơn vị vận hành có địa chỉ: {f['op_addr']}.", hollow="Địa chỉ: xx/xx"),
           say("decision.a1.level", "Cấp độ an toàn hệ thống thông tin: cấp độ 2.", "Cấp độ được phê duyệt: 2.", hollow="Cấp độ an toàn hệ thống thông tin: xx/xx")]
    for cid, t in (("decision.a1.plan-design", "trong thiết kế hệ thống thông tin"), ("decision.a1.plan-operation", "trong quá trình vận hành hệ thống")):
        one.append(say(cid, f"Phương án bảo đảm an toàn thông tin {t}{lv}: phù hợp với TCVN 11930:2017.", f"Phương án bảo đảm an toàn thông tin {t}{lv} đã được xem xét và phù hợp với tiêu chuẩn TCVN 11930:2017.", promise=f"Phương án bảo đảm an toàn thông tin {t}: chờ hoàn thiện, phê duyệt ở lần sau."))
    for i, t in enumerate([x for x in one if x]): d.p(f"{i + 1}) {t}", left=1)
    t = say("decision.a2.operator-duty", f"{f['op']} thực hiện trách nhiệm theo Điều 22 Nghị định số 85/2016/NĐ-CP. ", f"Các trách nhiệm nêu ở Điều 22 Nghị định số 85/2016/NĐ-CP do {f['op']} thực hiện. ")
    d.p([("Điều 2. ", {"bold": True}), (t or "") + "Phòng Tài vụ cân đối kinh phí thường xuyên."], first=1)
    x = [say("decision.a3.execution", f"{f['op']} và các phòng liên quan chịu trách nhiệm thi hành Quyết định này.", f"Trưởng {low(f['op'])} cùng các phòng thuộc Cục có trách nhiệm thi hành."), say("decision.a3.supervision", f"{f['sec']} - đơn vị chuyên trách về an toàn thông tin - kiểm tra, giám sát việc thực hiện và báo cáo Cục trưởng.", f"{f['sec']} được giao giám sát, kiểm tra (chuyên trách về an toàn thông tin), định kỳ báo cáo Cục trưởng.")]
    d.p([("Điều 3. ", {"bold": True}), " ".join(["Quyết định có hiệu lực từ ngày ký."] + [t for t in x if t]) + "/."], first=1)
    lines, who = ["CỤC TRƯỞNG"], "Cù Xuân Diệp"
    if st("cross.signer") == "wrong-signer": lines, who = ["VĂN THƯ"], "Phó Thị Mận"
    sign(d, ["xx/xx"] if st("decision.recipients") == "hollow" else ["Như Điều 3;", "Bộ Khoáng sản (b/c);", "Lưu: VP."], lines, "" if draft else who, ok=st("decision.signature") == "keep", to_ok=st("decision.recipients") != "drop")
    return d


def reg_day(D): return (2026, 1, 12) if D.state("regulation.before-approval") == "late" else D.f["reg_date"]


def regulation(D):
    f = D.f
    d = new("regulation", "regulation")
    abbr, quote, toc = decoy(D, d, D.ids("regulation."), "Điều")
    pr = D.state("regulation.promulgated")
    if pr != "drop":
        head(D, d, "BỘ KHOÁNG SẢN", f["OWN"], "   /QĐ-CLT" if pr == "hollow" else f["reg_no"], f"{f['place']}, ngày   tháng   năm 2025" if pr == "hollow" else f"{f['place']}, {ngay(reg_day(D))}")
        d.c("QUYẾT ĐỊNH", bold=True, size=14); d.c("Ban hành Quy chế an toàn thông tin đối với " + f["sys"], bold=True); d.c("CỤC TRƯỞNG CỤC LƯU TRỮ KHOÁNG SẢN", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19/11/2015; Nghị định số 85/2016/NĐ-CP; Thông tư số 12/2022/TT-BTTTT;", f"Theo đề nghị của {f['sec']} và {f['op']}."]: d.p(t, first=1)
        d.c("QUYẾT ĐỊNH:", bold=True)
        d.p("Điều 1. Ban hành Quy chế an toàn thông tin đối với " + f["sys"] + ".\nĐiều 2. Các phòng, cá nhân thuộc Cục thi hành Quyết định này kể từ ngày ký./.", first=1, align="left")
        sign(d, ["Như Điều 2;", "Lưu: VP."], ["CỤC TRƯỞNG"], "" if pr == "hollow" else "Cù Xuân Diệp")
        d.page_break()
    d.c("QUY CHẾ", bold=True, size=14); d.c("An toàn thông tin đối với " + f["sys"], bold=True)
    t = D.say("regulation.promulgated", f"(Kèm theo Quyết định số {f['reg_no']} ngày {dmy(reg_day(D))} của Cục trưởng)", hollow="(Kèm theo Quyết định số    /QĐ-CLT ngày    )")
    if t: d.c(t, italic=True)
    if toc: d.toc("MỤC LỤC", 3, False)
    n = [0]

    def art(title, lines):
        n[0] += 1
        d.headings.append((2, f"Điều {n[0]}. {title}"))
        d.p([(f"Điều {n[0]}. {title}. ", {"bold": True}), " ".join(lines)], first=1)
    s = D.say("regulation.scope", f"Quy chế áp dụng cho {f['sys']} và mọi phòng, cán bộ, người được thuê có sử dụng, quản trị hệ thống này.", f"Đối tượng phải tuân theo là người quản trị, người dùng, nhà thầu của {f['sys']}; phạm vi gồm máy móc, phần mềm, dữ liệu của hệ thống.", hollow="Nội dung:")
    if s: art("Phạm vi, đối tượng áp dụng", [s])
    if abbr: art("Viết tắt", [f"{abbr[0]}: {abbr[1]}."])
    if quote: art("Căn cứ", [quote])
    for g in mgmt(D, "regulation."):
        for c in g:
            it = D.item(c)
            if it: art(it.title, [l[1] for l in it.lines if l[0] == "p"] or [""])
    art("Thi hành", [f"{f['op']} hướng dẫn, kiểm tra việc thực hiện; vi phạm thì xử lý theo quy định./."])
    return d


def submission(D):
    f = D.f
    d = new("submission", "submission")
    head(D, d, f["OWN"], f["OP"], f["sub_no"], f"{f['place']}, {ngay(f['sub_date'])}")
    d.c("TỜ TRÌNH\nVề việc phê duyệt đề xuất cấp độ", bold=True); d.c("Kính gửi: Cục trưởng Cục Lưu trữ Khoáng sản")
    d.p(f"{f['op']} trình Cục trưởng phê duyệt hồ sơ đề xuất cấp độ 2 của {f['sys']}; đơn vị vận hành: {f['op']}; địa chỉ: {f['op_addr']}. Hồ sơ kèm theo gồm thuyết minh và Quy chế./.", first=1)
    sign(d, ["Như trên;", "Lưu."], ["TRƯỞNG PHÒNG"], name(f["op_rep"]))
    return d


def dossier(D):
    f, st = D.f, D.state
    d = new("dossier", "level-dossier")
    ids = D.ids("dossier.") + D.ids("architecture.") + D.ids("plan.")
    abbr, quote, toc = decoy(D, d, ids, "quản lý" if str(D.check).startswith("plan.mgmt") else "kỹ thuật" if str(D.check).startswith("plan.") else "chung")
    d.c(f["OWN"], bold=True, after=120); d.c("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN", bold=True, size=17); d.c(f["sys"], bold=True, size=14); d.c("(cấp độ 2)")
    d.page_break()
    if toc: d.toc("MỤC LỤC", 3, False)
    H = lambda t, lv=1: d.heading(t, lv)
    if abbr or quote:
        H("Ghi chú đầu hồ sơ")
        if abbr: d.table([["Ký hiệu", "Diễn giải"], ["CB", "Cán bộ"], abbr], widths=[2, 8], header=1)
        if quote: d.p(quote, first=1)
    H("A - Thông tin chung")
    for k, (who, cid, t) in enumerate((("own", "dossier.owner", "Chủ quản hệ thống thông tin"), ("op", "dossier.operator", "Đơn vị vận hành hệ thống thông tin"))):
        s = st(cid)
        if s in GONE: continue
        H(f"A{k + 1} - {t}", 2)
        if s == "promise": d.p("Sắp tới sẽ cập nhật.", first=1); continue
        rows = [["Tên", f[who]], ["Chức năng, nhiệm vụ, quyền hạn", f[who + "_func"]], ["Người đại diện và chức vụ", f"{f[who + '_rep']}, {f[who + '_title']}"], ["Địa chỉ", f[who + "_addr"]], ["Điện thoại", f[who + "_tel"]], ["Thư điện tử", f[who + "_mail"]]]
        if s == "some-fields": rows = rows[:1]
        if s == "hollow": rows = [[a, "xx/xx"] for a, _ in rows]
        if s == "paraphrase": d.p(f"{f[who]} (trụ sở {f[who + '_addr']}; điện thoại {f[who + '_tel']}; thư điện tử {f[who + '_mail']}) do {low(f[who + '_rep'])}, {low(f[who + '_title'])}, đại diện; chức năng, nhiệm vụ theo {f[who + '_func']}.", first=1)
        else: d.table(rows, widths=[5, 10])
    k = [2]

    def title(t): k[0] += 1; H(f"A{k[0]} - {t}", 2)

    def part(cid):
        it = D.item(cid)
        if it is None: return
        title(it.title)
        if st("cross.foreign-agency") == "copied" and cid == "dossier.scope": it.lines.append(("p", "Hệ thống do Cục Thủy văn Trường Sơn quản lý, phục vụ cán bộ Cục Thủy văn Trường Sơn."))
        put_lines(D, d, it, PIC)
    part("dossier.scope"); part("dossier.logical-model"); part("dossier.physical-model")
    listing(D, d, "dossier.devices", ["Tên thiết bị", "Chủng loại", "Vị trí", "Mục đích sử dụng"], devices(D), [4, 3, 2, 5], "Danh mục thiết bị", "Các thiết bị", title, lambda r: f"{r[0]} ({r[1]}), đặt tại {low(r[2])}, để {low(r[3])};")
    sv = [list(r) for r in f["services"]]
    if st("cross.placeholder") == "left-over": sv += [["[Tên dịch vụ]", "[Máy chủ]", "[Mục đích]"], ["Ví dụ: Thư điện tử", "Ví dụ: Máy chủ X", "…"]]
    listing(D, d, "dossier.services", ["Dịch vụ", "Máy chủ, hệ điều hành", "Mục đích"], sv, [4, 5, 5], "Danh mục ứng dụng, dịch vụ", "Các ứng dụng, dịch vụ", title, lambda r: f"{r[0]} chạy trên {low(r[1])}, để {low(r[2])};")
    listing(D, d, "dossier.ip-plan", ["Vùng mạng", "IP Private", "IP Public"], ip_rows(D), [5, 4, 4], "Vùng mạng và địa chỉ IP", "Địa chỉ IP của từng vùng mạng", title, lambda r: f"{r[0]}: IP Private {r[1]}, IP Public {low(r[2])};")
    zs = [(c, z) for c, z in ((c, D.item(c)) for c in zone_ids(D)) if z]
    if zs:
        title("Có các vùng mạng nào?")
        mark = lambda i: ["x", ""] if i.state in ("keep", "paraphrase") else ["", "x"] if i.state == "deny" else ["", ""]
        d.table([["TT", "Vùng mạng", "Có", "Không", "Giải thích"]] + [[str(i + 1), z.title, *mark(z), z.ht] for i, (_, z) in enumerate(zs)], widths=[1, 4, 1.2, 2, 8], header=1)
    H("B - Đề xuất cấp độ")
    s = st("dossier.level-list")
    if s not in GONE:
        H("B1 - Danh mục hệ thống và cấp độ đề xuất", 2)
        if s == "promise": d.p("(bổ sung sau)", first=1)
        elif s == "paraphrase": d.p(f"{f['sys']} là hệ thống thông tin duy nhất trong hồ sơ, đề xuất cấp độ 2 theo khoản 1 Điều 8 Nghị định số 85/2016/NĐ-CP.", first=1)
        else: d.table([["Hệ thống thông tin", "Cấp độ đề xuất", "Căn cứ đề xuất"], [f["sys"], "Cấp độ 2", "Khoản 1 Điều 8 Nghị định số 85/2016/NĐ-CP"] if s == "keep" else ["", "", ""]], widths=[6, 3, 5], header=1)
    it = D.item("dossier.level-rationale")
    if it:
        H("B2 - " + it.title, 2)
        if st("cross.level") == "mismatch": it.lines.append(("p", "Tóm lại, hệ thống thuộc cấp độ 3."))
        put_lines(D, d, it, PIC)
    H("C - Phương án bảo đảm an toàn thông tin")

    def check(groups):
        for t, g in groups:
            got = rows_of(D, g)
            if not got: continue
            H(t, 3)
            rows = [["TT", "Câu hỏi kiểm tra", "Có", "Không", "Giải thích, minh chứng"]]
            for n, (c, i) in enumerate(got):
                yes = "x" if i.state in ("keep", "paraphrase") else ""
                no = "x" if i.state == "deny" or i.state == "promise" and D.seed % 2 else ""
                rows.append([str(n + 1), i.title, yes, no, i.ht + (" " + i.pa if i.pa else "")])
            d.table(rows, widths=[1, 5, 1.2, 2, 8], header=1)
    H("C1 - Đáp ứng yêu cầu về quản lý", 2)
    check(list(zip(["Chính sách", "Tổ chức", "Nhân lực", "Thiết kế, xây dựng", "Vận hành", "Rủi ro", "Kết thúc vận hành"], mgmt(D))))
    H("C2 - Đáp ứng yêu cầu về kỹ thuật", 2)
    check([("Thiết kế", D.ids("plan.design."))] + list(zip(["An toàn mạng", "An toàn máy chủ", "An toàn ứng dụng", "An toàn dữ liệu"], tech(D))))
    sign(d, [], ["TRƯỞNG PHÒNG"], name(f["op_rep"]), to_ok=False)
    return d


PRE = {"scope": ("Phạm vi, đối tượng", "04 máy chủ, thiết bị mạng, phần mềm của {s}, lúc chưa mở cho người dùng."), "method": ("Hình thức, phương pháp, công cụ, thời gian", "Hộp trắng, hộp xám; OpenVAS, Nmap; 03 ngày, xong ngày {pre_day}."), "legal-compliance": ("Tuân thủ pháp luật về bảo đảm an toàn hệ thống thông tin theo cấp độ", "Có Quyết định phê duyệt cấp độ số {dec_no}; có Quy chế ban hành trước; có bộ phận chuyên trách: tuân thủ."),
       "effectiveness": ("Hiệu quả biện pháp theo phương án được phê duyệt", "Quy chế, thiết kế, cấu hình đều khớp phương án được phê duyệt."), "technical": ("Dò quét, thử xâm nhập", "Đã dò quét lỗ hổng, mã độc và thử xâm nhập phần mềm trước khi vận hành."), "results": ("Danh sách lỗ hổng, điểm yếu", "Một điểm yếu mức thấp: cổng quản trị máy in mở rộng."), "remediation-plan": ("Kế hoạch xử lý", "Đóng cổng trong 01 ngày."), "remediation-result": ("Kết quả kiểm tra lại", "Kiểm tra lại: đã khắc phục.")}


def inspection(D, pre=False):
    f, st = D.f, D.state
    d = new("preop" if pre else "inspection", "inspection")
    date = f["pre_date"] if pre else f["insp_date"]
    keep = dict(f)
    if st("inspection.periodic") == "outdated" and not pre:
        date = (date[0] - 4, *date[1:])
        D.f.update({x: f[x].replace("2026", "2022") for x in ("insp_from", "insp_to", "insp_re")})
    bare, a = st("inspection.formalities") == "drop", st("inspection.assessor")
    if bare: D.f.update(insp_from="…", insp_to="…", insp_re="…")
    D.f["pre_day"] = "…" if bare else dmy(f["pre_date"])
    f = D.f
    abbr, quote, toc = (None, None, False) if pre else decoy(D, d, ["inspection." + x for x in PRE], "")
    if not bare: head(D, d, "", f["OP"] if a == "self" else f["ASR"], f["pre_no"] if pre else f["insp_no"], f"{f['place']}, {ngay(date)}", issuer=a != "drop")
    d.c("BÁO CÁO\n" + ("Đánh giá an toàn thông tin trước khi đưa vào vận hành, khai thác" if pre else "Kiểm tra, đánh giá an toàn thông tin mạng định kỳ") + "\n" + f["sys"], bold=True, after=8)
    if toc: d.toc("MỤC LỤC", 2, False)
    if a != "drop": d.p("Đơn vị kiểm tra: " + (f"{f['asr']}, {f['asr_ok']}." if a == "keep" else f"{f['op']} (đơn vị vận hành tự kiểm tra)."), first=1)
    if quote: d.p(quote, first=1)
    if abbr: d.p(f"{abbr[0]}: {abbr[1]}.", first=1)
    for x in PRE:
        it = D.item("inspection." + x)
        if it is None: continue
        if pre and it.state in ("keep", "paraphrase"): it.title, it.lines = D.fill(PRE[x][0]), [("p", D.fill(PRE[x][1]))]
        if st("cross.totals") == "wrong-sum" and x == "results" and not pre: it.lines = [(l[0], l[1].replace("Tổng: 02", "Tổng: 05")) if l[0] == "p" else l for l in it.lines]
        d.heading(it.title, 2)
        put_lines(D, d, it, PIC)
    if not bare: sign(d, [f["own"] + ";", "Lưu."], ["NGƯỜI LẬP"] if a == "drop" else ["TRƯỞNG PHÒNG"] if a == "self" else ["GIÁM ĐỐC"], name(f["op_rep"]) if a == "self" else f["asr_rep"])
    D.f = keep
    return d


def implementation(D):
    f = D.f
    d = new("implementation", "implementation")
    head(D, d, f["OWN"], f["OP"], f["imp_no"], f"{f['place']}, {ngay(f['imp_date'])}")
    d.c("BIÊN BẢN\nXác nhận triển khai phương án bảo đảm an toàn thông tin cho " + f["sys"], bold=True)
    d.p(f"Thành phần: {f['op_rep']} ({f['op']}), ông {f['sec_rep']} ({f['sec']}), đại diện nhà thầu.", first=1)
    it = D.item("implementation.complete")
    if it:
        d.heading(it.title, 2)
        if it.state == "promise": d.p("Phương án được phê duyệt sẽ triển khai dần, phấn đấu xong trước 31/12/2027.", first=1)
        elif it.state == "deny": d.p("Đến nay phương án được phê duyệt chưa được triển khai.", first=1)
        else: put_lines(D, d, it, PIC)
    if not D.gap("inspection.before-operation") and not D.gap("inspection.exists"): d.p(f"Báo cáo đánh giá trước khi vận hành: số {f['pre_no']} ngày {dmy(f['pre_date'])}.", first=1)
    sign(d, [], ["ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH"], name(f["op_rep"]), to_ok=False)
    return d


def build(D):
    st, out = D.state, []
    if st("decision.exists") != "drop": out.append(decision(D))
    if st("dossier.exists") != "drop": out.append(dossier(D))
    if st("regulation.exists") != "drop": out.append(regulation(D))
    if st("submission.exists") != "drop": out.append(submission(D))
    if st("inspection.exists") != "drop":
        out.append(inspection(D))
        if not D.gap("inspection.before-operation"): out.append(inspection(D, True))
    if st("implementation.complete") != "drop": out.append(implementation(D))
    return out
