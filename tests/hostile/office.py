"""Old Word and Excel, RTF, OpenDocument, sheets, slides, HTML, text and mails whose structure lies."""
from __future__ import annotations

import struct

import cfbkit
from case import DAMAGED, EMPTY, ENCRYPTED, LIMIT, PARTLY, READ, STOPPED, TYPED, UNSUPPORTED, case
from zipkit import Entry, archive, repeated

SPENT = LIMIT + STOPPED
PARTLY_DAMAGED = ("partly-read/damaged",)
FIB, TEXT_AT, PIECES = 154, 2048, 33
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# Word 97: a header of fixed places, text in pieces, tables that say where everything is.
def fib(letters, places=None, flags=0x0200, version=0xC1, magic=0xA5EC, lengths=None):
    head = bytearray(TEXT_AT)
    struct.pack_into("<HH", head, 0, magic, version)
    struct.pack_into("<H", head, 10, flags)
    struct.pack_into("<H", head, 32, 14)
    struct.pack_into("<H", head, 62, 22)
    struct.pack_into("<I", head, 76, letters)
    for at, value in (lengths or {}).items():
        struct.pack_into("<I", head, at, value)
    struct.pack_into("<H", head, 152, 93)
    for place, (begin, size) in (places or {}).items():
        struct.pack_into("<II", head, FIB + 8 * place, begin, size)
    return bytes(head)


def piece_table(positions, offsets):
    pieces = struct.pack(f"<{len(positions)}I", *positions)
    pieces += b"".join(struct.pack("<HIH", 0, offset, 0) for offset in offsets)
    return b"\x02" + struct.pack("<I", len(pieces)) + pieces


def word(text, clx=None, table=b"", places=None, how=None, **more):
    raw = text.encode("utf-16-le")
    letters = len(raw) // 2
    clx = piece_table([0, letters], [TEXT_AT]) if clx is None else clx
    where = {PIECES: (0, len(clx)), **(places or {})}
    return cfbkit.compound({"WordDocument": fib(letters, where, **more) + raw, "1Table": clx + table}, **(how or {}))


