"""Sound files whose text is aimed at what comes after reading: sections, dates, citations, tables, the reports.

These stages run in the program itself, outside the process that may be stopped. So every one of these files must be
read in full, and the run must end in time.
"""
from __future__ import annotations

from case import LIMIT, READ, SPENT, case
from pdfkit import Pdf, stream, text_content
from zipkit import NAMESPACES, Entry, archive, docx, paragraph, paragraphs, parts, repeated

MANY = 20_000


def lines(name, *texts: str, why="", **more):
    first = f"Đoạn đầu của tệp {name}"
    return case(f"{name}.docx", READ, docx(paragraphs(first, *texts, f"Đoạn cuối của tệp {name}")), why,
                whole=(first, f"Đoạn cuối của tệp {name}"), **more)


def table(rows) -> str:
    return "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def sections():
    yield lines("articles", *(f"Điều {i}. Quy định thứ {i}" for i in range(MANY)), why="20,000 articles")
    yield lines("articles-same", *["Điều 1. Phạm vi điều chỉnh"] * MANY)
    yield lines("articles-huge-number", *(f"Điều {'9' * i}. Quy định" for i in range(1, 2000)))
    yield lines("articles-backwards", *(f"Điều {MANY - i}. Quy định" for i in range(MANY)))
    yield lines("chapters-roman", *(f"Chương {'MDCLXVI'[i % 7] * (i % 300 + 1)} QUY ĐỊNH" for i in range(5000)))
    yield lines("clauses-deep", *(f"{'.'.join(str(k) for k in range(1, i % 200 + 2))}. Mục" for i in range(5000)), why="1.2.3.4…200. titles")
    yield lines("points", *(f"{'abcdđeghik'[i % 10]}) Nội dung điểm" for i in range(MANY)))
    yield lines("headings-empty", *["I. "] * MANY)
    yield lines("headings-upper", *[f"PHẦN THỨ {i} BẢO ĐẢM AN TOÀN" for i in range(MANY)])
    yield lines("contents-dots", *(f"{i}. Bảo đảm an toàn {'.' * 200} {i}" for i in range(5000)), why="a table of contents of 5,000 lines")
    yield lines("annexes", *(f"Phụ lục {i}\nKèm theo Quyết định số {i}/QĐ-UBND" for i in range(5000)))
    yield lines("headings-of-documents", *(line for i in range(1500) for line in (
        "ỦY BAN NHÂN DÂN TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f"Số: {i}/QĐ-UBND", "QUYẾT ĐỊNH", "Về việc phê duyệt")),
        why="1,500 letterheads: as many documents in one file")


def patterns():
    """Near misses of everything that is looked for."""
    long = {
        "digits": "1" * 400_000, "dates": "ngày 01/01/2024 " * 30_000, "dates-broken": "ngày tháng năm " * 30_000,
        "numbers": "Số: 15/QĐ-UBND " * 30_000, "slashes": "/" * 400_000, "citations": "Điều 1 khoản 2 điểm c Nghị định số 85/2016/NĐ-CP; " * 8000,
        "citations-open": "Căn cứ Nghị định số 85/2016/" * 15_000, "levels": "cấp độ 3 cấp độ 4 cấp độ " * 15_000,
        "brackets": "(" * 200_000 + ")" * 200_000, "quotes": "“" * 150_000, "dashes": "- " * 200_000, "colons": ":" * 400_000,
        "blanks": "a" + " " * 400_000 + "b", "no-break-blanks": "a" + "\u00a0" * 200_000 + "b", "dots": "." * 400_000,
        "dotted-lines": "Hệ thống ……………… đơn vị …………… " * 10_000, "letters": "ă" * 200_000, "words": "an toàn thông tin " * 20_000,
        "promises": "sẽ bổ sung, hiện chưa có, không áp dụng, đang xây dựng " * 8000, "syllables": "n h ậ t k ý " * 30_000,
        "marks": "a\u0301\u0323\u0302" * 60_000, "mixed-scripts": "аоеЅ一二三ａｂｃ" * 20_000, "emoji": "👨‍👩‍👧‍👦" * 20_000,
        "abbreviations": "ATTT CNTT HTTT UBND BTTTT " * 15_000, "yes": "Đáp ứng " * 40_000, "surrogate-plane": "\U0010fffd\U000e0001" * 50_000,
    }
    for name, text in long.items():
        yield lines(f"long-{name}", text, why="one paragraph of it")
    name = "text-40mb-one-run"
    yield case(f"{name}.docx", READ + LIMIT + SPENT, archive(
        [Entry(n, d) for n, d in parts(b"").items() if n != "word/document.xml"]
        + [repeated("word/document.xml", b"Van ban dai vo tan, khong co dau cham het; " * 24385, 40,
                    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>".encode(), b"</w:t></w:r></w:p></w:body></w:document>")]),
        "one paragraph of 40 MB")
    for name in ("dates", "citations", "promises", "words", "numbers"):
        piece = long[name][:90]
        yield lines(f"many-{name}", *(f"{i} {piece}" for i in range(8000)), why="8,000 paragraphs of it")


def tables():
    yield case("table-long.docx", READ, docx(paragraph("Đoạn đầu của tệp table-long") + table(
        (str(i), f"Yêu cầu {i}", "Đáp ứng", "Có nhật ký") for i in range(8000))), "8,000 rows", whole="Đoạn đầu của tệp table-long")
    yield case("table-wide.docx", READ, docx(paragraph("Đoạn đầu của tệp table-wide") + table(
        [f"Cột {k} hàng {i}" for k in range(200)] for i in range(60))), "200 columns", whole="Đoạn đầu của tệp table-wide")
    yield case("table-many.docx", READ, docx(paragraph("Đoạn đầu của tệp table-many") + "".join(
        paragraph(f"Bảng {i}") + table([["STT", "Nội dung", "Trạng thái"], [str(i), "Sao lưu dự phòng", "Đạt"]]) for i in range(3000))),
        "3,000 tables", whole="Đoạn đầu của tệp table-many")
    merged = "".join(f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('a')}</w:tc><w:tc>{paragraph(f'r{i}')}</w:tc></w:tr>"
                     for i in range(8000))
    yield case("table-merged-cell.docx", READ, docx(paragraph("Đoạn đầu của tệp table-merged-cell") + f"<w:tbl>{merged}</w:tbl>"),
               "25 KB: one cell over 8,000 rows with 8,000 paragraphs; each row is read with it", whole="Đoạn đầu của tệp table-merged-cell")
    nested = "<w:p/>"
    for i in range(50):
        nested = f"<w:tbl><w:tr><w:tc>{paragraph(f'Cấp {i}')}{nested}<w:p/></w:tc></w:tr></w:tbl>"
    yield case("table-nested.docx", READ, docx(paragraph("Đoạn đầu của tệp table-nested") + nested), "", whole="Đoạn đầu của tệp table-nested")
    yield case("table-cell-long.docx", READ, docx(paragraph("Đoạn đầu của tệp table-cell-long") + table([["Sao lưu", "nội dung " * 60_000]])),
               "one cell of 500 KB", whole="Đoạn đầu của tệp table-cell-long")


def pages():
    name = "pdf-same-heads"
    texts = [f"Trang {i} cua tep {name}" for i in range(1500)]
    heads = [stream(text_content("CONG HOA XA HOI", top=810) + text_content(text) + text_content(f"Trang {i}/1500", top=30))
             for i, text in enumerate(texts)]
    yield case(f"{name}.pdf", READ, Pdf().pages(heads).build(), "1,500 pages with heads and feet", whole=(texts[0], texts[-1]))
    name = "pdf-long-lines"
    body = b"".join(text_content(f"Dong {i} cua tep {name} " + "an toan " * 40, top=830 - i % 820) for i in range(900))
    yield case(f"{name}.pdf", READ, Pdf().pages([f"Trang 1 cua tep {name}", stream(body)]).build(), "lines upon lines",
               whole=f"Trang 1 cua tep {name}")
    name = "pdf-columns"
    body = b"".join(text_content(f"o{i}", top=10 + i % 80 * 10).replace(b"60 ", b"%d " % (10 + i // 80 * 25)) for i in range(1600))
    yield case(f"{name}.pdf", READ, Pdf().pages([stream(body)] * 30).build(), "a grid of words without rules")


def cases(place):
    for group in (sections, patterns, tables, pages):
        yield from group()
