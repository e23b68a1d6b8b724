"""Everything that is neither PDF nor DOCX, or both, or calls itself something else."""
from __future__ import annotations

import io
import struct
import tarfile
import zlib

import cfbkit
from case import DAMAGED, EMPTY, ENCRYPTED, LIMIT, PARTLY, READ, TOO_LARGE, UNSUPPORTED, case
from pdfkit import simple
from zipkit import Entry, archive, docx, paragraphs

REFUSED = UNSUPPORTED + DAMAGED


def pdf(name: str) -> bytes:
    return simple(f"Trang 1 cua tep {name}").build()


def word(name: str) -> bytes:
    return docx(paragraphs(f"Đoạn 1 của tệp {name}"))


def extensions():
    for name, data, text in (("pdf-as.docx", pdf, "Trang 1 cua tep pdf-as.docx"), ("pdf-as.txt", pdf, "Trang 1 cua tep pdf-as.txt"),
                             ("pdf-as.jpg", pdf, "Trang 1 cua tep pdf-as.jpg"), ("docx-as.pdf", word, "Đoạn 1 của tệp docx-as.pdf"),
                             ("docx-as.doc", word, "Đoạn 1 của tệp docx-as.doc"), ("docx-as.zip", word, "Đoạn 1 của tệp docx-as.zip")):
        yield case(name, READ, data(name), "it is read for what it is, and told", contain=text, warnings="wrong-extension")
    for name in ("pdf-as", "pdf-as.PDF", "pdf-as.xyz", "pdf-as.pdf.exe"):
        yield case(name, READ, pdf(name), contain=f"Trang 1 cua tep {name}")
    text = "Quyết định số 15/QĐ-UBND\n".encode()
    for name in ("text-as.pdf", "text-as.docx"):
        yield case(name, READ, text + name.encode(), contain="Quyết định số 15/QĐ-UBND", warnings="wrong-extension")
    yield case("png-as.pdf", DAMAGED + ("unreadable/pages-unreadable", "partly-read/pages-unreadable"), png(1, 1) + b"1")
    yield case("html-as.doc", READ, b"<html><body>Quyet dinh html</body></html>", contain="Quyet dinh html", warnings="wrong-extension")
    yield case("rtf-as.doc", READ, b"{\\rtf1 Quyet dinh rtf}", contain="Quyet dinh rtf", warnings="wrong-extension")
    yield case("mhtml-as.doc", DAMAGED, b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>", "a page without its part")


def nothing():
    yield case("empty.pdf", EMPTY, b"")
    yield case("empty.docx", EMPTY, b"", "a second empty file: a copy says what its original says")
    yield case("empty", EMPTY, b"")
    for name, data in (("one-zero.docx", b"\0"), ("blanks.pdf", b" \r\n\t" * 5000), ("mark-only.txt", b"\xef\xbb\xbf"),
                       ("zeros-1mb.pdf", bytes(1 << 20)), ("ff-1mb.docx", b"\xff" * (1 << 20)), ("percent.pdf", b"%PDF"), ("partial.crdownload", b"%PDF-1.4\n1 0 obj\n<<")):
        yield case(name, REFUSED + (EMPTY if name.startswith(("blanks", "mark")) else ()), data)
    # Letters and nothing else: read for what they are, and told.
    for name, data in (("one-byte.pdf", b"%"), ("signature-only.docx", b"PK"), ("json-error.docx", b'{"error": "not found"}'),
                       ("lfs-pointer.pdf", b"version https://git-lfs.github.com/spec/v1\nsize 5\n"),
                       ("html-of-login.pdf", b"<!DOCTYPE html><html><title>Dang nhap</title><p>Mat khau</html>")):
        yield case(name, READ, data, warnings="wrong-extension")
    copied = simple("Trang 1").build(encrypt="<< /Filter /Standard /V 2 /R 3 /Length 128 /O <%s> /U <%s> /P -44 >>" % ("41" * 32, "42" * 32))
    for name in ("locked-one.pdf", "locked-two.pdf"):
        yield case(name, ENCRYPTED, copied, "two copies of a locked file: neither was read")
    for name in ("damaged-one.docx", "damaged-two.docx"):
        yield case(name, DAMAGED, word("damaged")[:-60], "two copies of a damaged file")


def polyglots():
    yield case("pdf-then-zip.pdf", READ, pdf("pdf-then-zip") + archive([Entry("a.txt", b"x")]), "PDF and ZIP", contain="Trang 1 cua tep pdf-then-zip")
    yield case("pdf-in-zip.docx", READ, archive([Entry("a.pdf", pdf("ben trong"), method=0)] + docx_entries("pdf-in-zip")),
               "DOCX whose first entry is a PDF within the first kilobyte", contain="Đoạn 1 của tệp pdf-in-zip", absent="Trang 1 cua tep ben trong")
    yield case("docx-in-pdf.pdf", READ, pdf("docx-in-pdf") + word("ben trong"), contain="Trang 1 cua tep docx-in-pdf", absent="Đoạn 1 của tệp ben trong")
    either = READ + UNSUPPORTED + ("partly-read/damaged",)
    # The head of a picture makes it a picture, and one that cannot be.
    pictures = {"gif": DAMAGED, "jpeg": DAMAGED, "png": TOO_LARGE}
    for name, head in (("html", b"<html><script>alert(1)</script><!--"), ("gif", b"GIF89a" + bytes(20)), ("mz", b"MZ" + bytes(60)),
                       ("jpeg", b"\xff\xd8\xff\xe0" + bytes(20)), ("rtf", b"{\\rtf1 "), ("png", b"\x89PNG\r\n\x1a\n" + bytes(9)), ("elf", b"\x7fELF" + bytes(12)),
                       ("mail", b"From: a\nContent-Type: application/pdf\n\n"), ("shell", b"#!/bin/sh\ntouch capdo-escaped\n")):
        yield case(f"{name}-then-pdf.pdf", pictures.get(name, either), head + pdf(f"{name}-then-pdf"), "two formats in one file")
    ustar = io.BytesIO()
    with tarfile.open(fileobj=ustar, mode="w") as tar:
        tar.addfile(member("a.pdf", pdf("tar")), io.BytesIO(pdf("tar")))
    yield case("tar-then-docx.docx", REFUSED + READ, ustar.getvalue() + word("tar-then-docx"))
    yield case("ole-then-docx.docx", REFUSED + ENCRYPTED, cfbkit.compound({"WordDocument": b"x"}) + word("ole-then-docx"))
    yield case("docx-and-odt.docx", REFUSED + READ, archive([Entry("mimetype", b"application/vnd.oasis.opendocument.text", method=0)]
                                                          + docx_entries("docx-and-odt")))


def docx_entries(name):
    from zipkit import parts
    return [Entry(part, data) for part, data in parts(paragraphs(f"Đoạn 1 của tệp {name}")).items()]


def member(name, data):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    return info


def ole():
    yield case("old-word.doc", UNSUPPORTED, cfbkit.compound({"WordDocument": b"\xec\xa5" + bytes(500), "1Table": bytes(500)}))
    yield case("encrypted-office.docx", ENCRYPTED, cfbkit.compound({"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<?xml version='1.0'?><encryption/>",
                                                                   "EncryptedPackage": struct.pack("<Q", 9000) + bytes(range(256)) * 36}))
    yield case("encrypted-office-standard.docx", ENCRYPTED, cfbkit.compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"\3\0\2\0" + bytes(200)}))
    odd = {
        "fat-loop": {"fat": lambda fat: [0] * len(fat)}, "fat-beyond": {"fat": lambda fat: [0x7FFFFFF0] * len(fat)},
        "fat-itself": {"fat": lambda fat: list(range(len(fat)))},
        "directory-loop": {"directory": lambda d: [cfbkit.entry("Root Entry", 5, 0, 0, 1, 1, 1), cfbkit.entry("A", 1, 0, 0, 1, 0, 0)] + d[2:]},
        "directory-names": {"directory": lambda d: [cfbkit.entry("\x1b[2J\u202e", 5, 0, 0)] + d[1:]},
        "sizes-huge": {"directory": lambda d: [e[:120] + struct.pack("<Q", 2**63) for e in d]},
        "difat-loop": {"header": lambda h: h[:68] + struct.pack("<II", 0, 0x7FFFFFFF) + h[76:]},
        "sector-shift-31": {"header": lambda h: h[:30] + struct.pack("<HH", 31, 31) + h[34:]},
        "fat-count-2e32": {"header": lambda h: h[:44] + struct.pack("<I", 0xFFFFFFFF) + h[48:]},
    }
    for name, how in odd.items():
        yield case(f"ole-{name}.doc", REFUSED + ENCRYPTED, cfbkit.compound({"WordDocument": name.encode()}, **how), "a compound file that lies")
    yield case("ole-header-only.doc", REFUSED, cfbkit.MAGIC)
    yield case("ole-encrypted-named-inside.doc", REFUSED, cfbkit.compound({"WordDocument": "EncryptedPackage".encode("utf-16-le") + bytes(600)}))
    yield case("workbook.xls", DAMAGED, cfbkit.compound({"Workbook": bytes(900)}))
    yield case("slides.ppt", UNSUPPORTED, cfbkit.compound({"PowerPoint Document": bytes(900)}))
    for name in ("thumbs", "message"):
        yield case(f"{name}.msg", UNSUPPORTED, cfbkit.compound({f"__{name}": name.encode()}))


