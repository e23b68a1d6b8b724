"""PDF: what stands on a page - streams, functions, images, boxes, and text that nobody sees.

Most files have a good first page, one hostile page and a good last page: whatever happens on the second, the text of
the others must come out, or the outcome says that it did not.
"""
from __future__ import annotations

import random
import zlib

from case import NOTHING, PARTLY, READ, SPENT, STOPPED, case
from pdfkit import Pdf, b, deflated_repeat, flate, simple, stream, text_content

# The second page has nothing that anybody could lose, or it is flagged.
HARMLESS = READ + PARTLY
MIB = 1 << 20


def around(name: str, content, allow, why="", parts=(), resources="", fonts="", **more):
    """Good page, page with `content` (a content object, or a text for its stream), good page.

    `parts` are further objects, the first of them number 20; "{0}", "{1}" in contents, resources and fonts refer to them.
    """
    numbers = [20 + i for i in range(len(parts))]

    def fill(text):
        for i, number in enumerate(numbers):
            text = text.replace(b"{%d}" % i, b"%d 0 R" % number)
        return text

    body = content if isinstance(content, bytes) else stream(b(content))
    first, last = f"Trang dau cua tep {name}", f"Trang cuoi cua tep {name}"
    pdf = Pdf().pages([first, fill(body), last], resources=fill(b(resources)).decode("latin-1"),
                      fonts=fill(b(fonts)).decode("latin-1"),
                      **{key: more.pop(key) for key in ("page_extra", "font", "catalog_extra") if key in more})
    for number, part in zip(numbers, parts):
        pdf.set(number, fill(b(part)))
    more.setdefault("whole", (first, last))
    return case(f"{name}.pdf", allow, pdf.build(), why, **more)


def lost_contents():
    """Pages whose text is gone. They must be flagged: good and empty would mean that nothing was ever there."""
    for name, body in (("contents-not-flate", stream(text_content("Trang giua"), "/Filter /FlateDecode")),
                       ("contents-flate-nothing", stream(b"\n", "/Filter /FlateDecode")),
                       ("contents-flate-cut", stream(zlib.compress(text_content("Trang giua"))[:14], "/Filter /FlateDecode")),
                       ("contents-flate-head", stream(b"\xff\xff" + zlib.compress(text_content("Trang giua"))[2:],
                                                      "/Filter /FlateDecode")),
                       ("contents-unknown-filter", stream(text_content("Trang giua"), "/Filter /MadeUpDecode")),
                       ("contents-crypt-filter", stream(random.Random(5).randbytes(500),
                                                        "/Filter /Crypt /DecodeParms << /Name /Missing >>")),
                       ("contents-random", stream(random.Random(6).randbytes(3000))),
                       ("contents-zeros", stream(bytes(3000))),
                       ("contents-is-page", b"<< /Type /Page >>"), ("contents-is-number", b"17"),
                       ("contents-is-string", b"(BT (Trang giua) Tj ET)"),
                       ("contents-external", stream(b"", "/F (/etc/passwd) /FFilter /FlateDecode"))):
        yield around(name, body, PARTLY, "the content of page 2 cannot be had", absent="root:x:0")
    yield around("contents-dangling", b"null", PARTLY, "page 2 refers to a content that is not there",
                 page_extra=lambda i: "/Contents 4711 0 R" if i == 1 else "")
    yield around("contents-array-dangling", b"null", PARTLY, "the same, in a list",
                 page_extra=lambda i: "/Contents [4711 0 R 4712 0 R]" if i == 1 else "")
    yield around("contents-array-of-itself", b"[5 0 R 6 0 R 6 0 R]", PARTLY + SPENT)
    yield around("contents-absent", b"null", READ + PARTLY, "a page without /Contents is blank",
                 page_extra=lambda i: "/Contents null" if i == 1 else "")
    name = "contents-all-absent"
    yield case(f"{name}.pdf", NOTHING, Pdf().pages([None] * 46).build(),
               "46 pages and not one letter: a broken export, never a document that was read")
    name = "contents-all-empty"
    yield case(f"{name}.pdf", NOTHING, Pdf().pages([stream(b"")] * 46).build(), "the same with empty streams")
    name = "contents-all-blank"
    yield case(f"{name}.pdf", NOTHING, Pdf().pages([flate(b"q Q\n% nothing\n")] * 3).build(), "the same with nothing drawn")

    # Text is drawn, but with nothing to draw it.
    for name, content, fonts in (
            ("font-missing", "BT /F9 12 Tf 60 500 Td (Trang giua) Tj ET", ""),
            ("font-not-set", "BT 60 500 Td (Trang giua) Tj ET", ""),
            ("font-dangling", "BT /F9 12 Tf 60 500 Td (Trang giua) Tj ET", "/F9 4711 0 R"),
            ("font-null", "BT /F9 12 Tf 60 500 Td (Trang giua) Tj ET", "/F9 null"),
            ("operators-unknown", "BT /F1 12 Tf 60 500 Td (Trang giua) Xj (Trang giua) TJJ ET", "")):
        yield around(name, content, PARTLY, "letters are drawn and none comes out", fonts=fonts)
    yield around("operators-outside-bt", "/F1 12 Tf 60 500 Td (Trang giua) Tj", HARMLESS, "text outside BT and ET")


