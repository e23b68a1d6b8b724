#!/usr/bin/env python3
"""Makes the DOCX templates of templates/ from readable text, with the same bytes every time (standard library only).

Usage: scripts/templates.py [--check] [SOURCE.txt ...]      writes SOURCE.docx beside each source; all where none is named
--check writes nothing and fails where a DOCX is not what its source gives.

A source is one paragraph per line; a line that ends in " \\" goes on in the next:
    [Style] text with **bold** and //italic//      a style of STYLES; without one "Nội dung"
    @ngang / @dung                                  what follows is a new section, landscape or portrait
    @co 13                                          letters of this size (points) in "Nội dung" and what is based on it
    @bang 45 55 [khong-ke] [lien]                   a table with these widths, perhaps without lines, or with rows that no
                                                    page break cuts; its rows follow
    | cell | [Style] cell && second paragraph |     a row; "|!" a heading row that is repeated on each page;
                                                    a cell "<" belongs to the one on its left
    @gom FILE.inc text                              the lines of another file, "$1" in it replaced by the text
    # comment
"""
import glob
import io
import os
import re
import sys
import zipfile
from xml.sax.saxutils import escape

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS = f'xmlns:w="{WML}" xmlns:r="{REL}"'
FONT = "Times New Roman"
MM = 56.6929  # twips
A4 = (11906, 16838)
MARGINS = {"top": 20, "right": 15, "bottom": 20, "left": 30}  # mm, Decree 30/2020


def style(based="Normal", jc=None, before=0, after=0, first=None, left=None, hanging=None, size=None, bold=None, italic=None,
          caps=None, line=None, keep=False, page=False, outline=None, num=None, rule=None):
    """pPr and rPr in the order of ECMA-376."""
    p = ""
    if keep: p += "<w:keepNext/>"
    if page: p += "<w:pageBreakBefore/>"
    if num is not None: p += f'<w:numPr><w:numId w:val="{num}"/></w:numPr>'
    if rule: p += f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    p += f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"' + (f' w:line="{line}" w:lineRule="auto"' if line else "") + "/>"
    if first is not None or left is not None or hanging is not None or rule:
        indent = f' w:left="{round((rule or left or 0) * MM)}"' + (f' w:right="{round(rule * MM)}"' if rule else "")
        if hanging: indent += f' w:hanging="{round(hanging * MM)}"'
        elif first is not None: indent += f' w:firstLine="{round(first * MM)}"'
        p += f"<w:ind{indent}/>"
    if jc: p += f'<w:jc w:val="{jc}"/>'
    if outline is not None: p += f'<w:outlineLvl w:val="{outline}"/>'
    r = ""
    if bold is not None: r += "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    if italic: r += "<w:i/><w:iCs/>"
    if caps: r += "<w:caps/>"
    if size: r += f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    return based, p, r


# Names as Word shows them; an office that changes a style changes every letter.
STYLES = {
    "Nội dung": style(jc="both", before=3, after=6, first=10),
    "Nội dung đánh số": style("Nội dung", jc="both", before=3, after=6, first=10, num=1),
    "Tên cơ quan cấp trên": style(jc="center", size=12, caps=True),
    "Tên cơ quan": style(jc="center", size=12, bold=True, caps=True),
    "Quốc hiệu": style(jc="center", size=12, bold=True),
    "Tiêu ngữ": style(jc="center", size=13, bold=True),
    "Kẻ ngắn": style(jc="center", before=3, size=4, rule=19),
    "Kẻ dài": style(jc="center", before=3, size=4, rule=24),
    "Số ký hiệu": style(jc="center", before=4, size=13),
    "Trích yếu": style(jc="center", size=12),
    "Địa danh ngày tháng": style(jc="center", before=4, size=13, italic=True),
    "Kính gửi": style(jc="center", before=12, after=6),
    "Kết thúc": style("Nội dung", jc="both", before=3, after=6, first=10, keep=True),
    "Kính gửi các nơi": style(jc="left", before=12, left=40),
    "Kính gửi nhiều nơi": style(jc="left", left=40),
    "Tên loại": style(jc="center", before=12, bold=True, keep=True),
    "Trích yếu văn bản": style(jc="center", after=6, bold=True),
    "Thẩm quyền": style(jc="center", before=6, after=6, bold=True, caps=True),
    "Căn cứ": style("Nội dung", jc="both", before=2, after=2, first=10, italic=True),
    "Đề mục": style("Nội dung", jc="both", before=6, after=3, first=10, bold=True, keep=True),
    "Nơi nhận": style(jc="left", size=12, bold=True, italic=True),
    "Dòng nơi nhận": style(jc="left", size=11),
    "Quyền hạn chức vụ": style(jc="center", size=14, bold=True, caps=True),
    "Ký": style(jc="center", after=48, size=12, italic=True),
    "Người ký": style(jc="center", size=14, bold=True),
    "Giữa": style(jc="center"),
    "Giữa đậm": style(jc="center", bold=True),
    "Ghi chú": style(jc="both", before=3, size=11, italic=True),
    "Tiêu đề phụ lục": style(jc="center", bold=True, page=True, keep=True, outline=0),
    "Tên phụ lục": style(jc="center", bold=True, keep=True),
    "Kèm theo": style(jc="center", after=6, italic=True, keep=True),
    "Mục phụ lục": style(jc="left", before=8, after=4, bold=True, keep=True, outline=1),
    "Đề mục 1": style(jc="left", before=12, after=4, bold=True, keep=True, outline=0),
    "Đề mục 2": style(jc="left", before=8, after=4, bold=True, keep=True, outline=1),
    "Đề mục 3": style(jc="left", before=6, after=3, bold=True, italic=True, keep=True, outline=2),
    "Điều": style(jc="left", before=6, after=3, first=10, bold=True, keep=True, num=2),
    "Đầu bảng": style(jc="center", before=2, after=2, size=12, bold=True, keep=True),
    "Ô bảng": style(jc="left", before=2, after=2, size=12),
    "Ô giữa": style(jc="center", before=2, after=2, size=12),
    "Dẫn bảng": style(jc="left", before=2, after=2, size=12, keep=True),
    "Ô nhóm": style(jc="left", before=3, after=3, size=12, bold=True, keep=True),
    "Nguồn": style(jc="left", before=2, after=2, size=11, italic=True),
    "Nội dung cuối": style("Nội dung", jc="both", before=3, after=6, first=10, keep=True, num=1),  # goes with the signature
    "Ô liệt kê": style(jc="left", before=1, after=1, size=12),
}