def old_word():
    yield case("sound.doc", READ, word("Quyết định thứ nhất\rĐiều 1. Phê duyệt\r"), contain=("Quyết định thứ nhất", "Điều 1. Phê duyệt"))
    lie = "Nội dung của tệp nói dối\r"
    any_of = READ + DAMAGED + PARTLY_DAMAGED
    yield case("fib-cut.doc", DAMAGED, cfbkit.compound({"WordDocument": b"\xec\xa5\xc1\0"}))
    yield case("fib-encrypted.doc", ENCRYPTED, word(lie, flags=0x0300))
    yield case("fib-word95.doc", UNSUPPORTED, word(lie, version=0x68, magic=0xA5DC))
    yield case("fib-other-table.doc", DAMAGED, word(lie, flags=0), "the table stream it names is not there")
    yield case("fib-lengths-huge.doc", PARTLY_DAMAGED, word(lie, lengths={76: 0x7FFFFFFF, 80: 0xFFFFFFFF, 84: 0xFFFFFFFF}), contain=lie.strip())
    yield case("fib-lengths-zero.doc", PARTLY_DAMAGED, word(lie, lengths={76: 0}))
    yield case("fib-places-beyond.doc", any_of, word(lie, places={place: (0x7FFFFFF0, 0x7FFFFFFF) for place in range(93) if place != PIECES}))
    yield case("fib-places-all-one.doc", any_of, word(lie, places={place: (0, 0xFFFFFFFF) for place in range(93) if place != PIECES}),
               "every table is the table of pieces")
    yield case("pieces-none.doc", DAMAGED, word(lie, clx=b""))
    yield case("pieces-length-huge.doc", any_of, word(lie, clx=b"\x02\xff\xff\xff\xff" + bytes(12)))
    yield case("pieces-formats-only.doc", DAMAGED, word(lie, clx=b"\x01\0\0" * 20_000), "formatting without a piece")
    yield case("pieces-backwards.doc", any_of, word(lie, clx=piece_table([0, 20, 10, 25], [TEXT_AT] * 3)))
    yield case("pieces-overlap.doc", PARTLY_DAMAGED, word(lie, clx=piece_table(range(0, 25 * 4001, 25), [TEXT_AT] * 4000)), "4,000 pieces of one text")
    yield case("pieces-huge.doc", PARTLY_DAMAGED, word(lie, clx=piece_table([0, 0x7FFFFFFF], [TEXT_AT])))
    yield case("pieces-beyond.doc", DAMAGED, word(lie, clx=piece_table([0, 25], [0x3FFFFFFF])))
    yield case("pieces-of-header.doc", any_of, word(lie, clx=piece_table([0, 1000], [0x40000000])), "the header as text")
    yield case("marks-unbalanced.doc", READ + PARTLY_DAMAGED, word("\x13\x14\x15" * 9000 + "\x15" * 9000 + "\x13" * 9000 + "\r"), "ends of fields without beginnings")
    yield case("cells-without-rows.doc", READ + SPENT, word("a\x07" * 100_000), "100,000 ends of cells")
    yield case("paragraphs-empty.doc", READ, word("\r" * 300_000 + "cuoi cung\r"), contain="cuoi cung")
    yield case("surrogates.doc", READ, cfbkit.compound({"WordDocument": fib(4, {PIECES: (0, 21)}) + b"\0\xd8\0\xd8A\0\r\0", "1Table": piece_table([0, 4], [TEXT_AT])}))
    pages = struct.pack("<1001I", *range(0, 4004, 4)) + struct.pack("<1000I", *[0x3FFFFF] * 1000)
    yield case("formats-beyond.doc", PARTLY_DAMAGED, word(lie, table=pages, places={12: (21, len(pages)), 13: (21, len(pages))}), contain=lie.strip())
    same = struct.pack("<1001I", *range(0, 4004, 4)) + struct.pack("<1000I", *[1] * 1000)
    yield case("formats-one-page.doc", PARTLY_DAMAGED, word(lie, table=same, places={12: (21, len(same)), 13: (21, len(same))}), "1,000 times the same page", contain=lie.strip())
    lists = struct.pack("<H", 0x7FFF) + b"\xff" * 3000
    yield case("lists-huge.doc", any_of, word(lie, table=lists, places={73: (21, len(lists)), 74: (21, len(lists))}), contain=lie.strip())
    fonts = struct.pack("<HH", 0xFFFF, 0) + b"\xff" * 5000
    yield case("fonts-huge.doc", any_of, word(lie, table=fonts, places={15: (21, len(fonts))}), contain=lie.strip())
    for name, how in (("fat-circle", {"fat": lambda fat: [1, 0] + fat[2:]}), ("fat-cross", {"fat": lambda fat: [fat[0], 0] + fat[2:]}),
                      ("fat-short", {"fat": lambda fat: [0xFFFFFFFE] + fat[1:]}),
                      ("tree-circle", {"directory": lambda d: [d[0], d[1][:68] + struct.pack("<II", 1, 1) + d[1][76:], d[2][:68] + struct.pack("<II", 1, 2) + d[2][76:]] + d[3:]}),
                      ("size-huge", {"directory": lambda d: [d[0]] + [e[:120] + struct.pack("<Q", 0xFFFFFFF0) for e in d[1:]]}),
                      ("mini-beyond", {"directory": lambda d: [d[0]] + [e[:116] + struct.pack("<IQ", 0x7FFFFFF0, 100) for e in d[1:]]})):
        yield case(f"container-{name}.doc", any_of, word(lie, how=how), "a compound file that leads in circles or nowhere")


# Excel 97: records of a kind and a length, one behind the other.
def record(kind, data=b"", length=None):
    return struct.pack("<HH", kind, len(data) if length is None else length) + data


def string(text, wide=True):
    return struct.pack("<HB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


def begin(kind):
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))


def label(row, column, text):
    return record(0x204, struct.pack("<HHH", row, column, 0) + string(text))


