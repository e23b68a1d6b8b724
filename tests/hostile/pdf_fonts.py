"""PDF: fonts that name no letters, the wrong ones, or two thousand million of them."""
from __future__ import annotations

import random

from case import PARTLY, READ, SPENT, STOPPED
from pdf_content import HARMLESS, MIB, around
from pdfkit import b, deflated_repeat, flate, stream

SHOW = "BT /T 12 Tf 60 400 Td <000100020003000400050006000700080009000a000b000c000d000e000f> Tj ET"
LETTERS = "BT /T 12 Tf 60 400 Td (abcdefghijklmnopqrstuvwxyz) Tj ET"


def type0(to_unicode="", below="{1}", encoding="/Identity-H"):
    return f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding {encoding} /DescendantFonts [{below}] {to_unicode} >>"


def below(extra="/DW 500", descriptor=""):
    return ("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            f"/Supplement 0 >> {descriptor} {extra} >>")


def cmap(body: str) -> bytes:
    return b("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
             "1 begincodespacerange <0000> <ffff> endcodespacerange\n" + body + "\nendcmap end end\n")


def letters():
    """The page has glyphs; which letters they are, the file does not say."""
    names = " ".join(f"/g{i}" for i in range(26))
    custom = f"<< /Type /Encoding /Differences [97 {names}] >>"
    yield around("glyphs-no-tounicode", SHOW.replace("<", "<" + "0010" * 40, 1), HARMLESS, "a subset without /ToUnicode",
                 parts=[type0(), below()], fonts="/T {0}", flagged=True)
    yield around("glyphs-own-names", LETTERS, HARMLESS, "letters called g0 to g25",
                 parts=[f"<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding {custom} >>"], fonts="/T {0}")
    wrong = "100 beginbfchar\n" + "".join(f"<{i:04x}> <fffd>\n" for i in range(100)) + "endbfchar"
    yield around("glyphs-to-replacement", SHOW, HARMLESS, "every glyph is U+FFFD", flagged=True,
                 parts=[type0("/ToUnicode {2}"), below(), flate(cmap(wrong))], fonts="/T {0}")
    controls = "32 beginbfchar\n" + "".join(f"<{i:04x}> <{i % 32:04x}>\n" for i in range(32)) + "endbfchar"
    yield around("glyphs-to-controls", SHOW, HARMLESS, "every glyph is a control character",
                 parts=[type0("/ToUnicode {2}"), below(), flate(cmap(controls))], fonts="/T {0}")
    surrogates = "16 beginbfchar\n" + "".join(f"<{i:04x}> <d8{i:02x}>\n" for i in range(16)) + "endbfchar"
    yield around("glyphs-to-surrogates", SHOW, HARMLESS, "every glyph is half a letter",
                 parts=[type0("/ToUnicode {2}"), below(), flate(cmap(surrogates))], fonts="/T {0}")
    bidi = "16 beginbfchar\n" + "".join(f"<{i:04x}> <202e0041001b>\n" for i in range(16)) + "endbfchar"
    yield around("glyphs-to-bidi", SHOW, HARMLESS, "every glyph turns the direction",
                 parts=[type0("/ToUnicode {2}"), below(), flate(cmap(bidi))], fonts="/T {0}", contain="Trang dau cua tep glyphs-to-bidi")
    novel = "1 beginbfchar <0001> <" + "0041" * 200_000 + "> endbfchar"
    yield around("glyph-of-200000-letters", SHOW + " " + SHOW * 50, HARMLESS + SPENT, "one glyph means 200,000 letters",
                 parts=[type0("/ToUnicode {2}"), below(), flate(cmap(novel))], fonts="/T {0}")
    yield around("actualtext-bomb", "/Span << /ActualText (" + "A" * 3_000_000 + ") >> BDC " + LETTERS.replace("/T", "/F1") + " EMC",
                 HARMLESS + SPENT, "a replacement text of 3 million letters")
    yield around("actualtext-lies", "/Span << /ActualText (Dat yeu cau) >> BDC BT /F1 12 Tf 60 400 Td (KHONG DAT YEU CAU) Tj ET EMC",
                 READ, "what is shown and what is said differ")


def ranges():
    def unicode_map(name, body, allow=HARMLESS + SPENT, why="", **more):
        return around(name, SHOW, allow, why, parts=[type0("/ToUnicode {2}"), below(), flate(cmap(body))], fonts="/T {0}", **more)

    yield unicode_map("tounicode-range-2e32", "1 beginbfrange <00000000> <ffffffff> <0000> endbfrange", why="2^32 letters in one line")
    yield unicode_map("tounicode-range-3bytes", "1 beginbfrange <000000> <ffffff> <0041> endbfrange" * 1, why="16 million letters")
    yield unicode_map("tounicode-ranges-many", "".join(
        "1 beginbfrange <000000> <ffffff> <0041> endbfrange\n" for _ in range(300)), why="16 million letters, 300 times")
    yield unicode_map("tounicode-reversed", "1 beginbfrange <ffff> <0000> <0041> endbfrange")
    yield unicode_map("tounicode-unclosed", "999999 beginbfchar <0001> <0041")
    yield unicode_map("tounicode-usecmap-path", "/../../../../etc/passwd usecmap", absent="root:x:0")
    yield unicode_map("tounicode-usecmap-itself", "/X usecmap")
    yield around("tounicode-of-itself", SHOW, HARMLESS, "a CMap that is its own /UseCMap",
                 parts=[type0("/ToUnicode {2}"), below(), stream(cmap(""), "/UseCMap {2}")], fonts="/T {0}")
    yield around("encoding-path", SHOW, HARMLESS, "the name of a CMap is a path",
                 parts=[type0(encoding="/#2e#2e/#2e#2e/#2e#2e/etc/passwd"), below()], fonts="/T {0}", absent="root:x:0")
    yield around("widths-2e31", SHOW, HARMLESS + SPENT, "widths for 2^31 letters",
                 parts=[type0(), below("/W [0 2147483647 500]")], fonts="/T {0}")
    yield around("widths-negative", SHOW, HARMLESS, parts=[type0(), below("/W [-2147483648 -1 500 1 [1 2")], fonts="/T {0}")
    yield around("widths-vertical", SHOW, HARMLESS + SPENT, parts=[type0(encoding="/Identity-V"), below("/W2 [0 2147483647 1 2 3]")],
                 fonts="/T {0}")
    simple = "<< /Type /Font /Subtype /TrueType /BaseFont /X {} >>"
    yield around("firstchar-overflow", LETTERS, HARMLESS, parts=[simple.format(
        "/FirstChar -2147483648 /LastChar 2147483647 /Widths [1 2 3]")], fonts="/T {0}")
    yield around("differences-overflow", LETTERS, HARMLESS, parts=[simple.format(
        "/Encoding << /Differences [2147483647 /a /b -5 /c 300 /d] >>")], fonts="/T {0}")
    yield around("differences-million", LETTERS, HARMLESS + SPENT, parts=[simple.format(
        f"/Encoding << /Differences [0 {'/a ' * 1_000_000}] >>")], fonts="/T {0}")


def programs():
    rubbish = random.Random(9).randbytes(3000)

    def program(name, key, data, entries="", allow=HARMLESS, why=""):
        descriptor = ("<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1e30 -1e30] /Ascent 1e30 /Descent nan "
                      f"/ItalicAngle 0 /CapHeight 1 /StemV 1 /{key} {{2}} >>")
        return around(name, SHOW, allow, why, parts=[type0(), below(descriptor="/FontDescriptor {3}"), stream(data, entries),
                                                     descriptor], fonts="/T {0}")

    yield program("fontfile-rubbish", "FontFile", rubbish)
    yield program("fontfile2-rubbish", "FontFile2", rubbish)
    yield program("fontfile3-rubbish", "FontFile3", rubbish, "/Subtype /CIDFontType0C")
    yield program("fontfile2-tables", "FontFile2", bytes.fromhex("00010000ffff00000000000063 6d6170ffffffff7fffffff7fffffff".replace(" ", ""))
                  + bytes(600), why="65,535 tables at 2^31")
    yield program("fontfile2-bomb", "FontFile2", deflated_repeat(bytes(MIB), 700), "/Filter /FlateDecode", HARMLESS + SPENT)
    yield program("fontfile3-index", "FontFile3", bytes.fromhex("01000404ffff04ffffffff") + bytes(500), "/Subtype /Type1C")
    yield around("descendants-itself", SHOW, HARMLESS, parts=[type0(below="{0}")], fonts="/T {0}")
    yield around("descendants-many", SHOW, HARMLESS + SPENT, parts=[type0(below="{1} " * 300_000), below()], fonts="/T {0}")
    yield around("descendants-none", SHOW, PARTLY, "letters are drawn and none comes out", parts=[type0(below="")], fonts="/T {0}")
    glyph = stream(b"9 0 d0 /I Do")
    yield around("type3-procs-missing", LETTERS.replace("abc", "AAA"), HARMLESS, parts=[
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] /FirstChar 65 /LastChar 65 /Widths [9] "
        "/Encoding << /Differences [65 /A] >> /CharProcs {0} >>", glyph], fonts="/T {0}")


