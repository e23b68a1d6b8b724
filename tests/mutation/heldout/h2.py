"""H2: a province, terse and technical. Matrices in landscape, "+" lists, English words, content controls, a text box, a nested table; the plan in paragraphs with run-in heads."""
import os

from kit import (GONE, HERE, MOTTO, ROMAN, HDoc, decoy, devices, dmy, ip_rows, listing, mgmt, name, net_png, ngay, put_lines, rows_of, tech, zone_ids)

T = lambda n: os.path.join(HERE, "texts", n)
FACTS = dict(
    id="H2", level=3, texts=[T("h2.txt")], alt=T("h1.txt"), marks={"keep": "OK", "hollow": "", "deny": "Fail", "promise": "Planned"},
    own="Ủy ban nhân dân tỉnh Hải Kiều", OWN="ỦY BAN NHÂN DÂN\nTỈNH HẢI KIỀU", own_func="Luật Tổ chức chính quyền địa phương", own_rep="Ông Kha Vĩnh Tường", own_title="Chủ tịch UBND tỉnh", own_addr="01 Quảng trường Cánh Buồm, phường Hải Kiều, tỉnh Hải Kiều", own_tel="0281.366.1000", own_mail="ubnd@haikieu.example",
    op="Trung tâm Hạ tầng số", OP="TRUNG TÂM HẠ TẦNG SỐ", op_func="QĐ số 45/QĐ-UBND ngày 07/3/2024 của UBND tỉnh", op_rep="Ông Chử Anh Khoa", op_title="Giám đốc", op_addr="88 Mỏ Neo, phường Hải Kiều, tỉnh Hải Kiều", op_tel="0281.366.8800", op_mail="hts@haikieu.example",
    sec="Sở Khoa học và Công nghệ", SEC="SỞ KHOA HỌC VÀ CÔNG NGHỆ", sec_rep="Đàm Thị Hải Yến", sys="Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Hải Kiều", s="HTTT giải quyết TTHC tỉnh", sys_addr="Data Center tỉnh, 88 Mỏ Neo", place="Hải Kiều",
    dec_no="1127/QĐ-UBND", dec_date=(2026, 2, 5), reg_no="640/QĐ-UBND", reg_date=(2024, 11, 12), reg="Quy chế ATTT (QĐ 640/QĐ-UBND ngày 12/11/2024)", ask_no="72/HTS-KT", ask_date=(2025, 12, 9), app_no="512/BC-SKHCN", app_date=(2026, 1, 12), sub_no="58/TTr-HTS", sub_date=(2026, 1, 26),
    pre_no="PT-26-011", pre_date=(2026, 3, 12), imp_no="19/BB-HTS", imp_date=(2026, 3, 20), live="01/4/2026", insp_no="PT-26-058", insp_date=(2026, 6, 24), insp_from="08/6/2026", insp_to="19/6/2026", insp_re="22/6/2026",
    ASR="CÔNG TY TNHH AN NINH MẠNG HẢI ĐĂNG", asr="Công ty TNHH An ninh mạng Hải Đăng", asr_ok="Giấy phép số 176/GP-BTTTT về dịch vụ kiểm tra, đánh giá ATTT mạng", asr_rep="Viên Gia Bảo",
    fw="SeaGate NX-600", waf="ReefWAF 2", dbfw="PearlDB FW", vpn="TideVPN", siem="Lighthouse SIEM", av="CoralEDR", bk="AnchorBackup", mon="BuoyNMS",
    devices=[["Router 1, 2", "Keel R900", "Rack 1", "Kết nối ISP1, ISP2, TSLCD", "plan.design.internet"], ["NGFW 1, 2", "SeaGate NX-600", "Rack 1", "Firewall, IPS giữa các zone", "plan.design.zone-access"], ["WAF 1, 2", "ReefWAF 2", "Rack 1", "Bảo vệ web", "plan.design.waf"],
             ["DB firewall 1, 2", "PearlDB FW", "Rack 2", "Bảo vệ DB cluster", "plan.design.database"], ["Core switch 1, 2", "Mast 6500", "Rack 2", "Chuyển mạch lõi", "plan.design.redundancy"], ["Host 1-4", "Hull 740", "Rack 3", "Chạy 14 VM", ""], ["SAN", "Dock 200", "Rack 3", "Lưu trữ tập trung", ""], ["SIEM appliance", "Lighthouse SIEM", "Rack 3", "Thu thập, phân tích log", "plan.design.siem"]],
    services=[["Portal DVC", "VM01, VM02 / Rocky Linux 9", "Nộp, tra cứu hồ sơ"], ["Một cửa điện tử", "VM03-VM06 / Rocky Linux 9", "Xử lý hồ sơ"], ["LGSP connector", "VM07 / Rocky Linux 9", "Liên thông"], ["DB cluster", "VM11, VM12 / Rocky Linux 9", "Lưu dữ liệu"], ["Report", "VM09 / Windows Server 2022", "Báo cáo"]],
    zones={"border": ("10.200.0.0/27", "192.0.2.0/28", "V2"), "dmz": ("10.200.10.0/24", "192.0.2.16/28", "V10"), "internal": ("10.201.0.0/16", "N/A", "V20-V49"), "server": ("10.200.50.0/24", "N/A", "V50"), "database": ("10.200.60.0/24", "N/A", "V60"), "management": ("10.200.99.0/24", "N/A", "V99"), "wireless": ("10.200.70.0/24", "N/A", "V70")},
)
PIC = {"logical": net_png([["INTERNET", "TSLCD"], ["NGFW-1", "NGFW-2"], ["WAF", "CORE-SW"], ["V10", "V50", "V60", "V99", "V70"]], [("INTERNET", "NGFW-1"), ("TSLCD", "NGFW-2"), ("NGFW-1", "WAF"), ("NGFW-2", "CORE-SW"), ("WAF", "V10"), *[("CORE-SW", v) for v in ("V50", "V60", "V99", "V70")]]),
       "physical": net_png([["RACK 1", "RACK 2", "RACK 3"], ["R-1", "CSW-1", "HOST 1-2"], ["R-2", "CSW-2", "HOST 3-4"], ["NG-1/2", "ASW", "SAN"]], [("R-1", "CSW-1"), ("R-2", "CSW-2"), ("CSW-1", "HOST 3-4"), ("CSW-2", "SAN")])}