def texts():
    yield case("text-escapes.txt", UNSUPPORTED, b"\x1b]0;x\x07\x1b[2J\x1b]8;;http://127.0.0.1/\x07lien ket\x1b]8;;\x07\x1b]52;c;Y3VybA==\x07")
    yield case("text-bidi.txt", READ, "hợp đồng \u202efdp.exe\u2066".encode())
    yield case("text-one-line-10mb.txt", READ, b"A" * 10_000_000)
    yield case("text-one-line-20mb.txt", LIMIT, b"A" * 20_000_000, "more than max_folder_text")
    yield case("page.html", READ, b"<html><meta http-equiv=refresh content='0;url=file:///etc/passwd'><script src=//127.0.0.1></script>")
    yield case("page.svg", REFUSED, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    yield case("laughs.xml", REFUSED, b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>")
    yield case("letter.eml", READ + PARTLY, b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment; filename=\"../../a.pdf\"\n\n")
    yield case("page.mhtml", DAMAGED, b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n")
    yield case("nested.rtf", LIMIT, b"{\\rtf1 " + b"{" * 100_000 + b"\\bin2147483647 x")
    yield case("object.rtf", READ, b"{\\rtf1{\\object\\objautlink{\\*\\objdata 0105000002000000}}}", warnings="embedded-object")
    yield case("formula.csv", READ, b"=cmd|'/C calc'!A0,1\n@SUM(1+1),2\n", contain="@SUM(1+1),2")
    yield case("table.slk", READ, b"ID;P\nO;E\nC;X1;Y1;K0;ECALL(\"urlmon\")\n")
    yield case("utf-16.txt", READ, "\ufeffQuyết định utf-16".encode("utf-16-le"), contain="Quyết định utf-16")
    yield case("shortcut.url", READ, b"[InternetShortcut]\nURL=file:///etc/passwd\n")
    yield case("shortcut.desktop", READ, b"[Desktop Entry]\nExec=touch capdo-escaped\n")


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b""))


def images():
    huge = 0x7FFFFFFF
    found = {
        "huge.png": png(huge, huge), "negative.png": png(0xFFFFFFFF, 0), "bomb.png": png(60_000, 60_000) + b"x", "cut.png": png(9, 9)[:20],
        "huge.jpg": bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108ffffffff03012200021101031101ffd9"),
        "huge.gif": b"GIF89a\xff\xff\xff\xff\xf7\0\0" + bytes(768) + b",\0\0\0\0\xff\xff\xff\xff\0\x08\xff", "frames.gif": b"GIF89a\1\0\1\0\0\0\0" + b"!\xf9\4\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1\0\0" * 50_000,
        "loop.tif": b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x100, 4, 1, huge) + struct.pack("<I", 8),
        "many.tif": b"MM\0*\0\0\0\x08\xff\xff" + bytes(100), "big.tif": b"II+\0\x08\0\0\0" + b"\xff" * 200,
        "huge.bmp": b"BM" + bytes(8) + struct.pack("<IIiiHHI", 54, 40, huge, -huge, 1, 32, 0) + bytes(60),
        "huge.webp": b"RIFF\xff\xff\xff\xffWEBPVP8L\xff\xff\xff\xff/\xff\xff\xff\xff" + bytes(20), "huge.jp2": b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 100,
        "bad.ico": b"\0\0\1\0\xff\xff" + bytes(100), "bad.psd": b"8BPS\0\1" + b"\xff" * 60, "bad.heic": b"\0\0\0\x18ftypheic" + b"\xff" * 60,
        "bad.wmf": b"\xd7\xcd\xc6\x9a" + bytes(60), "bad.emf": b"\1\0\0\0" + b"\xff" * 60,
    }
    # What the heads claim is refused before anything is decoded; what is no picture is damaged.
    refused = {TOO_LARGE: ("huge.png", "bomb.png", "huge.jpg", "huge.gif", "huge.bmp", "huge.webp"),
               DAMAGED: ("negative.png", "cut.png", "loop.tif", "many.tif", "huge.jp2"),
               ("unreadable/pages-unreadable",): ("frames.gif",)}
    for name, data in found.items():
        expected = next((outcome for outcome, names in refused.items() if name in names), UNSUPPORTED)
        yield case(f"image-{name}", expected, data, "a picture that lies about itself, or of a kind that is not read")


