"""H4: a city. One file holds decision, regulation with its decision, appraisal and dossier in a row; heading styles with automatic numbers, tracked
insertions, footnotes, running header and footer. The inspection report (decomposed letters) is a file of its own, with annexes."""
import os
import zlib

from kit import (GONE, HERE, MOTTO, HDoc, decoy, devices, dmy, ip_rows, listing, low, mgmt, name, net_png, ngay, put_lines, rows_of, tech, zone_ids)

T = lambda n: os.path.join(HERE, "texts", n)
FACTS = dict(
    id="H4", level=3, texts=[T("h4.txt")], alt=T("h3.txt"),
    own="Ủy ban nhân dân thành phố Ngọc Trai", OWN="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ NGỌC TRAI", own_func="Luật Tổ chức chính quyền địa phương năm 2025", own_rep="Bà Tăng Thị Bích Vân", own_title="Chủ tịch", own_addr="Số 2 đại lộ Vỏ Sò, phường Trung Tâm, thành phố Ngọc Trai", own_tel="0299.366.0002", own_mail="ubnd@ngoctrai.example",
    op="Trung tâm Dữ liệu thành phố", OP="TRUNG TÂM DỮ LIỆU THÀNH PHỐ", op_func="Quyết định số 77/2024/QĐ-UBND ngày 30/10/2024 của Ủy ban nhân dân thành phố", op_rep="Ông Ninh Đức Trọng", op_title="Giám đốc", op_addr="Số 15 đường San Hô, phường Trung Tâm, thành phố Ngọc Trai", op_tel="0299.366.1500", op_mail="dulieu@ngoctrai.example",
    sec="Sở Khoa học và Công nghệ", SEC="SỞ KHOA HỌC VÀ CÔNG NGHỆ", sec_rep="Uông Thế Hùng", sys="Hệ thống thông tin giải quyết thủ tục hành chính thành phố Ngọc Trai", s="hệ thống một cửa thành phố", sys_addr="Trung tâm dữ liệu, số 15 đường San Hô", place="Ngọc Trai",
    dec_no="288/QĐ-UBND", dec_date=(2026, 1, 29), reg_no="2210/QĐ-UBND", reg_date=(2025, 7, 15), reg="Quy chế bảo đảm an toàn thông tin (Quyết định số 2210/QĐ-UBND ngày 15/7/2025)", ask_no="140/TTDL", ask_date=(2025, 11, 17), app_no="1904/SKHCN-ATTT", app_date=(2025, 12, 19), sub_no="9/TTr-TTDL", sub_date=(2026, 1, 12),
    pre_no="27/2026/ĐG-NS", pre_date=(2026, 2, 25), imp_no="14/BB-TTDL", imp_date=(2026, 3, 6), live="16/3/2026", insp_no="93/2026/ĐG-NS", insp_date=(2026, 6, 19), insp_from="01/6/2026", insp_to="12/6/2026", insp_re="17/6/2026",
    ASR="CÔNG TY CỔ PHẦN NGỌC SÁNG", asr="Công ty cổ phần Ngọc Sáng", asr_ok="được Bộ Thông tin và Truyền thông cấp Giấy phép số 214/GP-BTTTT cho dịch vụ kiểm tra, đánh giá an toàn thông tin mạng", asr_rep="Thái Hòa Nhân",
    fw="Rạn San Hô RS-9", waf="Lưới Thép W2", dbfw="Vỏ Ngọc DB", vpn="Hải Lưu VPN", siem="Ngọn Sóng", av="Muối Biển AV", bk="Kho Vỏ Sò", mon="Cánh Buồm Monitor",
    devices=[["Bộ định tuyến biên 1, 2", "Dòng Chảy 20", "Tủ T1", "Nối ba đường Internet", "plan.design.internet"], ["Tường lửa 1, 2", "Rạn San Hô RS-9", "Tủ T1", "Kiểm soát liên vùng", "plan.design.zone-access"], ["Tường lửa web 1, 2", "Lưới Thép W2", "Tủ T1", "Bảo vệ Cổng dịch vụ công", "plan.design.waf"], ["Tường lửa dữ liệu 1, 2", "Vỏ Ngọc DB", "Tủ T5", "Bảo vệ cụm dữ liệu", "plan.design.database"],
             ["Chuyển mạch lõi 1, 2", "Hải Đồ C8", "Tủ T2", "Chuyển mạch trung tâm", "plan.design.redundancy"], ["Máy chủ vật lý 1 đến 6", "Tàu Lớn 2U", "Tủ T3, T4", "Nền ảo hóa cho 22 máy chủ ảo", ""], ["Hệ thống lưu trữ", "Bến Cảng 300", "Tủ T5", "Lưu trữ dữ liệu", ""]],
    services=[["Cổng dịch vụ công thành phố", "WEB1-WEB3, AlmaLinux 9", "Nộp và tra cứu hồ sơ"], ["Ứng dụng di động", "WEB3, AlmaLinux 9", "Tra cứu, đánh giá"], ["Phần mềm nghiệp vụ một cửa", "APP1-APP4, AlmaLinux 9", "Xử lý hồ sơ"], ["Cụm cơ sở dữ liệu", "DB1-DB3, AlmaLinux 9", "Lưu trữ dữ liệu"]],
    zones={"border": ("10.77.0.0/28", "198.51.100.128/28"), "dmz": ("10.77.1.0/24", "198.51.100.144/28"), "internal": ("10.78.0.0/16", "Không"), "server": ("10.77.2.0/24", "Không"), "database": ("10.77.3.0/24", "Không"), "management": ("10.77.9.0/24", "Không"), "wireless": ("10.79.0.0/20", "Không")},
)
PIC = {"logical": net_png([["NET-1", "NET-2", "NET-3", "MAN"], ["FW-1", "FW-2"], ["WF", "LOI-1", "LOI-2"], ["S1", "S2", "S3", "S9"]], [("NET-1", "FW-1"), ("NET-2", "FW-1"), ("NET-3", "FW-2"), ("MAN", "FW-2"), ("FW-1", "WF"), ("FW-2", "LOI-1"), ("WF", "S1"), ("LOI-1", "S2"), ("LOI-2", "S3"), ("LOI-2", "S9")]), "physical": net_png([["T1", "T2", "T3", "T4", "T5"], ["DT 1-2", "L-1", "MC 1-3", "MC 4-6", "LT-A"], ["FW 1-2", "L-2", "PX", "PX2", "LT-B"]], [("DT 1-2", "FW 1-2"), ("L-1", "L-2"), ("LT-A", "LT-B")])}
PLACES = {"all": "HO SO CAP DO 3 - NGOC TRAI (day du).docx", "submission": "TTr 9.docx", "inspection": "Bao cao danh gia 93-2026.docx", "implementation": "BB 14 trien khai.docx"}