PLACES = {"decision": "QD_1127_2026.docx", "dossier": "HSDXCD_L3_v1.4.docx", "regulation": "QD_640_QC_ATTT.docx", "appraisal": "BC_512_tham_dinh.docx", "submission": "TTr_58.docx", "inspection": "PT-26-058_report.docx", "preop": "PT-26-011_report.docx", "implementation": "BB_19.docx"}


def new(key, kind): return HDoc(PLACES[key], kind, size=13, margins=(2, 2, 2.5, 1.5), split=5)


def head(D, d, body, number, day, issuer=True, motto=True, label="Số: "):
    P = d.para_xml
    left = [P(t, align="center", bold=True, size=12, before=0, after=0) for t in body.split("\n")] if issuer else []
    left += [P("---------------", align="center", size=9, before=0, after=0), P(label + number if number else "", align="center", before=2, after=0)]
    right = [P(MOTTO[0], align="center", bold=True, size=12, before=0, after=0), P(MOTTO[1], align="center", bold=True, before=0, after=0), P("---------------", align="center", size=9, before=0, after=0)] if motto else []
    right.append(P(day, align="center", italic=True, before=2, after=0))
    d.bare_table([[left, right]], [7, 10])


def sign(d, to, lines, who, ok=True, to_ok=True):
    P = d.para_xml
    left = [P("Nơi nhận:", bold=True, italic=True, size=11)] + [P("- " + t, size=11, align="left", before=0, after=0) for t in to] if to_ok else []
    right = [P(t, align="center", bold=True, before=0, after=0) for t in lines] + [P("")] * 3 + [P(who, align="center", bold=True)] if ok else []
    d.bare_table([[left, right]], [8, 9])


