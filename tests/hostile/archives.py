"""Archives and e-mails: bombs, names that climb, archives in archives, sizes that lie, passwords, parts of a whole."""
from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zlib

from case import DAMAGED, EMPTY, ENCRYPTED, LIMIT, NOT_REGULAR, PARTLY, READ, STOPPED, TOO_LARGE, TYPED, UNSUPPORTED, case
from zipkit import Archive, Entry, archive, docx, paragraphs, repeated

SPENT = LIMIT + STOPPED
LOST_INSIDE = ("partly-read/encrypted", "partly-read/damaged", "partly-read/not-regular-file", "partly-read/unsupported") + PARTLY


def word(name: str) -> bytes:
    return docx(paragraphs(f"Đoạn 1 của tệp {name}"))


def tar(members, mode="w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=tarfile.GNU_FORMAT) as file:
        for name, kind, content in members:
            info = tarfile.TarInfo(name)
            info.type = kind
            if kind == tarfile.REGTYPE:
                info.size = len(content)
            else:
                info.linkname = content.decode()
            file.addfile(info, io.BytesIO(content) if kind == tarfile.REGTYPE else None)
    return out.getvalue()


def rar4(files, main=0, flags=0) -> bytes:
    def block(kind, block_flags, body):
        head = struct.pack("<BHH", kind, block_flags, 7 + len(body)) + body
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head
    out = b"Rar!\x1a\x07\0" + block(0x73, main, bytes(6))
    for name, data in files:
        raw = name.encode()
        body = struct.pack("<IIBIIBBHI", len(data), len(data), 3, zlib.crc32(data), 0x21 << 16, 20, 0x30, len(raw), 0o100644) + raw
        out += block(0x74, 0x8000 | flags, body + (bytes(8) if flags & 0x400 else b"")) + data
    return out + block(0x7B, 0x4000, b"")


def number(value: int) -> bytes:
    out = b""
    while True:
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            return out


def rar5(files, main=0, record=b"", first=b"") -> bytes:
    def block(body):
        sized = number(len(body)) + body
        return struct.pack("<I", zlib.crc32(sized)) + sized
    extra = number(len(record)) + record if record else b""
    out = b"Rar!\x1a\x07\1\0" + (block(first) if first else b"") + block(number(1) + number(0) + number(main))
    for name, data in files:
        raw = name.encode()
        out += block(number(2) + number(3 if extra else 2) + (number(len(extra)) if extra else b"") + number(len(data)) + number(4)
                     + number(len(data)) + number(0o100644) + struct.pack("<I", zlib.crc32(data)) + number(0) + number(1)
                     + number(len(raw)) + raw + extra) + data
    return out + block(number(5) + number(0) + number(0))


def seven(data: bytes, name="a.bin", aes_header=False, said=None) -> bytes:
    """One file in LZMA; a header that is never packed, or one that says it is encrypted."""
    filters = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20}]
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
    properties = b"\x5d" + struct.pack("<I", 1 << 20)

    def num(value):
        for extra in range(8):
            if value < 1 << (7 * extra + 7):
                lead = (0xFF00 >> extra) & 0xFF
                return bytes([lead | (value >> (8 * extra))]) + (value & ((1 << 8 * extra) - 1)).to_bytes(extra, "little")
        return b"\xff" + value.to_bytes(8, "little")
    size = len(data) if said is None else said
    coder = b"\x23\x03\x01\x01\x05" + properties if not aes_header else b"\x24\x06\xf1\x07\x01\x12\x53\x0f" + bytes(16)
    streams = (b"\x06" + num(0) + num(1) + b"\x09" + num(len(packed)) + b"\0" + b"\x07\x0b" + num(1) + b"\0" + num(1) + coder
               + b"\x0c" + num(size) + b"\0")
    if aes_header:
        header = b"\x17" + streams + b"\0"
    else:
        raw = name.encode("utf-16-le") + b"\0\0"
        header = b"\x01\x04" + streams + b"\x08\0\0" + b"\x05" + num(1) + b"\x11" + num(len(raw) + 1) + b"\0" + raw + b"\0\0"
    start = struct.pack("<QQI", len(packed), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + packed + header


def sound():
    for name, data in (("sound.zip", archive([Entry("Hồ sơ/a.docx", word("zip"))])), ("sound.rar", rar4([("Ho so/a.docx", word("rar4"))])),
                       ("sound-5.rar", rar5([("Hồ sơ/a.docx", word("rar5"))])), ("sound.7z", seven(word("7z"), "Hồ sơ/a.docx")),
                       ("sound.tar", tar([("Hồ sơ/a.docx", tarfile.REGTYPE, word("tar"))])),
                       ("sound.tar.gz", gzip.compress(tar([("Hồ sơ/a.docx", tarfile.REGTYPE, word("gz"))]), mtime=0)),
                       ("sound.tar.bz2", bz2.compress(tar([("Hồ sơ/a.docx", tarfile.REGTYPE, word("bz2"))]))),
                       ("sound.tar.xz", lzma.compress(tar([("Hồ sơ/a.docx", tarfile.REGTYPE, word("xz"))])))):
        folder = "Ho so" if name == "sound.rar" else "Hồ sơ"
        yield case(name, READ, data, inside={f"{folder}/a.docx": READ})
    yield case("a.docx.gz", READ, gzip.compress(word("docx.gz"), mtime=0), "one packed file", inside={"a.docx": READ})
    yield case("ten-1258.zip", READ, archive([Entry(b"Quy\xea\xect \xf0i\xf2nh.docx", word("1258"))]).replace(b"\x14\0\0\x08", bytes([20, 0, 0, 0])),
               "Windows-1258", inside={"Quyết định.docx": READ})
    yield case("thu.eml", READ, "From: a@b.example\nTo: c@d.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nKính gửi Cục\n--x\n"
               "Content-Disposition: attachment; filename=../../a.docx\n\n".encode() + word("eml") + b"\n--x--\n",
               contain="Kính gửi Cục", inside={"a.docx": READ}, warnings="entry-renamed")


def bombs():
    nested = word("trong-cung")
    for level in range(40):
        nested = archive([Entry(f"{level}.zip", nested)])
    yield case("nested-40.zip", READ, nested, "archives in archives, 40 deep", inside={"39.zip/38.zip": READ, "39.zip/38.zip/37.zip": TOO_LARGE})
    wide = archive([Entry("a", bytes(1 << 20))])
    for level in range(4):
        wide = archive([Entry(f"{i}.zip", wide + bytes(i)) for i in range(16)])
    yield case("forty-two.zip", READ + SPENT, wide, "16 archives in each of 16, four times: 64 GB")
    overlap = repeated("0", b"\0" * (1 << 20), 200)
    yield case("zip-200mb.zip", TOO_LARGE, archive([overlap]), "200 MB out of 200 KB")
    kernel = Archive()
    kernel.add(Entry("0", bytes(900_000)))
    yield case("overlapping.zip", SPENT + READ + LOST_INSIDE, archive([Entry("0", bytes(900_000))] + [
        Entry(str(i), bytes(900_000), packed=b"", said_packed=900, offset=0) for i in range(1, 3000)]),
        "3,000 entries that share their packed bytes")
    yield case("bomb.7z", TOO_LARGE, seven(bytes(80 << 20)), "80 MB out of 12 KB")
    yield case("bomb-lies.7z", SPENT + DAMAGED, seven(bytes(1 << 20), said=1 << 45), "32 TB by its own words")
    yield case("bomb.gz", TOO_LARGE, gzip.compress(b"a" * (50 << 20), mtime=0))
    yield case("zeros.gz", EMPTY + TOO_LARGE, gzip.compress(bytes(50 << 20), mtime=0), "zeros are an empty tar")
    yield case("bomb.xz", TOO_LARGE, lzma.compress(b"a" * (60 << 20)))
    yield case("bomb.bz2", TOO_LARGE, bz2.compress(b"a" * (60 << 20)))
    yield case("bomb.tar.gz", TOO_LARGE, gzip.compress(tar([("a.bin", tarfile.REGTYPE, b"a" * (60 << 20))]), mtime=0))
    onion = b"a" * (4 << 20)
    for _ in range(20):
        onion = gzip.compress(onion, mtime=0)
    yield case("onion.gz", TYPED + SPENT, onion, "gzip in gzip, 20 times")
    yield case("many.zip", LIMIT, archive([Entry(f"{i}.txt", b"", method=0) for i in range(20_000)]), "20,000 empty files")
    empty = tarfile.TarInfo("a").tobuf(tarfile.GNU_FORMAT)
    yield case("many.tar.gz", LIMIT, gzip.compress(empty * 100_000 + bytes(1024), mtime=0), "100,000 files of one name")
    # 1 MB of text each, and each below the ratio: what is bounded is the whole.
    loose = bytes(range(256)) * 4096
    yield case("copies.zip", READ + SPENT, archive([Entry(f"{i}.txt", loose) for i in range(100)]), "100 copies")


def quine():
    """An archive that is in itself cannot be made here; one that looks like it: the same archive on each floor."""
    inner = archive([Entry("a.docx", word("quine"))])
    for _ in range(2):
        inner = archive([Entry("r.zip", inner), Entry("r2.zip", inner)])
    yield case("copies-of-itself.zip", READ, inner, "two copies on each floor", inside={"r.zip/r.zip/a.docx": READ})


def paths():
    names = ("../../a.docx", "/etc/b.docx", "C:\\c.docx", "..\\..\\d.docx", "\\\\server\\e.docx", "f/../../g.docx", "./h.docx", "//i.docx",
             "~/j.docx", "k/./l.docx")
    yield case("paths.zip", READ, archive([Entry(name, word(f"duong dan {name}")) for name in names]), warnings="entry-renamed",
               inside={path: READ for path in ("a.docx", "etc/b.docx", "c.docx", "d.docx", "server/e.docx", "f/g.docx", "h.docx", "i.docx",
                                               "~/j.docx", "k/l.docx")})
    yield case("one-name.zip", READ, archive([Entry("a.docx", word(f"mot ten {i}")) for i in range(5)]), warnings="entry-renamed",
               inside={"a.docx": READ, "a (2).docx": READ, "a (5).docx": READ})
    yield case("names.zip", READ, archive([Entry("\x1b[2J<script>alert(1)</script>\u202e.docx", word("x"))]))
    yield case("name-long.zip", READ, archive([Entry("a" * 60_000 + ".docx", word("ten dai")), Entry("b/" * 20_000 + "c.docx", word("sau"))]))
    yield case("name-nul.zip", READ, archive([Entry(b"a.docx\0.exe", word("nul"))]))
    yield case("name-none.zip", READ, archive([Entry(b"", word("khong ten"))]))
    yield case("name-file-and-folder.zip", READ, archive([Entry("a", word("tep a")), Entry("a/b.docx", word("tep b"))]))
    yield case("ignored.zip", READ, archive([Entry("__MACOSX/._a.docx", b"x"), Entry(".DS_Store", b"x"), Entry("~$a.docx", b"x"),
                                             Entry("Thumbs.db", b"x"), Entry("a.docx", word("con lai"))]), inside={"a.docx": READ})
    yield case("links.tar", ("partly-read/not-regular-file",), tar([
        ("../../a", tarfile.REGTYPE, b"x"), ("passwd", tarfile.SYMTYPE, b"/etc/passwd"), ("hard", tarfile.LNKTYPE, b"../../c"),
        ("null", tarfile.CHRTYPE, b""), ("pipe", tarfile.FIFOTYPE, b"")]), absent="root:x:0",
        inside={"passwd": NOT_REGULAR, "hard": NOT_REGULAR, "null": NOT_REGULAR, "pipe": NOT_REGULAR})
    yield case("link-then-through.tar", ("partly-read/not-regular-file",), tar([
        ("a", tarfile.SYMTYPE, b"/tmp"), ("a/capdo-escaped", tarfile.REGTYPE, b"x")]), inside={"a": NOT_REGULAR})


def lies():
    good = Entry("b.docx", word("con doc duoc"))
    odd = {"size-less": {"said_size": 10}, "size-more": {"said_size": 1 << 20}, "size-huge": {"said_size": 0xFFFFFFF0},
           "crc": {"said_crc": 1}, "method": {"method": 99, "packed": b"x" * 50}, "packed-beyond": {"said_packed": 1 << 28},
           "offset": {"offset": 1 << 30}, "flags": {"flags": 0x2041}}
    for name, how in odd.items():
        yield case(f"lies-{name}.zip", READ + LOST_INSIDE + TYPED + SPENT, archive([Entry("a.docx", word(f"noi doi {name}"), **how), good]))
    whole = archive([Entry("a.docx", word("cat")), good])
    for share in (10, 50, 90):
        yield case(f"cut-{share}.zip", READ + LOST_INSIDE + TYPED, whole[:len(whole) * share // 100])
        for name, data in (("rar", rar4([("a.docx", word(f"cat {share}"))])), ("5.rar", rar5([("a.docx", word(f"cat 5 {share}"))])),
                           ("7z", seven(word(f"cat 7z {share}"))), ("tar.gz", gzip.compress(tar([("a.docx", tarfile.REGTYPE, word("cat"))]), mtime=0))):
            yield case(f"cut-{share}.{name}", LOST_INSIDE + TYPED + SPENT, data[:len(data) * share // 100])


def locked():
    yield case("locked.zip", ENCRYPTED, archive([Entry("a.docx", word("khoa"), flags=1)]), inside={"a.docx": ENCRYPTED})
    yield case("locked-one.zip", ("partly-read/encrypted",), archive([Entry("a.docx", word("khoa 1"), flags=1), Entry("b.docx", word("khong khoa"))]),
               warnings="entry-unread", inside={"a.docx": ENCRYPTED, "b.docx": READ})
    yield case("locked.rar", ENCRYPTED, rar4([("a.docx", word("rar khoa"))], flags=0x404))
    yield case("locked-names.rar", ENCRYPTED, rar4([("a.docx", word("rar khoa ten"))], main=0x80))
    record = number(1) + number(0) + number(0) + b"\x0f" + bytes(32)
    yield case("locked-5.rar", ENCRYPTED, rar5([("a.docx", word("rar5 khoa"))], record=record))
    yield case("locked-names-5.rar", ENCRYPTED, rar5([("a.docx", word("x"))], first=number(4) + number(0) + number(0) + b"\0\x0f" + bytes(16)))
    yield case("locked-names.7z", ENCRYPTED, seven(b"\x5a" * 64, aes_header=True))
    yield case("locked.eml", ENCRYPTED, b"From: a@b.example\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA")


def parts():
    volumes = ("partly-read/unsupported",)
    yield case("x.part1.rar", volumes, rar4([("a.docx", word("phan 1"))], main=0x101), warnings="archive-volumes")
    yield case("y.part1.rar", volumes, rar5([("a.docx", word("phan 1 rar5"))], main=1), warnings="archive-volumes")
    yield case("x.7z.001", volumes, seven(word("phan 7z"))[:-60], warnings="archive-volumes")
    yield case("x.z01", volumes, b"PK\7\x08" + archive([Entry("a.docx", word("phan z01"))]), warnings="archive-volumes")
    yield case("x.zip", volumes, archive([Entry("a.docx", word("phan cuoi"))], disk=2), warnings="archive-volumes")


def mails():
    head = b"From: a@b.example\nSubject: x\n"
    deep = head
    for level in range(300):
        deep += f"Content-Type: multipart/mixed; boundary={level}\n\n--{level}\n".encode()
    yield case("nested-300.eml", READ + PARTLY, deep)
    within = b"Content-Type: text/plain\n\nthu trong cung\n"
    for level in range(20):
        within = head + f"X: {level}\nContent-Type: multipart/mixed; boundary=m{level}\n\n--m{level}\nContent-Type: message/rfc822\n\n".encode() + within
    yield case("mails-in-mails.eml", READ + PARTLY, within)
    yield case("many-parts.eml", READ + LIMIT, head + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nmot\n" * 30_000)
    yield case("many-words.eml", READ, head + b"To: " + b"=?" * 100_000 + b"\n\nnoi dung\n", contain="noi dung")
    yield case("no-boundary.eml", PARTLY, head + b"Content-Type: multipart/mixed\n\nx")
    yield case("base64-rubbish.eml", READ, head + b"Content-Transfer-Encoding: base64\n\n\xff\xfe====AAAA=B\n")


def cases(_place):
    for group in (sound, bombs, quine, paths, lies, locked, parts, mails):
        yield from group()
