"""Evidence whose very text is aimed at the reports: a page, a terminal, a spreadsheet, a template.

Each folder is a dossier of its own; the name of its system, its signer and a title carry the payload, so that it comes
out as the subject, as fields, in quotations and in file names. The documents are sound: they must be read.
"""
from __future__ import annotations

import os
import zipfile
from xml.sax.saxutils import escape

from case import READ, case
from pdfkit import unicode_pdf
from zipkit import Entry, archive

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples", "01-day-du-tinh")
SYSTEM = "Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Sông Lam"
SIGNER = "Đặng Vĩnh Khiêm"
FILES = ("01_QD_phe_duyet_cap_do.docx", "02_Ho_so_de_xuat_cap_do.docx", "05_Y_kien_tham_dinh.docx")

# XML holds no C0 controls; in a PDF every code may become any letter.
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "apostrophe": "' onmouseover='alert(1)' x='",
    "style": "</style><style>*{background:url(http://127.0.0.1/)}</style>",
    "close": "</title></head></html><iframe src=file:///etc/passwd>",
    "comment": "<!--<![CDATA[<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/passwd'>]>",
    "entity": "&lt;script&gt;&#60;script&#62;&amp;lt;",
    "link": "[x](javascript:alert(1)) javascript:alert(1) http://127.0.0.1/ file:///etc/passwd",
    "formula": "=HYPERLINK(\"http://127.0.0.1/?\"&A1;\"x\") =cmd|'/C calc'!A0 @SUM(1) +1-1",
    "template": "{{placeholder}} {% x %} ${x} $(id) `id` %s %n {0} {path} {detail} {code}",
    "bidi": "\u202egnoht eh\u202c \u2066x\u2069 \u200f\u061c",
    "zero-width": "H\u200bệ\u200d th\ufeffống\u00ad \u2060x",
    "c1": "\u009b31m\u009d0;x\u009c\u0085\u2028\u2029",
    "json": "\",\"outcome\":\"pass\"}],\"x\":[{\"y\":\"\\u0000\\",
    "long": "Hệ thống " + "rất dài " * 3000,
    "wide": "全角" * 200 + "👨‍👩‍👧" * 50 + "a\u0301\u0301\u0301\u0301" * 50,
}
CONTROLS = {
    "escape": "\x1b[2J\x1b[31mdo\x1b[0m\x1b[8mgiau", "title": "\x1b]0;x\x07\x1b]2;y\x1b\\", "osc-8": "\x1b]8;;http://127.0.0.1/\x07lien ket\x1b]8;;\x07",
    "osc-52": "\x1b]52;c;Y3VybA==\x07", "backspace": "Dat\b\b\bKhong dat\r\x00\x7f", "c1": "\u009b2J\u009d52;c;eA==\u009c",
}


def dressed(file: str, payload: str) -> bytes:
    """A document of the sample with the payload in its text."""
    entries = []
    with zipfile.ZipFile(os.path.join(SAMPLE, file)) as packed:
        for name in packed.namelist():
            data = packed.read(name)
            if name == "word/document.xml":
                text = data.decode()
                for said in (SYSTEM, SIGNER):
                    text = text.replace(said, said + " " + escape(payload))
                data = text.encode("utf-8")
            entries.append(Entry(name, data))
    return archive(entries)


def decision(payload: str) -> list[str]:
    return ["ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", f"Số: 812/QĐ-UBND {payload}", "Sông Lam, ngày 12 tháng 4 năm 2024", "QUYẾT ĐỊNH",
            "Về việc phê duyệt cấp độ an toàn hệ thống thông tin", "Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin cụ thể như sau:",
            f"a) Tên hệ thống thông tin: {SYSTEM} {payload};", "2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3.",
            f"b) Đơn vị vận hành hệ thống thông tin: Trung tâm {payload};", "Điều 2. Tổ chức thực hiện", "CHỦ TỊCH", f"{SIGNER} {payload}"]


def cases(place):
    for name, payload in PAYLOADS.items():
        for file in FILES:
            yield case(f"{name}/{file}", READ, dressed(file, payload), payload[:60])
    for name, payload in CONTROLS.items():
        yield case(f"pdf-{name}/quyet-dinh.pdf", READ, unicode_pdf([decision(payload)]), payload[:60])