def book(sheet, more=b"", names=("Trang",), offset=None, version=None):
    def globals_of(at):
        listed = b"".join(record(0x85, struct.pack("<IBB", at, 0, 0) + struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")) for name in names)
        start = begin(5) if version is None else record(0x809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0))
        return start + more + listed + record(0x0A)
    at = len(globals_of(0)) if offset is None else offset
    return globals_of(at) + sheet


def excel(sheet, **more):
    return cfbkit.compound({"Workbook": book(sheet, **more)})


def old_sheets():
    end = record(0x0A)
    sheet = begin(0x10) + label(0, 0, "Tường lửa") + label(0, 1, "Đáp ứng") + end
    any_of = READ + DAMAGED + PARTLY_DAMAGED
    yield case("sound.xls", READ, excel(sheet), contain=("Tường lửa", "Đáp ứng"))
    yield case("password.xls", ENCRYPTED, excel(sheet, more=record(0x2F, b"\1\0" + bytes(52))))
    yield case("excel95.xls", UNSUPPORTED, cfbkit.compound({"Book": book(sheet)}))
    yield case("excel95-inside.xls", UNSUPPORTED, excel(sheet, version=0x500))
    yield case("record-length.xls", PARTLY_DAMAGED, excel(begin(0x10) + label(0, 0, "truoc cho hong") + record(0x204, b"x", 0xFFFF)), contain="truoc cho hong")
    yield case("no-end.xls", any_of, excel(begin(0x10) + label(0, 0, "khong ket thuc")), contain="khong ket thuc")
    yield case("offset-beyond.xls", PARTLY_DAMAGED, excel(sheet, offset=0x7FFFFFFF))
    yield case("offset-itself.xls", PARTLY_DAMAGED, excel(sheet, offset=0), "a sheet that is the workbook")
    yield case("sheets-one-place.xls", PARTLY_DAMAGED, excel(begin(0x10) + label(0, 0, "mot cho") + record(0x99) * 20_000 + end, names=("T",) * 4000),
               "4,000 sheets in one place", contain="mot cho")
    yield case("cell-far.xls", READ, excel(begin(0x10) + label(0xFFFF, 0xFFFF, "xa nhat") + label(0xFFFF, 0, "gan") + end), contain="xa nhat")
    yield case("dimensions-lie.xls", READ, excel(begin(0x10) + record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)) + label(0, 0, "mot o") + end), contain="mot o")
    yield case("merges.xls", READ + SPENT, excel(begin(0x10) + label(0, 0, "o ghep") + record(0xE5, struct.pack("<H", 1027) + struct.pack("<4H", 0, 0xFFFF, 0, 0xFF) * 1027) * 200 + end),
               "200,000 merges of everything", contain="o ghep")
    count = struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF)
    yield case("strings-count.xls", PARTLY_DAMAGED, excel(sheet, more=record(0xFC, count + string("mot"))), contain="Tường lửa")
    yield case("strings-length.xls", PARTLY_DAMAGED, excel(sheet, more=record(0xFC, struct.pack("<II", 1, 1) + b"\xff\xff\x0d" + b"\xff" * 20)), contain="Tường lửa")
    cut = "chuỗi nối tiếp".encode("utf-16-le")
    pieces = record(0xFC, struct.pack("<II", 1, 1) + struct.pack("<HB", len(cut) // 2, 1) + cut[:10]) + record(0x3C, b"\1" + cut[10:])
    index = begin(0x10) + record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)) + end
    yield case("strings-continued.xls", READ, excel(index, more=pieces), contain="chuỗi nối tiếp")
    yield case("strings-continued-empty.xls", READ + PARTLY_DAMAGED, excel(index, more=record(0xFC, struct.pack("<II", 1, 1) + struct.pack("<HB", 9, 1)) + record(0x3C) * 50_000))
    yield case("strings-odd.xls", READ + PARTLY_DAMAGED, excel(index, more=record(0xFC, struct.pack("<II", 1, 1) + struct.pack("<HB", 9, 1) + b"a\0b") + record(0x3C, b"\1\0c\0")),
               "a letter cut in two by a record")
    yield case("string-index.xls", READ, excel(begin(0x10) + record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0xFFFFFFFF)) + label(1, 0, "con lai") + end), contain="con lai")
    yield case("numbers.xls", READ, excel(begin(0x10) + b"".join(record(0x203, struct.pack("<HHHQ", i, 0, 0, bits)) for i, bits in enumerate(
        (0x7FF0000000000000, 0x7FF8000000000001, 0xFFFFFFFFFFFFFFFF, 0x7FEFFFFFFFFFFFFF, 1))) + label(9, 0, "so la") + end), contain="so la")
    yield case("charts-in-charts.xls", PARTLY_DAMAGED, excel(begin(0x10) + label(0, 0, "ngoai bieu do") + begin(0x20) * 50_000), contain="ngoai bieu do")


