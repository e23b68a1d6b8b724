"""H3: a department as owner under delegation, long-winded prose, few tables; a "Quy định" in numbered sections; one decision that approves dossier and plan in prose."""
import os

from kit import (GONE, HERE, MOTTO, ROMAN, HDoc, decoy, devices, dmy, ip_rows, low, mgmt, name, net_png, ngay, put_lines, rows_of, tech, zone_ids, PROMISE)

T = lambda n: os.path.join(HERE, "texts", n)
FACTS = dict(
    id="H3", level=3, texts=[T("h3.txt")], alt=T("h1.txt"),
    own="Sở Giao thông thủy bộ tỉnh Bình Lãng", OWN="SỞ GIAO THÔNG THỦY BỘ", own_func="Quyết định số 08/2022/QĐ-UBND ngày 14/3/2022 của Ủy ban nhân dân tỉnh Bình Lãng", own_rep="Ông Huỳnh Phú Lộc", own_title="Giám đốc Sở", own_addr="số 30 đường Bến Phà Cũ, phường 2, thành phố Bình Lãng", own_tel="0264 3 811 300", own_mail="sgttb@binhlang.example",
    op="Trung tâm Thông tin vận tải", OP="TRUNG TÂM THÔNG TIN VẬN TẢI", op_func="Quyết định số 177/QĐ-SGTTB ngày 02/6/2022 của Giám đốc Sở", op_rep="Bà Thạch Thị Sa Rinh", op_title="Giám đốc Trung tâm", op_addr="số 32 đường Bến Phà Cũ, phường 2, thành phố Bình Lãng", op_tel="0264 3 811 345", op_mail="ttvt@binhlang.example",
    sec="Phòng Khoa học và An toàn thông tin", SEC="PHÒNG KHOA HỌC VÀ AN TOÀN THÔNG TIN", sec_rep="Đổng Quang Huy", sys="Hệ thống thông tin giải quyết thủ tục hành chính của Sở Giao thông thủy bộ tỉnh Bình Lãng", s="hệ thống thông tin giải quyết thủ tục hành chính của Sở", sys_addr="phòng máy tầng bốn, số 32 đường Bến Phà Cũ", place="Bình Lãng",
    dec_no="402/QĐ-SGTTB", dec_date=(2024, 6, 20), reg_no="51/QĐ-SGTTB", reg_date=(2022, 12, 5), reg="Quy định về bảo đảm an toàn thông tin, kèm theo Quyết định số 51/QĐ-SGTTB ngày 05/12/2022", ask_no="39/TTVT", ask_date=(2024, 4, 10), app_no="07/BB-HĐTĐ", app_date=(2024, 5, 17), sub_no="12/TTr-TTVT", sub_date=(2024, 6, 3),
    pre_no="61/BC-TVK", pre_date=(2024, 7, 19), imp_no="03/BB-SGTTB", imp_date=(2024, 7, 29), live="05/8/2024", insp_no="04/BC-TVK", insp_date=(2026, 1, 16), insp_from="05/01/2026", insp_to="09/01/2026", insp_re="14/01/2026",
    ASR="CÔNG TY CỔ PHẦN TƯ VẤN KIỂM ĐỊNH SỐ BIỂN HỒ", asr="Công ty cổ phần Tư vấn kiểm định số Biển Hồ", asr_ok="là doanh nghiệp có giấy phép cung cấp dịch vụ kiểm tra, đánh giá an toàn thông tin mạng số 119/GP-BTTTT", asr_rep="Kiên Sóc Kha",
    fw="Cửa Ải CA-500", waf="Lá Chắn Web LC-5", dbfw="Giữ Kho DBW", vpn="Cầu Riêng", siem="Mắt Thần", av="Trừ Mã", bk="Nhà Kho Số", mon="Người Gác",
    devices=[["Bộ định tuyến", "Lối Ra 300", "tủ thứ nhất", "nối hai đường Internet", "plan.design.internet"], ["Hai tường lửa", "Cửa Ải CA-500", "tủ thứ nhất", "ngăn cách các vùng mạng", "plan.design.zone-access"], ["Hai tường lửa ứng dụng web", "Lá Chắn Web LC-5", "tủ thứ nhất", "bảo vệ trang tiếp nhận hồ sơ", "plan.design.waf"],
             ["Hai chuyển mạch trung tâm", "Ngã Tư 48", "tủ thứ nhất", "nối các máy chủ với nhau", "plan.design.redundancy"], ["Sáu máy chủ", "Vững Chãi 640", "tủ thứ hai", "chạy web, ứng dụng và cơ sở dữ liệu", ""], ["Tủ lưu trữ đôi", "Bể Chứa 60", "tủ thứ hai", "lưu dữ liệu", ""]],
    services=[["Trang tiếp nhận hồ sơ trực tuyến", "máy chủ số 1 và số 2, hệ điều hành Debian 12", "để người dân nộp và tra cứu hồ sơ"], ["Phần mềm giải quyết hồ sơ", "máy chủ số 3 và số 4, hệ điều hành Debian 12", "để cán bộ thụ lý, ký duyệt"], ["Cơ sở dữ liệu", "máy chủ số 5 và số 6, hệ điều hành Debian 12", "để lưu hồ sơ và kết quả"]],
    zones={"border": ("192.168.0.0/29", "203.0.113.160/29"), "dmz": ("192.168.10.0/27", "203.0.113.168/29"), "internal": ("192.168.20.0/23", "không có"), "server": ("192.168.30.0/27", "không có"), "database": ("192.168.40.0/28", "không có"), "management": ("192.168.50.0/28", "không có"), "wireless": ("192.168.60.0/24", "không có")},
    expect={"cross.signer": "any", "decision.title": "any"},       # signs under a delegation that is cited, not enclosed; the title names the dossier
)
PIC = {"logical": net_png([["NGUOI DAN", "CAN BO"], ["TL-1", "TL-2"], ["TLW", "CM-TT"], ["M-WEB", "M-UD", "M-DL", "M-QT"]], [("NGUOI DAN", "TL-1"), ("CAN BO", "TL-2"), ("TL-1", "TLW"), ("TL-2", "CM-TT"), ("TLW", "M-WEB"), ("CM-TT", "M-UD"), ("CM-TT", "M-DL"), ("CM-TT", "M-QT")]), "physical": net_png([["TU 1", "TU 2"], ["DT", "MC 1-2"], ["TL 1-2", "MC 3-4"], ["TLW 1-2", "MC 5-6"], ["CM 1-2", "LT"]], [("DT", "TL 1-2"), ("TL 1-2", "TLW 1-2"), ("TLW 1-2", "CM 1-2"), ("CM 1-2", "LT")])}
PLACES = {k: "Ho so Binh Lang/" + v for k, v in {"decision": "Quyet dinh 402.docx", "dossier": "Thuyet minh ho so.docx", "regulation": "Quy dinh an toan thong tin.docx", "appraisal": "Bien ban HDTD.docx", "submission": "To trinh 12.docx", "inspection": "Ket qua danh gia thang 01-2026.docx", "preop": "Ket qua danh gia lan dau.docx", "implementation": "Bien ban trien khai.docx"}.items()}
ORD = ["Thứ nhất", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Thứ tám", "Thứ chín", "Thứ mười"] + [f"Thứ mười {x}" for x in ("một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín")]


def new(key, kind): return HDoc(PLACES[key], kind, size=14, margins=(2.2, 2.2, 3.2, 1.8))


def head(D, d, over, body, number, day, issuer=True, motto=True):
    """No table: the motto first, centred, then the body on the left, as older offices type."""
    if motto: d.c(MOTTO[0], bold=True, before=0, after=0); d.c(MOTTO[1], bold=True, underline=True, before=0, after=6)
    if issuer:
        if over: d.p(over, align="left", size=12, before=0, after=0)
        d.p(body, align="left", bold=True, before=0, after=0)
    d.p([("Số: " + number) if number else "", "\t", (day, {"italic": True})], tabs=[("right", 15.8)], align="left", after=8)


def sign(d, to, lines, who, ok=True, to_ok=True):
    if ok:
        for t in lines: d.p(t, bold=True, align="center", left=8, before=0, after=0)
        for _ in range(3): d.p("", left=8)
        d.p(who, bold=True, align="center", left=8)
    if to_ok and to:
        d.p("Nơi nhận: " + " ".join(to), size=11, italic=True, align="left")


def decision(D):
    f, st, say = D.f, D.state, D.say
    d = new("decision", "approval-decision")
    ex = st("decision.exists")
    if ex == "empty-form":
        d.kind = "template"
        head(D, d, "", "(TÊN CƠ QUAN CHỦ QUẢN)", "........", "........, ngày .... tháng .... năm ........")
        d.c("QUYẾT ĐỊNH", bold=True); d.c("Phê duyệt Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin ........", bold=True); d.c("(CHỨC DANH)", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;", "Căn cứ ........;", "Xét đề nghị của ........", "Điều 1. Phê duyệt Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin cấp độ (....) đối với (tên hệ thống) do (tên đơn vị) làm đơn vị vận hành, đặt tại (địa chỉ).", "Điều 2. (tên đơn vị) thực hiện trách nhiệm theo quy định.", "Điều 3. (các đơn vị) chịu trách nhiệm thi hành./."]: d.p(t, first=1.2)
        sign(d, ["........"], ["(CHỨC VỤ)"], "(Họ và tên)")
        return d
    draft = ex == "draft"
    number = "....../QĐ-SGTTB" if draft else say("decision.number", f["dec_no"], hollow="....../QĐ-SGTTB") or ""
    blank = f"{f['place']}, ngày ...... tháng ...... năm 20......"
    day = blank if draft else say("decision.place-date", f"{f['place']}, {ngay(f['dec_date'])}", hollow=blank) or ""
    if draft: d.p("DỰ THẢO", bold=True)
    head(D, d, "ỦY BAN NHÂN DÂN TỈNH BÌNH LÃNG", f["OWN"], number, day, issuer=st("decision.issuer") == "keep", motto=st("decision.motto") == "keep")
    sysn = "Hệ thống giám sát hành trình phương tiện" if st("cross.system-name") == "mismatch" else f["sys"]
    op = "Chi cục Đường thủy" if st("cross.operator") == "mismatch" else f["op"]
    d.c("QUYẾT ĐỊNH", bold=True, size=15)
    if st("decision.title") == "keep": d.c("Về việc phê duyệt Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin và phương án bảo đảm an toàn thông tin", bold=True, after=8)
    if st("decision.authority") == "keep": d.c("GIÁM ĐỐC SỞ GIAO THÔNG THỦY BỘ", bold=True, after=8)
    nd = "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về việc bảo đảm an toàn hệ thống thông tin theo cấp độ;"
    tt = "Căn cứ Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022 của Bộ Thông tin và Truyền thông về việc quy định chi tiết và hướng dẫn một số điều của Nghị định nói trên;"
    b = [say("decision.basis-law", "Căn cứ Luật An toàn thông tin mạng được Quốc hội khóa XIII thông qua ngày 19 tháng 11 năm 2015;", "Thi hành Luật An toàn thông tin mạng (19/11/2015);")]
    if st("cross.law-in-force") == "expired-law": b += [nd, "Căn cứ Thông tư số 03/2017/TT-BTTTT ngày 24 tháng 4 năm 2017 của Bộ Thông tin và Truyền thông;"]
    else: b += (say("decision.basis-guidance", nd + "|" + tt, "Thi hành các quy định của Nghị định số 85/2016/NĐ-CP cùng với Thông tư số 12/2022/TT-BTTTT;", **{"no-tt12": nd}) or "").split("|")
    b += ["Căn cứ Quyết định số 2011/QĐ-UBND ngày 28 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh Bình Lãng về việc ủy quyền cho Sở Giao thông thủy bộ thực hiện trách nhiệm của chủ quản hệ thống thông tin đối với các hệ thống do Sở đầu tư, thời hạn ủy quyền 05 năm;",
          say("decision.proposal", f"Xét Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])} của {f['op']} và ý kiến của Hội đồng thẩm định.", f"Theo lời đề nghị của Giám đốc {f['op']} trong Tờ trình số {f['sub_no']} ngày {dmy(f['sub_date'])}.")]
    for t in b:
        if t: d.p(t, first=1.2)
    d.c("QUYẾT ĐỊNH:", bold=True)
    level = say("decision.a1.level", "cấp độ 3", "cấp độ 3 (cấp độ ba)", hollow="cấp độ ……")
    sysw = say("decision.a1.system", f"đối với {sysn}", f"áp dụng cho hệ thống mang tên {sysn}", hollow="đối với ……………")
    opw = say("decision.a1.operator", f"do {op} làm đơn vị vận hành", f"mà {op} là đơn vị được giao vận hành", hollow="do …………… làm đơn vị vận hành")
    ad = say("decision.a1.address", f"đặt tại {f['op_addr']}", f"có địa chỉ ở {f['op_addr']}", hollow="đặt tại ……………")
    d.p("Điều 1. Phê duyệt Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin" + (" " + level if level else "") + "".join((", " if i else " ") + t for i, t in enumerate([x for x in (sysw, opw, ad) if x])) + ".", first=1.2)
    lv = "" if D.gap("decision.a1.level") else ", tương ứng với cấp độ 3,"
    a = say("decision.a1.plan-design", f"phương án bảo đảm an toàn thông tin trong thiết kế hệ thống thông tin{lv} là phù hợp với tiêu chuẩn quốc gia TCVN 11930:2017", f"các biện pháp bảo đảm an toàn thông tin ở khâu thiết kế hệ thống thông tin{lv} đã phù hợp với tiêu chuẩn quốc gia TCVN 11930:2017", promise="phương án bảo đảm an toàn thông tin trong thiết kế hệ thống thông tin sẽ được phê duyệt bằng một quyết định khác")
    o = say("decision.a1.plan-operation", f"phương án bảo đảm an toàn thông tin trong quá trình vận hành hệ thống{lv} là phù hợp với tiêu chuẩn quốc gia TCVN 11930:2017", f"các biện pháp bảo đảm an toàn thông tin trong suốt quá trình vận hành hệ thống{lv} đã phù hợp với tiêu chuẩn quốc gia TCVN 11930:2017", promise="phương án bảo đảm an toàn thông tin trong quá trình vận hành hệ thống sẽ được phê duyệt bằng một quyết định khác")
    if a or o: d.p("Phê duyệt kèm theo Hồ sơ phương án bảo đảm an toàn thông tin, trong đó " + "; ".join(x for x in (a, o) if x) + ".", first=1.2)
    t = say("decision.a2.operator-duty", f"{f['op']} có trách nhiệm thực hiện đầy đủ các nhiệm vụ của đơn vị vận hành quy định tại Điều 22 Nghị định số 85/2016/NĐ-CP. ", f"Giao {f['op']} làm tròn những việc mà Điều 22 Nghị định số 85/2016/NĐ-CP đã đặt ra. ")
    d.p("Điều 2. " + (t or "") + "Phòng Kế hoạch - Tài chính của Sở lo liệu kinh phí theo dự toán được giao.", first=1.2)
    ex3 = say("decision.a3.execution", f"Chánh Văn phòng Sở, Giám đốc {f['op']} cùng Trưởng các phòng, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này", f"Những nơi phải thi hành Quyết định này gồm Văn phòng Sở, {f['op']} và các đơn vị có liên quan")
    su = say("decision.a3.supervision", f"{f['sec']}, với tư cách là bộ phận chuyên trách về an toàn thông tin, chịu trách nhiệm kiểm tra, giám sát việc thực hiện Quyết định và báo cáo Giám đốc Sở", f"việc kiểm tra, giám sát quá trình thực hiện do {f['sec']} (chuyên trách về an toàn thông tin) đảm nhận và báo cáo Giám đốc Sở")
    d.p("Điều 3. Quyết định này có hiệu lực kể từ ngày ký." + "".join(" " + x[:1].upper() + x[1:] + "." for x in (ex3, su) if x) + "/.", first=1.2)
    lines, who = ["GIÁM ĐỐC"], "Huỳnh Phú Lộc"
    if st("cross.signer") == "wrong-signer": lines, who = ["CHUYÊN VIÊN"], "Trà Văn Út"
    sign(d, ["……; ……."] if st("decision.recipients") == "hollow" else ["Như Điều 3;", "UBND tỉnh (báo cáo);", "Lưu VT, KHATTT."], lines, "" if draft else who, ok=st("decision.signature") == "keep", to_ok=st("decision.recipients") != "drop")
    return d


def reg_day(D): return (2024, 11, 11) if D.state("regulation.before-approval") == "late" else D.f["reg_date"]


def regulation(D):
    f = D.f
    d = new("regulation", "regulation")
    abbr, quote, toc = decoy(D, d, D.ids("regulation."), "")
    pr = D.state("regulation.promulgated")
    if pr != "drop":
        head(D, d, "ỦY BAN NHÂN DÂN TỈNH BÌNH LÃNG", f["OWN"], "       /QĐ-SGTTB" if pr == "hollow" else f["reg_no"], f"{f['place']}, ngày      tháng      năm" if pr == "hollow" else f"{f['place']}, {ngay(reg_day(D))}")
        d.c("QUYẾT ĐỊNH", bold=True); d.c("Về việc ban hành Quy định bảo đảm an toàn thông tin đối với " + f["sys"], bold=True); d.c("GIÁM ĐỐC SỞ GIAO THÔNG THỦY BỘ", bold=True)
        for t in ["Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015; Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 và Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022;", f"Xét đề nghị của Giám đốc {f['op']},"]: d.p(t, first=1.2)
        d.c("QUYẾT ĐỊNH:", bold=True)
        for t in ["Điều 1. Ban hành kèm theo Quyết định này bản Quy định bảo đảm an toàn thông tin đối với " + f["sys"] + ".", "Điều 2. Quyết định có hiệu lực kể từ ngày ký. Văn phòng Sở, các phòng, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành./."]: d.p(t, first=1.2)
        sign(d, ["Như Điều 2;", "Lưu VT."], ["GIÁM ĐỐC"], "" if pr == "hollow" else "Huỳnh Phú Lộc")
        d.page_break()
    d.c("QUY ĐỊNH", bold=True, size=15); d.c("BẢO ĐẢM AN TOÀN THÔNG TIN ĐỐI VỚI " + f["sys"].upper(), bold=True)
    t = D.say("regulation.promulgated", f"(kèm theo Quyết định số {f['reg_no']} ngày {dmy(reg_day(D))} của Giám đốc Sở Giao thông thủy bộ)", hollow="(kèm theo Quyết định số       ngày       của Giám đốc Sở)")
    if t: d.c(t, italic=True)
    if toc: d.toc("MỤC LỤC", 2, False)
    n = [0, 0]

    def sec(title): n[0] += 1; n[1] = 0; d.heading(f"{n[0]}. {title}", 1, real=False)

    def sub(title, lines):
        n[1] += 1
        d.heading(f"{n[0]}.{n[1]}. {title}", 2, real=False)
        d.p(" ".join(lines), first=1.2)
    sec("Những điều chung")
    s = D.say("regulation.scope", f"Bản Quy định này nói về việc giữ gìn an toàn thông tin cho {f['sys']} và được áp dụng cho {f['op']}, cho mọi phòng, đơn vị, cán bộ của Sở có sử dụng hệ thống cũng như các doanh nghiệp, cá nhân cung cấp dịch vụ cho hệ thống ấy.", f"Tất cả những ai quản lý, vận hành, sử dụng hay sửa chữa {f['sys']}, dù là người của Sở hay của nhà thầu, đều thuộc đối tượng áp dụng của văn bản này.", hollow="………")
    if s: sub("Phạm vi và đối tượng áp dụng", [s])
    if abbr: sub("Chữ viết tắt", [f"Trong văn bản này {abbr[0]} là chữ viết tắt của “{abbr[1]}”."])
    if quote: sub("Cơ sở xây dựng", [quote])
    for g, t in zip(mgmt(D, "regulation."), ["Chính sách", "Tổ chức bộ máy", "Con người", "Xây dựng hệ thống", "Vận hành hệ thống", "Rủi ro", "Khi thôi vận hành"]):
        its = [i for i in (D.item(c) for c in g) if i]
        if not its: continue
        sec(t)
        for it in its: sub(it.title, [l[1] for l in it.lines if l[0] == "p"] or [""])
    sec("Tổ chức thực hiện")
    sub("Trách nhiệm", [f"{f['op']} lo việc hướng dẫn, nhắc nhở; người làm tốt được biểu dương, người vi phạm bị xử lý theo quy định của pháp luật./."])
    return d


def appraisal(D):
    f, st = D.f, D.state
    d = new("appraisal", "appraisal")
    same = st("appraisal.independent") == "same-unit"
    date = (2024, 9, 9) if st("cross.date-order") == "late" else f["app_date"]
    head(D, d, "SỞ GIAO THÔNG THỦY BỘ", f["OP"] if same else "HỘI ĐỒNG THẨM ĐỊNH", f["app_no"], f"{f['place']}, {ngay(date)}")
    d.c("BIÊN BẢN", bold=True, size=15); d.c("Họp thẩm định Hồ sơ đề xuất cấp độ " + f["sys"], bold=True, after=8)
    d.p(f"Tiếp nhận đề nghị của {f['op']} tại Công văn số {f['ask_no']} ngày {dmy(f['ask_date'])}, " + (f"{f['op']}, cũng là đơn vị vận hành, tự họp thẩm định hồ sơ do mình lập; chủ tọa là bà {name(f['op_rep'])}." if same else f"Hội đồng thẩm định do {f['sec']} chủ trì, gồm năm thành viên không thuộc {f['op']}, trong đó có đại diện Công an tỉnh và Sở Khoa học và Công nghệ, đã họp để xem xét hồ sơ; chủ tọa là ông {f['sec_rep']}, Trưởng phòng."), first=1.2)
    d.p("Các thành viên lần lượt phát biểu, cho rằng hồ sơ có đủ thuyết minh tổng quan, thuyết minh đề xuất cấp độ, thuyết minh phương án; căn cứ xác định cấp độ viện dẫn đúng; phương án được viết theo từng yêu cầu của tiêu chuẩn TCVN 11930:2017. Có ý kiến đề nghị vẽ lại hình cho rõ và bên lập hồ sơ đã vẽ lại.", first=1.2)
    c = D.say("appraisal.conclusion", "Chủ tọa kết luận: Hội đồng nhất trí rằng Hồ sơ đề xuất cấp độ là phù hợp với cấp độ 3 và đề nghị trình Giám đốc Sở phê duyệt.", "Kết luận cuộc họp: hồ sơ phù hợp để xếp cấp độ 3, đủ điều kiện phê duyệt, tất cả thành viên đều tán thành.", hollow="Chủ tọa kết luận: ……………………", negative="Chủ tọa kết luận: Hồ sơ chưa phù hợp với cấp độ 3 vì phương án kỹ thuật còn sơ sài; đề nghị viết lại rồi họp thẩm định lần nữa.")
    if c is not None: d.p(c, first=1.2)
    d.p("Cuộc họp kết thúc lúc 11 giờ cùng ngày, biên bản được đọc lại cho mọi người cùng nghe và ký tên./.", first=1.2)
    sign(d, ["Giám đốc Sở;", f["op"] + "."], ["CHỦ TỌA"], name(f["op_rep"]) if same else f["sec_rep"])
    return d


def submission(D):
    f = D.f
    d = new("submission", "submission")
    head(D, d, "SỞ GIAO THÔNG THỦY BỘ", f["OP"], f["sub_no"], f"{f['place']}, {ngay(f['sub_date'])}")
    d.c("TỜ TRÌNH", bold=True, size=15); d.c("Xin phê duyệt Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin", bold=True); d.c("Kính gửi: Giám đốc Sở Giao thông thủy bộ", after=8)
    d.p(f"Sau khi Hội đồng thẩm định có ý kiến tại Biên bản số {f['app_no']} ngày {dmy(f['app_date'])}, {f['op']} (địa chỉ: {f['op_addr']}) xin trình Giám đốc Sở xem xét, phê duyệt Hồ sơ đề xuất cấp độ 3 đối với {f['sys']} do Trung tâm vận hành. Gửi kèm Tờ trình là bản thuyết minh, tài liệu thiết kế, biên bản thẩm định và bản Quy định đã ban hành./.", first=1.2)
    sign(d, ["Như trên;", "Lưu."], ["GIÁM ĐỐC"], name(f["op_rep"]))
    return d


def dossier(D):
    f, st = D.f, D.state
    d = new("dossier", "level-dossier")
    ids = D.ids("dossier.") + D.ids("architecture.") + D.ids("plan.")
    abbr, quote, toc = decoy(D, d, ids, "quản lý" if str(D.check).startswith("plan.mgmt") else "kỹ thuật" if str(D.check).startswith("plan.") else "tổng quan")
    d.c(f["own"].upper(), bold=True); d.c(f["OP"], bold=True)
    for _ in range(8): d.p("")
    d.c("BẢN THUYẾT MINH", bold=True, size=20); d.c("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN", bold=True, size=17); d.c(f["sys"], bold=True, size=15)
    for _ in range(8): d.p("")
    d.c("Bình Lãng, tháng 4 năm 2024"); d.page_break()
    if toc: d.toc("MỤC LỤC", 2, False)
    H = lambda t, lv=1: d.heading(t, lv, real=False)
    P = lambda t: d.p(t, first=1.2, line=1.15)
    H("LỜI NÓI ĐẦU")
    P(f"Bản thuyết minh này được {f['op']} soạn ra nhằm trình bày một cách đầy đủ về {f['sys']}, về lý do chọn cấp độ và về những biện pháp bảo vệ, theo tinh thần của Luật An toàn thông tin mạng năm 2015, Nghị định số 85/2016/NĐ-CP và Thông tư số 12/2022/TT-BTTTT.")
    if abbr: P(f"Trong bản thuyết minh có dùng các chữ viết tắt: CNTT là công nghệ thông tin; {abbr[0]} là {abbr[1]}.")
    if quote: P(quote)
    H("PHẦN THỨ NHẤT: GIỚI THIỆU TỔNG QUAN VỀ HỆ THỐNG")
    k = [0]

    def title(t): k[0] += 1; H(f"{k[0]}. {t}", 2)
    for who, cid, t, verb in (("own", "dossier.owner", "Chủ quản hệ thống thông tin", "Giữ vai trò chủ quản hệ thống thông tin, theo ủy quyền của Ủy ban nhân dân tỉnh, là"), ("op", "dossier.operator", "Đơn vị vận hành hệ thống thông tin", "Công việc vận hành được trao cho")):
        s = st(cid)
        if s in GONE: continue
        title(t)
        v = [f[who + x] for x in ("", "_func", "_rep", "_title", "_addr", "_tel", "_mail")]
        if s == "promise": P(PROMISE[D.seed % len(PROMISE)].format(t=low(t)))
        elif s == "hollow": P(f"{verb} ……; chức năng, nhiệm vụ theo ……; người đại diện là ……, chức vụ ……; địa chỉ ……; điện thoại ……, thư điện tử …….")
        elif s == "some-fields": P(f"{verb} {v[0]}.")
        elif s == "paraphrase":
            for a, b in zip(["Tên", "Chức năng, nhiệm vụ, quyền hạn", "Người đại diện", "Chức vụ", "Địa chỉ", "Điện thoại", "Thư điện tử"], v): P(f"{a}: {b}")
        else: P(f"{verb} {v[0]}, nơi mà chức năng, nhiệm vụ và quyền hạn đã được quy định tại {v[1]}. Người đại diện là {low(v[2])}, giữ chức vụ {v[3]}. Trụ sở ở {v[4]}; khi cần liên hệ có thể gọi số điện thoại {v[5]} hoặc gửi thư tới địa chỉ {v[6]}.")

    def part(cid):
        it = D.item(cid)
        if it is None: return
        title(it.title)
        if st("cross.foreign-agency") == "copied" and cid == "dossier.scope": it.lines.append(("p", "Ngoài ra hệ thống còn phục vụ nhu cầu quản lý của Ủy ban nhân dân tỉnh Đá Dựng và các huyện thuộc tỉnh Đá Dựng."))
        put_lines(D, d, it, PIC, first=1.2)

    def told(cid, t, other, head_, rows, lead, one):          # a list told in sentences; as a table when put in other words
        s = st(cid)
        if s in GONE: return
        title(other if s == "paraphrase" else t)
        if s == "paraphrase": d.table([head_] + rows, header=1)
        elif s == "hollow": P(lead + " ……………")
        elif s == "promise": P(PROMISE[D.seed // 7 % len(PROMISE)].format(t=low(t)))
        else: P(lead + " " + "; ".join(one(r) for r in rows) + ".")
    part("dossier.scope"); part("dossier.logical-model"); part("dossier.physical-model")
    told("dossier.devices", "Danh mục các thiết bị chính", "Bảng thiết bị", ["Tên thiết bị", "Chủng loại", "Vị trí", "Mục đích sử dụng"], devices(D), "Những thiết bị, thiết bị mạng chính đang dùng trong hệ thống gồm có:", lambda r: f"{low(r[0])} loại {r[1]} đặt ở {r[2]}, dùng để {r[3]}")
    sv = [list(r) for r in f["services"]]
    if st("cross.placeholder") == "left-over": sv += [["[tên dịch vụ]", "[máy chủ, hệ điều hành]", "[mục đích sử dụng]"]]
    told("dossier.services", "Danh mục các ứng dụng, dịch vụ", "Bảng ứng dụng, dịch vụ", ["Dịch vụ", "Máy chủ, hệ điều hành", "Mục đích"], sv, "Những ứng dụng, dịch vụ mà hệ thống cung cấp gồm có:", lambda r: f"{low(r[0])} chạy trên {r[1]}, dùng {r[2]}")
    told("dossier.ip-plan", "Quy hoạch các vùng mạng và địa chỉ IP", "Bảng địa chỉ IP", ["Vùng mạng", "IP Private", "IP Public"], ip_rows(D), "Địa chỉ được chia cho từng vùng mạng như sau:", lambda r: f"{low(r[0])} dùng dải địa chỉ nội bộ (IP Private) {r[1]}, địa chỉ công khai (IP Public) {r[2]}")
    zs = [(c, z) for c, z in ((c, D.item(c)) for c in zone_ids(D)) if z]
    if zs:
        title("Việc phân chia thành các vùng mạng")
        for _, z in zs: P(z.title + " " + low(z.ht) if z.state in ("keep", "paraphrase") else z.title + ": " + z.ht)
    H("PHẦN THỨ HAI: VIỆC ĐỀ XUẤT CẤP ĐỘ"); k[0] = 0
    s = st("dossier.level-list")
    if s not in GONE:
        title("Danh mục hệ thống thông tin và cấp độ được đề xuất")
        if s == "hollow": d.table([["Tên hệ thống", "Cấp độ", "Căn cứ"], ["…", "…", "…"]], header=1)
        elif s == "promise": P("Danh mục sẽ được gửi bổ sung khi rà soát xong.")
        elif s == "paraphrase": d.table([["Tên hệ thống thông tin", "Cấp độ đề xuất", "Căn cứ đề xuất"], [f["sys"], "3", "điểm a khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP"]], widths=[6, 2, 5], header=1)
        else: P(f"Danh mục chỉ có một hệ thống thông tin, đó là {f['sys']}, được đề xuất cấp độ 3 theo điểm a khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP.")
    it = D.item("dossier.level-rationale")
    if it:
        title(it.title)
        if st("cross.level") == "mismatch": it.lines.append(("p", "Từ những lẽ trên, chúng tôi đề xuất hệ thống ở cấp độ 2."))
        put_lines(D, d, it, PIC, first=1.2)
    H("PHẦN THỨ BA: PHƯƠNG ÁN BẢO ĐẢM AN TOÀN THÔNG TIN"); k[0] = 0
    title("Các biện pháp về quản lý")
    for g, t in zip(mgmt(D), ["Chính sách", "Tổ chức", "Nguồn nhân lực", "Thiết kế và xây dựng", "Vận hành", "Rủi ro", "Kết thúc vận hành"]):
        got = rows_of(D, g)
        if not got: continue
        d.heading(t, 3, real=False, toc=False)
        for _, i in got:
            d.p(i.title, first=1.2, italic=True, keep=True)
            P(i.ht + (" " + i.pa if i.pa else ""))
    title("Các biện pháp về kỹ thuật")
    for g, t, lead in [(D.ids("plan.design."), "Trong khâu thiết kế", "Thiết kế của hệ thống đã tính tới những phương án sau đây.")] + list(zip(tech(D), ["Về an toàn mạng", "Về an toàn máy chủ", "Về an toàn ứng dụng", "Về an toàn dữ liệu"], ["Các thiết bị trên mạng được thiết lập như sau.", "Các máy chủ được thiết lập như sau.", "Ứng dụng được thiết lập như sau.", "Dữ liệu được bảo vệ như sau."])):
        got = rows_of(D, g)
        if not got: continue
        d.heading(t, 3, real=False, toc=False)
        P(lead)
        for n, (_, i) in enumerate(got): P(f"{ORD[n]}, {low(i.title)}: {i.ht}" + (" " + i.pa if i.pa else ""))
    H("LỜI KẾT")
    P(f"{f['op']} xin cam đoan những điều viết trên đây là đúng sự thật./.")
    sign(d, [], ["GIÁM ĐỐC"], name(f["op_rep"]), to_ok=False)
    return d


PRE = {"scope": ("Những gì được đánh giá", "Toàn bộ máy chủ, thiết bị, trang web và cơ sở dữ liệu của {s} khi đã lắp xong mà chưa mở cho người dân dùng."), "method": ("Cách làm, công cụ và thời gian", "Dùng hình thức hộp xám và hộp trắng, công cụ Nessus và OWASP ZAP, làm trong bốn ngày, xong ngày {pre_day}."),
       "legal-compliance": ("Về sự tuân thủ pháp luật bảo đảm an toàn hệ thống thông tin theo cấp độ", "Hồ sơ cấp độ đã được phê duyệt tại Quyết định số {dec_no}, văn bản Quy định đã có từ trước đó, bộ phận chuyên trách đã được chỉ định; như vậy là tuân thủ."), "effectiveness": ("Về hiệu quả của các biện pháp đã được phê duyệt", "Đối chiếu Quy định, thiết kế, cấu hình với phương án được phê duyệt thấy khớp, chỉ một vài tham số phải chỉnh tại chỗ."),
       "technical": ("Về việc dò quét và thử xâm nhập", "Đã dò quét lỗ hổng, mã độc trên mọi máy chủ và thử xâm nhập trang web trước ngày khai trương."), "results": ("Danh sách lỗ hổng, điểm yếu", "Tìm thấy hai điểm yếu: trang đăng nhập không giới hạn số lần thử (mức trung bình); máy chủ web để lộ phiên bản (mức thấp)."), "remediation-plan": ("Kế hoạch sửa chữa", "Công ty phần mềm đặt giới hạn số lần thử, tổ kỹ thuật ẩn phiên bản, cả hai việc làm trong ba ngày."), "remediation-result": ("Kết quả kiểm tra lại", "Kiểm tra lại thấy cả hai điểm yếu đều đã được khắc phục trước khi vận hành.")}


def inspection(D, pre=False):
    f, st = D.f, D.state
    d = new("preop" if pre else "inspection", "inspection")
    date = f["pre_date"] if pre else f["insp_date"]
    old = st("inspection.periodic") == "outdated" and not pre
    keep = dict(f)
    if old:
        date = (date[0] - 2, *date[1:])
        D.f.update({x: f[x].replace("2026", "2024") for x in ("insp_from", "insp_to", "insp_re")})
    bare, a = st("inspection.formalities") == "drop", st("inspection.assessor")
    if bare: D.f.update(insp_from="…", insp_to="…", insp_re="…")
    D.f["pre_day"] = "…" if bare else dmy(f["pre_date"])
    f = D.f
    abbr, quote, toc = (None, None, False) if pre else decoy(D, d, ["inspection." + x for x in PRE], "")
    if not bare: head(D, d, "", f["OP"] if a == "self" else f["ASR"], f["pre_no"] if pre else f["insp_no"], f"{f['place']}, {ngay(date)}", issuer=a != "drop")
    d.c("BÁO CÁO", bold=True, size=15); d.c(("Về việc đánh giá an toàn thông tin trước khi đưa vào vận hành, khai thác " if pre else f"Về đợt kiểm tra, đánh giá an toàn thông tin mạng hằng năm ({date[0]}) đối với ") + f["sys"], bold=True, after=8)
    if toc: d.toc("MỤC LỤC", 2, False)
    d.p((f"{f['asr']}, {f['asr_ok']}, xin báo cáo kết quả công việc đã làm theo hợp đồng ký với {f['op']}." if a == "keep" else f"{f['op']}, tức đơn vị vận hành, xin báo cáo kết quả tự kiểm tra do cán bộ của mình làm." if a == "self" else "Xin báo cáo kết quả công việc đã làm như sau."), first=1.2)
    if quote: d.p(quote, first=1.2)
    if abbr: d.p(f"Chữ viết tắt {abbr[0]} trong báo cáo nghĩa là {abbr[1]}.", first=1.2)
    n = 0
    for x in PRE:
        it = D.item("inspection." + x)
        if it is None: continue
        n += 1
        if pre and it.state in ("keep", "paraphrase"): it.title, it.lines = D.fill(PRE[x][0]), [("p", D.fill(PRE[x][1]))]
        if st("cross.totals") == "wrong-sum" and x == "results" and not pre: it.lines = [(l[0], l[1].replace("Cộng lại là 3", "Cộng lại là 7")) if l[0] == "p" else l for l in it.lines]
        d.heading(f"{ROMAN[n]}. {it.title}", 2, real=False)
        put_lines(D, d, it, PIC, first=1.2)
    if not bare: sign(d, [f["own"] + ";", f["op"] + "."], ["NGƯỜI VIẾT BÁO CÁO"] if a == "drop" else ["GIÁM ĐỐC"], name(f["op_rep"]) if a == "self" else f["asr_rep"])
    D.f = keep
    return d


def implementation(D):
    f = D.f
    d = new("implementation", "implementation")
    head(D, d, "ỦY BAN NHÂN DÂN TỈNH BÌNH LÃNG", f["OWN"], f["imp_no"], f"{f['place']}, {ngay(f['imp_date'])}")
    d.c("BIÊN BẢN", bold=True, size=15); d.c("Về việc triển khai phương án bảo đảm an toàn thông tin cho " + f["sys"], bold=True)
    d.p(f"Có mặt {low(f['op_rep'])} ({f['op']}), ông {f['sec_rep']} ({f['sec']}) và đại diện nhà thầu, các bên đã cùng nhau đi xem tận nơi và thống nhất như sau.", first=1.2)
    it = D.item("implementation.complete")
    if it:
        d.heading(it.title, 2, real=False)
        if it.state == "promise": d.p("Các bên thống nhất rằng những biện pháp theo phương án sẽ lần lượt được triển khai, phấn đấu hoàn thành trước 31/12/2027.", first=1.2)
        elif it.state == "deny": d.p("Các bên ghi nhận rằng đến nay những biện pháp theo phương án đã phê duyệt vẫn chưa được triển khai.", first=1.2)
        else: put_lines(D, d, it, PIC, first=1.2)
    if not D.gap("inspection.before-operation") and not D.gap("inspection.exists"): d.p(f"Việc đánh giá trước khi vận hành đã làm xong theo Báo cáo số {f['pre_no']} ngày {dmy(f['pre_date'])}.", first=1.2)
    sign(d, [], ["ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH"], name(f["op_rep"]), to_ok=False)
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
