"""The facts of each pack: fictional agencies, people and numbers; and its layout options."""
# devices: name, model, place, purpose, the design element whose absence takes the row away; zones: id -> (private, public, note)

P1 = dict(
    id="P1", level=3, texts=["p1.txt"], alt="p3.txt",
    OWN="ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", own="Ủy ban nhân dân tỉnh Sông Lam", parent="", authority="ỦY BAN NHÂN DÂN TỈNH SÔNG LAM",
    own_func="Thực hiện chức năng, nhiệm vụ, quyền hạn theo Luật Tổ chức chính quyền địa phương", own_rep="Ông Đặng Vĩnh Khiêm", own_title="Chủ tịch",
    own_addr="Số 01 đường Bến Hạc, thành phố Lam Giang, tỉnh Sông Lam", own_tel="0299.3888.001", own_mail="ubnd@songlam.example",
    OP="TRUNG TÂM CÔNG NGHỆ SỐ", op="Trung tâm Công nghệ số tỉnh Sông Lam", op_parent="VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH SÔNG LAM",
    op_func="Quyết định số 102/QĐ-UBND ngày 18/01/2022 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Trung tâm",
    op_rep="Bà Lương Thị Hoài Sa", op_title="Giám đốc", op_addr="Số 27 đường Đồng Lạc, thành phố Lam Giang, tỉnh Sông Lam", op_tel="0299.3777.215", op_mail="ttcns@songlam.example",
    SEC="SỞ THÔNG TIN VÀ TRUYỀN THÔNG", sec="Sở Thông tin và Truyền thông", sec_parent="ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", sec_rep="Nguyễn Khắc Tuệ", sec_title="GIÁM ĐỐC", sec_code="STTTT-CĐS",
    sys="Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Sông Lam", s="Hệ thống thông tin giải quyết thủ tục hành chính", sys_addr="Trung tâm dữ liệu tỉnh, số 27 đường Đồng Lạc, thành phố Lam Giang, tỉnh Sông Lam",
    place="Sông Lam", dec_no="812/QĐ-UBND", dec_date=(2024, 4, 12), sign=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], signer="Đặng Vĩnh Khiêm",
    reg_no="1475/QĐ-UBND", reg_date=(2023, 6, 20), reg="Quy chế bảo đảm an toàn thông tin ban hành kèm theo Quyết định số 1475/QĐ-UBND ngày 20/6/2023", reg_sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], reg_signer="Hoàng Thị Diễm Thu",
    reg_title="Bảo đảm an toàn thông tin cho Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Sông Lam",
    ask_no="96/TTCNS-HT", ask_date=(2024, 2, 26), app_no="385/STTTT-CĐS", app_date=(2024, 3, 19), sub_no="41/TTr-TTCNS", sub_date=(2024, 4, 2),
    pre_no="23/BC-VAT", pre_date=(2024, 6, 14), imp_no="57/BB-TTCNS", imp_date=(2024, 6, 28), live="15/7/2024",
    insp_no="31/BC-VAT", insp_date=(2026, 4, 24), insp_from="06/4/2026", insp_to="17/4/2026", insp_re="22/4/2026", insp_year=2026,
    ASR="CÔNG TY CỔ PHẦN AN TOÀN SỐ VẠN AN", asr="Công ty Cổ phần An toàn số Vạn An", asr_ok="được cấp Giấy phép kinh doanh sản phẩm, dịch vụ an toàn thông tin mạng số 88/GP-BTTTT, trong đó có dịch vụ kiểm tra, đánh giá an toàn thông tin mạng",
    asr_title="TỔNG GIÁM ĐỐC", asr_rep="Vương Đình Lộc",
    fw="FortLine FL-1800", waf="WebShield W500", dbfw="DataGuard D300", vpn="TunnelPro", siem="SecuView", av="Kháng Mã Pro", bk="SafeBack Enterprise", mon="NetEye",
    devices=[["Bộ định tuyến biên", "RouteX 4300", "Tủ R01", "Định tuyến hai đường Internet và mạng truyền số liệu chuyên dùng", "plan.design.internet"],
             ["Tường lửa FW-01, FW-02", "FortLine FL-1800", "Tủ R01", "Kiểm soát truy cập giữa các phân đoạn", "plan.design.zone-access"],
             ["Thiết bị bảo vệ ứng dụng web 01, 02", "WebShield W500", "Tủ R01", "Lọc yêu cầu tới Cổng giao tiếp", "plan.design.waf"],
             ["Tường lửa cơ sở dữ liệu", "DataGuard D300", "Tủ R03", "Kiểm soát câu lệnh tới máy chủ dữ liệu", "plan.design.database"],
             ["Chuyển mạch trung tâm CORE-SW 01, 02", "SwitchCore 9500", "Tủ R02", "Kết nối trung tâm", "plan.design.redundancy"],
             ["Chuyển mạch truy cập ACC-SW 01, 02", "SwitchCore 2900", "Tủ R02", "Kết nối máy chủ, máy trạm", ""],
             ["Máy chủ vật lý SRV-01 đến SRV-04", "HostPower R750", "Tủ R03", "Nền tảng ảo hóa cho các máy chủ ứng dụng", ""],
             ["Tủ đĩa SAN-01, SAN-02", "StorVault 5200", "Tủ R03", "Lưu trữ dữ liệu", ""],
             ["Máy chủ quản lý nhật ký", "SecuView Appliance", "Tủ R03", "Thu thập, phân tích sự kiện", "plan.design.siem"]],
    services=[["Cổng giao tiếp với người dân", "WEB-01, WEB-02 / Linux 8", "Tiếp nhận, tra cứu hồ sơ trực tuyến"], ["Phần mềm một cửa điện tử", "APP-01, APP-02 / Linux 8", "Xử lý hồ sơ của cán bộ"],
              ["Cơ sở dữ liệu hồ sơ", "DB-01, DB-02 / Linux 8", "Lưu trữ hồ sơ, kết quả"], ["Dịch vụ tích hợp LGSP", "INT-01 / Linux 8", "Kết nối trục liên thông của tỉnh"], ["Dịch vụ báo cáo", "RPT-01 / Windows Server 2019", "Thống kê, báo cáo tiến độ"]],
    zones={"border": ("10.10.1.0/28", "203.0.113.8/29", "VLAN 5"), "dmz": ("10.10.10.0/24", "203.0.113.16/28", "VLAN 10"), "internal": ("10.10.20.0/23", "Không có", "VLAN 20"),
           "server": ("10.10.30.0/24", "Không có", "VLAN 30"), "database": ("10.10.40.0/24", "Không có", "VLAN 40"), "management": ("10.10.50.0/24", "Không có", "VLAN 50"), "wireless": ("10.10.60.0/24", "Không có", "VLAN 60")},
    abbr=[["CSDL", "Cơ sở dữ liệu"], ["TTHC", "Thủ tục hành chính"], ["UBND", "Ủy ban nhân dân"], ["VLAN", "Mạng cục bộ ảo"]],
    level_word="Cấp độ 3", wording=0,
    # layout
    letterhead="table", outline="phan", auto=True, fields="labels", plan="mini", zones_as="table", reg_as="auto", decision_as="form", split=0, nfd=0.0, toc=True, toc_field=True,
    parts=False, real_headings=True, size=13,
    files=dict(decision="01_QD_phe_duyet_cap_do.docx", dossier="02_Ho_so_de_xuat_cap_do.docx", regdec="03_QD_ban_hanh_quy_che.docx", regulation="04_Quy_che_ATTT.docx", appraisal="05_Y_kien_tham_dinh.docx",
               submission="06_To_trinh.docx", inspection="07_Bao_cao_kiem_tra_danh_gia_2026.docx", preop="08_Bao_cao_danh_gia_truoc_van_hanh.docx", implementation="09_Bien_ban_trien_khai_phuong_an.docx"),
)


