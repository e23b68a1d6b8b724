"""DOCX: WordprocessingML that is well formed and means nonsense."""
from __future__ import annotations

import struct
import zlib

from case import DAMAGED, LIMIT, PARTLY, READ, SPENT, case
from zipkit import Entry, archive, docx, document, paragraph, paragraphs, parts, relationships

KEPT = READ + PARTLY
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HUGE = ("2147483647", "-1", "-2147483648", "99999999999999999999", "0", "1e9", "abc", "")


def texts(name):
    return tuple(f"Đoạn {i} của tệp {name}" for i in range(1, 4))


def body(name, xml, allow=READ, why="", extra=None, rels=None, more=(), **about):
    about.setdefault("whole", texts(name))
    if tuple(allow) in (READ, KEPT):
        about.setdefault("contain", texts(name))
    return case(f"{name}.docx", allow, docx(paragraphs(*texts(name)) + xml, extra, rels, more), why, **about)


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def tables():
    for number, value in enumerate(HUGE):
        row = "<w:tr><w:trPr><w:gridBefore w:val='{0}'/><w:gridAfter w:val='{0}'/></w:trPr>{1}{2}</w:tr>".format(
            value, cell("ô một", f'<w:gridSpan w:val="{value}"/><w:vMerge w:val="{value}"/><w:hMerge w:val="{value}"/>'), cell("ô hai"))
        yield body(f"grid-{number}-{value[:4] or 'empty'}", f"<w:tbl>{row * 3}</w:tbl>", KEPT, f"spans of {value or 'nothing'}", contain="ô hai")
    yield body("grid-columns-300", f"<w:tbl><w:tr>{''.join(cell(f'c{i}') for i in range(300))}</w:tr></w:tbl>",
               ("partly-read/too-large",), "more columns than max_columns")
    yield body("grid-spans-sum", "<w:tbl>" + "<w:tr>" + cell("a", '<w:gridSpan w:val="200"/>') * 200 + "</w:tr>" + "</w:tbl>", KEPT)
    yield body("grid-cols-million", "<w:tbl><w:tblGrid>" + '<w:gridCol w:w="1"/>' * 200_000 + f"</w:tblGrid><w:tr>{cell('a')}</w:tr></w:tbl>",
               KEPT + SPENT)
    merged = f"<w:tr>{cell('a', '<w:vMerge/>')}</w:tr>"
    yield body("merge-never-starts", f"<w:tbl>{merged * 50}</w:tbl>", KEPT)
    yield body("merge-all-rows", "<w:tbl>" + "".join(f"<w:tr>{cell('a', '<w:vMerge/>')}{cell(f'r{i}')}</w:tr>" for i in range(1000)) + "</w:tbl>",
               KEPT, "one cell over 1,000 rows")
    yield body("rows-200000", "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 200_000 + "</w:tbl>", KEPT + SPENT)
    yield body("cells-without-rows", "<w:tbl><w:tc><w:p><w:r><w:t>lạc</w:t></w:r></w:p></w:tc></w:tbl>", KEPT)
    yield body("rows-without-table", f"<w:tr>{cell('lạc')}</w:tr>", KEPT)
    yield body("table-in-run", f"<w:p><w:r><w:tbl><w:tr>{cell('lạc')}</w:tr></w:tbl></w:r></w:p>", KEPT)
    yield body("tables-50000", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 50_000, KEPT + SPENT)
    yield body("table-grid-2500x250", "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 250 + "</w:tr>") * 1200 + "</w:tbl>", KEPT + LIMIT + SPENT,
               "300,000 cells")


def numbering():
    def lists(name, definitions, use="", allow=KEPT, why="", styles=""):
        extra = {"word/numbering.xml": f"<w:numbering {W}>{definitions}</w:numbering>".encode()}
        if styles:
            extra["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>".encode()
        use = use or '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return body(name, f"<w:p>{use}<w:r><w:t>mục</w:t></w:r></w:p>" * 3, allow, why, extra)

    def abstract(level="", number=0, more=""):
        return f'<w:abstractNum w:abstractNumId="{number}">{more}{level}</w:abstractNum>'

    def level(text="%1.", fmt="decimal", start="1", ilvl="0", more=""):
        return (f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>')

    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    link = lambda to: f'<w:numStyleLink w:val="{to}"/>'
    yield lists("list-style-link-loop", abstract(more=link("S") + '<w:styleLink w:val="S"/>') + num, why="a list that is defined by itself",
                styles='<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    yield lists("list-style-link-two", abstract(more=link("B") + '<w:styleLink w:val="A"/>') + abstract(number=1, more=link("A") + '<w:styleLink w:val="B"/>')
                + num + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>')
    yield lists("list-abstract-missing", '<w:num w:numId="1"><w:abstractNumId w:val="4711"/></w:num>')
    yield lists("list-num-missing", abstract(level()))
    for number, value in enumerate(HUGE):
        label = value[:4] or "empty"
        yield lists(f"list-level-{number}-{label}", abstract(level(ilvl=value)) + num,
                    f'<w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr></w:pPr>', why=f"level {value}")
        yield lists(f"list-start-{number}-{label}", abstract(level(start=value, fmt="upperRoman" if number % 2 else "lowerLetter")) + num,
                    allow=KEPT + SPENT, why=f"counts from {value}")
    for fmt in ("lowerRoman", "upperLetter", "ordinalText", "cardinalText", "chicago", "japaneseLegal", "nonsense", "hex", "decimalZero"):
        yield lists(f"list-format-{fmt.lower()}", abstract(level(fmt=fmt, start="1999999999")) + num, allow=KEPT + SPENT,
                    why="the number 1,999,999,999 in this format")
    yield lists("list-text-repeats", abstract(level("%1" * 10_000)) + num)
    yield lists("list-text-forward", abstract(level("%9.%8.%7.%99.%-1.%")) + num)
    yield lists("list-text-escapes", abstract(level("&#x202e;&lt;script&gt;%1")) + num)
    yield lists("list-restart-loop", abstract("".join(level(ilvl=str(i), more=f'<w:lvlRestart w:val="{9 - i}"/>') for i in range(9))) + num)
    yield lists("list-overrides-many", abstract(level()) + '<w:num w:numId="1"><w:abstractNumId w:val="0"/>' +
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>' * 10_000 + "</w:num>", allow=KEPT + SPENT)
    yield lists("list-definitions-100000", "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/></w:num>' for i in range(30_000)), allow=KEPT + SPENT)
    picture = '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:numPicBullet>'
    yield lists("list-picture", picture + abstract(level(fmt="bullet", more='<w:lvlPicBulletId w:val="0"/>')) + num)


def styles():
    def styled(name, definitions, use="A", allow=KEPT, why=""):
        return body(name, f'<w:p><w:pPr><w:pStyle w:val="{use}"/></w:pPr><w:r><w:t>có kiểu</w:t></w:r></w:p>', allow, why,
                    {"word/styles.xml": f"<w:styles {W}>{definitions}</w:styles>".encode()})

    def style(identity, based, more=""):
        return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="heading 1"/><w:basedOn w:val="{based}"/>{more}</w:style>'

    yield styled("style-on-itself", style("A", "A", '<w:link w:val="A"/><w:next w:val="A"/>'), why="a style based on itself")
    yield styled("style-loop", style("A", "B") + style("B", "C") + style("C", "A"))
    yield styled("style-chain-20000", "".join(style(f"S{i}", f"S{i + 1}") for i in range(20_000)), "S0", KEPT + LIMIT + SPENT, "20,000 styles deep")
    yield styled("style-twice", style("A", "B") + style("A", "C") + style("A", "A"))
    yield styled("style-name-1mb", style("A", "B").replace("heading 1", "heading " + "1" * 100_000))
    for number, value in enumerate(HUGE):
        yield styled(f"style-outline-{number}-{value[:4] or 'empty'}", style("A", "B", f'<w:pPr><w:outlineLvl w:val="{value}"/><w:ind w:left="{value}"/>'
                     f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr></w:pPr><w:rPr><w:sz w:val="{value}"/></w:rPr>'))


def stories():
    note = lambda kind, number, text: f'<w:{kind} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'

    def notes(name, kind, content, uses, allow=KEPT, why="", **about):
        reference = "".join(f'<w:p><w:r><w:{kind}Reference w:id="{use}"/></w:r></w:p>' for use in uses)
        return body(name, reference, allow, why, {f"word/{kind}s.xml": f"<w:{kind}s {W}>{content}</w:{kind}s>".encode()}, **about)

    yield notes("footnote-in-itself", "footnote", '<w:footnote w:id="1"><w:p><w:r><w:t>chú</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
                [1], why="a note that refers to itself")
    yield notes("footnote-ids", "footnote", "".join(note("footnote", value, f"chú {i}") for i, value in enumerate(HUGE)), HUGE)
    yield notes("footnote-same-id", "footnote", note("footnote", 1, "chú") * 5000, [1] * 5000)
    yield notes("footnote-used-often", "footnote", note("footnote", 1, "chú thích"), [1] * 20_000)
    yield notes("comment-in-itself", "comment", '<w:comment w:id="1" w:author="a"><w:p><w:commentRangeStart w:id="1"/><w:r><w:t>ghi</w:t>'
                '<w:commentReference w:id="1"/></w:r></w:p></w:comment>', [1, 1], hidden="ghi")
    yield notes("comment-author-escapes", "comment", '<w:comment w:id="1" w:author="&#x202e;&lt;script&gt;"><w:p><w:r><w:t>ghi</w:t></w:r></w:p></w:comment>', [1])
    section = '<w:sectPr>{}<w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:left="{}" w:right="{}" w:top="{}"/><w:cols w:num="{}"/></w:sectPr>'
    for number, value in enumerate(HUGE):
        yield body(f"section-{number}-{value[:4] or 'empty'}", f"<w:p><w:pPr>{section.format('', *[value] * 6)}</w:pPr></w:p>" * 3, KEPT,
                   f"a page of {value}")
    header = document("").replace(b"w:document", b"w:hdr").replace(b"<w:body></w:body>", paragraph("đầu trang").encode())
    rels = relationships(*[("header", "header1.xml")] * 3000)
    refs = "".join(f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId{i}"/></w:sectPr></w:pPr></w:p>' for i in range(1, 3001))
    yield body("headers-3000-of-one", refs, KEPT, "3,000 references to one part", {"word/header1.xml": header}, rels)
    yield body("header-is-main", '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>', KEPT, "the document is its own header",
               rels=relationships(("header", "document.xml")))
    yield body("relations-100000", "", KEPT + SPENT, rels=relationships(*[("header", f"header{i}.xml") for i in range(20_000)]))
    yield body("parts-of-themselves", "", KEPT + DAMAGED, "styles, lists and notes are all the document itself", rels=relationships(
        *((kind, "document.xml") for kind in ("styles", "numbering", "footnotes", "endnotes", "comments", "settings"))))
    broken_rels = relationships(("footnotes", "footnotes.xml"))[:-30]
    lost = f"<w:footnotes {W}>{note('footnote', 1, 'chú thích quan trọng')}</w:footnotes>".encode()
    yield body("relations-cut", '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', PARTLY + DAMAGED,
               "the list of parts is damaged: a note can no longer be found", {"word/footnotes.xml": lost}, broken_rels[:150])
    yield body("footnotes-missing", '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', PARTLY,
               "the text refers to a note, the part with the notes is gone")


def runs():
    yield body("runs-300000", "<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 300_000 + "</w:p>", KEPT + SPENT, "one paragraph of 300,000 runs")
    yield body("paragraphs-450000", "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 450_000, ("partly-read/too-large",), "more than max_blocks")
    yield body("paragraphs-empty-million", "<w:p/>" * 1_000_000, KEPT + SPENT)
    yield body("bookmarks-500000", "<w:p>" + "".join(f'<w:bookmarkStart w:id="{i}" w:name="b"/>' for i in range(300_000)) + "</w:p>", KEPT + SPENT)
    yield body("tabs-million", "<w:p><w:r>" + "<w:tab/>" * 500_000 + "<w:t>sau</w:t></w:r></w:p>", KEPT + SPENT)
    yield body("breaks-million", "<w:p><w:r>" + "<w:br/>" * 500_000 + "<w:t>sau</w:t></w:r></w:p>", KEPT + SPENT)
    yield body("page-breaks-300000", "<w:p><w:r>" + "<w:lastRenderedPageBreak/><w:t>t</w:t>" * 100_000 + "</w:r></w:p>", KEPT + SPENT)
    yield body("fields-open", "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100_000 + "<w:r><w:t>trong trường</w:t></w:r></w:p>",
               KEPT + SPENT, "100,000 fields that never end: text after them must not vanish")
    yield body("fields-close", '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>' * 1000, KEPT)
    open_field = ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
                  + paragraph("Nội dung sau một trường không đóng"))
    yield body("field-swallows-rest", open_field, KEPT, "a field that is never closed", whole="Nội dung sau một trường không đóng")
    sub = "<mc:Choice Requires='wps'><w:p><w:r><w:t>chọn</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>thay</w:t></w:r></w:p></mc:Fallback>"
    yield body("alternate-branches", f"<mc:AlternateContent>{sub * 2000}</mc:AlternateContent>", KEPT, contain="chọn")
    yield body("alternate-none", "<mc:AlternateContent><mc:Choice Requires='nobody'><w:p/></mc:Choice></mc:AlternateContent>", KEPT)
    yield body("alternate-loose", sub, KEPT)
    nested = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" * 40 + "<w:p><w:r><w:t>trong cùng</w:t></w:r></w:p>" + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>" * 40
    yield body("textbox-in-textbox", nested, KEPT, "40 boxes within each other", contain="trong cùng")
    yield body("math-deep", "<w:p><m:oMath>" + "<m:f><m:num>" * 110 + "<m:r><m:t>x</m:t></m:r>" + "</m:num></m:f>" * 110 + "</m:oMath></w:p>", KEPT + LIMIT)
    yield body("math-wide", "<w:p><m:oMath>" + "<m:r><m:t>x</m:t></m:r>" * 200_000 + "</m:oMath></w:p>", KEPT + SPENT)
    yield body("symbols", "".join(f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{c}"/></w:r></w:p>' for c in ("F0FE", "-1", "110000", "D800", "0000", "zz", "")), KEPT)
    yield body("text-10mb", f"<w:p><w:r><w:t>{'A' * 10_000_000}</w:t></w:r></w:p>", KEPT + SPENT, "one word of 10 million letters")
    yield body("text-marks-million", f"<w:p><w:r><w:t>a{chr(0x301) * 500_000}</w:t></w:r></w:p>", KEPT + SPENT, "one letter with 500,000 accents")
    yield body("text-marks-mixed", f"<w:p><w:r><w:t>a{(chr(0x323) + chr(0x301)) * 250_000}</w:t></w:r></w:p>", KEPT + SPENT,
               "accents that must be sorted")
    yield body("text-zero-width", f"<w:p><w:r><w:t>{chr(0x200b) * 300_000}a</w:t></w:r></w:p>", KEPT + SPENT)
    yield body("text-one-per-run-bold", "<w:p>" + "<w:r><w:rPr><w:b/><w:i/><w:sz w:val='2147483647'/></w:rPr><w:t>đ</w:t></w:r>" * 50_000 + "</w:p>", KEPT + SPENT)
    yield body("fonts-20000", "<w:p>" + "".join(f'<w:r><w:rPr><w:rFonts w:ascii=".VnTime{i}"/></w:rPr><w:t>x</w:t></w:r>' for i in range(20_000)) + "</w:p>", KEPT + SPENT)
    for name, run in (("vanish", "<w:vanish/>"), ("white", '<w:color w:val="FFFFFF"/>'), ("tiny", '<w:sz w:val="1"/>'),
                      ("web-hidden", "<w:vanish/><w:webHidden/>"), ("position", '<w:position w:val="-2147483648"/>')):
        yield body(f"hidden-{name}", paragraph("Chữ không ai thấy", run=run), READ, "seen by a machine only",
                   hidden="Chữ không ai thấy" if name != "position" else ())
    yield body("hidden-deleted", "<w:p><w:del><w:r><w:delText>Chữ đã xóa</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Chữ đã dời</w:t></w:r></w:moveFrom></w:p>",
               READ, hidden=("Chữ đã xóa", "Chữ đã dời"), warnings="tracked-deletions")
    yield body("hidden-row", f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{cell('Ô không ai thấy')}</w:tr></w:tbl>", READ, hidden="Ô không ai thấy")
    yield body("hidden-deleted-row", f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell("Ô đã xóa")}</w:tr></w:tbl>', READ, hidden="Ô đã xóa")


def media():
    def png(width, height):
        head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
        chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")

    drawing = ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="{0}"/><wp:docPr id="{0}" name="x" descr="{1}"/><a:graphic><a:graphicData>'
               '<pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')
    rels = relationships(("image", "media/a.png"))
    for name, size in (("png-2e31", 0x7FFFFFFF), ("png-4e9", 0xFFFFFFFF), ("png-zero", 0)):
        yield body(f"media-{name}", drawing.format(914400, "ảnh"), KEPT, "an image of gigantic size", {"word/media/a.png": png(size, size)}, rels)
    for number, value in enumerate(HUGE):
        yield body(f"drawing-{number}-{value[:4] or 'empty'}", drawing.format(value, "ảnh"), KEPT, extra={"word/media/a.png": png(1, 1)}, rels=rels)
    yield body("drawing-alt-text-1mb", drawing.format(9, "M" * 200_000), KEPT, extra={"word/media/a.png": png(1, 1)}, rels=rels)
    yield body("drawing-alt-escapes", drawing.format(9, "&#x202e;&lt;script&gt;alert(1)&lt;/script&gt;"), KEPT, extra={"word/media/a.png": png(1, 1)}, rels=rels)
    yield body("drawings-50000", drawing.format(9, "a") * 3000, KEPT + SPENT, extra={"word/media/a.png": png(1, 1)}, rels=rels)
    yield body("media-missing", drawing.format(9, "a"), KEPT, rels=rels)
    yield body("object-rubbish", '<w:p><w:r><w:object><o:OLEObject r:id="rId1" Type="Embed"/></w:object></w:r></w:p>', KEPT,
               extra={"word/embeddings/a.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600}, rels=relationships(("oleObject", "embeddings/a.bin")),
               warnings="embedded-object")
    yield body("macros", "", KEPT, extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"M" * 500},
               rels=relationships(("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")), warnings="macros")
    for number, value in enumerate(HUGE):
        app = f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>{value}</Pages></Properties>'.encode()
        members = parts(paragraphs(*texts(f"pages-{number}")) + "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>", {
            "docProps/app.xml": app, "_rels/.rels": relationships(("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"))})
        yield case(f"pages-{number}-{value[:4] or 'empty'}.docx", KEPT, archive([Entry(n, d) for n, d in members.items()]),
                   f"claims {value} pages", contain=texts(f"pages-{number}"))


def cases(place):
    for group in (tables, numbering, styles, stories, runs, media):
        yield from group()
