"""H1: a ministry, very legalistic. Clause numbers of the standard as headings, tables of four columns, Chương/Mục/Điều/khoản/điểm."""
import os

from kit import (CHECKS, GONE, HERE, MOTTO, ROMAN, HDoc, decoy, devices, dmy, ip_rows, listing, low, mgmt, name, net_png, ngay, put_lines, rows_of, tech, zone_ids)

T = lambda n: os.path.join(HERE, "texts", n)
FACTS = dict(
    id="H1", level=3, texts=[T("h1.txt")], alt=T("h2.txt"), marks={"keep": "Đạt", "hollow": "", "deny": "Không đạt", "promise": "Đang triển khai"},
    own="Bộ Địa chính và Bản đồ", OWN="BỘ ĐỊA CHÍNH VÀ BẢN ĐỒ", own_func="Nghị định của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ", own_rep="Ông Tôn Thất Hiển", own_title="Bộ trưởng", own_addr="Số 9 phố Kinh Tuyến, phường Vĩ Độ, thành phố Thủ Đức Hạ", own_tel="(024) 3999 6100", own_mail="vanthu@bdc.example",
    op="Trung tâm Dữ liệu và Chuyển đổi số", OP="TRUNG TÂM DỮ LIỆU VÀ CHUYỂN ĐỔI SỐ", op_func="Quyết định số 318/QĐ-BĐC ngày 12/02/2023 của Bộ trưởng", op_rep="Bà Lại Thị Kim Cúc", op_title="Giám đốc", op_addr="Tòa nhà B, số 9 phố Kinh Tuyến, phường Vĩ Độ, thành phố Thủ Đức Hạ", op_tel="(024) 3999 6245", op_mail="dulieu@bdc.example",
    sec="Cục Công nghệ và An toàn số", SEC="CỤC CÔNG NGHỆ VÀ AN TOÀN SỐ", sec_rep="Đỗ Trọng Vĩnh", sys="Hệ thống thông tin giải quyết thủ tục hành chính Bộ Địa chính và Bản đồ", s="Hệ thống thông tin giải quyết thủ tục hành chính của Bộ", sys_addr="Phòng máy chủ tầng 5, Tòa nhà B, số 9 phố Kinh Tuyến", place="Thủ Đức Hạ",
    dec_no="614/QĐ-BĐC", dec_date=(2026, 1, 15), reg_no="209/QĐ-BĐC", reg_date=(2023, 9, 11), reg="Quy chế bảo đảm an toàn hệ thống thông tin kèm theo Quyết định số 209/QĐ-BĐC ngày 11/9/2023", ask_no="150/TTDL-BM", ask_date=(2025, 11, 3), app_no="233/CNS-ATS", app_date=(2025, 12, 12), sub_no="31/TTr-TTDL", sub_date=(2025, 12, 26),
    pre_no="17/2026/BCĐG", pre_date=(2026, 2, 13), imp_no="44/BB-TTDL", imp_date=(2026, 3, 5), live="16/3/2026", insp_no="58/2026/BCĐG", insp_date=(2026, 6, 26), insp_from="08/6/2026", insp_to="19/6/2026", insp_re="24/6/2026",
    ASR="VIỆN KIỂM ĐỊNH AN TOÀN KHÔNG GIAN SỐ", asr="Viện Kiểm định an toàn không gian số", asr_ok="đơn vị sự nghiệp công lập có chức năng kiểm tra, đánh giá an toàn thông tin mạng theo Quyết định thành lập số 1090/QĐ-BKH", asr_rep="Ngụy Đình Cẩn",
    fw="Thành Lũy TL-3000", waf="Màn Chắn MC-20", dbfw="Khóa Vàng DB", vpn="Đường Ngầm VPN", siem="Tháp Canh SIEM", av="Diệt Khuẩn EPP", bk="Kho Kép", mon="Nhịp Đập",
    devices=[["Bộ định tuyến RT-A, RT-B", "Định Hướng 700", "Tủ A01", "Kết nối hai nhà cung cấp Internet", "plan.design.internet"], ["Tường lửa 01, 02", "Thành Lũy TL-3000", "Tủ A01", "Ngăn cách các vùng, ngăn chặn xâm nhập", "plan.design.zone-access"],
             ["Tường lửa ứng dụng web 01, 02", "Màn Chắn MC-20", "Tủ A01", "Bảo vệ cổng dịch vụ công", "plan.design.waf"], ["Tường lửa cơ sở dữ liệu 01, 02", "Khóa Vàng DB", "Tủ B01", "Bảo vệ cụm cơ sở dữ liệu", "plan.design.database"],
             ["Chuyển mạch lõi 01, 02", "Trục Chính 4800", "Tủ A02", "Kết nối các tủ thiết bị", "plan.design.redundancy"], ["Máy chủ vật lý 01 - 08", "Bền Bỉ 2U", "Tủ B01, B02", "Chạy lớp web, ứng dụng, dữ liệu", ""], ["Tủ đĩa 01, 02", "Kho Số 120", "Tủ B02", "Lưu trữ dùng chung", ""]],
    services=[["Cổng dịch vụ công của Bộ", "Máy chủ 01, 02; Ubuntu Server 22.04", "Tiếp nhận hồ sơ, trả kết quả"], ["Phần mềm xử lý hồ sơ nội bộ", "Máy chủ 03, 04; Ubuntu Server 22.04", "Thụ lý, thẩm định, phê duyệt"], ["Dịch vụ tích hợp dữ liệu", "Máy chủ 05; Ubuntu Server 22.04", "Liên thông với nền tảng quốc gia"], ["Hệ quản trị cơ sở dữ liệu", "Máy chủ 07, 08; Ubuntu Server 22.04", "Lưu dữ liệu hồ sơ"]],
    zones={"border": ("172.20.0.0/28", "198.51.100.64/28", "Trung kế"), "dmz": ("172.20.8.0/24", "198.51.100.80/28", "VLAN 108"), "internal": ("172.20.16.0/22", "Không dùng", "VLAN 116 - 119"), "server": ("172.20.24.0/24", "Không dùng", "VLAN 124"),
           "database": ("172.20.32.0/24", "Không dùng", "VLAN 132"), "management": ("172.20.40.0/24", "Không dùng", "VLAN 140"), "wireless": ("172.20.48.0/24", "Không dùng", "VLAN 148")},
    expect={"cross.signer": "any"},
)
PIC = {"logical": net_png([["WAN-1", "WAN-2"], ["FW 01", "FW 02"], ["SW LOI 01", "SW LOI 02"], ["V108", "V116", "V124", "V132", "V140", "V148"]], [("WAN-1", "FW 01"), ("WAN-2", "FW 02"), ("FW 01", "SW LOI 01"), ("FW 02", "SW LOI 02"), *[("SW LOI 01", v) for v in ("V108", "V116", "V124")], *[("SW LOI 02", v) for v in ("V132", "V140", "V148")]]),
       "physical": net_png([["TU A01", "TU A02", "TU B01", "TU B02"], ["RT-A", "SWL-01", "SV01-04", "SV05-08"], ["RT-B", "SWL-02", "DBG-01", "TD-01"], ["FW 01-02", "PDU", "DBG-02", "TD-02"]], [("RT-A", "RT-B"), ("SWL-01", "SWL-02"), ("DBG-01", "DBG-02"), ("TD-01", "TD-02")])}