def functions():
    shading = "<< /ShadingType 1 /ColorSpace /DeviceRGB /Function {1} >>"

    def paint(name, function, allow, why=""):
        return around(name, "/S sh", allow, why, parts=[shading, function], resources="/Shading << /S {0} >>")

    yield paint("function-sampled-huge", stream(b"abc", "/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] "
                "/Size [100000 100000] /BitsPerSample 32"), HARMLESS + SPENT, "10^10 samples of 32 bits from 3 bytes")
    yield paint("function-sampled-overflow", stream(b"abc", "/FunctionType 0 /Domain [0 1 0 1 0 1 0 1] /Range [0 1 0 1 0 1] "
                "/Size [65536 65536 65536 65536] /BitsPerSample 8"), HARMLESS + SPENT)
    yield paint("function-itself", "<< /FunctionType 3 /Domain [0 1 0 1] /Functions [{1} {1}] /Bounds [.5] /Encode [0 1 0 1] >>",
                HARMLESS, "stitched of itself")
    yield paint("function-calculator-deep", stream(b"{" * 50_000 + b"}" * 50_000, "/FunctionType 4 /Domain [0 1 0 1] "
                "/Range [0 1 0 1 0 1]"), HARMLESS + SPENT + STOPPED, "Poppler 22.12 parses the braces by recursion and falls")
    yield paint("function-domain-nan", "<< /FunctionType 2 /Domain [1 0] /N -1e308 /C0 [1e308] /C1 [-1e308] >>", HARMLESS)


