"""Zip archives byte by byte, and the smallest DOCX.

    data = docx(paragraphs("one", "two"))                    # a sound file
    archive(entries=[Entry("a", b"..", said_size=10)])       # one whose directory lies
"""
from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office")))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass
class Entry:
    name: str | bytes
    data: bytes = b""
    method: int = 8
    packed: bytes | None = None     # the bytes that are stored, else `data` packed by `method`
    said_size: int | None = None    # what both headers claim; the truth where None
    said_packed: int | None = None
    said_crc: int | None = None
    flags: int = 0
    descriptor: bytes | None = None  # after the data; flag 8 and zeros in the local header
    local_name: bytes | None = None  # where the two headers disagree
    local_size: int | None = None
    offset: int | None = None        # where the directory says that the entry starts
    extra: bytes = b""
    disk: int = 0
    attributes: int = 0
    hidden: bool = False             # in no directory

    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode("utf-8")


def deflate(data: bytes, level: int = 9) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def repeated(name: str, chunk: bytes, count: int, head: bytes = b"", tail: bytes = b"") -> Entry:
    """An entry of `head`, `chunk` times `count`, `tail` that is never held unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    one = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed += (one.compress(chunk) + one.flush(zlib.Z_FULL_FLUSH)) * count
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed += last.compress(tail) + last.flush()
    crc = zlib.crc32(head)
    for _ in range(count):
        crc = zlib.crc32(chunk, crc)
    return Entry(name, packed=packed, said_size=len(head) + len(chunk) * count + len(tail), said_crc=zlib.crc32(tail, crc))


class Archive:
    def __init__(self):
        self.out = bytearray()
        self.directory: list[bytes] = []
        self.starts: list[int] = []

    def add(self, entry: Entry) -> int:
        packed = entry.packed
        if packed is None:
            packed = deflate(entry.data) if entry.method == 8 else entry.data
        size = len(entry.data) if entry.said_size is None else entry.said_size
        packed_size = len(packed) if entry.said_packed is None else entry.said_packed
        crc = zlib.crc32(entry.data) if entry.said_crc is None else entry.said_crc
        flags = entry.flags | 0x800 | (8 if entry.descriptor is not None else 0)
        name = entry.raw_name()
        local = name if entry.local_name is None else entry.local_name
        start = len(self.out)
        told = (0, 0, 0) if entry.descriptor is not None else \
            (crc, packed_size, size if entry.local_size is None else entry.local_size)
        self.out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flags, entry.method, 0, 0x21, *told, len(local),
                                len(entry.extra)) + local + entry.extra + packed + (entry.descriptor or b"")
        if not entry.hidden:
            self.directory.append(struct.pack(
                "<IHHHHHHIIIHHHHHII", 0x02014B50, 0x314, 20, flags, entry.method, 0, 0x21, crc, packed_size, size,
                len(name), len(entry.extra), 0, entry.disk, 0, entry.attributes,
                start if entry.offset is None else entry.offset) + name + entry.extra)
        self.starts.append(start)
        return start

    def end(self, comment=b"", count=None, count_here=None, size=None, offset=None, disk=0, zip64=None) -> bytes:
        """`zip64`: fields of a zip64 end record that replace the truth, {} for a truthful one."""
        start, directory = len(self.out), b"".join(self.directory)
        true_count = len(self.directory)
        out = bytes(self.out) + directory
        if zip64 is not None:
            at = len(out)
            fields = {"count": true_count, "size": len(directory), "offset": start, "record": at, **zip64}
            out += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, fields["count"], fields["count"],
                               fields["size"], fields["offset"])
            out += struct.pack("<IIQI", 0x07064B50, 0, fields["record"], 1)
        count = min(true_count, 0xFFFF) if count is None else count
        return out + struct.pack("<IHHHHIIH", 0x06054B50, disk, disk, count if count_here is None else count_here, count,
                                 len(directory) if size is None else size, start if offset is None else offset,
                                 len(comment)) + comment


def archive(entries: list[Entry], **end) -> bytes:
    out = Archive()
    for entry in entries:
        out.add(entry)
    return out.end(**end)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return (f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r>{f'<w:rPr>{run}</w:rPr>' if run else ''}"
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>')


def paragraphs(*texts: str) -> str:
    return "".join(paragraph(text) for text in texts)


def document(body: str, prolog: str = DECLARATION, root: str = "") -> bytes:
    return f"{prolog}<w:document {NAMESPACES}{root}><w:body>{body}</w:body></w:document>".encode("utf-8", "surrogatepass")


def relationships(*targets: tuple[str, str], external: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Pairs of type and target; a type without a slash is one of Office."""
    rows = ""
    for number, (kind, target) in enumerate(targets + external, 1):
        kind = kind if "/" in kind else OFFICE + kind
        mode = ' TargetMode="External"' if number > len(targets) else ""
        rows += f'<Relationship Id="rId{number}" Type="{kind}" Target="{escape(target, {chr(34): "&quot;"})}"{mode}/>'
    return (f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{rows}</Relationships>").encode()


def content_types(**parts: str) -> bytes:
    overrides = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}{kind}+xml"/>'
                        for part, kind in {"document": "document.main", **parts}.items())
    return (f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>').encode()


def parts(body: str | bytes, extra: dict[str, bytes] | None = None, rels: bytes | None = None) -> dict[str, bytes]:
    """The parts of a DOCX by name; `extra` adds or replaces, known parts of Word also become related."""
    extra = dict(extra or {})
    kinds = [name for name in ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
             if f"word/{name}.xml" in extra]
    return {
        "[Content_Types].xml": content_types(**{kind: kind for kind in kinds}),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": body if isinstance(body, bytes) else document(body),
        "word/_rels/document.xml.rels": relationships(*((kind, f"{kind}.xml") for kind in kinds)) if rels is None else rels,
        **extra,
    }


def deflate_loosely(data: bytes, step: int = 12_000) -> bytes:
    """Packed some 150 to 1 at most, as an attacker would who knows of a bound on the ratio."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(data[at:at + step]) + packer.flush(zlib.Z_FULL_FLUSH)
                    for at in range(0, len(data), step)) + packer.flush()


def docx(body: str | bytes, extra: dict[str, bytes] | None = None, rels: bytes | None = None, more=(), **end) -> bytes:
    entries = []
    for name, data in parts(body, extra, rels).items():
        packed = deflate(data)
        if len(data) > 1 << 20 and len(data) > 300 * len(packed):
            packed = deflate_loosely(data)
        entries.append(Entry(name, data, packed=packed))
    return archive(entries + list(more), **end)