PLACES = {"decision": "1-QD-614.docx", "dossier": "2-HSDX-cap-do-3.docx", "regdec": "3a-QD-209.docx", "regulation": "3b-Quy-che.docx", "appraisal": "4-CV-233.docx", "submission": "5-TTr-31.docx", "inspection": "6-Bao-cao-danh-gia-2026.docx", "preop": "7-Bao-cao-truoc-van-hanh.docx", "implementation": "8-Bien-ban-44.docx"}


def new(key, kind): return HDoc(PLACES[key], kind, size=14, margins=(2, 2, 3, 2))


def head(D, d, over, body, number, date_text, subject="", issuer=True, motto=True):
    """A letterhead of three rows: bodies and motto; rules; number and date."""
    P = d.para_xml
    left = ([P(over, align="center", size=12, before=0, after=0)] if over else []) + [P(body, align="center", bold=True, size=12, before=0, after=0)] if issuer else []
    right = [P(MOTTO[0], align="center", bold=True, size=12, before=0, after=0), P(MOTTO[1], align="center", bold=True, size=13, before=0, after=0)] if motto else []
    d.bare_table([[left, right], [[P("_______", align="center", size=8, before=0, after=0)], [P("____________________", align="center", size=8, before=0, after=0)]],
                  [[P(number and "Số: " + number, align="center", before=0, after=0)] + ([P(subject, align="center", size=12, before=0, after=0)] if subject else []), [P(date_text, align="center", italic=True, before=0, after=0)]]], [6.4, 9.6])


def sign(d, to, lines, who, ok=True, to_ok=True):
    P = d.para_xml
    left = [P([("Nơi nhận:", {"bold": True, "italic": True})] + ["\n- " + t for t in to], size=11, align="left")] if to_ok else []
    right = [P("\n".join(lines), align="center", bold=True), P(""), P(""), P("(đã ký)", align="center", italic=True), P(who, align="center", bold=True)] if ok else []
    d.bare_table([[left, right]], [7.6, 8.4])