def devices(fw, waf, dbfw, siem, n=0):
    places = [["Tủ R01", "Tủ R02", "Tủ R03"], ["Rack A1, tầng 2", "Rack A2, tầng 2", "Rack A3, tầng 2"], ["Tủ số 1", "Tủ số 2", "Tủ số 3"]][n % 3]
    return [["Router biên 01, 02", "RouteX 4300" if n % 2 else "Gateway GX-2", places[0], "Kết nối nhà mạng và mạng truyền số liệu chuyên dùng", "plan.design.internet"],
            ["Tường lửa trung tâm (02 thiết bị)", fw, places[0], "Kiểm soát luồng giữa các phân đoạn mạng", "plan.design.zone-access"],
            ["Thiết bị lọc ứng dụng web", waf, places[0], "Bảo vệ trang giao tiếp với người dùng", "plan.design.waf"],
            ["Thiết bị giám sát truy vấn", dbfw, places[2], "Kiểm soát truy vấn tới máy chủ dữ liệu", "plan.design.database"],
            ["Chuyển mạch lõi (02 thiết bị)", "SwitchCore 9500", places[1], "Kết nối trung tâm", "plan.design.redundancy"],
            ["Chuyển mạch truy cập", "SwitchCore 2900", places[1], "Kết nối máy chủ, máy trạm", ""],
            ["Máy chủ vật lý", "HostPower R750", places[2], "Nền tảng ảo hóa", ""],
            ["Tủ đĩa", "StorVault 5200", places[2], "Lưu trữ dữ liệu", ""],
            ["Thiết bị thu thập sự kiện", siem, places[2], "Thu thập, phân tích nhật ký an ninh", "plan.design.siem"]]


def zones(a, b, first, extra=False):
    z = {"border": (f"10.{a}.1.0/28", f"203.0.113.{b}/29", f"VLAN {first}"), "dmz": (f"10.{a}.2.0/24", f"203.0.113.{b + 8}/29", f"VLAN {first + 1}"), "internal": (f"10.{a}.16.0/22", "Không", f"VLAN {first + 2}"),
         "server": (f"10.{a}.3.0/24", "Không", f"VLAN {first + 3}"), "database": (f"10.{a}.4.0/24", "Không", f"VLAN {first + 4}"), "management": (f"10.{a}.5.0/24", "Không", f"VLAN {first + 5}"),
         "wireless": (f"192.168.{a}.0/24", "Không", f"VLAN {first + 6}")}
    if extra: z["device-management"] = (f"10.{a}.6.0/24", "Không", f"VLAN {first + 7}")
    return z


SERVICES = [["Cổng dịch vụ công", "WEB-01, WEB-02 / Oracle Linux 8", "Nộp và tra cứu hồ sơ"], ["Phần mềm một cửa", "APP-01, APP-02 / Oracle Linux 8", "Tiếp nhận, xử lý hồ sơ"], ["Cơ sở dữ liệu", "DB-01, DB-02 / Oracle Linux 8", "Lưu trữ hồ sơ"],
            ["Dịch vụ tích hợp", "INT-01 / Ubuntu 22.04", "Kết nối các nền tảng dùng chung"], ["Dịch vụ thống kê", "RPT-01 / Windows Server 2022", "Báo cáo, thống kê"]]

