"""A small DOCX writer (standard library only, deterministic bytes).

    d = Doc(split=0, nfd=0.0)          # how a real clerk's file is cut: runs of `split` letters, a share of NFD text
    d.p("Căn cứ …", align="both", first=1.0)
    d.heading("PHẦN I. TỔNG QUAN", 1)
    d.table([["STT", "Tên"], ["1", "…"]], widths=[1, 5], header=1)
    d.save_bytes()
"""
import io
import struct
import unicodedata
import zipfile
import zlib
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NS = (W + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
      ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
      ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
      ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
      ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CM = 567  # twips in a centimetre


class Doc:
    def __init__(self, path="", kind="other", font="Times New Roman", size=13, split=0, nfd=0.0, margins=(2, 2, 3, 1.5)):
        self.path, self.kind = path, kind
        self.font, self.size, self.split, self.nfd, self.margins = font, size, split, nfd, margins
        self.blocks = []          # XML strings, or the marker objects resolved on save
        self.headings = []        # (level, text) for the table of contents
        self.extra_toc = []       # entries without a body: a decoy
        self.images = []
        self.footnotes = []
        self.nums = []            # (abstract id, start override or None)
        self.bookmark = 0
        self.seq = 0

    # ---- runs -------------------------------------------------------------------------------------------------
    def runs(self, text, bold=False, italic=False, size=None, underline=False, caps=False, color=None):
        props = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}"/>'
        if bold: props += '<w:b/>'
        if italic: props += '<w:i/>'
        if caps: props += '<w:caps/>'
        if color: props += f'<w:color w:val="{color}"/>'
        half = int(2 * (size or self.size))
        props += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        if underline: props += '<w:u w:val="single"/>'
        out = []
        for piece in self._cut(text):
            if piece == "\t": out.append(f'<w:r><w:rPr>{props}</w:rPr><w:tab/></w:r>')
            elif piece == "\n": out.append(f'<w:r><w:rPr>{props}</w:rPr><w:br/></w:r>')
            elif piece: out.append(f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
        return "".join(out)

    def _cut(self, text):
        self.seq += 1
        if self.nfd and (zlib.crc32(text.encode()) % 100) < self.nfd * 100:
            text = unicodedata.normalize("NFD", text)
        pieces, cur = [], ""
        for ch in text:
            if ch in "\t\n":
                pieces += [cur, ch]; cur = ""
            else:
                cur += ch
                if self.split and len(cur) >= self.split:
                    pieces.append(cur); cur = ""
        pieces.append(cur)
        return pieces

    def _inline(self, text, **fmt):
        """text: a string, or a list of strings and (string, {format}) pairs."""
        if isinstance(text, str): return self.runs(text, **fmt)
        out = ""
        for part in text:
            if isinstance(part, str): out += self.runs(part, **fmt)
            else: out += self.runs(part[0], **{**fmt, **part[1]})
        return out

    # ---- paragraphs -------------------------------------------------------------------------------------------
    def para_xml(self, text="", align="both", bold=False, italic=False, size=None, first=None, left=None, before=3, after=3,
                 style=None, num=None, tabs=None, underline=False, keep=False, line=None, footnote=None, bottom=False, color=None):
        pr = ""
        if style: pr += f'<w:pStyle w:val="{style}"/>'
        if keep: pr += '<w:keepNext/>'
        if num: pr += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
        if bottom: pr += '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        if tabs: pr += "<w:tabs>" + "".join(
            f'<w:tab w:val="{t[0]}"' + (f' w:leader="{t[2]}"' if len(t) > 2 else "") + f' w:pos="{int(t[1] * CM)}"/>' for t in tabs) + "</w:tabs>"
        pr += f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"' + (f' w:line="{int(line * 240)}" w:lineRule="auto"' if line else "") + '/>'
        if first is not None or left is not None:
            pr += f'<w:ind w:left="{int((left or 0) * CM)}"' + (f' w:firstLine="{int(first * CM)}"' if first and first > 0 else
                                                                 f' w:hanging="{int(-first * CM)}"' if first else "") + '/>'
        pr += f'<w:jc w:val="{align}"/>'
        body = self._inline(text, bold=bold, italic=italic, size=size, underline=underline, color=color)
        if footnote:
            self.footnotes.append(footnote)
            body += f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.footnotes) + 1}"/></w:r>'
        return f"<w:p><w:pPr>{pr}</w:pPr>{body}</w:p>"

    def p(self, text="", **k):
        self.blocks.append(self.para_xml(text, **k))

    def c(self, text, **k):
        self.p(text, align="center", **k)

    def heading(self, text, level=1, num=None, toc=True, toc_text=None, align="left", real=True, **k):
        if toc: self.headings.append((level, toc_text or text))
        k.setdefault("size", self.size + (1 if level == 1 else 0))
        k.setdefault("italic", level >= 4)
        self.p(text, bold=True, style=f"Heading{level}" if real else None, num=num, align=align, keep=True, before=8, after=4, **k)

    def toc(self, title="MỤC LỤC", depth=3, field=True):
        self.blocks.append(("toc", title, depth, field))

    def page_break(self):
        self.blocks.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def text_box(self, lines):
        """A floating-free text box (VML, as older Word writes it)."""
        inner = "".join(self.para_xml(t, align="center", bold=True) for t in lines)
        self.blocks.append('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
                           'path="m,l,21600r21600,l21600,xe"/><v:shape type="#_x0000_t202" style="width:400pt;height:%dpt" strokeweight="1pt">'
                           '<v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>' % (26 * len(lines) + 12, inner))

    # ---- numbering --------------------------------------------------------------------------------------------
    # abstract: 0 "Điều 1." · 1 "1." · 2 "a)" · 3 "-" · 4 heading 1 / 1.1 / 1.1.1 · 5 "Chương I" · 6 "I." roman · 7 "(1)"
    def new_num(self, abstract, restart=True):
        self.nums.append((abstract, 1 if restart else None))
        return len(self.nums)

    # ---- tables -----------------------------------------------------------------------------------------------
    def table(self, rows, widths=None, header=0, border=True, size=None, total_cm=None, align=None, bold_cols=(), indent=0):
        """rows: lists of cells. A cell is a string, a list of paragraphs, or a dict
        {"t": text or list, "span": n, "vmerge": "restart"/"continue", "bold":, "align":, "shade":}."""
        total = (total_cm or (21 - self.margins[2] - self.margins[3])) * CM
        ncol = max(sum(c.get("span", 1) if isinstance(c, dict) else 1 for c in r) for r in rows)
        widths = widths or [1] * ncol
        if rows[0][0] in ("STT", "TT", "Mã"):                     # the number column never breaks its numbers
            rest = sum(widths[1:])
            widths = [max(widths[0], rest * 1.4 * CM / (total - 1.4 * CM))] + list(widths[1:])
        unit = total / sum(widths)
        size = size or self.size - 1
        x = '<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>' % total
        if indent: x += f'<w:tblInd w:w="{int(indent * CM)}" w:type="dxa"/>'
        if border:
            x += "<w:tblBorders>" + "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                                            for s in ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders>"
        x += '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + "".join(f'<w:gridCol w:w="{int(w * unit)}"/>' for w in widths) + "</w:tblGrid>"
        for ri, row in enumerate(rows):
            x += "<w:tr><w:trPr>" + ("" if not border else "<w:cantSplit/>" if ri < header else "") + ("<w:tblHeader/>" if ri < header else "") + "</w:trPr>"
            ci = 0
            for cell in row:
                c = cell if isinstance(cell, dict) else {"t": cell}
                span = c.get("span", 1)
                w = int(sum(widths[ci:ci + span]) * unit)
                x += f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>'
                if span > 1: x += f'<w:gridSpan w:val="{span}"/>'
                if c.get("vmerge"): x += f'<w:vMerge w:val="{c["vmerge"]}"/>'
                if c.get("shade"): x += f'<w:shd w:val="clear" w:color="auto" w:fill="{c["shade"]}"/>'
                x += "</w:tcPr>"
                paras = c.get("t", "")
                if not isinstance(paras, list): paras = [paras]
                al = c.get("align") or ("center" if ri < header else (align[ci] if align else "left"))
                for t in paras or [""]:
                    x += t if isinstance(t, str) and t.startswith("<w:tbl>") else self.para_xml(
                        t, align=al, size=size, bold=c.get("bold", ri < header or ci in bold_cols), italic=c.get("italic", False), before=2, after=2)
                if paras and isinstance(paras[-1], str) and paras[-1].startswith("<w:tbl>"): x += self.para_xml("")
                x += "</w:tc>"
                ci += span
            x += "</w:tr>"
        self.blocks.append(x + "</w:tbl>")
        if border: self.blocks.append(self.para_xml("", before=0, after=2, size=6))

    # ---- pictures ---------------------------------------------------------------------------------------------
    def image(self, png, width_cm=15.0):
        w, h = struct.unpack(">II", png[16:24])
        self.images.append(png)
        n = len(self.images)
        cx, cy = int(width_cm * 360000), int(width_cm * 360000 * h / w)
        self.blocks.append(
            f'<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{n}" name="Picture {n}"/><a:graphic>'
            f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name="image{n}.png"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rImg{n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            f'</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')

    # ---- saving -----------------------------------------------------------------------------------------------
    def _toc_xml(self, title, depth, field):
        right = 21 - self.margins[2] - self.margins[3]
        out = [self.para_xml(title, align="center", bold=True, before=6, after=6)] if title else []
        entries = [e for e in self.headings if e[0] <= depth]
        page, shown = 3, []
        for i, (lv, text) in enumerate(entries):
            shown.append((lv, text, 3 + i // 3))
        for at, lv, text in self.extra_toc:
            pos = next((i for i, e in enumerate(shown) if at and at in e[1]), len(shown) - 1)
            shown.insert(pos + 1, (lv, text, shown[pos][2] if shown else 4))
        for i, (lv, text, pg) in enumerate(shown):
            x = self.para_xml(f"{text}\t{pg}", align="left", style=f"TOC{min(lv, 3)}", left=0.6 * (lv - 1), tabs=[("right", right, "dot")], before=1, after=1)
            if field and i == 0:
                x = x.replace("</w:pPr>", '</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-%d" \\h \\z \\u </w:instrText></w:r>'
                              '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' % depth, 1)
            if field and i == len(shown) - 1:
                x = x[:-len("</w:p>")] + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
            out.append(x)
        return "".join(out)

    def _numbering(self):
        def lvl(i, fmt, text, left=0.0, hang=0.0, bold=False, restart=True):
            return (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                    f'<w:pPr><w:ind w:left="{int(left * CM)}" w:firstLine="{int(hang * CM)}"/></w:pPr>'
                    f'<w:rPr><w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}"/>' + ("<w:b/>" if bold else "") + "</w:rPr></w:lvl>")
        abstracts = [
            [lvl(0, "decimal", "Điều %1.", 0, 1, True)], [lvl(0, "decimal", "%1.", 0, 1)], [lvl(0, "lowerLetter", "%1)", 0, 1)],
            [lvl(0, "bullet", "-", 0, 1)],
            [lvl(0, "decimal", "%1.", 0, 0, True), lvl(1, "decimal", "%1.%2.", 0, 0, True), lvl(2, "decimal", "%1.%2.%3.", 0, 0, True), lvl(3, "decimal", "%1.%2.%3.%4.", 0, 0, True)],
            [lvl(0, "upperRoman", "Chương %1", 0, 0, True)], [lvl(0, "upperRoman", "%1.", 0, 0, True)], [lvl(0, "decimal", "(%1)", 0, 1)],
        ]
        x = HEAD + f"<w:numbering {W}>"
        for i, a in enumerate(abstracts):
            x += f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>' + "".join(a) + "</w:abstractNum>"
        for i, (a, start) in enumerate(self.nums, 1):
            over = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
            x += f'<w:num w:numId="{i}"><w:abstractNumId w:val="{a}"/>{over}</w:num>'
        return x + "</w:numbering>"

    def _styles(self):
        f = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}" w:eastAsia="{self.font}"/>'
        x = HEAD + f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{f}<w:sz w:val="{self.size * 2}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        x += '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        for i in range(1, 6):
            x += (f'<w:style w:type="paragraph" w:styleId="Heading{i}"><w:name w:val="heading {i}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
                  f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{i - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>')
        for i in range(1, 4):
            x += f'<w:style w:type="paragraph" w:styleId="TOC{i}"><w:name w:val="toc {i}"/><w:basedOn w:val="Normal"/></w:style>'
        return x + "</w:styles>"

    def save_bytes(self):
        body = "".join(self._toc_xml(*b[1:]) if isinstance(b, tuple) else b for b in self.blocks)
        t, b, l, r = (int(m * CM) for m in self.margins)
        sect = (f'<w:sectPr><w:headerReference w:type="default" r:id="rHdr"/><w:headerReference w:type="first" r:id="rHdr1"/><w:pgSz w:w="11906" w:h="16838"/>'
                f'<w:pgMar w:top="{t}" w:right="{r}" w:bottom="{b}" w:left="{l}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>')
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        rels = [("rSty", "styles", "styles.xml"), ("rNum", "numbering", "numbering.xml"), ("rHdr", "header", "header1.xml"), ("rHdr1", "header", "header2.xml")]
        files = {
            "word/document.xml": HEAD + f"<w:document {NS}><w:body>{body}{sect}</w:body></w:document>",
            "word/styles.xml": self._styles(), "word/numbering.xml": self._numbering(),
            "word/header1.xml": HEAD + f'<w:hdr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
                                       '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>',
            "word/header2.xml": HEAD + f"<w:hdr {W}><w:p/></w:hdr>",
            "_rels/.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
        }
        types = ""
        if self.footnotes:
            rels.append(("rFn", "footnotes", "footnotes.xml"))
            fn = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
            for i, text in enumerate(self.footnotes, 2):
                fn += f'<w:footnote w:id="{i}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>{self.runs(" " + text, size=10)}</w:p></w:footnote>'
            files["word/footnotes.xml"] = HEAD + f"<w:footnotes {W}>{fn}</w:footnotes>"
            types += '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
        for i, png in enumerate(self.images, 1):
            rels.append((f"rImg{i}", "image", f"media/image{i}.png"))
            files[f"word/media/image{i}.png"] = png
        files["word/_rels/document.xml.rels"] = HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
            f'<Relationship Id="{i}" Type="{rel}/{t}" Target="{f}"/>' for i, t, f in rels) + "</Relationships>"
        wml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        first = HEAD + ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{wml}.document.main+xml"/>'
                        f'<Override PartName="/word/styles.xml" ContentType="{wml}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="{wml}.numbering+xml"/>'
                        f'<Override PartName="/word/header1.xml" ContentType="{wml}.header+xml"/><Override PartName="/word/header2.xml" ContentType="{wml}.header+xml"/>{types}</Types>')
        buf = io.BytesIO()
        with zipfile.ZipFile(buf, "w", zipfile.ZIP_DEFLATED) as z:
            for name, data in [("[Content_Types].xml", first)] + list(files.items()):
                info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                z.writestr(info, data if isinstance(data, bytes) else data.encode())
        return buf.getvalue()


# ---- drawings: boxes, lines and a 5x7 letter set, written as PNG ------------------------------------------------
_F = ("A 0E11111F111111 B 1E11111E11111E C 0E11101010110E D 1E11111111111E E 1F10101E10101F F 1F10101E101010 G 0E11101711110F H 1111111F111111 I 0E04040404040E "
      "J 0702020202120C K 11121418141211 L 1010101010101F M 111B1515111111 N 11191513111111 O 0E11111111110E P 1E11111E101010 Q 0E11111115120D R 1E11111E141211 "
      "S 0F10100E01011E T 1F040404040404 U 1111111111110E V 11111111110A04 W 11111115151B11 X 11110A040A1111 Y 11110A04040404 Z 1F01020408101F "
      "0 0E11131519110E 1 040C040404040E 2 0E11010204081F 3 1F02040201110E 4 02060A121F0202 5 1F101E0101110E 6 0608101E11110E 7 1F010204080808 8 0E11110E11110E 9 0E11110F01020C "
      "- 0000001F000000 . 00000000000C0C / 00010204081000 _ 0000000000001F ( 02040808080402 ) 08040202020408 : 000C0C000C0C00").split(" ")
_GLYPHS = {_F[i]: [int(_F[i + 1][j:j + 2], 16) for j in range(0, 14, 2)] for i in range(0, len(_F), 2)}


class Canvas:
    def __init__(self, w, h):
        self.w, self.h, self.px = w, h, bytearray(b"\xff" * (w * h * 3))

    def dot(self, x, y, c):
        if 0 <= x < self.w and 0 <= y < self.h:
            i = (y * self.w + x) * 3
            self.px[i:i + 3] = bytes(c)

    def rect(self, x, y, w, h, line=(0, 0, 0), fill=None, t=2):
        if fill:
            row = bytes(fill) * w
            for yy in range(y, y + h):
                i = (yy * self.w + x) * 3
                self.px[i:i + w * 3] = row
        for k in range(t):
            for xx in range(x, x + w): self.dot(xx, y + k, line); self.dot(xx, y + h - 1 - k, line)
            for yy in range(y, y + h): self.dot(x + k, yy, line); self.dot(x + w - 1 - k, yy, line)

    def line(self, x0, y0, x1, y1, c=(60, 60, 60), t=2):
        n = max(abs(x1 - x0), abs(y1 - y0), 1)
        for k in range(n + 1):
            x, y = x0 + (x1 - x0) * k // n, y0 + (y1 - y0) * k // n
            for a in range(t):
                for b in range(t): self.dot(x + a, y + b, c)

    def text(self, x, y, s, scale=2, c=(0, 0, 0)):
        for ch in s.upper():
            for row, bits in enumerate(_GLYPHS.get(ch, [0] * 7)):
                for col in range(5):
                    if bits >> (4 - col) & 1:
                        for a in range(scale):
                            for b in range(scale): self.dot(x + col * scale + a, y + row * scale + b, c)
            x += 6 * scale

    def box(self, x, y, w, h, label, fill=(225, 235, 250), line=(30, 60, 120), scale=2):
        self.rect(x, y, w, h, line, fill)
        self.text(x + (w - len(label) * 6 * scale) // 2, y + (h - 7 * scale) // 2, label, scale)

    def png(self):
        raw = b"".join(b"\0" + bytes(self.px[y * self.w * 3:(y + 1) * self.w * 3]) for y in range(self.h))
        def chunk(tag, data):
            return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.w, self.h, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")


def logical_png(variant=0):
    """Logical model: links, two firewalls, a core switch and segments. Labels name VLANs only, never a zone."""
    c = Canvas(960, 560)
    tint = [(225, 235, 250), (232, 245, 226), (252, 240, 222), (240, 232, 248)][variant % 4]
    c.box(80, 20, 200, 50, "INTERNET 1", (245, 245, 245)); c.box(400, 20, 200, 50, "INTERNET 2", (245, 245, 245)); c.box(700, 20, 200, 50, "TSLCD", (245, 245, 245))
    c.box(300, 110, 160, 46, "FW-01", (250, 220, 215)); c.box(540, 110, 160, 46, "FW-02", (250, 220, 215))
    for x in (180, 500, 800): c.line(x, 70, 380, 110); c.line(x, 70, 620, 110)
    c.line(460, 133, 540, 133)
    c.box(380, 200, 240, 46, "CORE-SW 01/02", tint)
    c.line(380, 156, 470, 200); c.line(620, 156, 530, 200)
    names = ["VLAN 10", "VLAN 20", "VLAN 30", "VLAN 40", "VLAN 50", "VLAN 60"]
    for i, n in enumerate(names):
        x = 20 + i * 156
        c.line(500, 246, x + 70, 320); c.box(x, 320, 140, 46, n, tint)
        for k in range(2): c.box(x + 12, 390 + k * 60, 116, 40, f"NODE {i * 2 + k + 1:02d}", (250, 250, 250)); c.line(x + 70, 366 + k * 64, x + 70, 390 + k * 60)
    c.text(20, 530, "HINH VE THE HIEN KET NOI LO-GIC GIUA CAC PHAN DOAN", 2, (90, 90, 90))
    return c.png()


def physical_png(variant=0):
    c = Canvas(960, 520)
    for r in range(3):
        x = 30 + r * 310
        c.rect(x, 40, 270, 430, (40, 40, 40), (247, 247, 247), 3)
        c.text(x + 70, 14, f"RACK R0{r + 1}", 2)
    units = [["RT-01", "RT-02", "FW-01", "FW-02", "WEB-FW 01", "WEB-FW 02", "LB-01"], ["CORE-SW 01", "CORE-SW 02", "ACC-SW 01", "ACC-SW 02", "KVM", "PDU", "UPS"],
             ["SRV-01", "SRV-02", "SRV-03", "SRV-04", "SAN-01", "SAN-02", "TAPE-01"]]
    for r, u in enumerate(units):
        for i, n in enumerate(u):
            c.box(50 + r * 310, 60 + i * 57, 230, 44, n, [(225, 235, 250), (232, 245, 226), (252, 240, 222)][(r + variant) % 3])
    for i in range(7):
        c.line(280, 82 + i * 57, 360, 82 + (i % 2) * 57); c.line(590, 82 + (i % 2) * 57, 670, 82 + i * 57)
    return c.png()