def decision(D):
    f, st, say = D.f, D.state, D.say
    d = new("decision", "approval-decision")
    ex = st("decision.exists")
    draft, blank = ex == "draft", ex == "empty-form"
    if blank:
        d.kind = "template"
        head(D, d, "CHỦ QUẢN HTTT\n(ghi tên)", "…/QĐ-…", "…, ngày … tháng … năm …")
        d.c("QUYẾT ĐỊNH", bold=True); d.c("Về việc phê duyệt cấp độ an toàn hệ thống thông tin", bold=True); d.c("THỦ TRƯỞNG (ghi chức vụ)", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ … (ghi văn bản hướng dẫn);", "Xét đề nghị của … (ghi đơn vị đề nghị),", "Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin đối với … (ghi tên hệ thống)", "+ Tên hệ thống thông tin: …", "+ Đơn vị vận hành: …", "+ Địa chỉ: …", "+ Cấp độ: …", "+ Phương án bảo đảm an toàn thông tin: …", "Điều 2. … (ghi trách nhiệm)", "Điều 3. … (ghi điều khoản thi hành)./."]: d.p(t, first=1)
        sign(d, ["…"], ["(CHỨC VỤ)"], "(Họ tên)")
        return d
    number = "…/QĐ-UBND" if draft else say("decision.number", f["dec_no"], hollow="…/QĐ-UBND") or ""
    day = f"{f['place']}, ngày … tháng … năm 2026" if draft else say("decision.place-date", f"{f['place']}, {ngay(f['dec_date'])}", hollow=f"{f['place']}, ngày … tháng … năm …") or ""
    if draft: d.p("Dự thảo v0.9", italic=True)
    head(D, d, f["OWN"], number, day, issuer=st("decision.issuer") == "keep", motto=st("decision.motto") == "keep")
    sysn = "Hệ thống camera giám sát giao thông" if st("cross.system-name") == "mismatch" else f["sys"]
    op = "Trung tâm Điều hành đô thị" if st("cross.operator") == "mismatch" else f["op"]
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=10)
    if st("decision.title") == "keep": d.c("Phê duyệt cấp độ an toàn hệ thống thông tin", bold=True, after=8)
    if st("decision.authority") == "keep": d.c("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẢI KIỀU", bold=True, after=6)
    nd, tt = "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01/7/2016 của Chính phủ về bảo đảm an toàn HTTT theo cấp độ;", "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12/8/2022 của Bộ trưởng Bộ TT&TT quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP;"
    b = ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", say("decision.basis-law", "Căn cứ Luật An toàn thông tin mạng ngày 19/11/2015;", "Căn cứ Luật ATTT mạng số 86/2015/QH13 (ngày 19/11/2015);")]
    if st("cross.law-in-force") == "expired-law": b += [nd, "Căn cứ Thông tư số 03/2017/TT-BTTTT ngày 24/4/2017 của Bộ TT&TT;"]
    else: b += (say("decision.basis-guidance", nd + "|" + tt, "Căn cứ NĐ 85/2016/NĐ-CP về bảo đảm an toàn hệ thống thông tin theo cấp độ và Thông tư 12/2022/TT-BTTTT hướng dẫn Nghị định này;", **{"no-tt12": nd}) or "").split("|")
    b.append(say("decision.proposal", f"Theo đề nghị của Giám đốc {f['op']} tại Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])}.", f"Xét Tờ trình {f['sub_no']} ({dmy(f['sub_date'])}) của {f['op']}."))
    for t in b:
        if t: d.p(t, first=1, italic=True)
    d.c("QUYẾT ĐỊNH:", bold=True, before=6)
    lead = "" if D.gap("decision.a1.system") else f" đối với {sysn}"
    d.p([("Điều 1. ", {"bold": True}), f"Phê duyệt cấp độ an toàn hệ thống thông tin{lead}:"], first=1)

    def field(cid, label, other, value):
        s = st(cid)
        if s == "drop": return
        d.p([(f"+ {other if s == 'paraphrase' else label}: ", {}), "[…]" if s == "hollow" else value], first=1)
        d.control(label)
    field("decision.a1.system", "Tên hệ thống thông tin", "HTTT được phê duyệt", sysn)
    field("decision.a1.operator", "Đơn vị vận hành HTTT", "Đơn vị được giao vận hành", op)
    field("decision.a1.address", "Địa chỉ", "Trụ sở đơn vị vận hành", f["op_addr"])
    field("decision.a1.level", "Cấp độ an toàn HTTT", "Cấp độ được duyệt", "Cấp độ 3")
    lv = "" if D.gap("decision.a1.level") else " (cấp độ 3)"
    for cid, a in (("decision.a1.plan-design", "trong thiết kế HTTT"), ("decision.a1.plan-operation", "trong quá trình vận hành HTTT")):
        t = say(cid, f"+ Phương án bảo đảm an toàn thông tin {a}{lv}: phù hợp với tiêu chuẩn quốc gia TCVN 11930:2017.", f"+ Phương án bảo đảm ATTT {a}{lv} đáp ứng TCVN 11930:2017 và Phụ lục III Thông tư 12/2022/TT-BTTTT.", promise=f"+ Phương án bảo đảm an toàn thông tin {a}: {f['op']} cập nhật ở bản sau.")
        if t: d.p(t, first=1)
    d.p([("Điều 2. ", {"bold": True}), "Tổ chức thực hiện"], first=1)
    t = say("decision.a2.operator-duty", f"+ {f['op']}: thực hiện trách nhiệm của đơn vị vận hành theo Điều 22 Nghị định số 85/2016/NĐ-CP.", f"+ {f['op']} chịu trách nhiệm bảo đảm an toàn hệ thống theo đúng Điều 22 NĐ 85/2016/NĐ-CP.")
    if t: d.p(t, first=1)
    d.p("+ Sở Tài chính: bố trí kinh phí theo phân cấp.", first=1)
    d.p([("Điều 3. ", {"bold": True}), "Hiệu lực, thi hành"], first=1)
    d.p("+ Quyết định có hiệu lực từ ngày ký.", first=1)
    for t in (say("decision.a3.execution", f"+ Chánh Văn phòng UBND tỉnh, Giám đốc {f['sec']}, Giám đốc {f['op']} và thủ trưởng cơ quan liên quan chịu trách nhiệm thi hành Quyết định này.", f"+ Các cơ quan thi hành Quyết định: Văn phòng UBND tỉnh, {f['op']}, đơn vị liên quan."),
              say("decision.a3.supervision", f"+ {f['sec']} (đơn vị chuyên trách về ATTT) kiểm tra, giám sát việc thực hiện Quyết định này, báo cáo UBND tỉnh./.", f"+ Đơn vị chuyên trách về ATTT là {f['sec']} theo dõi, giám sát, kiểm tra việc thực hiện và báo cáo Chủ tịch UBND tỉnh./.")):
        if t: d.p(t, first=1)
    lines, who = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Lạc Thị Minh Nguyệt"
    if st("cross.signer") == "wrong-signer": lines, who = ["TRƯỞNG PHÒNG KỸ THUẬT"], "Tống Phước Lành"
    sign(d, ["…", "…"] if st("decision.recipients") == "hollow" else ["Như Điều 3;", "CT, các PCT UBND tỉnh;", "Lưu: VT, KGVX."], lines, "" if draft else who, ok=st("decision.signature") == "keep", to_ok=st("decision.recipients") != "drop")
    return d