# a pack made of others' words: its details may jar
MIXED = {"cross.contradiction": "any", "cross.foreign-agency": "any", "cross.status": "any"}

P2 = dict(P1, id="P2", texts=["p2.txt"], alt="p4.txt",
    OWN="BỘ THỦY VĂN VÀ\nMÔI TRƯỜNG BIỂN", own="Bộ Thủy văn và Môi trường biển", authority="BỘ TRƯỞNG BỘ THỦY VĂN VÀ MÔI TRƯỜNG BIỂN",
    local_law="Căn cứ Nghị định quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Thủy văn và Môi trường biển;", italic_basis=True,
    own_func="Nghị định của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ", own_rep="Ông Mạc Thế Duyên", own_title="Bộ trưởng", own_addr="Số 9 phố Hải Đăng, thành phố Thủ phủ", own_tel="0247.111.0900", own_mail="vanthu@tvmtb.example",
    OP="TRUNG TÂM HẠ TẦNG SỐ", op="Trung tâm Hạ tầng số", op_parent="BỘ THỦY VĂN VÀ\nMÔI TRƯỜNG BIỂN", op_func="Quyết định số 640/QĐ-BTVB ngày 03/4/2022 của Bộ trưởng về chức năng, nhiệm vụ của Trung tâm Hạ tầng số", op_rep="Ông Chử Đức Thắng", op_title="Giám đốc",
    op_addr="Tầng 5, nhà B, số 9 phố Hải Đăng, thành phố Thủ phủ", op_tel="0247.111.0955", op_mail="hatangso@tvmtb.example",
    SEC="CỤC CÔNG NGHỆ THÔNG TIN", sec="Cục Công nghệ thông tin", sec_parent="BỘ THỦY VĂN VÀ\nMÔI TRƯỜNG BIỂN", sec_rep="Bạch Hữu Lâm", sec_title="CỤC TRƯỞNG",
    sys="Hệ thống thông tin giải quyết thủ tục hành chính của Bộ Thủy văn và Môi trường biển", s="Hệ thống thông tin giải quyết thủ tục hành chính của Bộ", sys_addr="Trung tâm dữ liệu của Bộ, tầng 2 nhà B, số 9 phố Hải Đăng",
    place="Thủ phủ", dec_no="1127/QĐ-BTVB", dec_date=(2024, 5, 20), sign=["BỘ TRƯỞNG"], signer="Mạc Thế Duyên", reg_no="905/QĐ-BTVB", reg_date=(2023, 9, 8), reg="Quy chế ban hành kèm theo Quyết định số 905/QĐ-BTVB ngày 08/9/2023",
    reg_sign=["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], reg_signer="Lã Thị Minh Ngân", reg_title="Bảo đảm an toàn, an ninh thông tin của Hệ thống thông tin giải quyết thủ tục hành chính của Bộ Thủy văn và Môi trường biển", reg_issuer="Bộ trưởng Bộ Thủy văn và Môi trường biển",
    ask_no="77/HTS-VH", ask_date=(2024, 3, 11), app_no="218/CNTT-ATTT", app_date=(2024, 4, 16), app_with="Văn phòng Bộ, Vụ Kế hoạch - Tài chính", sub_no="52/TTr-HTS", sub_date=(2024, 5, 6), dec_other="Vụ Kế hoạch - Tài chính bố trí kinh phí thực hiện theo quy định.",
    exec_list="Chánh Văn phòng Bộ, Giám đốc Trung tâm Hạ tầng số, Thủ trưởng các đơn vị liên quan", pre_no="19/2024/BC-HL", pre_date=(2024, 7, 19), imp_no="61/BB-HTS", imp_date=(2024, 7, 30), live="05/8/2024",
    insp_no="07/2026/BC-HL", insp_date=(2026, 3, 27), insp_from="09/3/2026", insp_to="20/3/2026", insp_re="25/3/2026", ASR="CÔNG TY TNHH AN NINH MẠNG HẢI LONG", asr="Công ty TNHH An ninh mạng Hải Long", asr_ok="có Giấy phép kinh doanh dịch vụ an toàn thông tin mạng số 114/GP-BTTTT do Bộ Thông tin và Truyền thông cấp, còn hiệu lực",
    asr_title="GIÁM ĐỐC", asr_rep="Ninh Tuấn Kha", fw="BlueWall 6200", waf="AppFort 400", dbfw="QuerySafe Q2", vpn="GateLink", siem="LogSphere", av="ViraStop", bk="VaultOne", mon="OpsBoard", wording=1, level_word="Cấp độ 3 (ba)",
    devices=devices("BlueWall 6200", "AppFort 400", "QuerySafe Q2", "LogSphere", 1), services=SERVICES, zones=zones(20, 32, 100), abbr=[["ATTT", "An toàn thông tin"], ["CSDL", "Cơ sở dữ liệu"], ["HTTT", "Hệ thống thông tin"], ["NDXP", "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia"], ["VPN", "Mạng riêng ảo"]],
    outline="roman", auto=False, fields="table", plan="big", zones_as="bullets", reg_as="typed", toc=False, variant=1, cover_secrecy=True,
    files=dict(decision="QD 1127 phe duyet cap do.docx", dossier="Thuyet minh HSDXCD.docx", regdec="QD 905 ban hanh Quy che.docx", regulation="Quy che ATANTT.docx", appraisal="CV 218 tham dinh.docx", submission="To trinh 52.docx", inspection="Bao cao danh gia ATTT 2026.docx",
               preop="Bao cao truoc van hanh 2024.docx", implementation="Bien ban nghiem thu phuong an.docx"))

P3 = dict(P1, id="P3", texts=["p3.txt"], alt="p1.txt",
    OWN="ỦY BAN NHÂN DÂN\nTỈNH HẠ TRƯỜNG", own="Ủy ban nhân dân tỉnh Hạ Trường", authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẠ TRƯỜNG", own_rep="Bà Tống Khánh Vy", own_title="Chủ tịch", own_addr="Số 15 đại lộ Thống Nhất, thành phố Hạ Trường", own_tel="0288.366.6000", own_mail="vanphong@hatruong.example",
    OP="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", op="Trung tâm Phục vụ hành chính công tỉnh Hạ Trường", op_parent="VĂN PHÒNG UBND TỈNH", op_func="Quyết định số 55/2021/QĐ-UBND ngày 30/12/2021 của UBND tỉnh", op_rep="Ông Ngụy Bá Sâm", op_title="Giám đốc", op_addr="Số 02 phố Cửa Nam, thành phố Hạ Trường", op_tel="0288.366.6115", op_mail="hcc@hatruong.example",
    SEC="SỞ THÔNG TIN VÀ TRUYỀN THÔNG", sec_parent="UBND TỈNH HẠ TRƯỜNG", sec_rep="Trương Hải Yến", sec_title="GIÁM ĐỐC", sys="Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Hạ Trường", s="HTTT giải quyết TTHC", sys_addr="TTDL tỉnh, số 02 phố Cửa Nam, thành phố Hạ Trường", place="Hạ Trường",
    dec_no="2016/QĐ-UBND", dec_date=(2024, 10, 3), sign=["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], signer="Quách Minh Tuyển", reg_no="88/2023/QĐ-UBND", reg_date=(2023, 12, 15), reg="Quy chế kèm theo Quyết định số 88/2023/QĐ-UBND ngày 15/12/2023", reg_sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], reg_signer="Quách Minh Tuyển",
    reg_title="Bảo đảm an toàn thông tin mạng Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Hạ Trường", ask_no="141/HCC-KT", ask_date=(2024, 8, 5), app_no="960/STTTT-ATTT", app_date=(2024, 9, 4), sub_no="33/TTr-HCC", sub_date=(2024, 9, 18), pre_no="52/BC-TTGS", pre_date=(2024, 11, 15), imp_no="90/BB-HCC", imp_date=(2024, 11, 25), live="02/12/2024",
    insp_no="18/BC-TTGS", insp_date=(2026, 2, 13), insp_from="19/01/2026", insp_to="30/01/2026", insp_re="10/02/2026", ASR="TRUNG TÂM GIÁM SÁT AN TOÀN KHÔNG GIAN SỐ", asr="Trung tâm Giám sát an toàn không gian số", asr_ok="là đơn vị sự nghiệp công lập có chức năng kiểm tra, đánh giá an toàn thông tin theo Quyết định số 71/QĐ-BTTTT", asr_title="GIÁM ĐỐC", asr_rep="Đoàn Lê Quyên",
    fw="GuardNet NX", waf="CuaSo WAF 2", dbfw="DBWatch", vpn="SafeTunnel", siem="An Ninh Insight", av="DietKhuan EDR", bk="KhoSo Backup", mon="Zabora", wording=2, level_word="Cấp độ 03", devices=devices("GuardNet NX", "CuaSo WAF 2", "DBWatch", "An Ninh Insight", 2), services=SERVICES, zones=zones(30, 64, 10),
    abbr=[["ATTT", "An toàn thông tin"], ["CNTT", "Công nghệ thông tin"], ["CSDL", "Cơ sở dữ liệu"], ["DVC", "Dịch vụ công"], ["HTTT", "Hệ thống thông tin"], ["QLVH", "Quản lý vận hành"], ["TTDL", "Trung tâm dữ liệu"], ["TSLCD", "Truyền số liệu chuyên dùng"]],
    outline="decimal", auto=False, fields="prose", plan="prose", zones_as="bullets", reg_as="letters", decision_as="table", toc=True, toc_depth=3, variant=2, size=14, dossier_title=["THUYẾT MINH", "HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN THÔNG TIN"],
    mgmt_title="Phương án bảo đảm ATTT về quản lý", tech_title="Phương án bảo đảm ATTT về kỹ thuật", design_title="Giải pháp thiết kế", arch_title="Mô tả kiến trúc HTTT", zones_title="Phân vùng mạng",
    files=dict(decision="1. QD-UBND phe duyet cap do 3.docx", dossier="2. Ho so cap do.docx", regdec="3. QD ban hanh quy che.docx", regulation="3a. Quy che.docx", appraisal="4. Y kien tham dinh cua So.docx", submission="5. To trinh HCC.docx", inspection="6. Ket qua kiem tra ATTT dinh ky.docx",
               preop="6a. Danh gia truoc khi van hanh.docx", implementation="7. BB kiem tra trien khai.docx"))

P4 = dict(P1, id="P4", texts=["p4.txt"], alt="p5.txt",
    OWN="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ KIM SA", own="Ủy ban nhân dân thành phố Kim Sa", authority="ỦY BAN NHÂN DÂN THÀNH PHỐ KIM SA", own_rep="Ông Giáp Văn Trường", own_title="Chủ tịch", own_addr="Số 100 đường Cát Vàng, quận Trung Tâm, thành phố Kim Sa", own_tel="0277.350.0001", own_mail="ubnd@kimsa.example",
    OP="TRUNG TÂM CHUYỂN ĐỔI SỐ", op="Trung tâm Chuyển đổi số thành phố Kim Sa", op_parent="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ KIM SA", op_func="Quyết định số 12/2023/QĐ-UBND ngày 05/5/2023 của Ủy ban nhân dân thành phố", op_rep="Bà Khuất Thị Thu An", op_title="Giám đốc", op_addr="Tòa nhà T2, số 8 đường Sóng Xanh, quận Trung Tâm, thành phố Kim Sa", op_tel="0277.350.0220", op_mail="cds@kimsa.example",
    SEC="SỞ THÔNG TIN VÀ TRUYỀN THÔNG", sec_parent="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ KIM SA", sec_rep="Lưu Quốc Đạt", sec_title="GIÁM ĐỐC", sys="Hệ thống thông tin giải quyết thủ tục hành chính thành phố Kim Sa", s="Hệ thống một cửa điện tử thành phố", sys_addr="Trung tâm dữ liệu thành phố, phòng T2.05, số 8 đường Sóng Xanh", place="Kim Sa",
    dec_no="4402/QĐ-UBND", dec_date=(2024, 11, 21), signer="Giáp Văn Trường", reg_no="3120/QĐ-UBND", reg_date=(2024, 2, 28), reg="Quy chế ban hành theo Quyết định số 3120/QĐ-UBND ngày 28/02/2024", reg_sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], reg_signer="Mã Thị Thúy Hiền",
    reg_title="Bảo đảm an toàn hệ thống thông tin đối với Hệ thống thông tin giải quyết thủ tục hành chính thành phố Kim Sa", ask_no="205/CĐS-ATTT", ask_date=(2024, 9, 16), app_no="1533/STTTT-CNTT", app_date=(2024, 10, 22), app_with="Công an thành phố, Văn phòng Ủy ban nhân dân thành phố", sub_no="64/TTr-CĐS", sub_date=(2024, 11, 4),
    pre_no="88/BC-TD", pre_date=(2024, 12, 20), imp_no="12/BB-CĐS", imp_date=(2025, 1, 6), live="15/01/2025", insp_no="29/BC-TD", insp_date=(2026, 1, 23), insp_from="05/01/2026", insp_to="16/01/2026", insp_re="21/01/2026", ASR="CÔNG TY CỔ PHẦN TƯỜNG THÀNH SỐ", asr="Công ty Cổ phần Tường Thành Số",
    asr_ok="doanh nghiệp được cấp phép cung cấp dịch vụ kiểm tra, đánh giá an toàn thông tin mạng (Giấy phép số 203/GP-BTTTT)", asr_title="PHÓ TỔNG GIÁM ĐỐC", asr_rep="Huỳnh Tấn Khang", fw="IronGate 900", waf="WebArmor", dbfw="SQLGuard Pro", vpn="KimVPN", siem="EventHub SOC", av="CyberKhien", bk="TimeCopy", mon="PulseNet", wording=0, level_word="Cấp độ 3",
    devices=devices("IronGate 900", "WebArmor", "SQLGuard Pro", "EventHub SOC", 3), services=SERVICES, zones=zones(40, 96, 210), abbr=[], outline="decimal", auto=False, fields="labels2", plan="tcvn", zones_as="letters", reg_as="typed", toc=False, reg_toc=True, split=3, nfd=0.3, variant=3, dash="", dec_other="Sở Tài chính cân đối, trình bố trí kinh phí thực hiện.",
    files=dict(decision="quyet-dinh.docx", dossier="ho-so-cap-do-3.docx", regdec="quyet-dinh-quy-che.docx", regulation="quy-che.docx", appraisal="tham-dinh.docx", submission="to-trinh.docx", inspection="danh-gia-2026.docx", preop="danh-gia-truoc-van-hanh.docx", implementation="bien-ban.docx"))

P5 = dict(P1, id="P5", texts=["p5.txt"], alt="p1.txt",
    OWN="ỦY BAN NHÂN DÂN\nTỈNH CẨM LĨNH", own="Ủy ban nhân dân tỉnh Cẩm Lĩnh", authority="ỦY BAN NHÂN DÂN TỈNH CẨM LĨNH", own_rep="Ông Vi Đình Hòa", own_title="Chủ tịch", own_addr="Số 6 đường Đá Bạc, phường Cẩm Lĩnh, tỉnh Cẩm Lĩnh", own_tel="0266.300.1111", own_mail="ubnd@camlinh.example",
    OP="TRUNG TÂM GIÁM SÁT, ĐIỀU HÀNH THÔNG MINH", op="Trung tâm Giám sát, điều hành thông minh tỉnh Cẩm Lĩnh", op_parent="VĂN PHÒNG ỦY BAN NHÂN DÂN\nTỈNH CẨM LĨNH", op_func="Quyết định số 09/2025/QĐ-UBND ngày 11/7/2025 của Ủy ban nhân dân tỉnh", op_rep="Ông Sầm Quốc Bình", op_title="Giám đốc", op_addr="Số 40 đường Lòng Thuyền, phường Cẩm Lĩnh, tỉnh Cẩm Lĩnh", op_tel="0266.300.4747", op_mail="ioc@camlinh.example",
    SEC="SỞ KHOA HỌC VÀ CÔNG NGHỆ", sec="Sở Khoa học và Công nghệ", sec_parent="ỦY BAN NHÂN DÂN\nTỈNH CẨM LĨNH", sec_rep="Triệu Thị Kim Oanh", sec_title="GIÁM ĐỐC", sys="Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Cẩm Lĩnh", s="Hệ thống thông tin giải quyết TTHC", sys_addr="Trung tâm dữ liệu tỉnh, số 40 đường Lòng Thuyền, phường Cẩm Lĩnh", place="Cẩm Lĩnh",
    dec_no="356/QĐ-UBND", dec_date=(2026, 2, 10), signer="Vi Đình Hòa", reg_no="2750/QĐ-UBND", reg_date=(2025, 11, 14), reg="Quy chế kèm theo Quyết định số 2750/QĐ-UBND ngày 14/11/2025", reg_signer="Bế Thị Hương Lan", reg_title="Đảm bảo an toàn thông tin, an ninh mạng cho Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Cẩm Lĩnh",
    ask_no="188/IOC-KT", ask_date=(2025, 12, 8), app_no="77/SKHCN-CĐS", app_date=(2026, 1, 12), sub_no="15/TTr-IOC", sub_date=(2026, 1, 26), pre_no="11/BC-ANS", pre_date=(2026, 3, 6), imp_no="20/BB-IOC", imp_date=(2026, 3, 18), live="01/4/2026", insp_no="24/BC-ANS", insp_date=(2026, 6, 19), insp_from="01/6/2026", insp_to="12/6/2026", insp_re="17/6/2026",
    ASR="CÔNG TY CỔ PHẦN AN NINH SỐ ĐẠI VIỆT PHONG", asr="Công ty Cổ phần An ninh số Đại Việt Phong", asr_ok="được cấp phép dịch vụ kiểm tra, đánh giá an toàn thông tin mạng (Giấy phép số 251/GP-BTTTT)", asr_title="GIÁM ĐỐC", asr_rep="Phùng Duy Khải", fw="ThanhDong TF-20", waf="LuaChan WAF", dbfw="DataFence", vpn="DuongHam VPN", siem="CamNhan SIEM", av="BaoVe EDR", bk="LuuTru Pro", mon="QuanSat",
    wording=1, level_word="Cấp độ 3", devices=devices("ThanhDong TF-20", "LuaChan WAF", "DataFence", "CamNhan SIEM", 4), services=SERVICES, zones=zones(50, 128, 30), abbr=[["ANM", "An ninh mạng"], ["CSDL", "Cơ sở dữ liệu"], ["P/A", "Phương án"], ["TTDL", "Trung tâm dữ liệu"]],
    outline="chuong", auto=False, fields="labels2", plan="pa", zones_as="table", reg_as="typed", decision_as="prose", toc=True, toc_field=False, parts=True, reg_in_one=True, variant=1, mgmt_title="Phương án đảm bảo an ninh mạng về quản lý", tech_title="Phương án đảm bảo an ninh mạng về kỹ thuật", part3="Phương án đảm bảo an ninh mạng, an toàn thông tin", real_headings=False,
    files=dict(decision="QD-356.docx", dossier_a="Tap-1-Tong-quan.docx", dossier_b="Tap-2-Phuong-an-quan-ly.docx", dossier_c="Tap-3-Phuong-an-ky-thuat.docx", regulation="QD-2750-kem-Quy-che.docx", appraisal="CV-77-tham-dinh.docx", submission="TTr-15.docx", inspection="BC-24-danh-gia-ATTT.docx", preop="BC-11-danh-gia-truoc-van-hanh.docx",
               implementation="BB-20-trien-khai.docx"))

P6 = dict(P1, id="P6", level=2, texts=["p6.txt"], mix=["p1.txt", "p3.txt", "p5.txt"], fixed="p5.txt", alt="p4.txt",
    OWN="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", parent="UBND TỈNH ĐÔNG KHÊ", own="Sở Nông nghiệp và Môi trường tỉnh Đông Khê", authority="GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", own_func="Quyết định số 21/2025/QĐ-UBND quy định chức năng, nhiệm vụ của Sở", own_rep="Ông Lục Văn Thành", own_title="Giám đốc Sở", own_addr="Số 77 đường Suối Mơ, tỉnh Đông Khê", own_tel="0255.222.0077", own_mail="snnmt@dongkhe.example",
    OP="TRUNG TÂM THÔNG TIN", op="Trung tâm Thông tin tài nguyên", op_parent="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", op_func="Quyết định số 18/QĐ-SNNMT ngày 20/3/2025 của Giám đốc Sở", op_rep="Bà Nông Thị Ái", op_title="Giám đốc", op_addr="Số 77 đường Suối Mơ, tỉnh Đông Khê", op_tel="0255.222.0080", op_mail="tttt@dongkhe.example",
    SEC="VĂN PHÒNG SỞ", sec="Văn phòng Sở", sec_parent="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", sec_rep="Hà Trung Kiên", sec_title="CHÁNH VĂN PHÒNG", sys="Hệ thống quản lý hồ sơ cán bộ và điều hành tác nghiệp của Sở Nông nghiệp và Môi trường tỉnh Đông Khê", s="Hệ thống điều hành tác nghiệp", sys_addr="Phòng máy chủ, số 77 đường Suối Mơ, tỉnh Đông Khê", place="Đông Khê",
    dec_no="231/QĐ-SNNMT", dec_date=(2025, 8, 12), sign=["GIÁM ĐỐC"], signer="Lục Văn Thành", reg_no="140/QĐ-SNNMT", reg_date=(2025, 5, 19), reg="Quy chế ban hành theo Quyết định số 140/QĐ-SNNMT ngày 19/5/2025", reg_sign=["GIÁM ĐỐC"], reg_signer="Lục Văn Thành", reg_title="Bảo đảm an toàn thông tin Hệ thống quản lý hồ sơ cán bộ và điều hành tác nghiệp của Sở Nông nghiệp và Môi trường tỉnh Đông Khê", reg_issuer="Giám đốc Sở Nông nghiệp và Môi trường",
    ask_no="31/TTTT", ask_date=(2025, 6, 16), sub_no="06/TTr-TTTT", sub_date=(2025, 7, 28), pre_no="02/BC-ANS", pre_date=(2025, 8, 29), imp_no="04/BB-TTTT", imp_date=(2025, 9, 8), live="15/9/2025", insp_no="09/BC-ANS", insp_date=(2026, 5, 15), insp_from="04/5/2026", insp_to="08/5/2026", insp_re="14/5/2026",
    wording=2, level_word="Cấp độ 2", why="Khoản 1 Điều 8 Nghị định số 85/2016/NĐ-CP", services=[["Phần mềm điều hành tác nghiệp", "APP-01 / Windows Server 2019", "Giao việc, theo dõi tiến độ"], ["Quản lý hồ sơ cán bộ", "APP-01 / Windows Server 2019", "Lưu trữ hồ sơ"], ["Cơ sở dữ liệu", "DB-01 / Windows Server 2019", "Lưu dữ liệu"]],
    devices=[d for d in devices("FireLite 60", "WebLite", "-", "-", 2) if d[4] not in ("plan.design.database", "plan.design.siem")], zones=zones(60, 160, 2), abbr=[["CB", "Cán bộ"]], outline="roman", auto=False, fields="labels", plan="bullets", zones_as="table", reg_as="sections", toc=False, real_headings=False, dec_other="Phòng Kế hoạch - Tài chính bố trí kinh phí.", letterhead="tabs",
    expect={"dossier.level-min": "gap", "decision.issuer": "pass", "appraisal.exists": "any", "appraisal.conclusion": "any", "appraisal.independent": "any", "inspection.assessor": "any", "inspection.periodic": "any", "cross.signer": "any", "cross.law-in-force": "pass", "plan.design.email": "any", "plan.design.waf": "any", **MIXED},
    files=dict(decision="QD231.docx", dossier="Thuyet minh cap do 2.docx", regdec="QD140.docx", regulation="QC ATTT.docx", submission="TTr06.docx", inspection="BC kiem tra 2026.docx", preop="BC truoc van hanh.docx", implementation="BB trien khai.docx"))

P7 = dict(P2, id="P7", level=4, expect=MIXED, texts=["p7.txt"], mix=["p2.txt", "p4.txt"], fixed="p2.txt", alt="p2.txt", OWN="BỘ GIAO LIÊN VÀ\nHẠ TẦNG SỐ", own="Bộ Giao liên và Hạ tầng số", authority="BỘ TRƯỞNG BỘ GIAO LIÊN VÀ HẠ TẦNG SỐ", local_law="Căn cứ Nghị định quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Giao liên và Hạ tầng số;",
    own_rep="Ông Âu Dương Hạo", own_addr="Số 3 đường Ngã Ba Sông, thành phố Thủ phủ", own_tel="0247.555.0300", own_mail="bo@glhts.example", OP="TRUNG TÂM DỮ LIỆU QUỐC GIA GIAO LIÊN", op="Trung tâm Dữ liệu giao liên", op_parent="BỘ GIAO LIÊN VÀ\nHẠ TẦNG SỐ", op_func="Quyết định số 77/QĐ-BGL của Bộ trưởng", op_rep="Bà Thân Thị Hồng Nhạn", op_addr="Số 3 đường Ngã Ba Sông, thành phố Thủ phủ", op_tel="0247.555.0311", op_mail="ttdl@glhts.example",
    SEC="CỤC AN NINH DỮ LIỆU", sec="Cục An ninh dữ liệu", sec_parent="BỘ GIAO LIÊN VÀ\nHẠ TẦNG SỐ", sec_rep="Kiều Công Định", APP="BỘ THÔNG TIN VÀ TRUYỀN THÔNG", app="Bộ Thông tin và Truyền thông", app_parent="", app_sign=["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], app_rep="Cung Thế Phương", app_with="Bộ Quốc phòng, Bộ Công an",
    sys="Nền tảng dịch vụ hành chính công quốc gia lĩnh vực giao liên", s="Nền tảng dịch vụ hành chính công lĩnh vực giao liên", sys_addr="Trung tâm dữ liệu số 1, số 3 đường Ngã Ba Sông", dec_no="515/QĐ-BGL", dec_date=(2024, 8, 15), signer="Âu Dương Hạo", reg_no="301/QĐ-BGL", reg_date=(2024, 3, 12), reg="Quy chế ban hành kèm theo Quyết định số 301/QĐ-BGL ngày 12/3/2024", reg_signer="Viên Thị Loan",
    reg_title="Bảo đảm an toàn thông tin cho Nền tảng dịch vụ hành chính công quốc gia lĩnh vực giao liên", reg_issuer="Bộ trưởng Bộ Giao liên và Hạ tầng số", ask_no="99/DLGL", ask_date=(2024, 4, 22), app_no="2890/BTTTT-CATTT", app_date=(2024, 7, 5), sub_no="27/TTr-DLGL", sub_date=(2024, 7, 26), exec_list="Chánh Văn phòng Bộ, Giám đốc Trung tâm Dữ liệu giao liên",
    pre_no="40/BC-HL", pre_date=(2024, 10, 4), imp_no="66/BB-DLGL", imp_date=(2024, 10, 18), live="01/11/2024", insp_no="15/2026/BC-HL", insp_date=(2026, 5, 8), insp_from="13/4/2026", insp_to="24/4/2026", insp_re="06/5/2026", level_word="Cấp độ 4", why="Khoản 2 Điều 10 Nghị định số 85/2016/NĐ-CP", devices=devices("BlueWall 9800", "AppFort 900", "QuerySafe Q4", "LogSphere XL", 3),
    zones=zones(70, 192, 400, True), outline="phan", plan="big", show_clause=True, zones_as="table", fields="labels", reg_as="auto", auto=True, toc=True, toc_depth=3, wording=0, cover_secrecy=False, fw="BlueWall 9800", waf="AppFort 900",
    files=dict(decision="01.QD515.docx", dossier="02.HSDXCD-C4.docx", regdec="03.QD301.docx", regulation="04.QuyChe.docx", appraisal="05.ThamDinh-BTTTT.docx", submission="06.ToTrinh.docx", inspection="07.DanhGia2026.docx", preop="08.DanhGiaTruocVH.docx", implementation="09.NghiemThu.docx"))

P8 = dict(P1, id="P8", texts=["p8.txt"], mix=["p3.txt", "p5.txt", "p1.txt"], fixed="p1.txt", alt="p3.txt", OWN="ỦY BAN NHÂN DÂN\nTỈNH MỘC SƠN", own="Ủy ban nhân dân tỉnh Mộc Sơn", authority="ỦY BAN NHÂN DÂN TỈNH MỘC SƠN", own_rep="Bà Ông Thị Mai Chi", own_addr="Số 21 đường Gỗ Lim, tỉnh Mộc Sơn", own_tel="0233.777.0021", own_mail="ubnd@mocson.example",
    OP="TRUNG TÂM TIN HỌC", op="Trung tâm Tin học tỉnh Mộc Sơn", op_parent="VĂN PHÒNG ỦY BAN NHÂN DÂN\nTỈNH MỘC SƠN", op_func="Quyết định số 300/QĐ-UBND ngày 09/6/2023 của Ủy ban nhân dân tỉnh", op_rep="Ông Doãn Chí Bền", op_addr="Số 23 đường Gỗ Lim, tỉnh Mộc Sơn", op_tel="0233.777.0230", op_mail="tinhoc@mocson.example", SEC="SỞ KHOA HỌC VÀ CÔNG NGHỆ", sec="Sở Khoa học và Công nghệ", sec_parent="ỦY BAN NHÂN DÂN\nTỈNH MỘC SƠN", sec_rep="Cao Thị Băng Tâm",
    sys="Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Mộc Sơn", sys_addr="Trung tâm dữ liệu tỉnh, số 23 đường Gỗ Lim, tỉnh Mộc Sơn", place="Mộc Sơn", dec_no="1689/QĐ-UBND", dec_date=(2025, 9, 9), sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], signer="Thái Đăng Quang", reg_no="890/QĐ-UBND", reg_date=(2025, 5, 6), reg="Quy chế kèm theo Quyết định số 890/QĐ-UBND ngày 06/5/2025", reg_signer="Thái Đăng Quang",
    reg_title="Bảo đảm an toàn thông tin Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Mộc Sơn", ask_no="45/TTTH", ask_date=(2025, 6, 23), app_no="611/SKHCN-BCVT", app_date=(2025, 8, 1), sub_no="20/TTr-TTTH", sub_date=(2025, 8, 18), pre_no="60/BC-VAT", pre_date=(2025, 10, 10), imp_no="37/BB-TTTH", imp_date=(2025, 10, 20), live="03/11/2025", insp_no="44/BC-VAT", insp_date=(2026, 6, 12), insp_from="25/5/2026", insp_to="05/6/2026", insp_re="10/6/2026",
    wording=2, level_word="Cấp độ 3", letterhead="tabs", outline="roman", auto=False, fields="prose", plan="prose", zones_as="letters", reg_as="typed", decision_as="form", toc=False, text_box=True, abbr=[], variant=2, level_list_prose=True, real_headings=False, zones={k: v for k, v in zones(80, 224, 80).items() if k != "wireless"}, expect={"architecture.zone.wireless": "any", "plan.design.wireless": "any", **MIXED},
    files=dict(decision="A. Phap ly/QD phe duyet/QD1689.docx", dossier="B. Ho so cap do/Thuyet minh.docx", regdec="A. Phap ly/Quy che/QD890.docx", regulation="A. Phap ly/Quy che/Quy che.docx", appraisal="A. Phap ly/Tham dinh/611.docx", submission="A. Phap ly/Tham dinh/TTr20.docx", inspection="C. Kiem tra/2026/Bao cao.docx",
               preop="C. Kiem tra/2025/Bao cao.docx", implementation="D. Trien khai/Bien ban.docx"))

PACKS = {p["id"]: p for p in (P1, P2, P3, P4, P5, P6, P7, P8)}
