"""Pictures that lie about their size, lead in circles, break off, or unpack to far more than they are; and documents of them."""
from __future__ import annotations

import struct
import zlib

from case import DAMAGED, LIMIT, LOST, NOTHING, PARTLY, READ, SPENT, TOO_LARGE, UNSUPPORTED, case
from zipkit import Entry, archive, docx, paragraphs, parts

# Nothing can be read in it, and the result says so.
UNREAD = NOTHING + ("unreadable/image-only", "partly-read/image-only")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, packed: bytes | None = None, depth: int = 8, colour: int = 0, before: bytes = b"", interlace: int = 0) -> bytes:
    """Of white paper, unless told otherwise."""
    channels = {0: 1, 2: 3, 3: 1, 6: 4}[colour]
    if packed is None:
        row, packer = b"\0" + b"\xff" * ((width * channels * depth + 7) // 8), zlib.compressobj(9)
        packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)) + before +
            chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def pngs():
    yield case("png-65535.png", TOO_LARGE, png(65535, 65535, b"x"), "four gigapixels in a header")
    yield case("png-2g-x-1.png", TOO_LARGE + DAMAGED, png(0x7FFFFFFF, 1, b"x"))
    yield case("png-zero.png", DAMAGED, png(0, 100, b""))
    yield case("png-zero-both.png", DAMAGED, png(0, 0, b""))
    yield case("png-bomb.png", UNREAD + SPENT, png(9999, 9999), "a hundred megapixels of white in some hundred kilobytes")
    yield case("png-bomb-colour.png", UNREAD + SPENT, png(9900, 9900, colour=6))
    yield case("png-deflate-more.png", UNREAD, png(600, 800, zlib.compress(bytes(50_000_000), 9)), "more rows than the header says")
    yield case("png-cut.png", UNREAD, png(600, 800)[:-40])
    yield case("png-header-only.png", DAMAGED, png(600, 800)[:33])
    yield case("png-signature-only.png", DAMAGED, b"\x89PNG\r\n\x1a\n")
    yield case("png-text-bomb.png", UNREAD, png(600, 800, before=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(100_000_000), 9))),
               "a compressed note of 100 MB")
    yield case("png-profile-bomb.png", UNREAD, png(600, 800, before=chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(100_000_000), 9))))
    yield case("png-chunks-100000.png", UNREAD, png(600, 800, before=chunk(b"tEXt", b"a\0b") * 100_000))
    yield case("png-chunk-length-2g.png", DAMAGED, png(600, 800)[:33] + struct.pack(">I", 0x7FFFFFFF) + b"IDAT" + b"x")
    yield case("png-palette-missing.png", UNREAD, png(600, 800, colour=3))
    yield case("png-interlaced-cut.png", UNREAD, png(600, 800, zlib.compress(b"\0\xff\xff"), interlace=1))
    yield case("png-noise.png", UNREAD + READ, png(500, 700, zlib.compress(noise(501 * 700))), "nothing but noise")


def noise(count: int) -> bytes:
    state, out = 12345, bytearray()
    for i in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(0 if i % 501 == 0 else state >> 16 & 0xFF)
    return bytes(out)