def reg_day(D): return (2026, 4, 20) if D.state("regulation.before-approval") == "late" else D.f["reg_date"]


def regulation(D):
    """Decision and regulation in one file; articles with "+" lists."""
    f, st = D.f, D.state
    d = new("regulation", "regulation")
    d.header_text = "Quy chế ATTT - HTTT giải quyết TTHC"
    abbr, quote, toc = decoy(D, d, D.ids("regulation."), "Điều")
    pr = st("regulation.promulgated")
    if pr != "drop":
        head(D, d, f["OWN"], "…/QĐ-UBND" if pr == "hollow" else f["reg_no"], f"{f['place']}, ngày … tháng … năm …" if pr == "hollow" else f"{f['place']}, {ngay(reg_day(D))}")
        d.c("QUYẾT ĐỊNH", bold=True, before=8); d.c("Ban hành Quy chế bảo đảm an toàn thông tin cho " + f["sys"], bold=True, after=6); d.c("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẢI KIỀU", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19/11/2015;", "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01/7/2016; Thông tư số 12/2022/TT-BTTTT ngày 12/8/2022;", f"Theo đề nghị của Giám đốc {f['sec']}."]: d.p(t, first=1, italic=True)
        d.c("QUYẾT ĐỊNH:", bold=True)
        for i, t in enumerate(["Ban hành kèm theo Quyết định này Quy chế bảo đảm an toàn thông tin cho " + f["sys"] + ".", "Hiệu lực: từ ngày ký.", f"Chánh Văn phòng UBND tỉnh, Giám đốc các sở, Chủ tịch UBND xã, phường, Giám đốc {f['op']} chịu trách nhiệm thi hành./."]): d.p([(f"Điều {i + 1}. ", {"bold": True}), t], first=1)
        sign(d, ["Như Điều 3;", "Lưu: VT."], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "" if pr == "hollow" else "Lạc Thị Minh Nguyệt")
        d.page_break()
    d.c("QUY CHẾ", bold=True, size=14); d.c("Bảo đảm an toàn thông tin cho " + f["sys"], bold=True)
    t = D.say("regulation.promulgated", f"(Ban hành kèm theo Quyết định số {f['reg_no']} ngày {dmy(reg_day(D))} của Chủ tịch UBND tỉnh)", hollow="(Ban hành kèm theo Quyết định số …/QĐ-UBND ngày … của Chủ tịch UBND tỉnh)")
    if t: d.c(t, italic=True)
    if toc: d.toc(depth=2, field=False)
    n = [0]

    def art(title, lines):
        n[0] += 1
        d.heading(f"Điều {n[0]}. {title}", 2)
        for x in lines: d.p("+ " + x if len(lines) > 1 else x, left=0.5, first=0.5)
    sc = D.say("regulation.scope", f"Phạm vi: {f['sys']}, gồm hạ tầng, ứng dụng, dữ liệu, người dùng.|Đối tượng: {f['op']}, sở, ngành, UBND xã, phường dùng hệ thống; vendor, ISP có hợp đồng.", f"Quy chế có hiệu lực với mọi thành phần của {f['sys']}.|Phải tuân thủ: admin, user các cấp, nhà thầu.", hollow="xx/xx")
    if sc: art("Phạm vi, đối tượng áp dụng", sc.split("|"))
    words = ["SecTeam: nhóm an toàn thông tin của " + f["op"] + ".", "Incident: sự cố an toàn thông tin."]
    if abbr: words.append(f"{abbr[0]}: {abbr[1]}.")
    art("Từ ngữ, viết tắt", words)
    if quote: art("Viện dẫn", [quote])
    for g in mgmt(D, "regulation."):
        for c in g:
            it = D.item(c)
            if it: art(it.title, [l[1] for l in it.lines if l[0] == "p"] or [""])
    art("Thi hành", [f"{f['op']} theo dõi, tổng hợp vướng mắc.", "Đơn vị, cá nhân vi phạm: xử lý theo quy định./."])
    return d


def appraisal(D):
    f, st = D.f, D.state
    d = new("appraisal", "appraisal")
    same = st("appraisal.independent") == "same-unit"
    SEC, sec = (f["OP"], f["op"]) if same else (f["SEC"], f["sec"])
    date = (2026, 5, 4) if st("cross.date-order") == "late" else f["app_date"]
    head(D, d, ("VĂN PHÒNG UBND TỈNH\n" if same else "UBND TỈNH HẢI KIỀU\n") + SEC, f["app_no"], f"{f['place']}, {ngay(date)}")
    d.c("BÁO CÁO THẨM ĐỊNH", bold=True, size=14, before=8); d.c("Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin", bold=True); d.c(f["sys"], bold=True, after=6)
    d.p([("1. Thông tin chung. ", {"bold": True}), f"Hồ sơ do {f['op']} lập, gửi kèm CV {f['ask_no']} ngày {dmy(f['ask_date'])}."], first=1)
    d.p([("2. Cách thẩm định. ", {"bold": True}), f"Chủ trì: {sec}" + (" - cũng là đơn vị vận hành hệ thống." if same else f" (Phòng Bưu chính và An toàn thông tin); phối hợp: PA05 Công an tỉnh, Văn phòng UBND tỉnh. Tổ thẩm định không có người của {f['op']}.") + " Hình thức: họp + ý kiến bằng văn bản."], first=1)
    d.p([("3. Nhận xét. ", {"bold": True}), "Thành phần hồ sơ đủ theo Điều 15 NĐ 85/2016/NĐ-CP. Căn cứ xác định cấp độ rõ. Phương án bám các yêu cầu tại TCVN 11930:2017. Cần bổ sung bảng flow matrix (đã bổ sung)."], first=1)
    c = D.say("appraisal.conclusion", "Hồ sơ đề xuất cấp độ phù hợp với cấp độ 3. Đề nghị trình UBND tỉnh phê duyệt.", "Đồng ý cấp độ 3 theo đề xuất; hồ sơ đạt, đủ điều kiện trình duyệt.", hollow="…", negative="Hồ sơ không phù hợp với cấp độ 3: thiếu phương án kỹ thuật cho DB zone và SIEM; trả lại để làm lại.")
    if c is not None: d.p([("4. Kết luận. ", {"bold": True}), c], first=1)
    sign(d, ["UBND tỉnh;", f["op"] + ";", "Lưu: VT."], ["GIÁM ĐỐC"], name(f["op_rep"]) if same else f["sec_rep"])
    return d


def submission(D):
    f = D.f
    d = new("submission", "submission")
    head(D, d, "VĂN PHÒNG UBND TỈNH\n" + f["OP"], f["sub_no"], f"{f['place']}, {ngay(f['sub_date'])}")
    d.c("TỜ TRÌNH", bold=True, size=14, before=8); d.c("Phê duyệt hồ sơ đề xuất cấp độ " + f["sys"], bold=True); d.c("Kính gửi: UBND tỉnh Hải Kiều", after=6)
    for t in [f"+ HTTT: {f['sys']}.", f"+ Đơn vị vận hành: {f['op']}, {f['op_addr']}.", "+ Cấp độ đề xuất: 3.", f"+ Thẩm định: Báo cáo {f['app_no']} ngày {dmy(f['app_date'])}.", "+ Tài liệu gửi kèm: HSĐXCĐ, thiết kế thi công, Quy chế, báo cáo thẩm định.", "Trung tâm kính trình UBND tỉnh phê duyệt./."]: d.p(t, first=1)
    sign(d, ["Như trên;", "Lưu: VT."], ["GIÁM ĐỐC"], name(f["op_rep"]))
    return d


def dossier(D):
    f, st = D.f, D.state
    d = new("dossier", "level-dossier")
    d.header_text = "HSĐXCĐ L3 - " + f["s"]
    d.footer_text = "Phiên bản 1.4 - lưu hành trong cơ quan"
    ids = D.ids("dossier.") + D.ids("architecture.") + D.ids("plan.")
    abbr, quote, toc = decoy(D, d, ids, "quản lý" if str(D.check).startswith("plan.mgmt") else "kỹ thuật" if str(D.check).startswith("plan.") else "Tổng quan")
    d.c("UBND TỈNH HẢI KIỀU", bold=True); d.c(f["OP"], bold=True)
    for _ in range(8): d.p("")
    d.c("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ", bold=True, size=22); d.c(f["sys"], bold=True, size=15); d.c("Cấp độ đề xuất: 3", size=14)
    d.page_break()
    if toc: d.toc("NỘI DUNG", 3, False)
    H = lambda t, lv=1: d.heading(t, lv, real=False)
    H("Danh mục từ viết tắt")
    rows = [["ATTT", "An toàn thông tin"], ["CSDL, DB", "Cơ sở dữ liệu, Database"], ["DVC", "Dịch vụ công"], ["HSĐXCĐ", "Hồ sơ đề xuất cấp độ"], ["HTTT", "Hệ thống thông tin"], ["ISP", "Nhà cung cấp dịch vụ Internet"], ["NGFW", "Next-generation firewall"], ["NMS", "Network management system"], ["TSLCD", "Mạng truyền số liệu chuyên dùng"], ["TTHC", "Thủ tục hành chính"], ["TTPVHCC", "Trung tâm Phục vụ hành chính công"], ["VM", "Virtual machine"]]
    d.table([["Từ", "Nghĩa"]] + sorted(rows + ([abbr] if abbr else [])), widths=[2, 7], header=1)
    H("Tài liệu tham chiếu")
    for t in ["Luật ATTT mạng 2015", "NĐ 85/2016/NĐ-CP", "TT 12/2022/TT-BTTTT", "TCVN 11930:2017"] + ([quote] if quote else []): d.p("+ " + t, left=0.5, first=0.5)
    H("1. Tổng quan")
    for who, cid, t in (("own", "dossier.owner", "1.1. Chủ quản HTTT"), ("op", "dossier.operator", "1.2. Đơn vị vận hành HTTT")):
        s = st(cid)
        if s in GONE: continue
        H(t, 2)
        if s == "promise": d.p("(bổ sung sau)", first=1); continue
        rows = [("Tên", f[who]), ("Chức năng, nhiệm vụ, quyền hạn", f[who + "_func"]), ("Người đại diện", f[who + "_rep"]), ("Chức vụ", f[who + "_title"]), ("Địa chỉ", f[who + "_addr"]), ("Tel", f[who + "_tel"]), ("Email", f[who + "_mail"])]
        if s == "some-fields": rows = rows[:1]
        if s == "paraphrase": d.table([["Mục", "Giá trị"]] + [list(r) for r in rows], widths=[4, 9], header=1)
        else:
            for a, b in rows:
                d.p(f"+ {a}: {'[…]' if s == 'hollow' else b}", left=0.5, first=0.5)
                d.control(a)
    num = [2]

    def title(t):
        num[0] += 1
        H(f"1.{num[0]}. {t}", 2)

    def part(cid):
        it = D.item(cid)
        if it is None: return
        title(it.title)
        if st("cross.foreign-agency") == "copied" and cid == "dossier.scope": it.lines.append(("p", "Hosting và vận hành theo phê duyệt của UBND tỉnh Lạc Thủy; người dùng là cán bộ tỉnh Lạc Thủy."))
        for line in it.lines:
            if line[0] == "img":
                d.image(PIC[line[1]], 15.5)
                d.text_box([line[2]])
            elif line[0] == "p": d.p(("+ " if len(it.lines) > 2 else "") + line[1], left=0.5, first=0.5)
            else: d.table(line[1], header=1)
    part("dossier.scope"); part("dossier.logical-model"); part("dossier.physical-model")
    d.end_section()
    d.wide = True
    listing(D, d, "dossier.devices", ["#", "Tên thiết bị", "Model", "Vị trí", "Mục đích"], [[str(i + 1), *r] for i, r in enumerate(devices(D))], [1, 4, 4, 3, 7], "Danh mục thiết bị", "Thiết bị chính", title, lambda r: f"+ {r[1]}: model {r[2]}, đặt ở {r[3]}; mục đích: {r[4]}.")
    sv = [[str(i + 1), *r] for i, r in enumerate(f["services"])]
    if st("cross.placeholder") == "left-over": sv += [["n", "[tên ứng dụng]", "[server / OS]", "[mục đích]"], ["x", "Ví dụ: App A", "VMxx", "…"]]
    listing(D, d, "dossier.services", ["#", "Ứng dụng/dịch vụ", "Server/OS", "Mục đích"], sv, [1, 5, 6, 7], "Danh mục ứng dụng/dịch vụ", "Ứng dụng, dịch vụ", title, lambda r: f"+ {r[1]} chạy trên {r[2]}; mục đích: {r[3]}.")
    ipr = ip_rows(D)
    s = st("dossier.ip-plan")
    if s == "keep":                                            # the plan of addresses is a table within a table
        title("IP plan (vùng mạng, địa chỉ)")
        inner = d.nested([["Zone", "IP Private", "IP Public", "VLAN"]] + ipr, widths=[5, 4, 4, 3], header=1, total_cm=17)
        d.table([["Site", "Quy hoạch vùng mạng và địa chỉ IP"], ["DC tỉnh", [inner]]], widths=[2, 18], header=1, total_cm=23)
    else: listing(D, d, "dossier.ip-plan", ["Zone", "IP Private", "IP Public", "VLAN"], ipr, [5, 4, 4, 3], "IP plan (vùng mạng, địa chỉ)", "Địa chỉ IP theo zone", title, lambda r: f"+ {r[0]}: IP private {r[1]}, IP public {r[2]}, VLAN {r[3]}.")
    zs = [(c, z) for c, z in ((c, D.item(c)) for c in zone_ids(D)) if z]
    if zs:
        title("Thiết kế zone")
        d.table([["Zone", "Thành phần, luồng cho phép"]] + [[z.title, z.ht] for _, z in zs], widths=[6, 15], header=1)
    d.end_section(True)
    d.wide = False
    H("2. Đề xuất cấp độ")
    s = st("dossier.level-list")
    if s not in GONE:
        H("2.1. Danh mục HTTT và cấp độ đề xuất", 2)
        if s == "promise": d.p("Danh mục: kế hoạch 2027 sẽ cập nhật.", first=1)
        elif s == "paraphrase": d.p(f"+ {f['sys']}: đề xuất cấp độ 3, căn cứ điểm a khoản 2 Điều 9 NĐ 85/2016/NĐ-CP.", first=1)
        else: d.table([["#", "Tên HTTT", "Cấp độ", "Căn cứ"], ["1", f["sys"], "3", "Điểm a khoản 2 Điều 9 NĐ 85/2016/NĐ-CP"] if s == "keep" else ["1", "", "", ""]], widths=[1, 7, 2, 6], header=1)
    it = D.item("dossier.level-rationale")
    if it:
        H("2.2. " + it.title, 2)
        if st("cross.level") == "mismatch": it.lines.append(("p", "HTTT do đó được đề xuất cấp độ 4."))
        put_lines(D, d, it, PIC, bullet="+ ")
    H("3. Phương án bảo đảm ATTT")

    def run_in(groups, names, prefix):
        for k, (g, t) in enumerate(zip(groups, names)):
            got = rows_of(D, g)
            if not got: continue
            H(f"{prefix}{k + 1}. {t}", 3)
            for _, i in got: d.p([(i.title + ". ", {"bold": True}), i.ht + (" " + i.pa if i.pa else "")], first=0.7)
    H("3.1. Đáp ứng yêu cầu quản lý", 2)
    run_in(mgmt(D), ["Chính sách", "Tổ chức", "Con người", "Thiết kế, xây dựng", "Vận hành", "Rủi ro", "Dừng hệ thống"], "3.1.")
    H("3.2. Đáp ứng yêu cầu kỹ thuật: thiết kế", 2)
    run_in([D.ids("plan.design.")], ["Giải pháp thiết kế"], "3.2.")
    H("3.3. Đáp ứng yêu cầu kỹ thuật: cấu hình", 2)
    run_in(tech(D), ["Network", "Server", "Application", "Data"], "3.3.")
    d.p("Hồ sơ do " + f["op"] + " lập và chịu trách nhiệm nội dung./.", first=1)
    sign(d, [], ["GIÁM ĐỐC"], name(f["op_rep"]), to_ok=False)
    return d


PRE = {"scope": ("Scope", "14 VM, 4 host, thiết bị network/security, portal và API của {s}, trạng thái staging trước go-live."), "method": ("Phương pháp, hình thức, công cụ, thời gian", "Grey box + white box; Nessus, Burp Suite; 07 ngày, xong {pre_day}."),
       "legal-compliance": ("Compliance", "Tuân thủ pháp luật về bảo đảm an toàn HTTT theo cấp độ: QĐ {dec_no} phê duyệt cấp độ: có. Quy chế: có, trước phê duyệt. Đơn vị chuyên trách: có. Kết luận: tuân thủ."), "effectiveness": ("Hiệu quả biện pháp theo phương án", "So quy chế, thiết kế, cấu hình với phương án được phê duyệt: khớp; 4 tham số hardening đã chỉnh."),
       "technical": ("Scan, pentest", "Vulnerability scan, malware scan 14 VM; pentest portal/API trước go-live: hoàn thành."), "results": ("Danh sách lỗ hổng, điểm yếu", "1) Session timeout dài: Medium. 2) Lộ banner: Low."), "remediation-plan": ("Kế hoạch xử lý", "Vendor giảm timeout, SecTeam ẩn banner trong 2 ngày."), "remediation-result": ("Retest", "2/2 đã khắc phục trước go-live.")}


def inspection(D, pre=False):
    f, st = D.f, D.state
    d = new("preop" if pre else "inspection", "inspection")
    date = f["pre_date"] if pre else f["insp_date"]
    old = st("inspection.periodic") == "outdated" and not pre
    keep = dict(f)
    if old:
        date = (date[0] - 3, *date[1:])
        D.f.update({k: f[k].replace("2026", "2023") for k in ("insp_from", "insp_to", "insp_re")})
    bare, a = st("inspection.formalities") == "drop", st("inspection.assessor")
    if bare: D.f.update(insp_from="…", insp_to="…", insp_re="…")
    D.f["pre_day"] = "…" if bare else dmy(f["pre_date"])
    f = D.f
    abbr, quote, toc = (None, None, False) if pre else decoy(D, d, ["inspection." + k for k in PRE], "")
    if not bare: head(D, d, f["OP"] if a == "self" else f["ASR"], f["pre_no"] if pre else f["insp_no"].replace("26", "23") if old else f["insp_no"], f"{f['place']}, {ngay(date)}", issuer=a != "drop", label="Mã báo cáo: ")
    d.c("BÁO CÁO " + ("ĐÁNH GIÁ ATTT TRƯỚC KHI ĐƯA VÀO VẬN HÀNH, KHAI THÁC" if pre else f"KIỂM TRA, ĐÁNH GIÁ AN TOÀN THÔNG TIN MẠNG ĐỊNH KỲ NĂM {date[0]}"), bold=True, size=15, before=8); d.c(f["sys"], bold=True, after=8)
    if toc: d.toc("NỘI DUNG", 2, False)
    if a == "keep": d.table([["Bên đánh giá", f["asr"] + "; " + f["asr_ok"]], ["Hệ thống", f["sys"]], ["Căn cứ", f"Quyết định {f['dec_no']}; Thông tư 12/2022/TT-BTTTT"]], widths=[3, 10], bold_cols=(0,))
    elif a == "self": d.p(f"Bên đánh giá: nhóm kỹ thuật của {f['op']} (đơn vị vận hành) tự làm.", first=1)
    if quote: d.p("Tham chiếu: " + quote, first=1)
    if abbr: d.table([["Từ", "Nghĩa"], ["IDOR", "Insecure direct object reference"], abbr], widths=[2, 8], header=1)
    n = 0
    for k in PRE:
        it = D.item("inspection." + k)
        if it is None: continue
        n += 1
        if pre and it.state in ("keep", "paraphrase"): it.title, it.lines = D.fill(PRE[k][0]), [("p", D.fill(PRE[k][1]))]
        if st("cross.totals") == "wrong-sum" and k == "results" and not pre: it.lines = [("p", "- Tổng: 9 lỗ hổng, điểm yếu (High 1, Medium 2, Low 1).") if l[0] == "p" else l for l in it.lines]
        d.heading(f"{n} | {it.title}", 2)
        put_lines(D, d, it, PIC)
    if not bare: sign(d, [f["op"] + ";", "Lưu."], ["LẬP BÁO CÁO"] if a == "drop" else ["GIÁM ĐỐC"], name(f["op_rep"]) if a == "self" else f["asr_rep"])
    D.f = keep
    return d


def implementation(D):
    f = D.f
    d = new("implementation", "implementation")
    head(D, d, "VĂN PHÒNG UBND TỈNH\n" + f["OP"], f["imp_no"], f"{f['place']}, {ngay(f['imp_date'])}")
    d.c("BIÊN BẢN", bold=True, size=14, before=8); d.c("Xác nhận triển khai phương án bảo đảm ATTT " + f["sys"], bold=True, after=6)
    d.p(f"+ Bên A: {f['op']} - {f['op_rep']}. + Bên B: nhà thầu. + Giám sát: {f['sec']} - bà Tiêu Thị Lan.", first=1)
    it = D.item("implementation.complete")
    if it:
        d.heading(it.title, 2, real=False)
        if it.state == "promise": d.p("Kế hoạch 2027 sẽ mua sắm và triển khai các biện pháp theo phương án.", first=1)
        elif it.state == "deny": d.p("Chưa triển khai biện pháp nào theo phương án được duyệt.", first=1)
        else: put_lines(D, d, it, PIC)
    if not D.gap("inspection.before-operation") and not D.gap("inspection.exists"): d.p(f"+ Đã có báo cáo đánh giá trước vận hành {f['pre_no']} ({dmy(f['pre_date'])}).", first=1)
    sign(d, [], ["ĐẠI DIỆN BÊN A"], name(f["op_rep"]), to_ok=False)
    return d


def build(D):
    st, out = D.state, []
    if st("decision.exists") != "drop": out.append(decision(D))
    if st("dossier.exists") != "drop": out.append(dossier(D))
    if st("regulation.exists") != "drop": out.append(regulation(D))
    if st("appraisal.exists") != "drop": out.append(appraisal(D))
    if st("submission.exists") != "drop": out.append(submission(D))
    if st("inspection.exists") != "drop":
        out.append(inspection(D))
        if not D.gap("inspection.before-operation"): out.append(inspection(D, True))
    if st("implementation.complete") != "drop": out.append(implementation(D))
    return out