def images():
    def image(name, entries, data=b"rubbish", allow=PARTLY, why="", **more):
        return around(name, "q 595 0 0 842 0 0 cm /I Do Q", allow, why, resources="/XObject << /I {0} >>",
                      parts=[stream(data, f"/Type /XObject /Subtype /Image {entries}")], **more)

    rgb = "/ColorSpace /DeviceRGB /BitsPerComponent 8"
    rubbish = random.Random(8).randbytes(400)
    yield image("image-1e9", f"/Width 1000000000 /Height 1000000000 {rgb}", why="an image over the page: it is a scan, nobody reads it")
    yield image("image-2e31", f"/Width 2147483647 /Height 2147483647 {rgb}")
    yield image("image-negative", f"/Width -5 /Height -5 {rgb}", allow=HARMLESS)
    yield image("image-zero", f"/Width 0 /Height 0 {rgb}", allow=HARMLESS)
    yield image("image-no-size", rgb, allow=HARMLESS)
    yield image("image-components-huge", "/Width 9 /Height 9 /BitsPerComponent 2147483647 /ColorSpace /DeviceRGB", allow=HARMLESS)
    yield image("image-indexed-huge", "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 2147483647 (abc)]",
                allow=HARMLESS)
    yield image("image-flate-bomb", f"/Width 30000 /Height 30000 {rgb} /Filter /FlateDecode", deflated_repeat(bytes(MIB), 2575),
                PARTLY + SPENT, "2.7 GB of pixels")
    for name, filter_name in (("jbig2", "JBIG2Decode"), ("jpx", "JPXDecode"), ("dct", "DCTDecode"), ("ccitt", "CCITTFaxDecode")):
        yield image(f"image-{name}-rubbish", f"/Width 2000 /Height 3000 {rgb} /Filter /{filter_name}", rubbish)
    yield image("image-dct-huge", f"/Width 65500 /Height 65500 {rgb} /Filter /DCTDecode",
                bytes.fromhex("ffd8ffc0001108ffdcffdc03012200021101031101ffda000c03010002110311003f00") + bytes(100))
    yield image("image-jpx-huge", "/Width 9 /Height 9 /Filter /JPXDecode",
                bytes.fromhex("ff4fff51002f0000ffffffffffffffff00000000000000000000000100000001000000000000000000030701010701010701010101")
                + bytes(100))
    yield image("image-jbig2-globals-itself", "/Width 2000 /Height 3000 /BitsPerComponent 1 /ColorSpace /DeviceGray "
                "/Filter /JBIG2Decode /DecodeParms << /JBIG2Globals {0} >>", rubbish)
    yield image("image-ccitt-columns", "/Width 2000 /Height 3000 /BitsPerComponent 1 /ColorSpace /DeviceGray "
                "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>", rubbish)
    yield image("image-softmask-itself", f"/Width 9 /Height 9 {rgb} /SMask {{0}}", bytes(243))
    yield image("image-alternates-itself", f"/Width 9 /Height 9 {rgb} /Alternates [<< /Image {{0}} >>]", bytes(243))
    yield image("image-external", f"/Width 9 /Height 9 {rgb} /F (/etc/passwd)", absent="root:x:0")
    yield around("image-icc-rubbish", "/C cs 1 0 0 scn 0 0 9 9 re f", HARMLESS,
                 parts=["[/ICCBased {1}]", stream(rubbish, "/N 3")], resources="/ColorSpace << /C {0} >>")
    names = " ".join(f"/C{i}" for i in range(10_000))
    yield around("image-devicen-10000", "/C cs 0 scn 0 0 9 9 re f", HARMLESS + SPENT,
                 parts=[f"[/DeviceN [{names}] /DeviceRGB << /FunctionType 2 /Domain [0 1] /N 1 >>]"],
                 resources="/ColorSpace << /C {0} >>")
    kept = "BT /F1 12 Tf 60 500 Td (Truoc anh) Tj ET "
    yield around("inline-no-end", kept + "BI /W 9 /H 9 /BPC 8 /CS /RGB ID " + "x" * 5000, PARTLY,
                 "an image in the stream that never ends")