def head(D, d, body, number, day, issuer=True, motto=True, under=""):
    P = d.para_xml
    left = [P(t, align="center", bold=i == len(body.split("\n")) - 1 or "THÀNH PHỐ NGỌC" in t, size=12, before=0, after=0) for i, t in enumerate(body.split("\n"))] if issuer else []
    left += [P("Số: " + number if number else "", align="center", before=6, after=0)] + ([P(under, align="center", size=12, before=0, after=0)] if under else [])
    right = [P(MOTTO[0] + "\n" + MOTTO[1], align="center", bold=True, size=12, before=0, after=0)] if motto else []
    d.bare_table([[left, right + [P(day, align="center", italic=True, before=6, after=0)]]], [6.5, 10])


def sign(d, to, lines, who, ok=True, to_ok=True):
    P = d.para_xml
    left = [P("Nơi nhận:", bold=True, italic=True, size=12, align="left", before=0, after=0)] + [P("- " + t, size=11, align="left", before=0, after=0) for t in to] if to_ok and to else []
    right = [P(t, align="center", bold=True, before=0, after=0) for t in lines] + [P("")] * 4 + [P(who, align="center", bold=True)] if ok else []
    d.bare_table([[left, right]], [8, 8.5])


def decision(D, d):
    f, st, say = D.f, D.state, D.say
    ex = st("decision.exists")
    if ex == "empty-form":
        head(D, d, "(CHỦ QUẢN HỆ THỐNG THÔNG TIN)", "…………", "…………, ngày …… tháng …… năm ……")
        d.c("QUYẾT ĐỊNH", bold=True); d.c("Về việc phê duyệt cấp độ an toàn hệ thống thông tin", bold=True); d.c("(THỦ TRƯỞNG CƠ QUAN)", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "(Các căn cứ khác);", "Xét đề nghị của (đơn vị),", "Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin đối với (Tên hệ thống thông tin):", "1. Tên hệ thống thông tin: …………; đơn vị vận hành: …………; địa chỉ: …………", "2. Cấp độ: …………", "3. Phương án bảo đảm an toàn thông tin: …………", "Điều 2. (Tổ chức thực hiện)", "Điều 3. (Điều khoản thi hành)./."]: d.p(t, first=1)
        sign(d, ["…………"], ["(CHỨC VỤ)"], "(Họ tên)")
        return
    draft = ex == "draft"
    number = "…………/QĐ-UBND" if draft else say("decision.number", f["dec_no"], hollow="…………/QĐ-UBND") or ""
    blank = f"{f['place']}, ngày …… tháng …… năm 2026"
    day = blank if draft else say("decision.place-date", f"{f['place']}, {ngay(f['dec_date'])}", hollow=blank) or ""
    if draft: d.p("(Dự thảo trình ký)", italic=True)
    head(D, d, f["OWN"], number, day, issuer=st("decision.issuer") == "keep", motto=st("decision.motto") == "keep")
    sysn = "Cơ sở dữ liệu hộ tịch điện tử" if st("cross.system-name") == "mismatch" else f["sys"]
    op = "Sở Nội vụ" if st("cross.operator") == "mismatch" else f["op"]
    d.c("QUYẾT ĐỊNH", bold=True, size=14, before=10)
    if st("decision.title") == "keep": d.c("Về việc phê duyệt cấp độ an toàn hệ thống thông tin\n" + ("" if D.gap("decision.a1.system") else f"(đối với {sysn})"), bold=True, after=8)
    if st("decision.authority") == "keep": d.c("ỦY BAN NHÂN DÂN THÀNH PHỐ NGỌC TRAI", bold=True, after=6)
    nd, tt = "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 về bảo đảm an toàn hệ thống thông tin theo cấp độ;", "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022 quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP;"
    b = [say("decision.basis-law", "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ Luật An toàn thông tin mạng (Luật số 86/2015/QH13 ngày 19/11/2015);")]
    if st("cross.law-in-force") == "expired-law": b += [nd, "Căn cứ Thông tư số 03/2017/TT-BTTTT ngày 24 tháng 4 năm 2017;"]
    else: b += (say("decision.basis-guidance", nd + "|" + tt, "Căn cứ Nghị định 85/2016/NĐ-CP ngày 01/7/2016 và văn bản hướng dẫn là Thông tư 12/2022/TT-BTTTT ngày 12/8/2022;", **{"no-tt12": nd}) or "").split("|")
    b.append(say("decision.proposal", f"Xét đề nghị của {f['op']} tại Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])}.", f"Theo Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])} mà Giám đốc {f['op']} đề nghị."))
    for t in b:
        if t: d.p(t, first=1, italic=True)
    d.c("QUYẾT ĐỊNH:", bold=True)
    d.p([("Điều 1.", {"bold": True}), " Phê duyệt cấp độ an toàn hệ thống thông tin như sau:"], first=1)
    rows = [say("decision.a1.system", f"Tên hệ thống thông tin|{sysn}", f"Hệ thống được phê duyệt|{sysn}", hollow="Tên hệ thống thông tin|……"), say("decision.a1.operator", f"Đơn vị vận hành|{op}", f"Đơn vị chịu trách nhiệm vận hành|{op}", hollow="Đơn vị vận hành|……"), say("decision.a1.address", f"Địa chỉ|{f['op_addr']}", f"Địa chỉ đơn vị vận hành|{f['op_addr']}", hollow="Địa chỉ|……"),
            say("decision.a1.level", "Cấp độ an toàn hệ thống thông tin|Cấp độ 3", "Cấp độ được phê duyệt|3", hollow="Cấp độ an toàn hệ thống thông tin|……")]
    d.table([[str(i + 1), *r.split("|")] for i, r in enumerate([x for x in rows if x])] or [["", "", ""]], widths=[1, 5, 9])
    lv = "" if D.gap("decision.a1.level") else " tương ứng cấp độ 3"
    for cid, t in (("decision.a1.plan-design", "trong thiết kế hệ thống thông tin"), ("decision.a1.plan-operation", "trong quá trình vận hành hệ thống thông tin")):
        x = say(cid, f"- Phương án bảo đảm an toàn thông tin {t}{lv} phù hợp với Tiêu chuẩn quốc gia TCVN 11930:2017.", f"- Đối với phương án bảo đảm an toàn thông tin {t}{lv}: đã thẩm định là phù hợp TCVN 11930:2017.", promise=f"- Phương án bảo đảm an toàn thông tin {t}: đang chỉnh lý, phê duyệt sau.")
        if x: d.p(x, first=1)
    x = say("decision.a2.operator-duty", f"{f['op']} thực hiện trách nhiệm bảo đảm an toàn hệ thống thông tin theo Điều 22 Nghị định số 85/2016/NĐ-CP.", f"{f['op']} phải tuân thủ và thực hiện Điều 22 Nghị định số 85/2016/NĐ-CP về trách nhiệm của đơn vị vận hành.")
    d.p([("Điều 2.", {"bold": True}), " " + (x + " " if x else "") + "Sở Tài chính bảo đảm kinh phí theo quy định."], first=1)
    if x: d.tracked(author="Văn phòng", deleted="Trung tâm Dữ liệu")
    d.p([("Điều 3.", {"bold": True}), " " + " ".join(t for t in ("Quyết định có hiệu lực kể từ ngày ký.", say("decision.a3.execution", f"Chánh Văn phòng Ủy ban nhân dân thành phố, Giám đốc {f['op']}, thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này.", f"Giám đốc {f['op']} và các cơ quan liên quan có trách nhiệm thi hành."),
        say("decision.a3.supervision", f"{f['sec']} là đơn vị chuyên trách về an toàn thông tin, có trách nhiệm kiểm tra, giám sát việc thực hiện và báo cáo Ủy ban nhân dân thành phố.", f"Giao {f['sec']} (chuyên trách về an toàn thông tin) giám sát, kiểm tra việc thực hiện Quyết định, báo cáo Chủ tịch.")) if t) + "/."], first=1)
    lines, who = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Tăng Thị Bích Vân"
    if st("cross.signer") == "wrong-signer": lines, who = ["TRƯỞNG PHÒNG TỔNG HỢP"], "Đới Minh Khôi"
    sign(d, ["……", "……"] if st("decision.recipients") == "hollow" else ["Như Điều 3;", "Thường trực HĐND thành phố;", "Lưu: VT, TH."], lines, "" if draft else who, ok=st("decision.signature") == "keep", to_ok=st("decision.recipients") != "drop")