def style_id(name):
    return "S" + str(list(STYLES).index(name) + 1)


def runs(text):
    out, bold, italic = "", False, False
    for piece in re.split(r"(\*\*|//)", text):
        if piece == "**": bold = not bold
        elif piece == "//": italic = not italic
        elif piece:
            pr = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
            out += "<w:r>" + (f"<w:rPr>{pr}</w:rPr>" if pr else "") + f'<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
    if bold or italic: raise SystemExit(f"unbalanced ** or //: {text}")
    return out


def paragraph(line, default="Nội dung"):
    match = re.match(r"\[([^\]]+)\]\s*(.*)$", line)
    name, text = (match.group(1), match.group(2)) if match and match.group(1) in STYLES else (default, line)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr>{runs(text)}</w:p>'


def section(landscape, first_page):
    width, height = reversed(A4) if landscape else A4
    margins = dict(zip(("top", "right", "bottom", "left"), (20, 15, 20, 20))) if landscape else MARGINS
    edges = "".join(f' w:{side}="{round(size * MM)}"' for side, size in margins.items())
    return ('<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
            f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"' + (' w:orient="landscape"' if landscape else "") + "/>"
            f'<w:pgMar{edges} w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>'
            + ("<w:titlePg/>" if first_page else "") + "</w:sectPr>")