def boxes():
    """Pages of sizes that no paper has. Their text is there; where it lies outside the page it is hidden, never lost."""
    for name, box in (("huge", "[0 0 1000000000 1000000000]"), ("tiny", "[0 0 0.001 0.001]"), ("zero", "[0 0 0 0]"),
                      ("negative", "[0 0 -595 -842]"), ("reversed", "[595 842 0 0]"), ("far", "[1e9 1e9 2e9 2e9]"),
                      ("overflow", "[0 0 1e308 1e308]"), ("words", "[/a (b) null nan]"), ("short", "[0 0 595]"),
                      ("number", "595"), ("million", f"[{'0 ' * 1_000_000}]"), ("itself", "2 0 R")):
        first = f"Trang 1 cua tep box-{name}"
        pdf = simple(first, f"Trang 2 cua tep box-{name}", page_extra=lambda i: f"/MediaBox {box}" if i == 1 else "")
        yield case(f"box-{name}.pdf", READ + PARTLY, pdf.build(), f"a page of {box[:40]}", contain=first,
                   whole=f"Trang 2 cua tep box-{name}")
    for name, extra in (("userunit-75000", "/UserUnit 75000"), ("userunit-1e30", "/UserUnit 1e30"), ("userunit-negative", "/UserUnit -1"),
                        ("rotate-45", "/Rotate 45"), ("rotate-2e31", "/Rotate 2147483647"), ("rotate-negative", "/Rotate -90000000"),
                        ("crop-outside", "/CropBox [9000 9000 9900 9900]"), ("crop-huge", "/CropBox [-1e12 -1e12 1e12 1e12]"),
                        ("crop-empty", "/CropBox [300 300 300 300]")):
        pdf = simple(f"Trang 1 cua tep {name}", f"Trang 2 cua tep {name}", page_extra=lambda i: extra if i == 1 else "")
        yield case(f"{name}.pdf", READ + PARTLY, pdf.build(), extra, contain=f"Trang 1 cua tep {name}",
                   whole=f"Trang 2 cua tep {name}")
    for name, matrix in (("matrix-1e308", "1e308 1e308 1e308 1e308 1e308 1e308 cm"), ("matrix-zero", "0 0 0 0 0 0 cm"),
                         ("matrix-chain", "1e30 0 0 1e30 0 0 cm " * 30), ("matrix-tiny", "1e-300 0 0 1e-300 0 0 cm")):
        yield around(name, matrix + " BT /F1 12 Tf 60 500 Td (Trang giua) Tj ET 0 0 99 99 re S", READ + PARTLY, matrix[:40])
    for name, setting in (("fontsize-zero", "/F1 0 Tf"), ("fontsize-1e38", "/F1 1e38 Tf"), ("fontsize-negative", "/F1 -12 Tf"),
                          ("spacing-1e30", "/F1 12 Tf 1e30 Tc 1e30 Tw 1e30 Tz 1e30 Ts"), ("scale-zero", "/F1 12 Tf 0 Tz"),
                          ("leading-1e300", "/F1 12 Tf 1e300 TL T* T* T*")):
        yield around(name, f"BT {setting} 60 500 Td (Trang giua) Tj [(Trang) -1e300 (giua)] TJ ET", READ + PARTLY, setting)


def hidden():
    """Text that no reader of the paper sees is read, told and never evidence."""
    secret = "Chu khong ai thay"
    shown = f"({secret}) Tj ET"
    at = "/F1 12 Tf 60 500 Td "
    for name, content, resources in (
            ("hidden-white", f"1 1 1 rg BT {at}{shown}", ""),
            ("hidden-tiny", f"BT /F1 0.5 Tf 60 500 Td {shown}", ""),
            ("hidden-mode-3", f"BT 3 Tr {at}{shown}", ""),
            ("hidden-clipped", f"0 0 9 9 re W n BT {at}{shown}", ""),
            ("hidden-outside", f"BT /F1 12 Tf 9000 500 Td {shown}", ""),
            ("hidden-covered", f"BT {at}{shown} 0.9 0.9 0.9 rg 50 490 400 40 re f", ""),
            ("hidden-transparent", f"/G gs BT {at}{shown}", "/ExtGState << /G << /ca 0 >> >>"),
            ("hidden-scaled", f"0.01 0 0 0.01 60 500 cm BT /F1 12 Tf {shown}", ""),
            ("hidden-softmask", f"/G gs BT {at}{shown}",
             "/ExtGState << /G << /SMask << /S /Luminosity /G {0} >> >> >>"),
            ("hidden-layer-off", f"/OC /P BDC BT {at}{shown} EMC", "/Properties << /P {1} >>")):
        yield around(name, content, READ, "seen by a machine only",
                     parts=[stream(b"", "/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Group << /S /Transparency /CS /DeviceGray >>"),
                            "<< /Type /OCG /Name (Off) >>"], hidden=secret, resources=resources,
                     catalog_extra="/OCProperties << /OCGs [21 0 R] /D << /OFF [21 0 R] >> >>")


def cases(place):
    for group in (lost_contents, functions, images, boxes, hidden):
        yield from group()