def tag(number: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", number, kind, count, value)


def directory(width: int, height: int, data_at: int, data_size: int, following: int, compression: int = 1, more=()) -> bytes:
    tags = [tag(256, 4, 1, width), tag(257, 4, 1, height), tag(258, 3, 1, 1), tag(259, 3, 1, compression), tag(262, 3, 1, 0),
            tag(273, 4, 1, data_at), tag(277, 3, 1, 1), tag(278, 4, 1, height), tag(279, 4, 1, data_size)] + list(more)
    return struct.pack("<H", len(tags)) + b"".join(tags) + struct.pack("<I", following)


def tiff(count: int, width=200, height=100, compression=1, last=0, data=None, said=None) -> bytes:
    """`count` directories over one strip of paper; `last`: where the last one leads."""
    strip = data if data is not None else bytes((width + 7) // 8 * height)
    first = 8 + len(strip)
    size = len(directory(0, 0, 0, 0, 0))
    out = [b"II*\0" + struct.pack("<I", first) + strip]
    for i in range(count):
        following = first + (i + 1) * size if i + 1 < count else last
        out.append(directory(width, height, 8, said or len(strip), following, compression))
    return b"".join(out)


def tiffs():
    yield case("tiff-loop-self.tif", UNREAD, tiff(1, last=8 + 25 * 100), "a directory that follows itself")
    yield case("tiff-loop-three.tif", UNREAD, tiff(3, last=8 + 25 * 100), "the third leads to the first")
    yield case("tiff-10000.tif", UNREAD + SPENT, tiff(10_000, 104, 30), "more pictures than max_pages")
    yield case("tiff-beyond.tif", UNREAD, tiff(2, last=0x7FFFFFF0))
    yield case("tiff-first-beyond.tif", DAMAGED, b"II*\0\xff\xff\xff\x7f" + bytes(40))
    yield case("tiff-none.tif", DAMAGED, b"II*\0\0\0\0\0" + bytes(40))
    yield case("tiff-big-endian-cut.tif", DAMAGED, b"MM\0*\0\0\0\x08\0")
    yield case("tiff-65535.tif", TOO_LARGE, tiff(1, 65535, 65535, data=b"x"))
    yield case("tiff-zero.tif", DAMAGED, tiff(1, 0, 0, data=b"x"))
    yield case("tiff-4g-wide.tif", TOO_LARGE, tiff(1, 0xFFFFFFFF, 1, data=b"x"))
    yield case("tiff-one-of-two-65535.tif", UNREAD + LIMIT, two_sizes())
    yield case("tiff-strip-short.tif", UNREAD, tiff(1, 800, 800, data=bytes(50), said=80_000), "a strip that ends with the file")
    for name, compression in (("g3", 3), ("g4", 4), ("lzw", 5), ("old-jpeg", 6), ("jpeg", 7), ("deflate", 8), ("packbits", 32773),
                              ("jbig", 34661), ("lzma", 34925), ("zstd", 50000), ("webp", 50001), ("unknown", 65000)):
        yield case(f"tiff-rubbish-{name}.tif", UNREAD + READ, tiff(1, 800, 800, compression, data=noise(5000)),
                   "a strip that no such compression makes")
    yield case("tiff-deflate-bomb.tif", UNREAD + SPENT, tiff(1, 9999, 9999, 8, data=zlib.compress(bytes(1250 * 9999), 9)))
    yield case("tiff-tags-65535.tif", DAMAGED, b"II*\0\x08\0\0\0\xff\xff" + tag(256, 4, 1, 100) * 65535)
    yield case("bigtiff.tif", UNSUPPORTED + DAMAGED, b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0" + bytes(100))


def two_sizes() -> bytes:
    strip, size = bytes(2500), len(directory(0, 0, 0, 0, 0))
    return (b"II*\0" + struct.pack("<I", 8 + len(strip)) + strip + directory(65535, 65535, 8, 2500, 8 + len(strip) + size) +
            directory(200, 100, 8, 2500, 0))


JFIF = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"


def frame(width: int, height: int, marker: int = 0xC0, components: int = 1) -> bytes:
    return struct.pack(">BBHBHHB", 0xFF, marker, 8 + 3 * components, 8, height, width, components) + b"".join(
        bytes((i + 1, 0x11, 0)) for i in range(components))


def jpegs():
    yield case("jpeg-cut.jpg", DAMAGED, JFIF)
    yield case("jpeg-two-bytes.jpg", DAMAGED, b"\xff\xd8\xff")
    yield case("jpeg-65535.jpg", TOO_LARGE, JFIF + frame(65535, 65535) + b"\xff\xd9")
    yield case("jpeg-zero.jpg", DAMAGED, JFIF + frame(0, 0) + b"\xff\xd9")
    yield case("jpeg-no-tables.jpg", UNREAD, JFIF + frame(600, 800) + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + noise(2000) + b"\xff\xd9")
    yield case("jpeg-two-frames.jpg", UNREAD, JFIF + frame(600, 800) + frame(60000, 60000) + b"\xff\xd9", "the second is larger")
    yield case("jpeg-segments-100000.jpg", DAMAGED, JFIF + b"\xff\xfe\0\2" * 100_000 + frame(600, 800))
    yield case("jpeg-padding-1mb.jpg", DAMAGED, b"\xff\xd8" + b"\xff" * (1 << 20))
    exif = b"II*\0\x08\0\0\0" + struct.pack("<H", 0xFFFF) + tag(0x0112, 3, 1, 6) * 3
    yield case("jpeg-exif-lies.jpg", DAMAGED, b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif + frame(600, 800))
    exif = b"II*\0\xff\xff\xff\xff"
    yield case("jpeg-exif-beyond.jpg", DAMAGED, b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif + frame(600, 800))


def gif(width: int, height: int, frames: int, data: bytes = b"\2\2\x4c\1\0") -> bytes:
    picture = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + data
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\xff\xff\xff\0\0\0" + picture * frames + b";"


def others():
    yield case("gif-65535.gif", TOO_LARGE, gif(65535, 65535, 1))
    yield case("gif-frames-5000.gif", TOO_LARGE, gif(1000, 1000, 5000), "each is a megapixel")
    yield case("gif-cut.gif", UNREAD, gif(600, 800, 1))
    yield case("gif-none.gif", DAMAGED, gif(600, 800, 0))
    yield case("gif-zero.gif", DAMAGED, gif(0, 0, 1))
    yield case("gif-blocks-for-ever.gif", DAMAGED, gif(600, 800, 0)[:-1] + b"!\xfe" + b"\1x" * 500_000)
    webp = lambda kind, data: b"RIFF" + struct.pack("<I", 12 + len(data)) + b"WEBP" + kind + struct.pack("<I", len(data)) + data
    yield case("webp-vp8x-16m.webp", TOO_LARGE, webp(b"VP8X", b"\0\0\0\0" + b"\xff\xff\xff" * 2))
    yield case("webp-vp8l-16384.webp", TOO_LARGE, webp(b"VP8L", b"\x2f\xff\xff\xff\x0f" + bytes(20)))
    yield case("webp-vp8l-rubbish.webp", DAMAGED, webp(b"VP8L", b"\x2f\x57\x02\xc8\x00" + noise(400)))
    yield case("webp-empty.webp", DAMAGED, b"RIFF\x04\0\0\0WEBP")
    yield case("webp-animated.webp", DAMAGED + UNREAD, webp(b"VP8X", b"\2\0\0\0" + b"\x57\2\0" * 2) + b"ANIM" + bytes(40))
    bmp = lambda width, height, bits=24, compression=0, data=b"": (
        b"BM" + struct.pack("<IIIIiiHHIIIIII", 54 + len(data), 0, 54, 40, width, height, 1, bits, compression, 0, 2835, 2835, 0, 0) + data)
    yield case("bmp-65535.bmp", TOO_LARGE, bmp(65535, 65535))
    yield case("bmp-zero.bmp", DAMAGED, bmp(0, 0))
    yield case("bmp-negative.bmp", DAMAGED + UNREAD, bmp(200, -100, data=b"\xff" * 60_000), "from the top down")
    yield case("bmp-least.bmp", TOO_LARGE + DAMAGED, bmp(100, -0x80000000))
    yield case("bmp-cut.bmp", DAMAGED, bmp(600, 800, data=bytes(100)))
    yield case("bmp-rle-rubbish.bmp", DAMAGED + UNREAD, bmp(600, 800, 8, 1, noise(3000)))
    yield case("jp2-head.jp2", DAMAGED, b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\x14ftypjp2 \0\0\0\0jp2 " + bytes(60))
    ihdr = struct.pack(">I4sIIHBBBB", 22, b"ihdr", 65535, 65535, 3, 7, 7, 0, 0)
    yield case("jp2-65535.jp2", TOO_LARGE, b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\x14ftypjp2 \0\0\0\0jp2 " +
               struct.pack(">I4s", 30, b"jp2h") + ihdr)


DRAWING = ('<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="{cx}" cy="{cy}"/>'
           '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
           'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
           'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip '
           'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData>'
           '</a:graphic></wp:inline></w:drawing></w:r>')
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def pasted(name: str, shown: list[tuple[str, str]], media: dict[str, bytes], allow, why="", cx=5_400_000, cy=7_600_000):
    """A document of one sentence and these pictures, (relationship, part) each, as large as a page."""
    text = f"Đoạn 1 của tệp {name}"
    body = paragraphs(text) + "".join("<w:p>" + DRAWING.format(id=id, cx=cx, cy=cy) + "</w:p>" for id, _ in shown)
    all_parts = parts(body)
    links = "".join(f'<Relationship Id="{id}" Type="{IMAGE}" Target="{part}"/>' for id, part in dict(shown).items())
    all_parts["word/_rels/document.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>').encode()
    entries = [Entry(part, data) for part, data in all_parts.items()]
    entries += [Entry("word/" + part, data, method=0) for part, data in media.items()]
    return case(f"{name}.docx", allow, archive(entries), why, whole=text)


def documents():
    blank = png(620, 877)
    told = PARTLY + READ + LIMIT
    yield pasted("docx-5000-pictures", [(f"r{i}", f"media/{i % 4000}.png") for i in range(5000)],
                 {f"media/{i}.png": png(620 + i % 7, 877) for i in range(4000)}, told + TOO_LARGE, "more than max_ocr_pages, more than entries")
    yield pasted("docx-3000-pictures", [(f"r{i}", f"media/{i % 30}.png") for i in range(3000)],
                 {f"media/{i}.png": png(620 + i, 877) for i in range(30)}, told, "thirty pictures, a hundred times each")
    yield pasted("docx-picture-65535", [("r1", "media/a.png")], {"media/a.png": png(65535, 65535, b"x")}, told)
    yield pasted("docx-picture-cut", [("r1", "media/a.png")], {"media/a.png": blank[:-40]}, told)
    yield pasted("docx-picture-missing", [("r1", "media/a.png")], {}, told)
    yield pasted("docx-picture-is-tiff-loop", [("r1", "media/a.png")], {"media/a.png": tiff(3, 620, 877, last=8 + 78 * 877)}, told)
    yield pasted("docx-picture-is-text", [("r1", "media/a.png")], {"media/a.png": b"no picture"}, told)
    yield pasted("docx-picture-outside", [("r1", "../../../../etc/passwd")], {}, told, "a path out of the package")
    yield pasted("docx-picture-is-document", [("r1", "document.xml")], {}, told, "the picture is the document")
    yield pasted("docx-picture-huge-on-page", [("r1", "media/a.png")], {"media/a.png": blank}, told, "kilometres wide", cx=10**15, cy=10**15)
    yield pasted("docx-picture-emf", [("r1", "media/a.emf")], {"media/a.emf": b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(60)}, told)


def cases(_place):
    for group in (pngs, tiffs, jpegs, others, documents):
        yield from group()