def reg_day(D): return (2026, 4, 27) if D.state("regulation.before-approval") == "late" else D.f["reg_date"]


def regulation(D, d, abbr, quote):
    f = D.f
    pr = D.state("regulation.promulgated")
    if pr != "drop":
        head(D, d, f["OWN"], "      /QĐ-UBND" if pr == "hollow" else f["reg_no"], f"{f['place']}, ngày     tháng     năm 2025" if pr == "hollow" else f"{f['place']}, {ngay(reg_day(D))}")
        d.c("QUYẾT ĐỊNH", bold=True, size=14); d.c("Ban hành Quy chế bảo đảm an toàn thông tin cho " + f["sys"], bold=True); d.c("ỦY BAN NHÂN DÂN THÀNH PHỐ NGỌC TRAI", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 và Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022;", f"Theo đề nghị của {f['op']}."]: d.p(t, first=1, italic=True)
        d.c("QUYẾT ĐỊNH:", bold=True)
        for i, t in enumerate(["Ban hành kèm theo Quyết định này Quy chế bảo đảm an toàn thông tin cho " + f["sys"] + ".", "Quyết định có hiệu lực kể từ ngày ký.", "Chánh Văn phòng, Giám đốc các sở, Chủ tịch Ủy ban nhân dân các phường và tổ chức, cá nhân liên quan chịu trách nhiệm thi hành./."]): d.p([(f"Điều {i + 1}.", {"bold": True}), " " + t], first=1)
        sign(d, ["Như Điều 3;", "Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "" if pr == "hollow" else "Vưu Khắc Nhượng")
        d.page_break()
    d.c("QUY CHẾ", bold=True, size=14); d.c("Bảo đảm an toàn thông tin cho " + f["sys"], bold=True)
    t = D.say("regulation.promulgated", f"(Ban hành kèm theo Quyết định số {f['reg_no']} {ngay(reg_day(D))} của Ủy ban nhân dân thành phố Ngọc Trai)", hollow="(Ban hành kèm theo Quyết định số      /QĐ-UBND ngày     tháng     năm 2025)")
    if t: d.c(t, italic=True)
    dieu = d.new_num(0)

    def art(title, lines):
        d.heading(title, 2, num=(dieu, 0))
        k = d.new_num(1)
        for x in lines: d.p(x, **({"num": (k, 0)} if len(lines) > 1 else {"first": 1}))
    s = D.say("regulation.scope", f"Quy chế điều chỉnh việc bảo đảm an toàn thông tin cho {f['sys']}.|Áp dụng với {f['op']}, các sở, phường, cá nhân sử dụng hệ thống và bên cung cấp dịch vụ.", f"Toàn bộ hạ tầng, phần mềm, dữ liệu của {f['sys']} thuộc phạm vi Quy chế.|Người quản lý, người vận hành, người dùng, nhà thầu đều phải chấp hành.", hollow="(trống)")
    if s: art("Phạm vi và đối tượng", s.split("|"))
    if abbr: art("Chữ viết tắt", [f"{abbr[0]} - {abbr[1]}."])
    if quote: art("Cơ sở ban hành", [quote])
    for g in mgmt(D, "regulation."):
        for c in g:
            it = D.item(c)
            if it: art(it.title, [l[1] for l in it.lines if l[0] == "p"] or [""])
    art("Tổ chức thực hiện", [f"{f['op']} chủ trì thực hiện, kiểm tra, tổng hợp.", "Vi phạm Quy chế bị xử lý theo quy định./."])


def appraisal(D, d):
    f, st = D.f, D.state
    same = st("appraisal.independent") == "same-unit"
    date = (2026, 4, 6) if st("cross.date-order") == "late" else f["app_date"]
    SEC, sec = (f["OP"], f["op"]) if same else (f["SEC"], f["sec"])
    head(D, d, "UBND THÀNH PHỐ NGỌC TRAI\n" + SEC, f["app_no"], f"{f['place']}, {ngay(date)}", under="V/v ý kiến thẩm định hồ sơ đề xuất cấp độ")
    d.c("Kính gửi: " + (f["own"] if same else f["op"]), after=6)
    d.p(f"{sec} đã nghiên cứu hồ sơ gửi kèm Văn bản số {f['ask_no']} ngày {dmy(f['ask_date'])} của {f['op']}; " + ("do chính đơn vị vận hành tổ chức thẩm định" if same else "đã lấy ý kiến Công an thành phố và họp nhóm chuyên gia ngày 10/12/2025") + ". Ý kiến như sau.", first=1)
    d.p("Hồ sơ gồm đủ các tài liệu theo Điều 15 Nghị định số 85/2016/NĐ-CP. Việc xác định loại thông tin, loại hệ thống, tiêu chí là có căn cứ. Phương án được trình bày theo từng yêu cầu cơ bản của TCVN 11930:2017.", first=1, footnote="Tiêu chuẩn quốc gia về yêu cầu cơ bản an toàn hệ thống thông tin theo cấp độ.")
    c = D.say("appraisal.conclusion", "Kết luận: hồ sơ đề xuất cấp độ 3 là phù hợp; đề nghị trình Ủy ban nhân dân thành phố phê duyệt.", "Kết luận: thống nhất cấp độ 3 như đề xuất, hồ sơ đủ điều kiện trình phê duyệt.", hollow="Kết luận: […]", negative="Kết luận: hồ sơ chưa phù hợp với cấp độ 3, còn thiếu phương án giám sát và sao lưu; đề nghị bổ sung và gửi thẩm định lại.")
    if c is not None: d.p(c, first=1, bold=True)
    d.p(f"{sec} gửi ý kiến để {f['op']} thực hiện./.", first=1)
    sign(d, ["Như trên;", "Lưu: VT."], ["GIÁM ĐỐC"] if same else ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], name(f["op_rep"]) if same else f["sec_rep"])


def dossier(D, d, abbr, quote, toc):
    f, st = D.f, D.state
    d.c("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN", bold=True, size=18, before=120); d.c(f["sys"].upper(), bold=True, size=15); d.c("Đơn vị lập: " + f["op"], after=240)
    d.page_break()
    if toc: d.toc("MỤC LỤC", 3, True); d.page_break()
    num = d.new_num(4)
    n = [0, 0, 0, 0]

    def H(t, lv):
        n[lv - 1] += 1
        for i in range(lv, 4): n[i] = 0
        d.heading(t, lv, num=(num, lv - 1), toc_text=".".join(map(str, n[:lv])) + ". " + t)
    if abbr:
        d.heading("Bảng chữ viết tắt", 1)
        d.table([["STT", "Chữ viết tắt", "Đầy đủ"], ["1", "UBND", "Ủy ban nhân dân"], ["2", *abbr]], widths=[1, 3, 9], header=1)
    H("Tổng quan hệ thống thông tin", 1)
    d.p("Hồ sơ lập theo Điều 15 Nghị định số 85/2016/NĐ-CP.", first=1, footnote="Nghị định của Chính phủ về bảo đảm an toàn hệ thống thông tin theo cấp độ, ngày 01/7/2016; chi tiết tại Thông tư số 12/2022/TT-BTTTT.")
    if quote: d.p("Ghi chú: " + quote, first=1)
    for who, cid, t in (("own", "dossier.owner", "Chủ quản hệ thống thông tin"), ("op", "dossier.operator", "Đơn vị vận hành hệ thống thông tin")):
        s = st(cid)
        if s in GONE: continue
        H(t, 2)
        if s == "promise": d.p("Đang trong giai đoạn sắp xếp tổ chức bộ máy, thông tin bổ sung sau.", first=1); continue
        rows = [["Tên cơ quan, đơn vị", f[who]], ["Chức năng, nhiệm vụ, quyền hạn", "Theo " + f[who + "_func"]], ["Người đại diện", f[who + "_rep"]], ["Chức vụ", f[who + "_title"]], ["Địa chỉ", f[who + "_addr"]], ["Điện thoại", f[who + "_tel"]], ["Thư điện tử", f[who + "_mail"]]]
        if s == "some-fields": rows = rows[:1]
        if s == "hollow": rows = [[a, ""] for a, _ in rows]
        if s == "paraphrase": d.p(f"{f[who]}, trụ sở: {f[who + '_addr']}, hoạt động theo {f[who + '_func']}; {low(f[who + '_title'])} là {low(f[who + '_rep'])} đại diện; điện thoại {f[who + '_tel']}, hộp thư {f[who + '_mail']}.", first=1)
        else: d.table(rows, widths=[5, 10], bold_cols=(0,))

    def part(cid, lv=2):
        it = D.item(cid)
        if it is None: return
        H(it.title, lv)
        if st("cross.foreign-agency") == "copied" and cid == "dossier.scope": it.lines.append(("p", "Hệ thống liên thông với các sở, ngành thuộc Ủy ban nhân dân thành phố Bạch Hạc, do thành phố Bạch Hạc cấp kinh phí."))
        put_lines(D, d, it, PIC, bullet="- ", first=1)
    part("dossier.scope")
    H("Kiến trúc hệ thống", 2)
    part("dossier.logical-model", 3); part("dossier.physical-model", 3)
    H3 = lambda t: H(t, 3)
    listing(D, d, "dossier.devices", ["STT", "Thiết bị", "Chủng loại", "Vị trí", "Mục đích sử dụng"], [[str(i + 1), *r] for i, r in enumerate(devices(D))], [1, 4, 4, 2, 5], "Danh mục thiết bị, thiết bị mạng chính", "Kê khai thiết bị", H3, lambda r: f"- {r[1]}, chủng loại {r[2]}, {low(r[3])}: {low(r[4])}.")
    sv = [[str(i + 1), *r] for i, r in enumerate(f["services"])]
    if st("cross.placeholder") == "left-over": sv += [["…", "{{tên dịch vụ}}", "{{máy chủ}}", "{{mục đích}}"], ["…", "(mẫu) Cổng thông tin huyện A", "…", "…"]]
    listing(D, d, "dossier.services", ["STT", "Dịch vụ", "Máy chủ, hệ điều hành", "Mục đích"], sv, [1, 5, 5, 5], "Danh mục ứng dụng, dịch vụ", "Kê khai ứng dụng, dịch vụ", H3, lambda r: f"- {r[1]}: {r[2]}; {low(r[3])}.")
    listing(D, d, "dossier.ip-plan", ["STT", "Vùng mạng", "IP Private", "IP Public"], [[str(i + 1), *r] for i, r in enumerate(ip_rows(D))], [1, 6, 4, 4], "Quy hoạch vùng mạng, địa chỉ IP", "Kê khai địa chỉ IP của các vùng mạng", H3, lambda r: f"- {r[1]}: IP Private {r[2]}; IP Public {low(r[3])}.")
    H("Đề xuất cấp độ", 1)
    s = st("dossier.level-list")
    if s not in GONE:
        H("Danh mục hệ thống thông tin và cấp độ", 2)
        if s == "promise": d.p("(bổ sung sau)", first=1)
        elif s == "paraphrase": d.p(f"Hệ thống thông tin được đề xuất: {f['sys']}. Cấp độ đề xuất: 3. Căn cứ: điểm a khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP.", first=1)
        else: d.table([["STT", "Tên hệ thống thông tin", "Cấp độ đề xuất", "Căn cứ"], ["1", f["sys"], "Cấp độ 3", "Điểm a khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP"] if s == "keep" else ["1", "", "", ""]], widths=[1, 6, 3, 5], header=1)
    it = D.item("dossier.level-rationale")
    if it:
        H(it.title, 2)
        if st("cross.level") == "mismatch": it.lines.append(("p", "Kết luận: đề xuất cấp độ 4."))
        put_lines(D, d, it, PIC, bullet="- ")
    H("Phương án bảo đảm an toàn thông tin", 1)

    def items(groups, lv):
        for t, g in groups:
            got = rows_of(D, g)
            if not got: continue
            H(t, lv)
            for c, i in got:
                H(i.title, lv + 1)
                d.p(i.ht, first=1)
                if zlib.crc32(c.encode()) % 5 == 0 and i.ht: d.tracked(deleted="Nội dung cũ, chờ rà soát.")
                if i.pa: d.p(i.pa, first=1)
    H("Phương án về quản lý", 2)
    items(list(zip(["Chính sách", "Tổ chức", "Nhân sự", "Thiết kế, xây dựng", "Vận hành", "Rủi ro", "Dừng vận hành"], mgmt(D))), 3)
    H("Phương án về kỹ thuật", 2)
    zs = [(c, z) for c, z in ((c, D.item(c)) for c in zone_ids(D)) if z]
    if zs:
        H("Các vùng mạng", 3)
        for _, z in zs: d.p([(z.title + ": ", {"italic": True}), z.ht], first=1)
    items([("Thiết kế hệ thống", D.ids("plan.design."))] + list(zip(["An toàn mạng", "An toàn máy chủ", "An toàn ứng dụng", "An toàn dữ liệu"], tech(D))), 3)
    sign(d, [], ["ĐẠI DIỆN ĐƠN VỊ LẬP HỒ SƠ", "GIÁM ĐỐC"], name(f["op_rep"]), to_ok=False)


def everything(D):
    f, st = D.f, D.state
    d = HDoc(PLACES["all"], "several", size=13, margins=(2, 2, 3, 1.5))
    d.header_text, d.footer_text = "Ủy ban nhân dân thành phố Ngọc Trai - Hồ sơ cấp độ an toàn thông tin", "Bản tổng hợp phục vụ kiểm tra"
    chk = str(D.check)
    abbr, quote, toc = decoy(D, d, D.ids("regulation.") + D.ids("dossier.") + D.ids("architecture.") + D.ids("plan."), "quản lý" if chk.startswith("plan.mgmt") else "kỹ thuật" if chk.startswith("plan.") else "Tổng quan")
    reg = chk.startswith("regulation.")
    parts = 0
    if st("decision.exists") != "drop": decision(D, d); d.page_break(); parts += 1
    if st("regulation.exists") != "drop": regulation(D, d, abbr if reg else None, quote if reg else None); d.page_break(); parts += 1
    if st("appraisal.exists") != "drop": appraisal(D, d); d.page_break(); parts += 1
    if st("dossier.exists") != "drop": dossier(D, d, None if reg else abbr, None if reg else quote, toc); parts += 1
    return d


def submission(D):
    f = D.f
    d = HDoc(PLACES["submission"], "submission", size=13)
    head(D, d, "UBND THÀNH PHỐ NGỌC TRAI\n" + f["OP"], f["sub_no"], f"{f['place']}, {ngay(f['sub_date'])}")
    d.c("TỜ TRÌNH", bold=True, size=14); d.c("Đề nghị phê duyệt đề xuất cấp độ " + f["sys"], bold=True); d.c("Kính gửi: " + f["own"], after=6)
    d.p(f"{f['op']} ({f['op_addr']}) trình phê duyệt cấp độ 3 đối với {f['sys']} do Trung tâm vận hành. Hồ sơ đã được {f['sec']} thẩm định tại Văn bản số {f['app_no']} ngày {dmy(f['app_date'])}. Kèm theo: hồ sơ đề xuất cấp độ, tài liệu thiết kế, ý kiến thẩm định./.", first=1)
    sign(d, ["Như trên;", "Lưu: VT."], ["GIÁM ĐỐC"], name(f["op_rep"]))
    return d


ORDER = ["scope", "method", "legal-compliance", "effectiveness", "technical", "remediation-plan", "remediation-result"]


def inspection(D):
    f, st = D.f, D.state
    d = HDoc(PLACES["inspection"], "inspection", size=13, nfd=1.0)
    date = f["insp_date"]
    old = st("inspection.periodic") == "outdated"
    keep = dict(f)
    if old:
        date = (date[0] - 2, *date[1:])
        D.f.update({x: f[x].replace("2026", "2024") for x in ("insp_from", "insp_to", "insp_re")})
    bare, a = st("inspection.formalities") == "drop", st("inspection.assessor")
    if bare: D.f.update(insp_from="…", insp_to="…", insp_re="…")
    f = D.f
    abbr, quote, toc = decoy(D, d, ["inspection." + x for x in ORDER + ["results"]], "")
    if not bare: head(D, d, f["OP"] if a == "self" else f["ASR"], f["insp_no"].replace("2026", str(date[0])), f"{f['place']}, {ngay(date)}", issuer=a != "drop")
    d.c("BÁO CÁO KẾT QUẢ", bold=True, size=15); d.c(f"Kiểm tra, đánh giá an toàn thông tin mạng định kỳ {date[0]}\n" + f["sys"], bold=True, after=8)
    if toc: d.toc("MỤC LỤC", 2, False)
    num = d.new_num(6)
    H = lambda t: d.heading(t, 2, num=(num, 0))
    H("Giới thiệu")
    d.p({"keep": f"Đợt đánh giá do {f['asr']} thực hiện; đơn vị này {f['asr_ok']}.", "self": f"Đợt đánh giá do {f['op']} là đơn vị vận hành tự thực hiện.", "drop": "Đợt đánh giá được thực hiện theo kế hoạch năm."}[a], first=1, footnote=f"Quyết định số {f['dec_no']} ngày {dmy(f['dec_date'])} phê duyệt cấp độ 3.")
    if quote: d.p(quote, first=1)
    if abbr: d.p(f"Viết tắt: {abbr[0]} ({abbr[1]}).", first=1)
    for x in ORDER:
        it = D.item("inspection." + x)
        if it is None: continue
        H(it.title)
        put_lines(D, d, it, PIC)
    if not bare: sign(d, [f["own"] + ";", f["op"] + "."], ["NGƯỜI LẬP"] if a == "drop" else ["GIÁM ĐỐC"], name(f["op_rep"]) if a == "self" else f["asr_rep"])
    it = D.item("inspection.results")
    if it:
        d.page_break()
        d.c("PHỤ LỤC I", bold=True); d.heading(it.title.upper(), 2, align="center")
        if st("cross.totals") == "wrong-sum": it.lines = [(l[0], l[1].replace("Tổng số: 5", "Tổng số: 8")) if l[0] == "p" else l for l in it.lines]
        put_lines(D, d, it, PIC)
    if st("inspection.before-operation") == "keep" and not old and not bare:
        d.page_break()
        d.c("PHỤ LỤC II", bold=True); d.heading("KẾT QUẢ KIỂM TRA, ĐÁNH GIÁ TRƯỚC KHI ĐƯA VÀO VẬN HÀNH, KHAI THÁC", 2, align="center")
        d.p(f"(Trích Báo cáo số {f['pre_no']} ngày {dmy(f['pre_date'])}" + (f" của {f['asr']}" if a == "keep" else "") + ")", align="center", italic=True)
        d.p(f"Trước khi vận hành, toàn bộ máy chủ, thiết bị, ứng dụng của {f['sys']} đã được đánh giá bằng hộp xám và hộp trắng trong 08 ngày. Tuân thủ pháp luật: đạt. Biện pháp theo phương án được phê duyệt: khớp thực tế. Dò quét, thử nghiệm xâm nhập: phát hiện 2 điểm yếu, đã khắc phục, kiểm tra lại đạt; hệ thống đủ điều kiện vận hành.", first=1)
        d.table([["STT", "Điểm yếu", "Mức độ", "Xử lý"], ["1", "Cấu hình phiên làm việc dài", "Trung bình", "Đã khắc phục"], ["2", "Thiếu giới hạn kích thước tệp", "Thấp", "Đã khắc phục"]], widths=[1, 6, 3, 4], header=1)
    D.f = keep
    return d


def implementation(D):
    f = D.f
    d = HDoc(PLACES["implementation"], "implementation", size=13)
    head(D, d, "UBND THÀNH PHỐ NGỌC TRAI\n" + f["OP"], f["imp_no"], f"{f['place']}, {ngay(f['imp_date'])}")
    d.c("BIÊN BẢN", bold=True, size=14); d.c("Triển khai phương án bảo đảm an toàn thông tin của " + f["sys"], bold=True)
    d.p(f"Đại diện {f['op']}: {f['op_rep']}; đại diện {f['sec']}: bà Doãn Hà Mi; đại diện nhà thầu: ông Lữ Văn Chân.", first=1)
    it = D.item("implementation.complete")
    if it:
        d.heading(it.title, 2)
        if it.state == "promise": d.p("Kế hoạch 2027 sẽ mua sắm thiết bị để triển khai phương án; hiện mới lắp đặt phần hạ tầng chung.", first=1)
        elif it.state == "deny": d.p("Phương án đã phê duyệt nhưng các biện pháp chưa được triển khai.", first=1)
        else: put_lines(D, d, it, PIC)
    if not D.gap("inspection.before-operation") and not D.gap("inspection.exists"): d.p(f"Kết quả đánh giá trước khi vận hành: theo Báo cáo số {f['pre_no']} ngày {dmy(f['pre_date'])}, hệ thống đạt.", first=1)
    sign(d, [], ["ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH"], name(f["op_rep"]), to_ok=False)
    return d


def build(D):
    st, out = D.state, [everything(D)]
    if st("submission.exists") != "drop": out.append(submission(D))
    if st("inspection.exists") != "drop": out.append(inspection(D))
    if st("implementation.complete") != "drop": out.append(implementation(D))
    return out