def rich_text():
    def rtf(body):
        return b"{\\rtf1\\ansi " + (body if isinstance(body, bytes) else body.encode("ascii")) + b"}"

    yield case("depth-100000.rtf", LIMIT, rtf(b"{" * 100_000 + b"sau\\par" + b"}" * 100_000))
    yield case("bin-lies.rtf", PARTLY_DAMAGED, rtf(b"truoc anh\\par{\\pict\\bin2147483647 x}bi nuot\\par"), "bytes that reach beyond the file", contain="truoc anh")
    yield case("bin-negative.rtf", READ, rtf(b"truoc\\par{\\pict\\bin-5 x}sau anh\\par"), contain="sau anh")
    yield case("unclosed.rtf", PARTLY_DAMAGED, b"{\\rtf1 khong dong\\par", contain="khong dong")
    yield case("closed-twice.rtf", READ + PARTLY_DAMAGED, b"{\\rtf1 dong som\\par}}}}{an sau\\par}", contain="dong som", absent="an sau")
    yield case("table-wide.rtf", READ + LIMIT, rtf(b"\\trowd" + b"".join(b"\\cellx%d" % i for i in range(1, 5000)) + b"\\intbl " + b"o\\cell " * 5000 + b"\\row"))
    yield case("table-long.rtf", READ + LIMIT, rtf(b"\\trowd\\cellx900\\cellx1800\\intbl " + b"x\\cell y\\cell\\row" * 120_000))
    yield case("table-nested.rtf", READ + LIMIT, rtf(b"".join(b"\\itap%d x\\nestcell" % i for i in range(1, 3000)) + b"\\par"))
    yield case("rows-without-cells.rtf", READ + LIMIT, rtf(b"\\row" * 600_000 + b" cuoi\\par"))
    yield case("numbers-huge.rtf", READ, rtf("\\fs99999999999\\li-99999999999\\u99999999 \\itap999999999 \\uc2147483647 \\u-1 x chu lon\\par"))
    yield case("unicode-lone.rtf", READ, rtf("\\u-10179 ?\\u-10179 ? chu sau\\par"), contain="chu sau")
    yield case("fonts-100000.rtf", READ, rtf(b"{\\fonttbl" + b"".join(b"{\\f%d .VnTime;}" % i for i in range(100_000)) + b"}\\f99999 phong\\par"), contain="phong")
    yield case("styles-in-styles.rtf", READ, rtf(b"{\\stylesheet" + b"{\\s1 " * 100 + b"x;" + b"}" * 100 + b"} kieu\\par"), contain="kieu")
    yield case("stories-open.rtf", PARTLY_DAMAGED, rtf(b"than bai {\\footnote " * 200), contain="than bai")
    yield case("hidden.rtf", READ, rtf("{\\colortbl;\\red255\\green255\\blue255;}thay {\\v an-mot} {\\cf1 an-hai} {\\fs1 an-ba} {\\deleted an-bon}\\par"), contain="thay",
               hidden=("an-mot", "an-hai", "an-ba", "an-bon"))
    yield case("template.rtf", READ, rtf("{\\*\\template \\\\\\\\127.0.0.1\\\\a.dot}{\\field{\\*\\fldinst INCLUDETEXT \"/etc/passwd\"}{\\fldrslt ket qua}}\\par"), contain="ket qua",
               absent="root:x:0")
    yield case("hex-cut.rtf", READ + PARTLY_DAMAGED, b"{\\rtf1 x\\'", )
    yield case("word-long.rtf", READ, rtf(b"\\" + b"a" * 1_000_000 + b" van doc\\par"))


