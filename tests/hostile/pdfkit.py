"""PDF files byte by byte, so that every number in them can lie.

    pdf = Pdf()
    pdf.pages(["first page", "second page"])     # objects 1 (catalog) and 2 (page tree) and so on
    data = pdf.build()

Objects are plain bytes; a stream is made by `stream`. Text is Helvetica in WinAnsi: ASCII only (`UNICODE_FONT` for
the rest).
"""
from __future__ import annotations

import functools
import re
import zlib

from ciphers import PdfCipher

FILE_ID = bytes.fromhex("00112233445566778899aabbccddeeff")
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
A4 = "/MediaBox [0 0 595 842]"


def b(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("latin-1")


def escape(text: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", text)


def text_content(*lines: str, top=500) -> bytes:
    """A content stream with one line of text per argument, in font /F1; amid the page, as at its top it would be a head."""
    shown = " T* ".join(f"({escape(line)}) Tj" for line in lines)
    return b(f"BT /F1 12 Tf 14 TL 60 {top} Td {shown} ET\n")


def unicode_content(*lines: str, top=560) -> bytes:
    """The same for any letters of the basic plane, in the font of `add_unicode_font`."""
    shown = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    return b(f"BT /F1 12 Tf 16 TL 60 {top} Td {shown} ET\n")


def stream(data: bytes, entries: str | bytes = "", length: str | None = None) -> bytes:
    said = str(len(data)) if length is None else length
    length_entry = f"/Length {said} " if said else ""
    return b"<< " + b(length_entry) + b(entries) + b" >>\nstream\n" + data + b"\nendstream"


def flate(data: bytes, entries: str = "", length: str | None = None) -> bytes:
    return stream(zlib.compress(data, 9), "/Filter /FlateDecode " + entries, length)


def deflated_repeat(chunk: bytes, count: int) -> bytes:
    """zlib data of `chunk` repeated `count` times, without ever holding it."""
    packer = zlib.compressobj(9)
    out = [packer.compress(chunk), packer.flush(zlib.Z_FULL_FLUSH)]
    one = zlib.compressobj(9, zlib.DEFLATED, -15)
    repeated = one.compress(chunk) + one.flush(zlib.Z_FULL_FLUSH)
    out.append(repeated * (count - 1))
    return b"".join(out) + b"\x03\x00" + _adler_of_repeat(chunk, count).to_bytes(4, "big")


def _adler_of_repeat(chunk: bytes, count: int) -> int:
    # Adler-32 is two sums; those of a repetition have a closed form.
    prime = 65521
    low = (zlib.adler32(chunk) & 0xFFFF) - 1
    high = (zlib.adler32(chunk) >> 16) - len(chunk)
    a = (1 + count * low) % prime
    b_sum = (count * (high + len(chunk)) + low * len(chunk) * (count * (count - 1) // 2)) % prime
    return b_sum << 16 | a


class Pdf:
    def __init__(self, version: str = "1.7"):
        self.version = version
        self.objects: dict[int, bytes] = {}
        self.root = 0
        self.offsets: dict[int, int] = {}

    def add(self, body: str | bytes) -> int:
        number = self.reserve()
        self.objects[number] = b(body)
        return number

    def reserve(self) -> int:
        number = max(self.objects, default=0) + 1
        self.objects[number] = b"null"
        return number

    def set(self, number: int, body: str | bytes) -> int:
        self.objects[number] = b(body)
        return number

    def pages(self, texts, page_extra="", catalog_extra="", tree_extra="", font=FONT, resources="", fonts=""):
        """Catalog, page tree and one page per item: text, or the body of a content object, or None for no /Contents.

        `page_extra` may be a function of the page's index. Leaves the numbers in self.root, .tree, .page, .content.
        """
        self.root, self.tree, self.font = self.reserve(), self.reserve(), self.add(font)
        self.page, self.content = [], []
        for i, text in enumerate(texts):
            body = stream(text_content(*text.split("\n"))) if isinstance(text, str) else text
            content = 0 if body is None else self.add(body)
            extra = page_extra(i) if callable(page_extra) else page_extra
            box = "" if "/MediaBox" in extra else A4
            entry = "" if not content or "/Contents" in extra else f"/Contents {content} 0 R"
            own = "" if "/Resources" in extra else f"/Resources << /Font << /F1 {self.font} 0 R {fonts} >> {resources} >>"
            self.content.append(content)
            self.page.append(self.add(f"<< /Type /Page /Parent {self.tree} 0 R {box} {own} {entry} {extra} >>"))
        kids = " ".join(f"{n} 0 R" for n in self.page)
        count = "" if "/Count" in tree_extra else f"/Count {len(self.page)}"
        kids = "" if "/Kids" in tree_extra else f"/Kids [{kids}]"
        self.set(self.tree, f"<< /Type /Pages {count} {kids} {tree_extra} >>")
        self.set(self.root, f"<< /Type /Catalog /Pages {self.tree} 0 R {catalog_extra} >>")
        return self

    def body(self, cipher: PdfCipher | None = None, skip=()) -> bytes:
        out = bytearray(f"%PDF-{self.version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
        for number, content in self.objects.items():
            self.offsets[number] = len(out)
            if cipher and number not in skip:
                content = encrypted_object(cipher, number, content)
            out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
        return bytes(out)

    def trailer(self, extra="", size=None, root=None) -> str:
        root_entry = "" if root == "" else f"/Root {root or f'{self.root} 0 R'} "
        ids = f"/ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>] "
        return f"<< /Size {size or max(self.objects) + 1} {root_entry}{ids}{extra} >>"

    def table(self) -> str:
        rows = ["0000000000 65535 f \n"]
        last = max(self.objects)
        for number in range(1, last + 1):
            rows.append(f"{self.offsets[number]:010d} 00000 n \n" if number in self.offsets
                        else "0000000000 65535 f \n")
        return f"xref\n0 {last + 1}\n" + "".join(rows)

    def build(self, extra="", size=None, root=None, startxref=None, encrypt: PdfCipher | str | None = None) -> bytes:
        cipher = encrypt if isinstance(encrypt, PdfCipher) else None
        skip = ()
        if encrypt:
            number = self.add(cipher.dictionary if cipher else encrypt)
            skip = (number,)
            extra += f" /Encrypt {number} 0 R"
        body = self.body(cipher, skip)
        at = len(body) if startxref is None else startxref
        return body + b(self.table() + f"trailer\n{self.trailer(extra, size, root)}\nstartxref\n{at}\n%%EOF\n")

    def build_stream(self, entries: str | None = None, packed=(), data: bytes | None = None, extra="", objstm="") -> bytes:
        """With a cross-reference stream; the objects of `packed` lie in one object stream.

        `entries` replaces "/Size .. /W .." of the xref stream, `objstm` replaces "/N .. /First .." of the other.
        """
        container = self.reserve() if packed else 0  # before the others leave: numbers are not used twice
        held = {n: self.objects.pop(n) for n in packed}
        if held:
            head, bodies = [], b""
            for number, content in held.items():
                head.append(f"{number} {len(bodies)}")
                bodies += content + b" "
            index = b(" ".join(head) + " ")
            said = (objstm or "TRUE").replace("TRUE", f"/N {len(held)} /First {len(index)}")
            self.set(container, flate(index + bodies, "/Type /ObjStm " + said.replace("SELF", f"{container} 0 R")))
        body = self.body()
        own = max([*self.objects, *held]) + 1
        self.offsets[own] = len(body)
        order = list(held)
        rows = b""
        for number in range(own + 1):
            if number in held:
                rows += bytes([2]) + container.to_bytes(4, "big") + order.index(number).to_bytes(2, "big")
            elif number in self.offsets and number:
                rows += bytes([1]) + self.offsets[number].to_bytes(4, "big") + b"\0\0"
            else:
                rows += bytes([0]) + bytes(4) + b"\xff\xff"
        said = entries or f"/Size {own + 1} /W [1 4 2]"
        packed_rows = flate(rows if data is None else data,
                            f"/Type /XRef {said} /Root {self.root} 0 R {extra.replace('SELF', str(len(body)))}")
        return body + b"%d 0 obj\n" % own + packed_rows + b(f"\nendobj\nstartxref\n{len(body)}\n%%EOF\n")


def encrypted_object(cipher: PdfCipher, number: int, content: bytes) -> bytes:
    """Streams only: the files here hold no strings outside them that matter."""
    at = content.find(b"stream\n")
    if at < 0:
        return content
    data = cipher.encrypt(number, 0, content[at + 7:-len(b"\nendstream")])
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(data), content[:at])
    return head + b"stream\n" + data + b"\nendstream"


@functools.cache
def _to_unicode() -> bytes:
    ranges = "".join(f"<{row:02x}00> <{row:02x}ff> <{row:02x}00>\n" for row in range(256))
    parts = ranges.splitlines(keepends=True)
    blocks = "".join(f"{len(parts[i:i + 100])} beginbfrange\n{''.join(parts[i:i + 100])}endbfrange\n"
                     for i in range(0, 256, 100))
    return b("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def "
             "/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n" + blocks
             + "endcmap end end\n")


def unicode_font(pdf: Pdf) -> str:
    """A font whose codes are UTF-16: adds its parts to `pdf`, gives the body of the font object."""
    to_unicode = pdf.add(flate(_to_unicode()))
    below = pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sans /DW 520 "
                    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                    f"/FontDescriptor {pdf.add('<< /Type /FontDescriptor /FontName /Sans /Flags 4 /Ascent 900 /Descent -200 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /CapHeight 700 /StemV 80 >>')} 0 R >>")
    return (f"<< /Type /Font /Subtype /Type0 /BaseFont /Sans /Encoding /Identity-H /DescendantFonts [{below} 0 R] "
            f"/ToUnicode {to_unicode} 0 R >>")


def unicode_pdf(pages: list[list[str]]) -> bytes:
    pdf = Pdf()
    font = unicode_font(pdf)
    return pdf.pages([stream(unicode_content(*lines)) for lines in pages], font=font).build()


def simple(*texts: str, **more) -> Pdf:
    return Pdf().pages(texts, **more)


def append(data: bytes, objects: dict[int, bytes], trailer: str) -> bytes:
    """An incremental update with an xref table of its own; "PREV" in `trailer` is where the old one starts."""
    previous = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    out, rows = data, ""
    for number, content in objects.items():
        rows += f"{number} 1\n{len(out):010d} 00000 n \n"
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    said = trailer.replace("PREV", str(previous)).replace("SELF", str(len(out)))
    return out + b(f"xref\n0 0\n{rows}trailer\n{said}\nstartxref\n{len(out)}\n%%EOF\n")