def table(spec, lines, landscape):
    words = spec.split()
    bare = "khong-ke" in words
    whole = bare or "lien" in words
    shares = [float(word) for word in words if re.fullmatch(r"[\d.]+", word)]
    total = round((297 - 35 if landscape else 210 - 45) * MM)
    widths = [round(total * share / sum(shares)) for share in shares]
    borders = "" if bare else "<w:tblBorders>" + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders>"
    out = (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
           '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
           + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>")
    for line in lines:
        heading = line.startswith("|!")
        cells = [cell.strip() for cell in line.strip()[2 if heading else 1:].rstrip("|").split("|")]
        if len(cells) != len(widths): raise SystemExit(f"{len(widths)} columns, {len(cells)} cells: {line}")
        out += "<w:tr>" + ("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else "<w:trPr><w:cantSplit/></w:trPr>" if whole else "")
        at = 0
        while at < len(cells):
            span = 1
            while at + span < len(cells) and cells[at + span] == "<": span += 1
            width = sum(widths[at:at + span])
            out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + "</w:tcPr>"
            default = "Giữa" if bare else "Đầu bảng" if heading else "Ô bảng"
            out += "".join(paragraph(text.strip(), default) for text in cells[at].split("&&")) + "</w:tc>"
            at += span
        out += "</w:tr>"
    return out + "</w:tbl>"


def lines_of(source, folder):
    out = []
    for line in re.sub(r" \\\n\s*", " ", source).splitlines():
        command, _, rest = line.strip().partition(" ")
        if command != "@gom":
            out.append(line)
            continue
        name, _, text = rest.partition(" ")
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            out += lines_of(file.read().replace("$1", text), folder)
    return out


def thin(inner=""):
    """The paragraph that must follow a table or bear a section: no taller than a point, so that a table that ends with its
    page is not followed by a blank one."""
    return (f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
            f"{inner}</w:pPr></w:p>")


def keep_with_next(out):
    """The last paragraph goes to the page of what follows."""
    head, _, tail = out.rpartition("<w:pStyle ")
    style_end = tail.index("/>") + 2
    return f"{head}<w:pStyle {tail[:style_end]}<w:keepNext/>{tail[style_end:]}"


def body(source, folder):
    lines = lines_of(source, folder)
    out, landscape, first_page, size, after_table, after_text = "", False, True, 14, False, False
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if not line or line.startswith("#"): continue
        command, _, rest = line.partition(" ")
        if command in ("@ngang", "@dung"):
            out += thin(section(landscape, first_page))
            landscape, first_page = command == "@ngang", False
        elif command == "@co":
            size = int(rest)
        elif command == "@bang":
            rows = []
            while at < len(lines) and (lines[at].strip().startswith("|") or lines[at].strip().startswith("#")):
                if not lines[at].strip().startswith("#"): rows.append(lines[at].strip())
                at += 1
            # A table without lines holds a signature, except at the head: it never stands alone on a page.
            if "khong-ke" in rest.split() and after_text: out = keep_with_next(out)
            if after_table: out += f'<w:p><w:pPr><w:pStyle w:val="{style_id("Giữa")}"/></w:pPr></w:p>'
            out += table(rest, rows, landscape)
        elif command.startswith("@"):
            raise SystemExit(f"unknown command: {line}")
        else:
            out += paragraph(line)
        after_table, after_text = command == "@bang", not command.startswith("@")
    # A document ends in a paragraph; what "{{/…}}" closes may end in a table.
    if after_table or line.startswith("{{/"): out += thin()
    return out + section(landscape, first_page), size


def styles(size):
    fonts = f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    out = (f'<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
           '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
           '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>')
    for name, (based, p, r) in STYLES.items():
        parent = based if based == "Normal" else style_id(based)
        out += (f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/><w:basedOn w:val="{parent}"/>'
                f'<w:qFormat/><w:pPr>{p}</w:pPr>' + (f"<w:rPr>{r}</w:rPr>" if r else "") + "</w:style>")
    return out + "</w:styles>"


def numbering(ident, text, bold):
    """The abstract list and the list of the same number."""
    run = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return (f'<w:abstractNum w:abstractNumId="{ident}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="0" w:firstLine="{round(10 * MM)}"/></w:pPr>{run}</w:lvl></w:abstractNum>',
            f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>')


LISTS = [numbering(1, "%1.", False), numbering(2, "Điều %1.", True)]
NUMBERING = f'<w:numbering {NS}>' + "".join(a for a, _ in LISTS) + "".join(n for _, n in LISTS) + "</w:numbering>"
PAGE = (f'<w:hdr {NS}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>')
SETTINGS = (f'<w:settings {NS}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>')
PARTS = [("styles", "styles.xml"), ("header", "header1.xml"), ("header", "header2.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]


def parts(source, folder):
    document, size = body(source, folder)
    wml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    package = "http://schemas.openxmlformats.org/package/2006"
    overrides = "".join(f'<Override PartName="/word/{name}" ContentType="{wml}.{kind}+xml"/>' for kind, name in [("document.main", "document.xml")] + PARTS)
    links = "".join(f'<Relationship Id="rId{i}" Type="{REL}/{kind}" Target="{name}"/>' for i, (kind, name) in enumerate(PARTS, 1))
    return [
        ("[Content_Types].xml", f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                                f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", f"<w:document {NS}><w:body>{document}</w:body></w:document>"),
        ("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'),
        ("word/styles.xml", styles(size)), ("word/header1.xml", PAGE), ("word/header2.xml", f"<w:hdr {NS}><w:p/></w:hdr>"),
        ("word/numbering.xml", NUMBERING), ("word/settings.xml", SETTINGS)]


def main(arguments):
    check = "--check" in arguments
    sources = [name for name in arguments if name != "--check"] or sorted(glob.glob(os.path.join(ROOT, "templates", "**", "*.txt"), recursive=True))
    wrong = []
    for name in sources:
        with open(name, encoding="utf-8") as file:
            text = file.read()
        if not text.startswith("# docx"): continue  # other text files of templates/
        made = [(part, (HEAD + xml).encode()) for part, xml in parts(text, os.path.dirname(name))]
        target = name[:-len(".txt")] + ".docx"
        if check:
            with zipfile.ZipFile(target) as archive:
                if [(part, archive.read(part)) for part in archive.namelist()] != made: wrong.append(target)
            continue
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for part, xml in made:
                info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, xml)
        with open(target, "wb") as file:
            file.write(data.getvalue())
    for target in wrong: print(f"{target}: run scripts/templates.py", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