def package(main, kind, body, extra=(), rels=""):
    types = (f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/{main}" ContentType="application/vnd.{kind if "ms-excel" in kind else "openxmlformats-officedocument." + kind}.main+xml"/></Types>')

    def relations(inner):
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()
    folder, _, name = main.partition("/")
    return archive([Entry("[Content_Types].xml", types.encode()), Entry("_rels/.rels", relations(f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{main}"/>')),
                    Entry(main, body if isinstance(body, bytes) else body.encode()), Entry(f"{folder}/_rels/{name}.rels", relations(rels)), *extra])


def sheets_of_2007():
    space = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"'

    def xlsx(rows, extra=(), sheets=1, rels=""):
        listed = "".join(f'<sheet name="T{i}" sheetId="{i + 1}" r:id="s"/>' for i in range(sheets))
        one = rows if isinstance(rows, Entry) else Entry("xl/s.xml", f"<worksheet {space}>{rows}</worksheet>".encode())
        return package("xl/workbook.xml", "spreadsheetml.sheet", f"<workbook {space}><sheets>{listed}</sheets></workbook>", (one, *extra),
                       f'<Relationship Id="s" Type="{OFFICE}/worksheet" Target="s.xml"/>' + rels)

    def cell(place, text):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    yield case("sound.xlsx", READ, xlsx(f"<sheetData><row r=\"1\">{cell('A1', 'Tường lửa xlsx')}{cell('B1', 'Có')}</row></sheetData>"), contain="Tường lửa xlsx")
    yield case("dimension.xlsx", READ, xlsx(f"<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\">{cell('XFD1048576', 'goc xa')}{cell('A1048576', 'goc gan')}</row></sheetData>"),
               "a sheet of 17 thousand million cells by its own words", contain="goc xa")
    yield case("cell-beyond.xlsx", READ, xlsx(f"<sheetData><row r=\"99999999999\">{cell('ZZZZ99999999', 'ngoai bang')}</row><row r=\"2147483647\"/><row/><row>{cell('', 'tiep')}</row></sheetData>"),
               contain=("ngoai bang", "tiep"))
    yield case("merge-all.xlsx", READ, xlsx(f"<sheetData><row r=\"1\">{cell('A1', 'ghep het')}</row></sheetData><mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 20_000 + "</mergeCells>"),
               contain="ghep het")
    yield case("columns-hidden.xlsx", READ, xlsx(f"<cols><col min=\"-2147483648\" max=\"2147483647\" hidden=\"1\"/></cols><sheetData><row r=\"1\">{cell('A1', 'cot an')}</row></sheetData>"),
               hidden="cot an")
    yield case("sheet-hidden.xlsx", READ, package("xl/workbook.xml", "spreadsheetml.sheet", f'<workbook {space}><sheets><sheet name="T" sheetId="1" state="veryHidden" r:id="s"/></sheets></workbook>',
               (Entry("xl/s.xml", f"<worksheet {space}><sheetData><row r='1'>{cell('A1', 'trang an')}</row></sheetData></worksheet>".encode()),),
               f'<Relationship Id="s" Type="{OFFICE}/worksheet" Target="s.xml"/>'), hidden="trang an")
    yield case("strings-external.xlsx", READ, xlsx('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>-5</v></c></row></sheetData>',
               rels=f'<Relationship Id="x" Type="{OFFICE}/sharedStrings" TargetMode="External" Target="http://127.0.0.1/s.xml"/>'))
    yield case("sheets-one-part.xlsx", READ + SPENT, xlsx(f"<sheetData><row r=\"1\">{cell('A1', 'mot phan')}</row></sheetData>", sheets=4000), "4,000 sheets in one part", contain="mot phan")
    yield case("rows-2000000.xlsx", SPENT, xlsx(repeated("xl/s.xml", b'<row><c t="n"><v>1</v></c><c><v>2</v></c></row>' * 1000, 1000,
               head=f"<worksheet {space}><sheetData>".encode(), tail=b"</sheetData></worksheet>")))
    yield case("entity.xlsx", DAMAGED, xlsx(Entry("xl/s.xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>")), absent="root:x:0")
    yield case("formats-odd.xlsx", READ, xlsx('<sheetData><row r="1"><c r="A1" s="0"><v>1e308</v></c><c r="B1" s="-1"><v>NaN</v></c><c r="C1" s="99999999"><v>-1e-308</v></c></row></sheetData>',
               extra=(Entry("xl/st.xml", f'<styleSheet {space}><numFmts><numFmt numFmtId="200" formatCode="{"#,##0;" * 500}[h]:mm:ss{"0" * 4000}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'.encode()),),
               rels=f'<Relationship Id="t" Type="{OFFICE}/styles" Target="st.xml"/>'))
    yield case("binary.xlsb", UNSUPPORTED, package("xl/workbook.bin", "ms-excel.sheet.binary.macroEnabled", b"\x83\1\0" * 100))


def slides():
    space = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}"'
    shape = "<p:sp><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"

    def pptx(inner, count=1, more=""):
        listed = "".join(f'<p:sldId id="{256 + i}" r:id="s"/>' for i in range(count))
        return package("ppt/presentation.xml", "presentationml.presentation", f"<p:presentation {space}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
                       (Entry("ppt/s.xml", f"<p:sld {space}><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>".encode()),
                        Entry("ppt/_rels/s.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{more}</Relationships>'.encode())),
                       f'<Relationship Id="s" Type="{OFFICE}/slide" Target="s.xml"/>')
    yield case("sound.pptx", READ, pptx(shape.format("Mô hình mạng")), contain="Mô hình mạng")
    yield case("external.pptx", READ, pptx(shape.format("lien ket ngoai"), more=f'<Relationship Id="n" Type="{OFFICE}/notesSlide" TargetMode="External" Target="http://127.0.0.1/n.xml"/>'
               f'<Relationship Id="i" Type="{OFFICE}/image" TargetMode="External" Target="\\\\127.0.0.1\\a.png"/>'), contain="lien ket ngoai")
    yield case("one-slide-4000-times.pptx", READ + SPENT, pptx(shape.format("mot trang"), count=4000), contain="mot trang")
    yield case("groups-deep.pptx", LIMIT + PARTLY, pptx("<p:grpSp>" * 5000 + shape.format("x") + "</p:grpSp>" * 5000))
    yield case("notes-itself.pptx", READ + PARTLY_DAMAGED, pptx(shape.format("ghi chu"), more=f'<Relationship Id="n" Type="{OFFICE}/notesSlide" Target="s.xml"/>'), contain="ghi chu")
    yield case("slides-none.pptx", DAMAGED + EMPTY + READ, pptx("", count=0))


def open_document():
    space = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "style", "text", "table", "drawing"))

    def odf(kind, inner, before="", extra=()):
        root = {"text": "text", "spreadsheet": "spreadsheet"}[kind]
        content = f"<office:document-content {space}>{before}<office:body><office:{root}>{inner}</office:{root}></office:body></office:document-content>"
        return archive([Entry("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode(), method=0), Entry("content.xml", content.encode()), *extra])
    yield case("sound.odt", READ, odf("text", "<text:p>Quyết định odt</text:p>"), contain="Quyết định odt")
    yield case("repeat-2e30.ods", LIMIT, odf("spreadsheet", '<table:table table:name="T"><table:table-row table:number-rows-repeated="1073741824"><table:table-cell table:number-columns-repeated="1073741824">'
               '<text:p>lap lai</text:p></table:table-cell></table:table-row></table:table>'), "2^60 cells")
    yield case("repeat-empty.ods", READ, odf("spreadsheet", '<table:table table:name="T"><table:table-row table:number-rows-repeated="1073741824"><table:table-cell table:number-columns-repeated="1073741824"/>'
               '</table:table-row><table:table-row><table:table-cell><text:p>duoi cung</text:p></table:table-cell></table:table-row></table:table>'), "LibreOffice fills a sheet like that")
    yield case("repeat-negative.ods", READ, odf("spreadsheet", '<table:table table:name="T"><table:table-row table:number-rows-repeated="-5"><table:table-cell table:number-columns-repeated="-2147483648" '
               'table:number-columns-spanned="99999999999"><text:p>so am</text:p></table:table-cell></table:table-row></table:table>'), contain="so am")
    yield case("spans.odt", READ + LIMIT, odf("text", '<table:table>' + '<table:table-row><table:table-cell table:number-columns-spanned="2147483647" table:number-rows-spanned="2147483647"><text:p>o rong</text:p>'
               '</table:table-cell></table:table-row>' * 300 + '</table:table>'), contain="o rong")
    yield case("blanks.odt", READ, odf("text", '<text:p>truoc<text:s text:c="2147483647"/>sau cach</text:p>' * 50), contain="sau cach")
    yield case("styles-circle.odt", READ, odf("text", '<text:p text:style-name="a">vong tron</text:p>', before='<office:automatic-styles><style:style style:name="a" style:family="paragraph" '
               'style:parent-style-name="b"/><style:style style:name="b" style:family="paragraph" style:parent-style-name="a"/></office:automatic-styles>'), contain="vong tron")
    yield case("lists-deep.odt", LIMIT + PARTLY, odf("text", "<text:list><text:list-item>" * 3000 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 3000))
    yield case("encrypted.odt", ENCRYPTED, archive([Entry("mimetype", b"application/vnd.oasis.opendocument.text", method=0), Entry("content.xml", bytes(range(256))),
               Entry("META-INF/manifest.xml", b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>')]))
    yield case("content-twice.odt", READ + DAMAGED + PARTLY_DAMAGED, odf("text", "<text:p>ban mot</text:p>", extra=(Entry("content.xml", b"<x/>"),)))
    yield case("entity.odt", DAMAGED, archive([Entry("mimetype", b"application/vnd.oasis.opendocument.text", method=0), Entry("content.xml",
               b"<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/passwd'>]><x>&a;</x>")]), absent="root:x:0")
    yield case("bomb.odt", SPENT, archive([Entry("mimetype", b"application/vnd.oasis.opendocument.text", method=0), repeated("content.xml", b" " * (1 << 20), 400)]))


def pages():
    yield case("tags-100000.html", LIMIT, b"<html><body>" + b"<div>" * 100_000 + b"day</div>")
    yield case("tables-nested.html", READ + LIMIT, b"<html><body>" + b"<table><tr><td>o" * 5000)
    yield case("tags-unclosed.html", READ + LIMIT, b"<html><body>" + b"<p><b><i><font>chu" * 20_000)
    yield case("attributes.html", LIMIT, b"<html><body>truoc the<p " + b" ".join(b"a%d=1" % i for i in range(50_000)) + b">thuoc tinh</p>", contain="truoc the")
    yield case("attributes-in-script.html", READ, b"<html><body><script>if (a<b " + b"c " * 5000 + b")</script><!-- <p " + b"d " * 5000 + b"--><p title='" + b"e " * 5000
               + b"'>sau ma</p>", "many words that are no attributes", contain="sau ma")
    yield case("spans.html", READ + LIMIT, b"<html><body><table>" + b"<tr><td colspan=999999999 rowspan=0>o<td>p" * 400 + b"</table>")
    yield case("comment-open.html", READ + PARTLY_DAMAGED, b"<html><body><p>truoc<!-- " + b"an " * 1000)
    yield case("hidden.html", READ, "<html><body><p>thấy<span style='display: none'>an-mot</span><font color=white>an-hai</font><i style='font-size:1px'>an-ba</i><del>an-bon</del>"
               "<script>an-nam</script><template>an-sau</template></p>".encode(), contain="thấy", hidden=("an-mot", "an-hai", "an-ba", "an-bon"), absent=("an-nam", "an-sau"))
    yield case("nul.html", READ, b"<html><body><p>truoc\0sau\0</p>\0")
    yield case("entities.html", READ, b"<html><body><p>&#x1EA5;&#55357;&#x110000;&#0;&amp;&nosuch;&#99999999999; thuc the</p>", contain="thuc the")
    yield case("charset-lies.html", READ, b"<html><meta charset=utf-16><body>bang ma</body></html>", contain="bang ma")
    yield case("outside.html", READ, b"<html><base href=http://127.0.0.1/><link rel=stylesheet href=//127.0.0.1/a.css><body><img src=http://127.0.0.1/a.png><object data=file:///etc/passwd></object>"
               b"<iframe src=/etc/passwd></iframe>ben ngoai</body>", contain="ben ngoai", absent="root:x:0")
    page = b"Content-Type: text/html\n\n<html><body>trang luu</body></html>\n"
    yield case("saved.mht", READ, b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n" + page + b"--x--\n", contain="trang luu")
    yield case("saved-many.mht", DAMAGED + READ, b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\nContent-Type: image/png\n\nx\n" * 50_000 + b"--x\n" + page + b"--x--\n")


def texts():
    yield case("line-50mb.txt", LIMIT + READ, b"a " * 25_000_000, "one line of 50 MB")
    yield case("lines-2000000.txt", LIMIT, b"x\n" * 2_000_000, "more paragraphs than the bound")
    yield case("utf16-odd.txt", UNSUPPORTED, "\ufeffQuyết định".encode("utf-16-le") + b"\0")
    yield case("utf16-surrogates.txt", READ, b"\xff\xfe" + b"\0\xd8" * 1000 + "nua chu".encode("utf-16-le"), contain="nua chu")
    yield case("utf8-cut.txt", UNSUPPORTED, "Quyết định".encode()[:-3] + b"\xe1\xbb")
    yield case("marks-on-marks.txt", READ, "a".encode() + "\u0301".encode() * 300_000 + b" dau\n")
    yield case("returns.txt", READ, b"\r" * 500_000 + b"sau cung", contain="sau cung")
    yield case("old-letters.txt", UNSUPPORTED, "QuyÕt ®Þnh".encode("latin-1"), "letters of an old font without a word of it")


def mails():
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    many = head + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"".join(
        b"--x\nContent-Disposition: attachment; filename=%d.txt\n\nphan %d\n" % (i, i) for i in range(10_050)) + b"--x--\n"
    yield case("parts-10050.eml", LIMIT + READ, many, "more attachments than an archive may hold", warnings="limit")
    inner = head + b"\nthu trong cung\n"
    for level in range(100):
        inner = head + b"Content-Type: multipart/mixed; boundary=m%d\n\n--m%d\nContent-Type: message/rfc822\n\n" % (level, level) + inner + b"\n--m%d--\n" % level
    yield case("message-100-deep.eml", READ + PARTLY, inner)
    quoted = head + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    yield case("quoted-soft-ends.eml", READ, quoted + b"=\n" * 500_000 + b"het dong mem\n", contain="het dong mem")
    yield case("quoted-broken.eml", READ, quoted + b"=ZZ=4=\r=\n=C3 sau loi =", contain="sau loi")
    yield case("boundary-everywhere.eml", READ + PARTLY, head + b"Content-Type: multipart/mixed; boundary=\"\"\n\n" + b"--\n" * 50_000)
    yield case("boundary-long.eml", READ + PARTLY, head + b"Content-Type: multipart/mixed; boundary=" + b"x" * 200_000 + b"\n\n--" + b"x" * 200_000 + b"\n\nnoi dung\n")
    yield case("parameters.eml", READ, head + b"Content-Type: text/plain" + b"".join(b"; name*%d*=%%41" % i for i in range(50_000)) + b"\n\nthan thu tham so\n")
    yield case("hidden-html.eml", READ, head + b"Content-Type: text/html\n\n<html><body><p>thay</p><p hidden>khong thay</p></body></html>\n")


def cases(_place):
    for group in (old_word, old_sheets, rich_text, sheets_of_2007, slides, open_document, pages, texts, mails):
        yield from group()