def decision(D):
    f, st, say = D.f, D.state, D.say
    d = new("decision", "approval-decision")
    ex = st("decision.exists")
    if ex == "empty-form": return blank_form(D, d)
    draft = ex == "draft"
    tail = "/QĐ-BĐC"
    number = "        " + tail if draft else say("decision.number", f["dec_no"], hollow="......" + tail) or ""
    day = f"{f['place']}, ngày     tháng     năm 2026" if draft else say("decision.place-date", f"{f['place']}, {ngay(f['dec_date'])}", hollow=f"{f['place']}, ngày ... tháng ... năm ...") or ""
    if draft: d.p("DỰ THẢO LẦN 3", bold=True, align="right")
    head(D, d, "", f["OWN"], number, day, issuer=st("decision.issuer") == "keep", motto=st("decision.motto") == "keep")
    sysname = "Hệ thống quản lý văn bản và điều hành" if st("cross.system-name") == "mismatch" else f["sys"]
    op = "Văn phòng Bộ" if st("cross.operator") == "mismatch" else f["op"]
    d.c("QUYẾT ĐỊNH" + ("\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin" if st("decision.title") == "keep" else ""), bold=True, before=12, after=12)
    if st("decision.authority") == "keep": d.c("BỘ TRƯỞNG BỘ ĐỊA CHÍNH VÀ BẢN ĐỒ", bold=True, after=8)
    basis = [say("decision.basis-law", "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ Luật số 86/2015/QH13 về an toàn thông tin mạng, thông qua ngày 19/11/2015;"), f"Căn cứ {f['own_func']};"]
    nd = "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống thông tin theo cấp độ;"
    tt = "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022 của Bộ trưởng Bộ Thông tin và Truyền thông quy định chi tiết và hướng dẫn một số điều của Nghị định số 85/2016/NĐ-CP;"
    if st("cross.law-in-force") == "expired-law": basis += [nd, "Căn cứ Thông tư số 03/2017/TT-BTTTT ngày 24/4/2017 của Bộ Thông tin và Truyền thông hướng dẫn Nghị định số 85/2016/NĐ-CP;"]
    else:
        g = say("decision.basis-guidance", nd + "\n" + tt, "Căn cứ các văn bản hướng dẫn thi hành Luật gồm Nghị định 85/2016/NĐ-CP (01/7/2016) và Thông tư 12/2022/TT-BTTTT (12/8/2022);", **{"no-tt12": nd})
        basis += (g or "").split("\n")
    basis += ["Căn cứ Quyết định số 90/QĐ-BĐC ngày 05/12/2025 của Bộ trưởng về việc ủy quyền cho Chánh Văn phòng Bộ phê duyệt cấp độ an toàn hệ thống thông tin cấp độ 3 trong năm 2026;",
              say("decision.proposal", f"Xét đề nghị của Giám đốc {f['op']} tại Tờ trình số {f['sub_no']} {ngay(f['sub_date'])}.", f"Trên cơ sở Tờ trình {f['sub_no']} ngày {dmy(f['sub_date'])}, theo đề nghị của {f['op']},")]
    for t in basis:
        if t: d.p(t, first=1.27, italic=True)
    d.c("QUYẾT ĐỊNH:", bold=True, before=8, after=8)

    def art(n, title, lines):                                  # khoản and điểm in one paragraph, with line breaks
        d.p([(f"Điều {n}. ", {"bold": True}), "\n".join([title] + [x for x in lines if x])], first=1.27, align="left")
    sysn = say("decision.a1.system", f"a) Tên hệ thống thông tin: {sysname};", f"a) Hệ thống được phê duyệt: {sysname};", hollow="a) Tên hệ thống thông tin: ………………;")
    one = ["1. Thông tin chung:", sysn, say("decision.a1.operator", f"b) Đơn vị vận hành hệ thống thông tin: {op};", f"b) Tổ chức được giao vận hành hệ thống: {op};", hollow="b) Đơn vị vận hành hệ thống thông tin: ………………;"),
           say("decision.a1.address", f"c) Địa chỉ: {f['op_addr']}.", f"c) Nơi đặt trụ sở của đơn vị vận hành: {f['op_addr']}.", hollow="c) Địa chỉ: ………………"),
           say("decision.a1.level", "2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3 (ba).", "2. Hệ thống được phê duyệt ở cấp độ 3.", hollow="2. Cấp độ an toàn hệ thống thông tin: ………")]
    std = "TCVN 11930:2017 “Công nghệ thông tin - Các kỹ thuật an toàn - Yêu cầu cơ bản về an toàn hệ thống thông tin theo cấp độ”"
    lv = "" if D.gap("decision.a1.level") else " tương ứng với cấp độ 3"
    plans = [say("decision.a1.plan-design", f"a) Phương án bảo đảm an toàn thông tin trong thiết kế hệ thống thông tin{lv} là phù hợp với tiêu chuẩn quốc gia {std};", f"a) Về thiết kế: phương án bảo đảm an toàn thông tin trong thiết kế hệ thống{lv} đã được xác nhận phù hợp tiêu chuẩn quốc gia TCVN 11930:2017;", promise="a) Phương án bảo đảm an toàn thông tin trong thiết kế hệ thống thông tin: giao đơn vị vận hành hoàn chỉnh và trình sau;"),
             say("decision.a1.plan-operation", f"b) Phương án bảo đảm an toàn thông tin trong quá trình vận hành hệ thống{lv} là phù hợp với tiêu chuẩn quốc gia {std}.", f"b) Về vận hành: phương án bảo đảm an toàn thông tin trong quá trình vận hành{lv} đã được xác nhận phù hợp tiêu chuẩn quốc gia TCVN 11930:2017.", promise="b) Phương án bảo đảm an toàn thông tin trong quá trình vận hành hệ thống: giao đơn vị vận hành hoàn chỉnh và trình sau.")]
    lead = "" if D.gap("decision.a1.system") else f" đối với {sysname}"
    art(1, f"Phê duyệt cấp độ an toàn hệ thống thông tin{lead}, cụ thể như sau:", one + (["3. Phương án bảo đảm an toàn thông tin:"] if any(plans) else []) + plans)
    art(2, "Tổ chức thực hiện:", [say("decision.a2.operator-duty", f"1. {f['op']} chịu trách nhiệm thực hiện trách nhiệm bảo đảm an toàn hệ thống thông tin mình quản lý theo Điều 22 Nghị định số 85/2016/NĐ-CP.", f"1. {f['op']} có các nghĩa vụ của đơn vị vận hành nêu tại Điều 22 Nghị định số 85/2016/NĐ-CP."),
                                  "2. Vụ Kế hoạch - Tài chính bố trí kinh phí trong dự toán hằng năm theo quy định của pháp luật về ngân sách nhà nước."])
    art(3, "Điều khoản thi hành:", ["1. Quyết định này có hiệu lực thi hành kể từ ngày ký.", say("decision.a3.execution", f"2. {f['op']}, thủ trưởng các đơn vị thuộc Bộ có liên quan chịu trách nhiệm thi hành Quyết định này.", f"2. Trách nhiệm thi hành thuộc về Giám đốc {f['op']} và thủ trưởng đơn vị có liên quan."),
                                   say("decision.a3.supervision", f"3. {f['sec']} - đơn vị chuyên trách về an toàn thông tin - chịu trách nhiệm kiểm tra, giám sát việc thực hiện Quyết định này, báo cáo Bộ trưởng theo quy định của pháp luật./.", f"3. Giao {f['sec']} (đơn vị chuyên trách về an toàn thông tin) kiểm tra, giám sát thường xuyên và báo cáo Bộ trưởng kết quả thực hiện./.")])
    lines, who = ["TUQ. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG BỘ"], "Khổng Minh Đạo"
    if st("cross.signer") == "wrong-signer": lines, who = ["PHÓ TRƯỞNG PHÒNG QUẢN TRỊ"], "Mai Thế Sự"
    to = ["………", "………"] if st("decision.recipients") == "hollow" else ["Như Điều 3;", "Bộ trưởng (để báo cáo);", f"{f['sec']};", f"Lưu: VT, {('TTDL')}."]
    sign(d, to, lines, "" if draft else who, ok=st("decision.signature") == "keep", to_ok=st("decision.recipients") != "drop")
    return d


