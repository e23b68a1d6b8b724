"""DOCX: the zip container around the parts - bombs, lies of its directory, names that are paths, encryption."""
from __future__ import annotations

import random
import struct
import zlib

from case import DAMAGED, EMPTY, ENCRYPTED, LIMIT, PARTLY, READ, SPENT, TOO_LARGE, TYPED, UNSUPPORTED, case
from zipkit import (DECLARATION, NAMESPACES, Archive, Entry, archive, content_types, deflate, document, docx, paragraphs, parts,
                    relationships, repeated)

KEPT = READ + PARTLY
LOST = PARTLY + DAMAGED
MIB = 1 << 20
MAIN = "word/document.xml"


def texts(name: str) -> tuple[str, ...]:
    return tuple(f"Đoạn {i} của tệp {name}" for i in range(1, 4))


def made(name: str, entries: list[Entry], allow, why="", contain=True, **end):
    said = texts(name)
    more = {"contain": said} if contain and tuple(allow) in (READ, KEPT) else {}
    return case(f"{name}.docx", allow, archive(entries, **end), why, whole=said, **more)


def sound(name: str, **replaced) -> list[Entry]:
    """The entries of a good file; `replaced`: fields of the entry of the main part."""
    out = []
    for part, data in parts(paragraphs(*texts(name))).items():
        out.append(Entry(part, data, **(replaced if part == MAIN else {})))
    return out


def many_entries():
    def filler(count, prefix="word/media/"):
        return [Entry(f"{prefix}{i:06d}.bin", b"", method=0) for i in range(count)]

    yield made("entries-4000", sound("entries-4000") + filler(4000), READ, "many, but not too many")
    yield made("entries-5000", sound("entries-5000") + filler(5000), TOO_LARGE, "more than max_zip_entries")
    yield made("entries-70000-zip64", sound("entries-70000-zip64") + filler(70_000), TOO_LARGE, "more than a plain zip can count",
               zip64={}, count=0xFFFF)
    name = "entries-70000-only"
    yield case(f"{name}.docx", LIMIT + UNSUPPORTED, archive(filler(70_000, "word/"), zip64={}, count=0xFFFF))
    name = "entries-none"
    yield case(f"{name}.docx", UNSUPPORTED + DAMAGED + EMPTY, archive([]), "an archive without entries")
    name = "entry-only-types"
    yield case(f"{name}.docx", UNSUPPORTED + DAMAGED, archive([Entry("[Content_Types].xml", content_types())]))


def overlaps():
    # After Fifield: entries that share one compressed kernel. Here small, and each on its own within the bounds.
    for name, count, allow in (("overlap-same-1000", 1000, TOO_LARGE + DAMAGED), ("overlap-same-3", 3, READ + DAMAGED)):
        out = Archive()
        for entry in sound(name):
            out.add(entry)
        kernel = repeated("word/media/0", b"A" * MIB, 1 if count < 9 else 2)
        start = out.add(kernel)
        for i in range(1, count):
            shared = Entry(f"word/media/{i}", packed=b"", said_size=kernel.said_size, said_packed=len(kernel.packed),
                           said_crc=kernel.said_crc, offset=start)
            keep = len(out.out)
            out.add(shared)
            del out.out[keep:]
        yield case(f"{name}.docx", allow, out.end(), "entries that lie on each other", whole=texts(name))
    name = "overlap-quoted"
    out = Archive()
    for entry in sound(name):
        out.add(entry)
    # Each entry's data begins with a stored block that holds the local header of the next.
    files, tail = 60, deflate(b"A" * MIB)
    chunks, data, crc_data = [], tail, b"A" * MIB
    for i in reversed(range(files)):
        entry_name = f"word/media/q{i}".encode()
        header = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, zlib.crc32(crc_data), len(data), len(crc_data),
                             len(entry_name), 0) + entry_name
        chunks.append((entry_name, len(data), len(crc_data), zlib.crc32(crc_data), len(header)))
        data = struct.pack("<BHH", 0, len(header), 0xFFFF ^ len(header)) + header + data
        crc_data = header + crc_data
    at = len(out.out)
    for entry_name, size, full, crc, length in reversed(chunks):
        at += 5
        out.directory.append(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 0x314, 20, 0, 8, 0, 0x21, crc, size, full,
                                         len(entry_name), 0, 0, 0, 0, 0, at) + entry_name)
        at += length
    out.out += data
    yield case(f"{name}.docx", READ + DAMAGED + TOO_LARGE, out.end(), "60 entries, each of which holds all that follow", whole=texts(name))