def bombs():
    """For pdf_bombs.py, where those are whose process must be stopped."""
    yield around("tounicode-bomb", SHOW, HARMLESS + SPENT, "a CMap of 500 MB",
                 parts=[type0("/ToUnicode {2}"), below(),
                        stream(deflated_repeat(b"1 beginbfchar <0001> <0041> endbfchar\n" * 20000, 640), "/Filter /FlateDecode")],
                 fonts="/T {0}")
    yield around("encoding-cmap-range", SHOW, HARMLESS + SPENT + STOPPED, "an encoding of 2^32 codes",
                 parts=[type0(encoding="{2}"), below(),
                        stream(cmap("1 begincidrange <00000000> <ffffffff> 0 endcidrange"), "/Type /CMap /CMapName /X")],
                 fonts="/T {0}")
    yield around("cidtogid-bomb", SHOW, HARMLESS + SPENT, parts=[type0(), below("/CIDToGIDMap {2}"),
                 stream(deflated_repeat(bytes(MIB), 700), "/Filter /FlateDecode")], fonts="/T {0}")
    yield around("fonts-100000", SHOW.replace("/T", "/F1"), HARMLESS + SPENT, parts=["<< >>"],
                 fonts=" ".join(f"/Z{i} {{0}}" for i in range(100_000)))


def cases(place):
    for group in (letters, ranges, programs):
        yield from group()