def blank_form(D, d):
    d.kind = "template"
    head(D, d, "", "(TÊN CHỦ QUẢN)", ".........", "......, ngày ... tháng ... năm 20...")
    d.c("QUYẾT ĐỊNH\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin", bold=True)
    d.c("(THỦ TRƯỞNG CƠ QUAN, TỔ CHỨC)", bold=True)
    for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "(Căn cứ các văn bản hướng dẫn);", "Xét đề nghị của (Tên đơn vị đề nghị),"]: d.p(t, first=1.27)
    d.c("QUYẾT ĐỊNH:", bold=True)
    d.p("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin đối với (Tên hệ thống thông tin) cụ thể như sau:\n1. Thông tin chung\na) Tên hệ thống thông tin:\nb) Đơn vị vận hành hệ thống thông tin:\nc) Địa chỉ:\n2. Cấp độ an toàn hệ thống thông tin: (cấp độ)\n3. Phương án bảo đảm an toàn thông tin: (nêu sự phù hợp với tiêu chuẩn, quy chuẩn)")
    d.p("Điều 2. Tổ chức thực hiện\n1. (Tên đơn vị đề nghị) chịu trách nhiệm: …\n2. (Cơ quan khác, nếu có)")
    d.p("Điều 3. Điều khoản thi hành\n(Tên đơn vị đề nghị) và các cơ quan liên quan chịu trách nhiệm thi hành; đơn vị chuyên trách về an toàn thông tin kiểm tra, giám sát./.")
    sign(d, ["……;"], ["(CHỨC VỤ NGƯỜI KÝ)"], "(Họ và tên)")
    return d


def reg_day(D): return (2026, 5, 12) if D.state("regulation.before-approval") == "late" else D.f["reg_date"]


def regulation_decision(D):
    f = D.f
    d = new("regdec", "regulation-decision")
    blank = D.state("regulation.promulgated") == "hollow"
    head(D, d, "", f["OWN"], "      /QĐ-BĐC" if blank else f["reg_no"], f"{f['place']}, ngày    tháng    năm" if blank else f"{f['place']}, {ngay(reg_day(D))}")
    d.c("QUYẾT ĐỊNH\nBan hành Quy chế bảo đảm an toàn hệ thống thông tin\nđối với " + f["sys"], bold=True, before=12, after=10)
    d.c("BỘ TRƯỞNG BỘ ĐỊA CHÍNH VÀ BẢN ĐỒ", bold=True)
    for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ;", "Căn cứ khoản 7 Điều 9 Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022 của Bộ trưởng Bộ Thông tin và Truyền thông;", f"Theo đề nghị của Giám đốc {f['op']} và Vụ trưởng Vụ Pháp chế."]: d.p(t, first=1.27, italic=True)
    d.c("QUYẾT ĐỊNH:", bold=True)
    for i, t in enumerate([f"Ban hành kèm theo Quyết định này “Quy chế bảo đảm an toàn hệ thống thông tin đối với {f['sys']}”.", "Quyết định này có hiệu lực sau 15 ngày kể từ ngày ký.", "Chánh Văn phòng Bộ, thủ trưởng các đơn vị thuộc Bộ, tổ chức và cá nhân có liên quan chịu trách nhiệm thi hành./."]): d.p([(f"Điều {i + 1}. ", {"bold": True}), t], first=1.27)
    sign(d, ["Như Điều 3;", "Lưu: VT, PC, TTDL."], ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], "" if blank else "Hạ Bá Chương")
    return d


CHAP = [("CHÍNH SÁCH VÀ TỔ CHỨC", [("Chính sách", 0), ("Tổ chức bộ máy và phối hợp", 1)]), ("CON NGƯỜI", [("Nhân lực", 2)]), ("VÒNG ĐỜI HỆ THỐNG", [("Thiết kế, xây dựng", 3), ("Vận hành", 4)]), ("RỦI RO, KẾT THÚC VẬN HÀNH", [("Quản lý rủi ro", 5), ("Kết thúc vận hành", 6)])]


def regulation(D):
    f, st = D.f, D.state
    d = new("regulation", "regulation")
    ids = D.ids("regulation.")
    abbr, quote, toc = decoy(D, d, ids, "Điều")
    d.c(f["OWN"], bold=True, after=10)
    d.c("QUY CHẾ", bold=True, size=15)
    d.c("Bảo đảm an toàn hệ thống thông tin đối với " + f["sys"], bold=True)
    pr = D.say("regulation.promulgated", f"(Kèm theo Quyết định số {f['reg_no']} {ngay(reg_day(D))} của Bộ trưởng {f['own']})", hollow="(Kèm theo Quyết định số      /QĐ-BĐC ngày    tháng    năm     )")
    if pr: d.c(pr, italic=True, after=10)
    if toc: d.toc(depth=3, field=False)
    n = [0, 0]

    def chapter(t):
        n[0] += 1
        d.heading(f"Chương {ROMAN[n[0]]}\n{t}", 1, align="center", toc_text=f"Chương {ROMAN[n[0]]} {t}")

    def article(t, lines):
        n[1] += 1
        d.heading(f"Điều {n[1]}. {t}", 3)
        k = 0
        for x in lines:
            if x[:2] in ("a)", "b)", "c)", "d)"): d.p(x, first=1.27)
            elif len(lines) == 1: d.p(x, first=1.27)
            else:
                k += 1
                d.p(f"{k}. {x}", first=1.27)
    chapter("NHỮNG QUY ĐỊNH CHUNG")
    sc = D.say("regulation.scope", f"Quy chế này điều chỉnh hoạt động bảo đảm an toàn thông tin đối với {f['sys']} (sau đây gọi là hệ thống).|Đối tượng áp dụng: {f['op']}; các vụ, cục, đơn vị thuộc Bộ khai thác hệ thống; tổ chức, cá nhân cung cấp hàng hóa, dịch vụ cho hệ thống.",
               f"Những quy định dưới đây được áp dụng khi xây dựng, vận hành và khai thác {f['sys']}.|Mọi công chức, viên chức của Bộ, người được thuê và nhà thầu có tiếp xúc với hệ thống phải chấp hành.", hollow="[…]")
    if sc: article("Phạm vi điều chỉnh, đối tượng áp dụng", sc.split("|"))
    terms = ["Phiếu thay đổi là chứng từ ghi nhận việc điều chỉnh cấu hình đã được người có thẩm quyền chấp thuận.", "Máy nhảy là máy chủ trung gian duy nhất để truy cập quản trị."]
    if abbr: terms.append(f"{abbr[0]}: {abbr[1]}.")
    article("Giải thích từ ngữ" + (" và viết tắt" if abbr else ""), terms)
    if quote: article("Căn cứ ban hành", [quote])
    groups = mgmt(D, "regulation.")
    for title, parts in CHAP:
        body = [(m, [D.item(c) for c in groups[g]]) for m, g in parts]
        body = [(m, [i for i in its if i]) for m, its in body if any(its)]
        if not body: continue
        chapter(title)
        for k, (m, its) in enumerate(body):
            if len(body) > 1: d.heading(f"Mục {k + 1}. {m.upper()}", 2, align="center")
            for it in its: article(it.title, [l[1] for l in it.lines if l[0] == "p"] or [""])
    chapter("ĐIỀU KHOẢN THI HÀNH")
    article("Chế độ khen thưởng, kỷ luật", ["Việc chấp hành Quy chế là một tiêu chí xét thi đua của đơn vị và cá nhân.", "Người vi phạm bị xử lý kỷ luật, xử phạt hành chính hoặc truy cứu trách nhiệm theo pháp luật."])
    article("Trách nhiệm tổ chức thi hành", [f"{f['op']} hướng dẫn, đôn đốc thi hành Quy chế; vướng mắc phát sinh được phản ánh về {f['op']} để tổng hợp, trình Bộ trưởng xem xét./."])
    return d


