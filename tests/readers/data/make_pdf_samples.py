#!/usr/bin/env python3
"""Makes the PDF samples of tests/readers/pdf_reader_test.cc: DOCX written here, printed by LibreOffice.

Usage: make_pdf_samples.py OUTPUT_DIR   (needs soffice, qpdf)
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = ("Cơ quan chủ quản có trách nhiệm tổ chức thực hiện phương án bảo đảm an toàn hệ thống thông tin theo cấp độ "
        "đã được phê duyệt, thường xuyên kiểm tra, đánh giá và báo cáo kết quả thực hiện theo quy định. ")


def run(text, bold=False, italic=False, size=None, color=None, vanish=False):
    props = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    if color:
        props += f'<w:color w:val="{color}"/>'
    if size:
        props += f'<w:sz w:val="{size * 2}"/>'
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text, align="both", first=0, after=120, **style):
    runs = text if text.startswith("<w:r>") else run(text, **style)
    return (f'<w:p><w:pPr><w:spacing w:after="{after}"/><w:ind w:firstLine="{first}"/><w:jc w:val="{align}"/></w:pPr>'
            f'{runs}</w:p>')


def cell(content, width, span=1, merge=None):
    props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        props += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        props += f'<w:vMerge w:val="{merge}"/>'
    if not content.startswith("<w:"):
        content = para(content, align="left", after=0)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{content}</w:tc>"


def table(rows, widths, borders=True, header=False):
    kind = "single" if borders else "nil"
    sides = "".join(f'<w:{s} w:val="{kind}" w:sz="4" w:color="000000"/>'
                    for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    out = f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>' \
          f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    for i, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if header and i == 0 else ""
        out += f"<w:tr>{head}{''.join(row)}</w:tr>"
    return out + "</w:tbl>"


def docx(path, body, header="", footer=""):
    rels, types, refs = "", "", ""
    parts = {}
    for i, (kind, xml) in enumerate((("header", header), ("footer", footer)), 1):
        if not xml:
            continue
        tag = "hdr" if kind == "header" else "ftr"
        parts[f"word/{kind}1.xml"] = f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{W}">{xml}</w:{tag}>'
        rels += (f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                 f'{kind}" Target="{kind}1.xml"/>')
        types += (f'<Override PartName="/word/{kind}1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                  f'wordprocessingml.{kind}+xml"/>')
        refs += (f'<w:{kind}Reference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
                 f'w:type="default" r:id="rId{i}"/>')
    parts["word/_rels/document.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{rels}<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/styles" Target="styles.xml"/></Relationships>')
    parts["word/styles.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/><w:sz w:val="26"/>'
        '</w:rPr></w:rPrDefault></w:docDefaults></w:styles>')
    parts["word/document.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr>{refs}'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" '
        'w:header="567" w:footer="567"/></w:sectPr></w:body></w:document>')
    parts["_rels/.rels"] = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    parts["[Content_Types].xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
        '+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override '
        'PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        f'styles+xml"/>{types}</Types>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(name, text)


def field(code):
    return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r>'
            '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar '
            'w:fldCharType="end"/></w:r>')


def decision():
    """A decision: letterhead, recitals, articles, a legal number over a line end, signature area."""
    c = dict(align="center", after=0)
    head = table([[cell(para("ỦY BAN NHÂN DÂN", **c) + para("TỈNH SÔNG HỒNG", bold=True, **c) + para("-------", **c) +
                        para("Số: 125/QĐ-UBND", **c), 3600),
                   cell(para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12, **c) +
                        para("Độc lập - Tự do - Hạnh phúc", bold=True, **c) + para("---------------", **c) +
                        para("Sông Hồng, ngày 05 tháng 3 năm 2024", italic=True, **c), 5400)]], [3600, 5400], False)
    body = head + para("QUYẾT ĐỊNH", align="center", bold=True, size=14)
    body += para("Về việc phê duyệt cấp độ an toàn hệ thống thông tin", align="center", bold=True)
    body += para("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", align="center", bold=True)
    body += para("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", first=720, italic=True)
    body += para("Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống "
                 "thông tin theo cấp độ;", first=720, italic=True)
    body += para("Căn cứ các quy định hướng dẫn thi hành và Thông tư số 03/2017/TT-BTTTT ngày 24 tháng 4 năm 2017.",
                 first=720, italic=True)
    body += para("QUYẾT ĐỊNH:", align="center", bold=True)
    body += para(run("Điều 1. ", bold=True) + run(BODY + "Hệ thống được xác định cấp độ theo quy định tại khoản 2 "
                                                  "Điều 9 Nghị định nêu trên."), first=720)
    body += para("a) Tên hệ thống: Hệ thống thông tin giải quyết thủ tục hành chính;", first=720)
    body += para("b) Cấp độ: Cấp độ 3.", first=720)
    body += para(run("Điều 2. ", bold=True) + run("Quyết định này có hiệu lực kể từ ngày ký."), first=720)
    left = {"align": "left", "after": 0}
    body += table([[cell(para("Nơi nhận:", bold=True, italic=True, size=12, **left) + para("- Như Điều 2;", size=11, **left) +
                         para("- Lưu: VT.", size=11, **left), 4500),
                    cell(para("KT. CHỦ TỊCH", bold=True, **c) + para("PHÓ CHỦ TỊCH", bold=True, **c) + para("", **c) * 3 +
                         para("Nguyễn Văn A", bold=True, **c), 4500)]], [4500, 4500], False)
    return body


def tables():
    """Merged cells, wrapped cell text, a repeated head, a table over two pages; numbers and running foot."""
    widths = [700, 4300, 2000, 2000]
    rows = [[cell("STT", 700, merge="restart"), cell("Yêu cầu", 4300, merge="restart"), cell("Hiện trạng", 4000, span=2)],
            [cell("", 700, merge="continue"), cell("", 4300, merge="continue"), cell("Đáp ứng", 2000),
             cell("Ghi chú", 2000)]]
    for i in range(1, 4):
        rows.append([cell(str(i), 700), cell("Thiết lập hệ thống tường lửa để kiểm soát truy cập từ bên ngoài vào vùng "
                                             f"máy chủ số {i}", 4300), cell("Đáp ứng", 2000), cell("Tường lửa lớp ứng dụng", 2000)])
    body = para("1. Bảng yêu cầu kỹ thuật", bold=True) + table(rows, widths)
    body += para("") + para("2. Danh mục thiết bị kéo dài nhiều trang", bold=True)
    long_rows = [[cell("STT", 700), cell("Tên thiết bị", 4300), cell("Số lượng", 2000), cell("Vị trí", 2000)]]
    for i in range(1, 41):
        long_rows.append([cell(str(i), 700), cell(f"Thiết bị chuyển mạch số {i}", 4300), cell("1", 2000),
                          cell("Trung tâm dữ liệu", 2000)])
    body += table(long_rows, widths, header=True)
    body += para("") + para("3. Nội dung tiếp theo sau bảng", bold=True)
    body += "".join(para(BODY * 3, first=720) for _ in range(7))
    return body


def main(out_dir):
    os.makedirs(out_dir, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        docx(f"{tmp}/pdf_decision.docx", decision())
        docx(f"{tmp}/pdf_tables.docx", tables(), para(field("PAGE"), align="center"),
             para("Hồ sơ đề xuất cấp độ", align="left", size=10))
        nfd = unicodedata.normalize("NFD", BODY)
        narrow = table([[cell("Theo quy định tại Thông tư số 03/2017/TT-BTTTT", 2300), cell("Mô hình lô-gic", 3000)]],
                       [2300, 3000])
        docx(f"{tmp}/pdf_text.docx", para(nfd, first=720) + narrow + para("Chữ trắng không ai thấy được", color="FFFFFF") +
             para("Đoạn cuối cùng của tài liệu.", first=720))
        subprocess.run(["soffice", "-env:UserInstallation=file:///tmp/lo-pdf", "--headless", "--convert-to", "pdf",
                        "--outdir", out_dir, f"{tmp}/pdf_decision.docx", f"{tmp}/pdf_tables.docx", f"{tmp}/pdf_text.docx"],
                       check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["qpdf", "--encrypt", "user", "owner", "256", "--", f"{out_dir}/pdf_text.pdf",
                    f"{out_dir}/pdf_encrypted.pdf"], check=True)


if __name__ == "__main__":
    main(sys.argv[1])