def archives():
    # Archives themselves: archives.py. Here what only calls itself one.
    rubbish = b"\xff\0\x7f" * 200
    for name, head in (("7z", b"7z\xbc\xaf\x27\x1c\0\4" + b"\xff" * 24), ("rar", b"Rar!\x1a\x07\0"), ("rar5", b"Rar!\x1a\x07\1\0"), ("xz", b"\xfd7zXZ\0"),
                       ("bz2", b"BZh9")):
        yield case(f"rubbish.{name}", DAMAGED + UNSUPPORTED, head + rubbish)
    for name, head in (("zst", b"\x28\xb5\x2f\xfd"), ("lz4", b"\x04\x22\x4d\x18"), ("cab", b"MSCF"), ("arj", b"\x60\xea"), ("lzh", b"\0\0-lh5-"),
                       ("cpio", b"070701" + b"F" * 104), ("ar", b"!<arch>\n")):
        yield case(f"rubbish.{name}", UNSUPPORTED, head + rubbish)
    yield case("disc.iso", UNSUPPORTED, bytes(32768) + b"\1CD001\1\0" + b"\xff" * 2000)
    for name, parts in (("sheet.xlsx", ("[Content_Types].xml", "xl/workbook.xml")), ("slides.pptx", ("[Content_Types].xml", "ppt/presentation.xml")),
                        ("text.odt", ("mimetype", "content.xml")), ("book.epub", ("mimetype", "META-INF/container.xml")), ("app.jar", ("META-INF/MANIFEST.MF", "A.class")),
                        ("paper.xps", ("[Content_Types].xml", "FixedDocSeq.fdseq"))):
        entries = [Entry(part, b"application/vnd.oasis.opendocument.text" if part == "mimetype" else b"<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/passwd'>]><x>&a;</x>",
                         method=0) for part in parts]
        yield case(name, UNSUPPORTED + DAMAGED, archive(entries), absent="root:x:0")
    for name, data in (("program.exe", b"MZ" + bytes(58) + b"\xff\xff\xff\x7f" + bytes(500)), ("program", b"\x7fELF\2\1\1" + bytes(500)), ("link.lnk", b"L\0\0\0\1\x14\2\0" + bytes(68)),
                       ("code.class", b"\xca\xfe\xba\xbe\xff\xff"), ("film.mp4", b"\0\0\0\x18ftypmp42" + b"\xff" * 90), ("data.sqlite", b"SQLite format 3\0" + b"\xff" * 90),
                       ("font.ttf", b"\0\1\0\0\xff\xff" + bytes(90)), ("key.p12", b"\x30\x84\xff\xff\xff\xff"), ("sound.wav", b"RIFF\xff\xff\xff\xffWAVE")):
        yield case(name, UNSUPPORTED, data)


def cases(place):
    for group in (extensions, nothing, polyglots, ole, texts, images, archives):
        yield from group()