def appraisal(D):
    f, st = D.f, D.state
    d = new("appraisal", "appraisal")
    same = st("appraisal.independent") == "same-unit"
    SEC, sec = (f["OP"], f["op"]) if same else (f["SEC"], f["sec"])
    date = (2026, 4, 8) if st("cross.date-order") == "late" else f["app_date"]
    head(D, d, f["OWN"], SEC, f["app_no"], f"{f['place']}, {ngay(date)}", subject="V/v thẩm định hồ sơ đề xuất cấp độ 3")
    d.c(f"Kính gửi: {'Bộ trưởng' if same else f['op']}", before=6, after=8)
    d.p(f"Phúc đáp Công văn số {f['ask_no']} {ngay(f['ask_date'])} của {f['op']} đề nghị thẩm định hồ sơ đề xuất cấp độ đối với {f['sys']}; căn cứ Điều 16 Nghị định số 85/2016/NĐ-CP; sau khi lấy ý kiến bằng văn bản của các đơn vị phối hợp, {sec} có ý kiến thẩm định như sau:", first=1.27)
    H = lambda t: d.p(t, bold=True, first=1.27, keep=True)
    H("I. HỒ SƠ TRÌNH THẨM ĐỊNH")
    d.p("Hồ sơ gồm thuyết minh tổng quan; tài liệu thiết kế thi công đã phê duyệt; thuyết minh đề xuất cấp độ; thuyết minh phương án bảo đảm an toàn thông tin. Thành phần, số lượng đúng quy định tại Điều 15 Nghị định số 85/2016/NĐ-CP.", first=1.27)
    H("II. TỔ CHỨC THẨM ĐỊNH")
    d.p(f"Đơn vị chủ trì: {sec}" + (", đồng thời là đơn vị được giao vận hành hệ thống." if same else ", không tham gia vận hành hệ thống.") + " Hình thức: lấy ý kiến bằng văn bản" + ("." if same else "; đơn vị phối hợp gồm Vụ Pháp chế và Văn phòng Bộ."), first=1.27)
    H("III. NHẬN XÉT")
    d.p("1. Về căn cứ đề xuất: hồ sơ xác định đúng loại thông tin, loại hệ thống và tiêu chí tại khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP.", first=1.27)
    d.p("2. Về phương án: nội dung thuyết minh đối chiếu từng yêu cầu của TCVN 11930:2017; kiến nghị làm rõ thêm lịch khôi phục thử, đơn vị đã bổ sung.", first=1.27)
    c = D.say("appraisal.conclusion", "Hồ sơ đề xuất cấp độ là phù hợp với cấp độ đề xuất (cấp độ 3).", f"{sec} nhất trí với cấp độ 3 do {f['op']} đề xuất; hồ sơ đủ điều kiện trình phê duyệt.", hollow="(trống)", negative="Hồ sơ chưa phù hợp với cấp độ đề xuất: thiếu phương án bảo vệ cơ sở dữ liệu và giám sát; đề nghị hoàn thiện, thẩm định lại.")
    if c is not None:
        H("IV. KẾT LUẬN")
        d.p(c, first=1.27)
    d.p(f"Trên đây là ý kiến của {sec}, gửi {f['op']} thực hiện các bước tiếp theo./.", first=1.27)
    sign(d, ["Như trên;", "Lưu: VT, ATS."], ["GIÁM ĐỐC"] if same else ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"], name(f["op_rep"]) if same else f["sec_rep"])
    return d


def submission(D):
    f = D.f
    d = new("submission", "submission")
    head(D, d, f["OWN"], f["OP"], f["sub_no"], f"{f['place']}, {ngay(f['sub_date'])}")
    d.c("TỜ TRÌNH\nVề việc phê duyệt đề xuất cấp độ an toàn hệ thống thông tin", bold=True, before=10, after=8)
    d.c("Kính gửi: Bộ trưởng Bộ Địa chính và Bản đồ", after=8)
    d.p(f"Thực hiện Nghị định số 85/2016/NĐ-CP và Thông tư số 12/2022/TT-BTTTT; tiếp thu ý kiến thẩm định của {f['sec']} tại Công văn số {f['app_no']} ngày {dmy(f['app_date'])}, {f['op']} kính trình Bộ trưởng xem xét, phê duyệt cấp độ với nội dung chính:", first=1.27)
    d.p(f"1. Tên hệ thống: {f['sys']}.\n2. Đơn vị vận hành: {f['op']}, địa chỉ: {f['op_addr']}.\n3. Cấp độ đề xuất: cấp độ 3.\n4. Tài liệu kèm theo: thuyết minh hồ sơ đề xuất cấp độ; tài liệu thiết kế; văn bản thẩm định; Quy chế đã ban hành.", first=1.27, align="left")
    d.p("Kính trình Bộ trưởng xem xét, quyết định./.", first=1.27)
    sign(d, ["Như trên;", f"{f['sec']};", "Lưu: VT."], ["GIÁM ĐỐC"], name(f["op_rep"]))
    return d


def dossier(D):
    f, st = D.f, D.state
    d = new("dossier", "level-dossier")
    d.footer_text = "Hồ sơ đề xuất cấp độ - " + f["own"]
    ids = D.ids("dossier.") + D.ids("architecture.") + D.ids("plan.")
    abbr, quote, toc = decoy(D, d, ids, "7.1.1" if str(D.check).startswith("plan.mgmt") else "7.2" if str(D.check).startswith("plan.") else "Điều 8.3")
    d.c(f["OWN"], bold=True); d.c(f["OP"], bold=True)
    for _ in range(7): d.p("")
    d.c("THUYẾT MINH\nHỒ SƠ ĐỀ XUẤT CẤP ĐỘ 3", bold=True, size=20); d.c(f["sys"], bold=True, size=16)
    for _ in range(9): d.p("")
    d.c(f"{f['place']}, 2025"); d.page_break()
    d.toc("MỤC LỤC", 3, True); d.page_break()
    H = lambda t, lv, **k: d.heading(t, lv, **k)
    if abbr:
        H("CÁC CHỮ VIẾT TẮT", 1)
        d.table([["Viết tắt", "Viết đầy đủ"], ["CSDL", "Cơ sở dữ liệu"], ["NĐ 85", "Nghị định số 85/2016/NĐ-CP"], abbr], widths=[2, 8], header=1)
    H("CƠ SỞ PHÁP LÝ", 1)
    for t in ["Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015.", "Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ.", "Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022 của Bộ Thông tin và Truyền thông.", "Tiêu chuẩn quốc gia TCVN 11930:2017."] + ([quote] if quote else []): d.p(t, first=1.27)
    H("A. THUYẾT MINH TỔNG QUAN VỀ HỆ THỐNG THÔNG TIN (khoản 3 Điều 8 Thông tư số 12/2022/TT-BTTTT)", 1)
    for who, cid, t in (("own", "dossier.owner", "A.1. Chủ quản hệ thống thông tin"), ("op", "dossier.operator", "A.2. Đơn vị vận hành hệ thống thông tin")):
        s = st(cid)
        if s in GONE: continue
        H(t, 2)
        v = [f[who], f[who + "_func"], f"{f[who + '_rep']}; chức vụ: {f[who + '_title']}", f[who + "_addr"], f"Điện thoại {f[who + '_tel']}; thư điện tử {f[who + '_mail']}"]
        if s == "promise": d.p("(bổ sung sau khi kiện toàn lãnh đạo đơn vị)", first=1.27)
        elif s == "paraphrase": d.p(f"{v[0]} có trụ sở tại {v[3]}; chức năng, nhiệm vụ, quyền hạn thực hiện theo {low(v[1]) if v[1][:2] != 'Ng' else v[1]}. Người đại diện theo pháp luật là {low(v[2])}. Liên hệ: {low(v[4])}.", first=1.27)
        else:
            keys = ["Tên gọi", "Văn bản quy định chức năng, nhiệm vụ, quyền hạn", "Người đại diện, chức vụ", "Địa chỉ trụ sở", "Thông tin liên hệ"]
            if s == "some-fields": keys, v = keys[:1], v[:1]
            d.table([["TT", "Thông tin", "Nội dung"]] + [[str(i + 1), k, "………" if s == "hollow" else x] for i, (k, x) in enumerate(zip(keys, v))], widths=[1, 5, 9], header=1)
    num = [2]

    def part(cid):
        it = D.item(cid)
        if it is None: return
        num[0] += 1
        H(f"A.{num[0]}. {it.title}", 2)
        if st("cross.foreign-agency") == "copied" and cid == "dossier.scope": it.lines.append(("p", "Hệ thống phục vụ người dân trên địa bàn tỉnh Hoàng Giang theo phân công của Ủy ban nhân dân tỉnh Hoàng Giang."))
        put_lines(D, d, it, PIC, first=1.27)
    def title(t):
        num[0] += 1
        H(f"A.{num[0]}. {t}", 2)
    part("dossier.scope"); part("dossier.logical-model"); part("dossier.physical-model")
    listing(D, d, "dossier.devices", ["TT", "Tên thiết bị", "Chủng loại", "Vị trí", "Mục đích sử dụng"], [[str(i + 1), *r] for i, r in enumerate(devices(D))], [1, 4, 3, 2, 5], "Danh mục thiết bị và thiết bị mạng chính", "Các thiết bị chính", title, lambda r: f"{r[0]}) {r[1]} ({r[2]}), lắp tại {low(r[3])}, dùng để {low(r[4])};")
    sv = [[str(i + 1), *r] for i, r in enumerate(f["services"])]
    if st("cross.placeholder") == "left-over": sv += [["…", "<tên dịch vụ>", "<máy chủ; hệ điều hành>", "<mục đích>"], ["…", "VD: Cổng thông tin Sở X", "……", "……"]]
    listing(D, d, "dossier.services", ["TT", "Ứng dụng, dịch vụ", "Máy chủ triển khai; hệ điều hành", "Mục đích"], sv, [1, 5, 5, 4], "Danh mục ứng dụng, dịch vụ", "Các ứng dụng, dịch vụ được cung cấp", title, lambda r: f"{r[0]}) {r[1]}: triển khai trên {low(r[2])}; mục đích: {low(r[3])};")
    zs = [(c, z) for c, z in ((c, D.item(c)) for c in zone_ids(D)) if z]
    listing(D, d, "dossier.ip-plan", ["TT", "Vùng mạng", "IP Private", "IP Public", "VLAN"], [[str(i + 1), *r] for i, r in enumerate(ip_rows(D))], [1, 5, 3, 3, 3], "Quy hoạch vùng mạng và địa chỉ IP", "Phân bổ địa chỉ IP theo vùng", title, lambda r: f"{r[0]}) {r[1]}: dải địa chỉ nội bộ (IP Private) {r[2]}; địa chỉ công cộng (IP Public): {low(r[3])}; {r[4]};")
    H("B. THUYẾT MINH VỀ VIỆC ĐỀ XUẤT CẤP ĐỘ (khoản 4 Điều 8 Thông tư số 12/2022/TT-BTTTT)", 1)
    s = st("dossier.level-list")
    if s not in GONE:
        H("B.1. Danh mục hệ thống thông tin và cấp độ đề xuất", 2)
        row = ["1", f["sys"], "3", "Điểm a khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP"]
        if s == "promise": d.p("Danh mục được hoàn thiện sau khi {0} có ý kiến.".format(f["sec"]), first=1.27)
        elif s == "paraphrase": d.p(f"Hồ sơ đề xuất cấp độ 3 cho duy nhất một hệ thống thông tin là {f['sys']}; căn cứ đề xuất là {low(row[3])}.", first=1.27)
        else: d.table([["TT", "Tên hệ thống thông tin", "Cấp độ đề xuất", "Căn cứ đề xuất"], row if s == "keep" else ["1", "…", "…", "…"]], widths=[1, 7, 2, 5], header=1)
    it = D.item("dossier.level-rationale")
    if it:
        H("B.2. " + it.title, 2)
        if st("cross.level") == "mismatch": it.lines.append(("p", "Tổng hợp các căn cứ trên, hệ thống được đề xuất áp dụng phương án của cấp độ 2."))
        put_lines(D, d, it, PIC, first=1.27)
    H("C. THUYẾT MINH PHƯƠNG ÁN BẢO ĐẢM AN TOÀN THÔNG TIN (khoản 6 Điều 8 Thông tư số 12/2022/TT-BTTTT)", 1)
    H("7.1. Phương án đáp ứng yêu cầu về quản lý", 2)

    def items(groups, fallback):
        for g, (no, t) in zip(groups, fallback):
            got = rows_of(D, g)
            if not got: continue
            d.heading(f"{no} {t}", 3)
            rows = [["TT", "Nội dung yêu cầu", "Mô tả hiện trạng đáp ứng", "Đánh giá"]]
            for n, (c, i) in enumerate(got):
                code = CHECKS[c].tcvn.get(3, "")
                text = i.ht + (" " + i.pa if i.pa else "")
                rows.append([str(n + 1), (code + " " if code else "") + i.title, text, i.st or ("Đạt" if i.state in ("keep", "paraphrase") else "")])
            d.table(rows, widths=[1, 4, 8.5, 2], header=1)
    names = [("7.1.1.", "Thiết lập chính sách"), ("7.1.2.", "Tổ chức bảo đảm an toàn thông tin"), ("7.1.3.", "Nguồn nhân lực"), ("7.1.4.", "Thiết kế, xây dựng hệ thống"), ("7.1.5.", "Vận hành hệ thống"), ("7.1.6.", "Rủi ro"), ("7.1.7.", "Kết thúc vận hành")]
    items(mgmt(D), names)
    H("7.2. Phương án đáp ứng yêu cầu về kỹ thuật", 2)
    d.heading("7.2.1.1. Yêu cầu về thiết kế hệ thống", 3)
    if zs:
        d.p("a) Các vùng mạng được thiết kế như sau:", first=1.27)
        d.table([["TT", "Vùng mạng", "Thành phần và chức năng"]] + [[str(i + 1), z.title, z.ht] for i, (_, z) in enumerate(zs)], widths=[1, 4, 10], header=1)
    items([D.ids("plan.design.")], [("b)", "Phương án thiết kế")])
    items(tech(D), [("7.2.1.", "An toàn mạng"), ("7.2.2.", "An toàn máy chủ"), ("7.2.3.", "An toàn ứng dụng"), ("7.2.4.", "An toàn dữ liệu")])
    H("D. CAM KẾT", 1)
    d.p(f"{f['op']} chịu trách nhiệm trước Bộ trưởng và trước pháp luật về tính chính xác của Hồ sơ này./.", first=1.27)
    sign(d, [], ["GIÁM ĐỐC"], name(f["op_rep"]), to_ok=False)
    return d


PRE = {"scope": ("Phạm vi, đối tượng", "Toàn bộ máy chủ, thiết bị, ứng dụng của {s} đã lắp đặt hoàn chỉnh và đang ở trạng thái chờ khai trương."), "method": ("Phương pháp và thời gian", "Hộp xám và hộp trắng; OpenVAS, Burp Suite; làm việc tại chỗ 06 ngày, kết thúc ngày {pre_day}."),
       "legal-compliance": ("Tuân thủ quy định của pháp luật về bảo đảm an toàn hệ thống thông tin theo cấp độ", "Cấp độ đã được phê duyệt tại Quyết định số {dec_no}; Quy chế ban hành trước khi phê duyệt; đã phân công đơn vị vận hành và đơn vị chuyên trách: tuân thủ."),
       "effectiveness": ("Hiệu quả biện pháp theo phương án được duyệt", "Quy chế đầy đủ; thiết kế, cấu hình thực tế khớp với phương án đã phê duyệt, 03 tham số được điều chỉnh ngay."), "technical": ("Dò quét mã độc, lỗ hổng và thử nghiệm xâm nhập", "Đã dò quét lỗ hổng, mã độc trên toàn bộ máy chủ và thử nghiệm xâm nhập cổng dịch vụ trước khi mở cho người dùng."),
       "results": ("Danh sách lỗ hổng, điểm yếu", "Lỗ hổng 1: thiếu giới hạn số lần đăng nhập (mức trung bình). Lỗ hổng 2: hiển thị phiên bản phần mềm (mức thấp)."), "remediation-plan": ("Kế hoạch xử lý", "Nhà thầu bật giới hạn đăng nhập, ẩn phiên bản trong 05 ngày."), "remediation-result": ("Kết quả kiểm tra lại", "Cả hai lỗ hổng đã được khắc phục, xác nhận bằng kiểm tra lại trước khi vận hành.")}


def inspection(D, pre=False):
    f, st = D.f, D.state
    d = new("preop" if pre else "inspection", "inspection")
    date = f["pre_date"] if pre else f["insp_date"]
    old = st("inspection.periodic") == "outdated" and not pre
    keep = dict(D.f)
    if old:
        date = (date[0] - 2, *date[1:])
        D.f.update({k: f[k].replace("2026", "2024") for k in ("insp_from", "insp_to", "insp_re")})
    bare, a = st("inspection.formalities") == "drop", st("inspection.assessor")
    if bare: D.f.update(insp_from="…", insp_to="…", insp_re="…")
    D.f["pre_day"] = "…" if bare else dmy(f["pre_date"])
    f = D.f
    ids = ["inspection." + k for k in PRE]
    abbr, quote, toc = (None, None, False) if pre else decoy(D, d, ids, "Phần")
    ASR, who = (f["OP"], f["op"]) if a == "self" else (f["ASR"], f["asr"])
    if not bare: head(D, d, "", ASR, f["pre_no"] if pre else f["insp_no"].replace("2026", "2024") if old else f["insp_no"], f"{f['place']}, {ngay(date)}", issuer=a != "drop")
    d.c("BÁO CÁO\n" + (f"Đánh giá an toàn thông tin trước khi đưa vào vận hành, khai thác\n{f['sys']}" if pre else f"Kiểm tra, đánh giá định kỳ an toàn thông tin mạng năm {date[0]}\n{f['sys']}"), bold=True, before=10, after=8)
    if toc: d.toc(depth=2, field=False)
    H = lambda t: d.heading(t, 2)
    H("Phần thứ nhất. CĂN CỨ VÀ TỔ CHỨC")
    d.p(f"Báo cáo được lập theo Điều 11, Điều 12 Thông tư số 12/2022/TT-BTTTT, Quyết định số {f['dec_no']} ngày {dmy(f['dec_date'])} của {f['own']}.", first=1.27)
    if quote: d.p(quote, first=1.27)
    if abbr: d.p(f"Trong báo cáo này, {abbr[0]} được hiểu là: {abbr[1]}.", first=1.27)
    if a == "keep": d.p(f"Đơn vị thực hiện: {who}, {f['asr_ok']}; Đoàn đánh giá có 05 thành viên do ông {f['asr_rep']} làm trưởng đoàn.", first=1.27)
    elif a == "self": d.p(f"Việc kiểm tra do cán bộ của {f['op']} - đơn vị vận hành hệ thống - tự thực hiện.", first=1.27)
    H("Phần thứ hai. NỘI DUNG VÀ KẾT QUẢ")
    n = 0
    for k in PRE:
        it = D.item("inspection." + k)
        if it is None: continue
        n += 1
        if pre and it.state in ("keep", "paraphrase"): it.title, it.lines = D.fill(PRE[k][0]), [("p", D.fill(PRE[k][1]))]
        if st("cross.totals") == "wrong-sum" and k == "results" and not pre: it.lines = [(l[0], l[1].replace("03 lỗ hổng", "06 lỗ hổng").replace("03 điểm", "06 điểm")) if l[0] == "p" else l for l in it.lines]
        d.heading(f"{n}. {it.title}", 3)
        put_lines(D, d, it, PIC, first=1.27)
    H("Phần thứ ba. KẾT LUẬN")
    d.p("Số liệu trong báo cáo được lập từ biên bản làm việc tại hiện trường, có xác nhận của hai bên./.", first=1.27)
    if not bare: sign(d, [f["own"] + ";", f["op"] + ";", "Lưu: VT."], ["NGƯỜI TỔNG HỢP"] if a == "drop" else ["GIÁM ĐỐC"] if a == "self" else ["VIỆN TRƯỞNG"], name(f["op_rep"]) if a == "self" else f["asr_rep"])
    D.f = keep
    return d


def implementation(D):
    f = D.f
    d = new("implementation", "implementation")
    head(D, d, f["OWN"], f["OP"], f["imp_no"], f"{f['place']}, {ngay(f['imp_date'])}")
    d.c("BIÊN BẢN\nKiểm tra việc triển khai phương án bảo đảm an toàn thông tin\nđối với " + f["sys"], bold=True, before=10, after=8)
    d.p(f"Thành phần: {f['op']} - {f['op_rep']}, {f['op_title']}; {f['sec']} - ông Phí Văn Tài, Phó Cục trưởng; nhà thầu triển khai - bà Bạch Thị Tuyết, Giám đốc dự án.", first=1.27)
    it = D.item("implementation.complete")
    if it:
        d.p("1. " + it.title, bold=True, first=1.27)
        if it.state == "promise": d.p("Các biện pháp theo phương án sẽ được lắp đặt sau khi hoàn tất đấu thầu, dự kiến quý III/2027; đến nay mới dừng ở bước lập dự toán.", first=1.27)
        elif it.state == "deny": d.p("Các biện pháp theo phương án được phê duyệt đến nay chưa được triển khai.", first=1.27)
        else: put_lines(D, d, it, PIC, first=1.27)
    if not D.gap("inspection.before-operation") and not D.gap("inspection.exists"): d.p(f"2. Hệ thống đã được đánh giá an toàn thông tin trước khi vận hành theo Báo cáo số {f['pre_no']} ngày {dmy(f['pre_date'])}.", first=1.27)
    d.p("Biên bản lập thành 04 bản, các bên cùng ký tên./.", first=1.27)
    sign(d, [], ["ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH"], name(f["op_rep"]), to_ok=False)
    return d


def build(D):
    st, out = D.state, []
    if st("decision.exists") != "drop": out.append(decision(D))
    if st("dossier.exists") != "drop": out.append(dossier(D))
    if st("regulation.exists") != "drop":
        if st("regulation.promulgated") != "drop": out.append(regulation_decision(D))
        out.append(regulation(D))
    if st("appraisal.exists") != "drop": out.append(appraisal(D))
    if st("submission.exists") != "drop": out.append(submission(D))
    if st("inspection.exists") != "drop":
        out.append(inspection(D))
        if not D.gap("inspection.before-operation"): out.append(inspection(D, True))
    if st("implementation.complete") != "drop": out.append(implementation(D))
    return out