def names():
    for name, second in (("duplicate-main", MAIN), ("duplicate-main-case", "WORD/Document.XML"),
                         ("duplicate-main-backslash", "word\\document.xml"), ("duplicate-main-slash", "/word/document.xml")):
        extra = Entry(second, document(paragraphs("Nội dung thứ hai")))
        yield made(name, sound(name) + [extra], DAMAGED, "two main parts: which of them Word shows, nobody can say")
    name = "duplicate-rels"
    yield made(name, sound(name) + [Entry("_rels/.rels", relationships(("officeDocument", "word/other.xml")))], DAMAGED)
    odd = {
        "name-parent": "../../../../tmp/capdo-escaped.xml", "name-absolute": "/etc/capdo-escaped", "name-drive": "C:\\Windows\\a.xml",
        "name-backslash": "..\\..\\capdo-escaped", "name-empty": b"", "name-nul": b"word/media/a\0.png", "name-dot": ".",
        "name-long": "word/" + "n" * 60_000, "name-invalid-utf8": b"word/\xff\xfe\xc0\xaf.xml", "name-newline": "word/a\nb\x1b[2J.xml",
        "name-bidi": "word/\u202efdp.xml", "name-html": "word/<script>alert(1)</script>.xml", "name-device": "word/CON",
        "name-many-slashes": "/" * 30_000, "name-deep": "a/" * 30_000 + "b", "name-directory": "word/",
    }
    # Libraries may refuse names that no office program writes.
    refused = ("name-empty", "name-directory", "name-nul", "name-invalid-utf8", "name-newline")
    for name, entry in odd.items():
        yield made(name, sound(name) + [Entry(entry, b"x")], READ + DAMAGED if name in refused else READ,
                   "a part name is never a path here")
    name = "name-symlink"
    yield made(name, sound(name) + [Entry("word/media/link", b"/etc/passwd", attributes=0o120777 << 16)], READ, "an entry that is a symbolic link")
    name = "name-embedded-escapes"
    yield made(name, sound(name) + [Entry("word/embeddings/\x1b]0;x\x07\u202e<script>.bin", b"x")], READ + DAMAGED)


