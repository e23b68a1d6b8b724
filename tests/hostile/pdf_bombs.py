"""PDF: a few bytes that stand for very many, and drawings that draw themselves.

Reading must end: with everything, with a bound of base/limits.h, or by the end of the time or memory of its process.
"""
from __future__ import annotations

import random
import zlib

import pdf_fonts
from case import PARTLY, SPENT
from pdf_content import HARMLESS, MIB, around
from pdfkit import b, deflated_repeat, flate, simple, stream


def bombs():
    def page(name, content, allow, why="", **more):
        return around(name, content, allow, why, **more)

    yield page("flate-1gb-blank", stream(deflated_repeat(b" " * MIB, 1024), "/Filter /FlateDecode"), HARMLESS + SPENT,
               "1 GB of blanks in 1 MB")
    yield page("flate-1gb-text", stream(deflated_repeat((b"(A) Tj " * 150000)[:MIB], 1024), "/Filter /FlateDecode"),
               PARTLY + SPENT, "1 GB of text operators")
    yield page("flate-save-state", stream(deflated_repeat(b"q " * (MIB // 2), 256), "/Filter /FlateDecode"), HARMLESS + SPENT,
               "128 million saved states")
    packed = deflated_repeat(b"0 0 m " * 100000, 2000)
    for layer in range(2, 6):
        packed = zlib.compress(packed, 9)
        if layer in (2, 5):
            yield page(f"flate-{layer}-layers", stream(packed, f"/Filter [{'/FlateDecode ' * layer}]"), HARMLESS + SPENT,
                       f"a bomb within {layer} layers: {len(packed)} bytes")
    yield page("filters-1000", stream(b"BT ET", f"/Filter [{'/ASCIIHexDecode ' * 1000}]"), HARMLESS + SPENT, "1,000 filters")
    yield page("runlength-bomb", stream(deflated_repeat(b"\x81 " * 50000, 100), "/Filter [/FlateDecode /RunLengthDecode]"),
               HARMLESS + SPENT, "flate of run lengths: 640 MB")
    yield page("ascii85-bomb", stream(deflated_repeat(b"z" * MIB, 64), "/Filter [/FlateDecode /ASCII85Decode]"),
               HARMLESS + SPENT, "zeros in ASCII85 in flate: 256 MB")
    yield page("lzw-bomb", stream(lzw(b" " * 2_000_000), "/Filter /LZWDecode"), HARMLESS + SPENT, "")
    yield page("lzw-rubbish", stream(random.Random(7).randbytes(2000), "/Filter /LZWDecode"), PARTLY, "")
    yield page("predictor-huge", flate(b"BT ET", "/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 2147483647 "
                                       "/BitsPerComponent 32 >>"), PARTLY, "rows of 2^67 bits")
    yield page("path-points", stream(deflated_repeat(b"1 1 l " * 170000, 40), "/Filter /FlateDecode"), HARMLESS + SPENT,
               "one path of 7 million points")
    yield page("rectangles", stream(deflated_repeat(b"9 9 70 30 re S " * 70000, 60), "/Filter /FlateDecode"), PARTLY + SPENT,
               "4 million framed boxes: rules of a table for whoever looks for tables")
    grid = b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S\n" % (x, x, x, x) for x in range(1, 590))
    yield page("grid-dense", flate(grid * 2), HARMLESS + SPENT, "a table of 590 rows and columns")
    yield page("grid-fine", flate(b"".join(b"%.2f 0 m %.2f 800 l S 0 %.2f m 590 %.2f l S\n" % ((x / 20,) * 4)
                                           for x in range(20, 11800))), HARMLESS + SPENT,
               "a table of 11,800 rows and columns: 139 million cells")
    yield page("text-same-place", stream(deflated_repeat(b"BT /F1 12 Tf 60 500 Td (Mot) Tj ET " * 3000, 100),
                                         "/Filter /FlateDecode"), HARMLESS + SPENT, "300,000 words at one place")
    yield page("text-tiny-steps", flate(b"BT /F1 1 Tf " + b"".join(
        b"1 0 0 1 %.3f %.3f Tm (x) Tj " % (20 + i % 500, 20 + i / 90) for i in range(60000)) + b"ET"), HARMLESS + SPENT,
        "60,000 letters, each on a line of its own")
    yield page("nested-q", "q " * 200_000 + "Q " * 100, HARMLESS + SPENT)
    yield page("unbalanced-q", "Q " * 200_000, HARMLESS)
    yield page("nested-bt", "BT " * 100_000 + "ET " * 50, HARMLESS)
    yield page("nested-marks", "/Span BMC " * 200_000, HARMLESS + SPENT)
    yield page("nested-arrays", "[" * 300_000, HARMLESS + SPENT)
    yield page("nested-compatibility", "BX " * 100_000, HARMLESS)
    yield page("operands-million", "1 " * 1_000_000 + "l", HARMLESS)
    yield page("string-20mb", stream(b"BT /F1 1 Tf 1 1 Td (" + b"A" * 20_000_000 + b") Tj ET"), PARTLY + SPENT,
               "one word of 20 million letters")
    yield page("clip-deep", "0 0 9 9 re W n q " * 60_000, HARMLESS + SPENT, "60,000 clips within each other")


def lzw(data: bytes) -> bytes:
    """Long runs only: enough for a bomb."""
    width, word = 9, b""
    reset = {bytes([i]): i for i in range(256)}
    codes = []

    def emit(code):
        codes.append((code, width))

    table = dict(reset)
    emit(256)
    next_code = 258
    for byte in data:
        longer = word + bytes([byte])
        if longer in table:
            word = longer
            continue
        emit(table[word])
        if next_code < 4095:
            table[longer] = next_code
            next_code += 1
            width = 9 if next_code < 511 else 10 if next_code < 1023 else 11 if next_code < 2047 else 12
        else:
            emit(256)
            table, next_code, width = dict(reset), 258, 9
        word = bytes([byte])
    emit(table[word])
    emit(257)
    text = "".join(f"{code:0{size}b}" for code, size in codes)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def recursion():
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 850] "
    yield around("form-itself", "/X Do", HARMLESS, "a form that draws itself",
                 parts=[stream(b"/X Do", form + "/Resources << /XObject << /X {0} >> >>")],
                 resources="/XObject << /X {0} >>")
    yield around("form-each-other", "/X Do", HARMLESS, "",
                 parts=[stream(b"/X Do", form + "/Resources << /XObject << /X {1} >> >>"),
                        stream(b"/X Do", form + "/Resources << /XObject << /X {0} >> >>")],
                 resources="/XObject << /X {0} >>")
    depth = 9
    laughs = [stream(b"/X Do " * 10, form + "/Resources << /XObject << /X {%d} >> >>" % (i + 1)) for i in range(depth)]
    laughs.append(stream(b"BT /F1 9 Tf (x) Tj ET", form))
    yield around("form-laughs", "/X Do", PARTLY + SPENT, "10 forms of 10 calls each: 10^9 draws", parts=laughs,
                 resources="/XObject << /X {0} >>")
    silent = laughs[:-1] + [stream(b"", form)]
    yield around("form-laughs-silent", "/X Do", HARMLESS + SPENT, "the same, and nothing is drawn: no counter of letters sees it",
                 parts=silent, resources="/XObject << /X {0} >>")
    chain = [stream(b"/X Do", form + "/Resources << /XObject << /X {%d} >> >>" % (i + 1)) for i in range(3000)]
    yield around("form-chain", "/X Do", HARMLESS + SPENT, "3,000 forms within each other", parts=chain + [stream(b"", form)],
                 resources="/XObject << /X {0} >>")
    pattern = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
    draw = "/Pattern cs /P scn 0 0 600 800 re f"
    yield around("pattern-itself", draw, HARMLESS, "a pattern filled with itself",
                 parts=[stream(b(draw), pattern + "/Resources << /Pattern << /P {0} >> >>")], resources="/Pattern << /P {0} >>")
    yield around("pattern-fine", draw, HARMLESS + SPENT, "steps of a millionth of a point",
                 parts=[stream(b"0 0 1 1 re f", pattern.replace("XStep 9 /YStep 9", "XStep 0.000001 /YStep 0.000001"))],
                 resources="/Pattern << /P {0} >>")
    yield around("pattern-step-zero", draw, HARMLESS, "",
                 parts=[stream(b"0 0 1 1 re f", pattern.replace("XStep 9 /YStep 9", "XStep 0 /YStep 0"))],
                 resources="/Pattern << /P {0} >>")
    glyph = ("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 65 /LastChar 65 "
             "/Widths [9] /Encoding << /Type /Encoding /Differences [65 /A] >> /CharProcs << /A {1} >> "
             "/Resources << /Font << /T {0} >> >> >>")
    yield around("type3-itself", "BT /T 12 Tf 60 400 Td (AAAA) Tj ET", HARMLESS, "a letter that is drawn with itself",
                 parts=[glyph, stream(b"9 0 d0 BT /T 12 Tf (AAAAAAAAAA) Tj ET")], fonts="/T {0}")
    group = "/Group << /S /Transparency /G {0} >> "
    yield around("softmask-itself", "/G gs 0 0 99 99 re f", HARMLESS, "a mask masked by itself",
                 parts=["<< /Type /ExtGState /SMask << /S /Luminosity /G {1} >> >>",
                        stream(b"/G gs 0 0 9 9 re f", form + group + "/Resources << /ExtGState << /G {0} >> >>")],
                 resources="/ExtGState << /G {0} >>")
    yield around("resources-itself", "/X Do", HARMLESS, "", parts=["{0}"], resources="/XObject {0}")
    yield around("properties-itself", "/OC /P BDC 0 0 9 9 re f EMC", HARMLESS, "membership of itself",
                 parts=["<< /Type /OCMD /OCGs [{0} {0}] /VE [/And {0} {0}] >>"], resources="/Properties << /P {0} >>")
    yield around("colorspace-itself", "/C cs 1 scn 0 0 9 9 re f", HARMLESS, "", parts=["[/Indexed {0} 255 (abc)]"],
                 resources="/ColorSpace << /C {0} >>")
    yield around("colorspace-deep", "/C cs 1 scn 0 0 9 9 re f", HARMLESS,
                 "", parts=[f"{'[/Indexed ' * 500}/DeviceRGB{' 1 (abcdef)]' * 500}"], resources="/ColorSpace << /C {0} >>")


def inline_images():
    kept = "BT /F1 12 Tf 60 500 Td (Truoc anh) Tj ET "
    yield around("inline-huge", kept + "BI /W 1000000000 /H 1000000000 /BPC 8 /CS /RGB ID x EI "
                 "BT /F1 12 Tf 60 300 Td (Sau anh) Tj ET", PARTLY + SPENT, "it claims 3 * 10^18 bytes")
    yield around("inline-many", stream(deflated_repeat(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI " * 3000, 100),
                                       "/Filter /FlateDecode"), HARMLESS + SPENT, "300,000 images in the stream")
    yield around("inline-flate-bomb", stream(b"BI /W 30000 /H 30000 /BPC 8 /CS /RGB /F /Fl ID "
                                             + deflated_repeat(bytes(MIB), 600) + b" EI"), PARTLY + SPENT)


def cases(place):
    for group in (bombs, recursion, inline_images, pdf_fonts.bombs):
        yield from group()