def lies():
    def main_lies(name, allow, why="", **replaced):
        return made(name, sound(name, **replaced), allow, why, contain=tuple(allow) == READ)

    yield main_lies("crc-wrong", PARTLY, "the main part is not what was packed", said_crc=0x12345678)
    yield main_lies("size-small", LOST, "it claims 300 of its bytes", said_size=300)
    yield main_lies("size-zero", LOST, "it claims to be empty", said_size=0)
    yield main_lies("size-larger", LOST, "it claims a megabyte", said_size=MIB)
    yield main_lies("size-2gb", LIMIT + LOST, "it claims 2 GB", said_size=2**31)
    yield main_lies("size-4gb", LIMIT + LOST, said_size=0xFFFFFFFE)
    yield main_lies("packed-size-small", LOST, said_packed=40)
    yield main_lies("packed-size-zero", LOST, said_packed=0)
    yield main_lies("packed-size-huge", READ + LOST, said_packed=0x7FFFFFFF)
    yield main_lies("method-unknown", LOST + UNSUPPORTED, method=77, packed=b"x" * 400)
    yield main_lies("method-stored-but-packed", LOST, "packed data that claims to be plain", method=0,
                    packed=deflate(document(paragraphs(*texts("method-stored-but-packed")))))
    yield main_lies("method-packed-but-stored", LOST, method=8, packed=document(paragraphs(*texts("method-packed-but-stored"))))
    for method, kind in ((12, "bzip2"), (14, "lzma"), (95, "xz"), (1, "shrink"), (9, "deflate64"), (97, "wavpack")):
        yield main_lies(f"method-{kind}-rubbish", LOST + UNSUPPORTED, method=method, packed=random.Random(method).randbytes(500))
    yield main_lies("local-name-differs", READ + LOST, "the two headers name it differently", local_name=b"word/xxxxxxxx.xml")
    yield main_lies("local-size-differs", READ + LOST, local_size=7)
    yield main_lies("offset-zero", LOST, "it starts where another part starts", offset=0)
    yield main_lies("offset-beyond", LOST, offset=0x7FFFFFFF)
    yield main_lies("offset-inside", LOST, offset=50)
    yield main_lies("disk-9", READ + LOST, disk=9)
    yield main_lies("extra-rubbish", READ + DAMAGED, extra=b"\x01\x00\xff\xff" + b"x" * 20)
    yield main_lies("extra-zip64-lies", LOST + LIMIT + READ, extra=struct.pack("<HHQQ", 1, 16, 2**63, 2**63), said_size=0xFFFFFFFF)
    yield main_lies("extra-unicode-path", READ + DAMAGED, "a field renames it", extra=struct.pack("<HHBI", 0x7075, 14, 1, zlib.crc32(MAIN.encode())) + b"evil/a.xm")
    yield main_lies("flags-all", ENCRYPTED + LOST + UNSUPPORTED, flags=0xFFFF & ~8)
    yield main_lies("flags-patched", READ + LOST + UNSUPPORTED, flags=0x20)
    name = "hidden-entry"
    yield made(name, [Entry("word/secret.xml", document(paragraphs("không có trong mục lục")), hidden=True)] + sound(name), READ,
               "an entry that no directory names")
    for name, crc in (("descriptor-right", True), ("descriptor-wrong", False)):
        data = document(paragraphs(*texts(name)))
        packed = deflate(data)
        after = struct.pack("<IIII", 0x08074B50, zlib.crc32(data) if crc else 7, len(packed), len(data))
        yield made(name, sound(name, descriptor=after), READ if crc else KEPT, "sizes behind the data, as streams write them")
    for part in ("word/styles.xml", "word/media/image1.png"):
        name = f"crc-wrong-{part.split('/')[1].split('.')[0].replace('media', 'image')}"
        extra = {part: b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'}
        entries = [Entry(n, d, said_crc=9 if n == part else None) for n, d in parts(paragraphs(*texts(name)), extra).items()]
        yield made(name, entries, PARTLY if "styles" in part else READ, "a part beside the text is damaged")


def directories():
    def whole(name, allow, why="", **end):
        return made(name, sound(name), allow, why, **end)

    yield whole("zip64-sound", READ, zip64={})
    yield whole("zip64-count-huge", LOST + LIMIT, zip64={"count": 2**64 - 1}, count=0xFFFF)
    yield whole("zip64-size-huge", READ + LOST, zip64={"size": 2**63}, size=0xFFFFFFFF)
    yield whole("zip64-offset-huge", READ + LOST, zip64={"offset": 2**63}, offset=0xFFFFFFFF)
    yield whole("zip64-record-beyond", READ + LOST, zip64={"record": 2**62}, count=0xFFFF)
    yield whole("end-count-zero", LOST + UNSUPPORTED, count=0)
    yield whole("end-count-one", READ + LOST + UNSUPPORTED, count=1)
    yield whole("end-count-65535", READ + LOST, count=65535)
    yield whole("end-size-zero", LOST + UNSUPPORTED + READ, size=0)
    yield whole("end-size-huge", READ + LOST, size=0xFFFFFFF0)
    yield whole("end-offset-huge", READ + LOST, offset=0xFFFFFFF0)
    yield whole("end-offset-zero", READ + LOST, offset=0)
    yield whole("end-disk-7", READ + LOST, disk=7)
    yield whole("comment-64k", READ, "the longest comment", comment=b"c" * 65535)
    fake = archive([Entry(MAIN, document(paragraphs("giả")))])
    yield whole("comment-holds-zip", READ + DAMAGED, "a second archive in the comment", comment=fake)
    name = "prepended-junk"
    data = docx(paragraphs(*texts(name)))
    yield case(f"{name}.docx", READ + UNSUPPORTED, b"J" * 100_000 + data, "something before the archive", whole=texts(name))
    name = "prepended-zip"
    yield case(f"{name}.docx", READ + LOST + UNSUPPORTED, archive([Entry("a.txt", b"x")]) + docx(paragraphs(*texts(name))),
               "two archives, one after the other", whole=texts(name))
    name = "appended-junk"
    yield case(f"{name}.docx", KEPT + DAMAGED, docx(paragraphs(*texts(name))) + bytes(5000), whole=texts(name))
    name = "appended-junk-long"
    yield case(f"{name}.docx", KEPT + DAMAGED, docx(paragraphs(*texts(name))) + bytes(200_000), whole=texts(name))
    name = "magic-only"
    yield case(f"{name}.docx", UNSUPPORTED + DAMAGED, b"PK\3\4")
    name = "magic-end-only"
    yield case(f"{name}.docx", UNSUPPORTED + DAMAGED + EMPTY, b"PK\5\6" + bytes(16) + b"\1\0x")
    name = "split-marker"
    yield case(f"{name}.docx", READ + UNSUPPORTED + PARTLY, b"PK\7\x08" + docx(paragraphs(*texts(name))), whole=texts(name))


def bombs():
    blanks = b" " * MIB

    def part(name, which, chunk, count, allow, why="", head=None, tail=None, extra=()):
        body = [e for e in sound(name) if e.name != which]
        head = b"" if head is None else head
        return made(name, body + [repeated(which, chunk, count, head, tail or b"")] + list(extra), allow, why, contain=allow == READ)

    start = f"{DECLARATION}<w:document {NAMESPACES}><w:body>".encode()
    end = b"</w:body></w:document>"
    filled = b"<w:p><w:r><w:t>Van ban lap lai</w:t></w:r></w:p>"
    yield part("bomb-main-60mb", MAIN, blanks, 60, TOO_LARGE, "a main part of 60 MB from 60 KB", start, end)
    yield part("bomb-main-1gb", MAIN, filled * 21845, 1000, TOO_LARGE, "1 GB of text", start, end)
    yield part("bomb-main-1gb-comment", MAIN, blanks, 1024, TOO_LARGE, "", start + b"<!--", b"-->" + end)
    yield part("bomb-styles", "word/styles.xml", blanks, 200, READ, "nobody refers to these styles")
    yield part("bomb-rels", "word/_rels/document.xml.rels", blanks, 100, PARTLY, "the list of parts cannot be had: headers and notes may be lost")
    yield part("bomb-root-rels", "_rels/.rels", blanks, 100, READ + PARTLY + LIMIT, "the main part is found by its usual name")
    yield part("bomb-types", "[Content_Types].xml", blanks, 100, READ + PARTLY + LIMIT)
    yield part("bomb-media", "word/media/a.png", blanks, 200, READ, "an image of 200 MB that nobody unpacks")
    yield part("bomb-media-total", "word/media/a.png", blanks, 300, LIMIT, "together over max_total_bytes")
    name = "bomb-styles-related"
    entries = [Entry(n, d) for n, d in parts(paragraphs(*texts(name)), {"word/styles.xml": b""}).items() if n != "word/styles.xml"]
    yield made(name, entries + [repeated("word/styles.xml", blanks, 60)], ("partly-read/too-large",), "the styles are a bomb, the text is not")
    name = "bomb-forty-parts"
    entries = sound(name) + [repeated(f"word/header{i}.xml", blanks, 60) for i in range(40)]
    yield made(name, entries, TOO_LARGE, "40 parts of 60 MB")
    name = "bomb-ratio-just-under"
    noise = random.Random(4)
    lines = b"".join(f"<w:p><w:r><w:t>{noise.randbytes(6).hex()}</w:t></w:r></w:p>".encode() for _ in range(20_000))
    yield made(name, [e for e in sound(name) if e.name != MAIN] + [repeated(MAIN, lines, 30, start, end)],
               SPENT + READ + PARTLY, "600,000 paragraphs, 40 MB, packed as office files are", contain=False)
    name = "bomb-nested-docx"
    inner = docx(paragraphs("trong"))
    for _ in range(40):
        inner = docx(paragraphs("trong"), {"word/embeddings/a.docx": inner})
    yield made(name, sound(name) + [Entry("word/embeddings/a.docx", inner)], READ, "documents in documents, 40 deep")


def packages():
    """Sound archives, odd packages."""
    body = lambda name: document(paragraphs(*texts(name)))

    def package(name, members, allow, why=""):
        return made(name, [Entry(n, d) for n, d in members.items()], allow, why, contain=tuple(allow) == READ)

    yield package("package-no-types", {k: v for k, v in parts(body("package-no-types")).items() if "Types" not in k}, KEPT)
    yield package("package-no-rels", {k: v for k, v in parts(body("package-no-rels")).items() if k != "_rels/.rels"}, KEPT)
    yield package("package-main-missing", {k: v for k, v in parts(b"").items() if k != MAIN}, DAMAGED, "no main part")
    yield package("package-main-empty", parts(b""), DAMAGED, "a main part of no bytes")
    yield package("package-main-blank", parts(b" \n \n"), DAMAGED)
    yield case("package-main-no-body.docx", READ + DAMAGED + ("unreadable/empty",), docx(f"<w:document {NAMESPACES}/>".encode()),
               "a document without a word")
    for name, target in (("rels-main-external", "http://127.0.0.1:9/a.xml"), ("rels-main-parent", "../../../../../../etc/passwd"),
                         ("rels-main-itself", "_rels/.rels"), ("rels-main-file", "file:///etc/passwd"), ("rels-main-directory", "word"),
                         ("rels-main-encoded", "%2e%2e/%2e%2e/word%2fdocument.xml")):
        members = parts(body(name), {"_rels/.rels": relationships(("officeDocument", target))})
        yield package(name, members, KEPT + DAMAGED, "the main part is said to be elsewhere")
    name = "rels-two-mains"
    members = parts(body(name), {"_rels/.rels": relationships(("officeDocument", "word/document.xml"), ("officeDocument", "word/two.xml")),
                                 "word/two.xml": document(paragraphs("thứ hai"))})
    yield package(name, members, KEPT + DAMAGED)
    name = "rels-external-main"
    members = parts(body(name), {"_rels/.rels": relationships(external=(("officeDocument", "file:///etc/passwd"),))})
    yield package(name, members, KEPT + DAMAGED)
    name = "types-say-sheet"
    members = parts(body(name), {"[Content_Types].xml": content_types().replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")})
    yield package(name, members, UNSUPPORTED + READ, "its types call it a spreadsheet")


def encrypted():
    yield made("zip-encrypted-flag", sound("zip-encrypted-flag", flags=1), ENCRYPTED, "ZipCrypto on the main part")
    yield made("zip-encrypted-all", [Entry(e.name, e.data, flags=1) for e in sound("zip-encrypted-all")], ENCRYPTED)
    aes = struct.pack("<HHHHBH", 0x9901, 7, 2, 0x4541, 3, 8)
    yield made("zip-encrypted-aes", sound("zip-encrypted-aes", flags=1, method=99, extra=aes, packed=random.Random(3).randbytes(500)), ENCRYPTED)
    yield made("zip-encrypted-media", sound("zip-encrypted-media") + [Entry("word/media/a.png", b"x" * 50, flags=1)], ENCRYPTED + READ,
               "only an image is encrypted")
    yield made("zip-encrypted-strong", sound("zip-encrypted-strong", flags=0x41), ENCRYPTED + LOST)


def cuts_and_flips():
    for share in (2, 10, 25, 50, 75, 90, 97, 99):
        name = f"cut-{share:02d}"
        data = docx(paragraphs(*texts(name)))
        yield case(f"{name}.docx", DAMAGED + PARTLY + UNSUPPORTED, data[:len(data) * share // 100], "a transfer that broke off",
                   whole=texts(name))
    name = "cut-in-comment"
    yield case(f"{name}.docx", READ + LOST, docx(paragraphs(*texts(name)), comment=b"c" * 5000)[:-4000], whole=texts(name))
    for seed in range(30):
        name = f"flip-{seed:02d}"
        data = bytearray(docx(paragraphs(*texts(name))))
        chance = random.Random(1000 + seed)
        for _ in range(1 + seed % 4):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield case(f"{name}.docx", TYPED + LIMIT, bytes(data), "flipped bits", whole=texts(name))
    for seed in range(6):
        name = f"hole-{seed:02d}"
        body = paragraphs(*texts(name), *(f"Đoạn {i}: {random.Random(i).randbytes(9).hex()}" for i in range(2000)))
        data = bytearray(docx(body))
        at = len(data) * (seed + 2) // 9
        data[at:at + 40] = bytes(40)
        yield case(f"{name}.docx", LOST, bytes(data), "a hole in the packed main part")


def cases(place):
    for group in (many_entries, overlaps, names, lies, directories, bombs, packages, encrypted, cuts_and_flips):
        yield from group()
