"""PDF: tables of objects, trailers, page trees, truncations, flipped bits."""
from __future__ import annotations

import random
import re

from case import DAMAGED, LIMIT, LOST, NOTHING, PARTLY, READ, SPENT, TYPED, UNSUPPORTED, case
from pdfkit import A4, Pdf, append, b, flate, simple, stream, text_content

# Poppler rebuilds a lost table of objects and the reader says so; where it need not, the file is sound.
REPAIRED = READ + ("partly-read/damaged",)
REPAIRED_OR_LOST = REPAIRED + DAMAGED + NOTHING


def numbered(name: str, count: int) -> list[str]:
    return [f"Trang {i + 1} cua tep {name}" for i in range(count)]


def three(name: str, **more) -> Pdf:
    return simple(*numbered(name, 3), **more)


def sample_case(name: str, allow, data: bytes, why="", count=3, **more):
    """A file of `count` numbered pages: plain "read" means that the text of all of them came out."""
    more.setdefault("whole", numbered(name, count))
    return case(f"{name}.pdf", allow, data, why, **more)


def cross_references():
    def with_trailer(name, allow, why, extra="", **build):
        return sample_case(name, allow, three(name).build(extra, **build), why, contain=f"Trang 3 cua tep {name}")

    body = len(three("x").body())
    yield with_trailer("xref-prev-self", REPAIRED, "the section before this one is this one", f"/Prev {body + 5}")
    yield with_trailer("xref-prev-beyond", REPAIRED, "the section before lies past the end", "/Prev 99999999")
    yield with_trailer("xref-prev-negative", REPAIRED, "", "/Prev -1")
    yield with_trailer("xref-prev-huge", REPAIRED, "", "/Prev 99999999999999999999999")
    yield with_trailer("xref-prev-reference", REPAIRED, "a reference where a number must stand", "/Prev 1 0 R")
    yield with_trailer("xref-xrefstm-rubbish", REPAIRED, "hybrid file whose stream is no stream", "/XRefStm 15")
    yield with_trailer("xref-size-huge", REPAIRED + SPENT, "room for 2^31 objects", size=2147483647)
    yield with_trailer("xref-size-one", REPAIRED, "fewer objects than there are", size=1)
    yield with_trailer("startxref-zero", REPAIRED, "", startxref=0)
    yield with_trailer("startxref-beyond", REPAIRED, "", startxref=10**9)
    yield with_trailer("startxref-negative", REPAIRED, "", startxref=-5)
    yield with_trailer("startxref-overflow", REPAIRED, "", startxref=2**64 + 9)

    name = "xref-prev-loop"
    first = three(name).build("/Prev 777777")
    second = append(first, {60: b"(x)"}, "<< /Size 61 /Root 1 0 R /Prev PREV >>")
    loop = second.replace(b"/Prev 777777", b"/Prev %06d" % int(re.findall(rb"startxref\s+(\d+)", second)[-1]))
    yield sample_case(name, REPAIRED, loop, "two sections, each before the other", contain=f"Trang 3 cua tep {name}")

    name = "xref-count-huge"
    data = three(name).build()
    yield sample_case(name, REPAIRED + SPENT, re.sub(rb"xref\n0 \d+", b"xref\n0 4294967295", data, count=1),
               "the table claims 2^32 rows", contain=f"Trang 3 cua tep {name}")
    name = "xref-starts-negative"
    data = three(name).build()
    yield sample_case(name, REPAIRED, re.sub(rb"xref\n0 ", b"xref\n-7 ", data, count=1), contain=f"Trang 3 cua tep {name}")
    name = "xref-all-free"
    data = three(name).build().replace(b" 00000 n", b" 00000 f")
    yield sample_case(name, LOST, data, "every object is marked as deleted")
    name = "xref-pages-free"
    pdf = three(name)
    data = pdf.build()
    for number in pdf.page[1:]:
        data = data.replace(f"{pdf.offsets[number]:010d} 00000 n".encode(), b"0000000000 65535 f")
    yield sample_case(name, PARTLY, data, "pages 2 and 3 are marked as deleted: lost, not blank",
               contain=f"Trang 1 cua tep {name}")
    name = "xref-offsets-shifted"
    data = re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) + 7), three(name).build())
    yield sample_case(name, REPAIRED, data, "every offset is wrong by seven", contain=f"Trang 3 cua tep {name}")
    name = "xref-offsets-all-one"
    data = re.sub(rb"(\d{10}) 00000 n", b"0000000017 00000 n", three(name).build())
    yield sample_case(name, REPAIRED_OR_LOST, data, "all objects at one place")
    name = "xref-missing"
    data = three(name).build()
    yield sample_case(name, REPAIRED + DAMAGED, data[:data.rfind(b"xref\n0")] + b"%%EOF", "neither table nor trailer")


def xref_streams():
    def build(name, allow, why="", texts=3, **more):
        pdf = simple(*numbered(name, texts))
        packed = tuple(pdf.page) + (pdf.tree,) if more.pop("pack", False) else ()
        return sample_case(name, allow, pdf.build_stream(packed=packed, **more), why, texts)

    yield build("xrefstream-sound", READ, "nothing wrong: holds the builder to its word", pack=True)
    # Without the word "trailer" Poppler 22.12 cannot rebuild a file: that it is damaged is right, too.
    yield build("xrefstream-size-huge", REPAIRED + DAMAGED + SPENT, entries="/Size 2147483647 /W [1 4 2]")
    yield build("xrefstream-index-huge", REPAIRED + DAMAGED + SPENT, entries="/Size 10 /W [1 4 2] /Index [0 2147483647]")
    yield build("xrefstream-index-negative", REPAIRED + DAMAGED, entries="/Size 10 /W [1 4 2] /Index [-3 20]")
    yield build("xrefstream-index-odd", REPAIRED + DAMAGED, entries="/Size 10 /W [1 4 2] /Index [0]")
    yield build("xrefstream-w-zero", REPAIRED_OR_LOST, "rows of no bytes", entries="/Size 2000000000 /W [0 0 0]")
    yield build("xrefstream-w-huge", REPAIRED + DAMAGED, entries="/Size 10 /W [1 2147483647 2]")
    yield build("xrefstream-w-negative", REPAIRED + DAMAGED, entries="/Size 10 /W [1 -4 2]")
    yield build("xrefstream-w-missing", REPAIRED + DAMAGED, entries="/Size 10")
    yield build("xrefstream-empty", REPAIRED + DAMAGED, data=b"")
    yield build("xrefstream-prev-self", REPAIRED, extra="/Prev SELF")
    yield build("objstm-n-huge", LOST + SPENT, "2^31 objects in 200 bytes", pack=True, objstm="/N 2147483647 /First 20")
    yield build("objstm-n-negative", LOST, pack=True, objstm="/N -1 /First 20")
    yield build("objstm-first-huge", LOST, pack=True, objstm="/N 4 /First 2147483640")
    yield build("objstm-first-negative", LOST, pack=True, objstm="/N 4 /First -20")
    yield build("objstm-extends-self", REPAIRED, pack=True, objstm="TRUE /Extends SELF")

    # A stream of objects that lies inside itself, and two that hold each other.
    for name, count in (("objstm-in-itself", 1), ("objstm-in-each-other", 2)):
        pdf = three(name)
        held = [pdf.add(stream(b"1 0 << >>", "/Type /ObjStm /N 1 /First 4")) for _ in range(count)]
        size = max(pdf.objects) + 2
        pdf.body()
        rows = b""
        for number in range(size):
            if number in held:
                inside = held[(held.index(number) + 1) % count]
                rows += b"\2" + inside.to_bytes(4, "big") + b"\0\0"
            elif number == pdf.tree:
                rows += b"\2" + held[0].to_bytes(4, "big") + b"\0\0"
            else:
                rows += b"\1" + pdf.offsets.get(number, 0).to_bytes(4, "big") + b"\0\0"
        yield sample_case(name, REPAIRED_OR_LOST, pdf.build_stream(data=rows, entries=f"/Size {size} /W [1 4 2]"),
                   "the page tree stands in an object stream that stands in itself")


def lengths():
    def lie(name, allow, length, extra=None, **more):
        pdf = three(name)
        number = pdf.content[1]
        pdf.set(number, stream(text_content(f"Trang 2 cua tep {name}"), length=length.replace("SELF", f"{number} 0 R")))
        for body in extra or ():
            pdf.add(body)
        return sample_case(name, allow, pdf.build(), **more)

    yield lie("length-short", LOST, "3", why="the content ends inside its first word: page 2 is lost, or repaired")
    yield lie("length-zero", REPAIRED + LOST, "0")
    yield lie("length-long", REPAIRED, "999999")
    yield lie("length-2e31", REPAIRED, "2147483648")
    yield lie("length-2e63", REPAIRED, "9223372036854775807")
    yield lie("length-negative", REPAIRED + LOST, "-1")
    yield lie("length-missing", REPAIRED + LOST, "")
    yield lie("length-of-itself", REPAIRED + LOST, "SELF", why="the length stands in the stream that it measures")
    yield lie("length-loop", REPAIRED + LOST, "10 0 R", extra=["11 0 R", "10 0 R"])
    yield lie("length-name", REPAIRED + LOST, "/Many")
    yield lie("length-dangling", REPAIRED + LOST, "4711 0 R")


def page_trees():
    def tree(name, allow, tree_extra, why="", texts=3, **more):
        pdf = simple(*numbered(name, texts), tree_extra=tree_extra)
        return sample_case(name, allow, pdf.build(), why, **more)

    name = "pages-count-1-of-3"
    yield tree(name, PARTLY, "/Count 1", "three pages are there, the tree admits to one: none may vanish without a word",
               contain=f"Trang 1 cua tep {name}")
    for lie in ("46", "2147483647", "-1", "0", "9999999999999", "(three)", "4711 0 R"):
        name = f"pages-count-{re.sub('[^0-9a-z-]', '', lie)}"
        yield tree(name, PARTLY + DAMAGED + SPENT,
                   f"/Count {lie}", "the tree claims another number of pages")
    yield tree("pages-kids-empty", DAMAGED, "/Kids [] /Count 0", "no page at all")
    yield tree("pages-kids-empty-count-46", NOTHING, "/Kids [] /Count 46", "46 pages, none of them there")
    yield tree("pages-kids-of-itself", NOTHING, "/Kids [2 0 R] /Count 3")
    yield tree("pages-kids-dangling", NOTHING, "/Kids [4711 0 R 4712 0 R] /Count 2")
    yield tree("pages-kids-null", NOTHING, "/Kids [null null null] /Count 3")
    yield tree("pages-kids-numbers", NOTHING, "/Kids [1 2 3 (x) /Y] /Count 5")
    yield tree("pages-kids-dictionaries", NOTHING + READ, "/Kids [<< /Type /Page /MediaBox [0 0 595 842] >>] /Count 1",
               "kids that are no references")
    yield tree("pages-kids-catalog", NOTHING, "/Kids [1 0 R] /Count 1")

    name = "pages-cycle"
    pdf = three(name)
    pdf.set(pdf.tree, f"<< /Type /Pages /Count 6 /Kids [{pdf.page[0]} 0 R 20 0 R] >>")
    pdf.set(20, f"<< /Type /Pages /Count 6 /Parent 2 0 R /Kids [2 0 R {pdf.page[1]} 0 R] >>")
    yield sample_case(name, PARTLY + DAMAGED, pdf.build(), "a node of the page tree holds its own parent")

    name = "pages-doubling"
    pdf = Pdf().pages([f"Trang 1 cua tep {name}"])
    below = pdf.page[0]
    for level in range(24):
        below = pdf.add(f"<< /Type /Pages /Parent 2 0 R /Count {2 ** (level + 1)} /Kids [{below} 0 R {below} 0 R] >>")
    pdf.set(pdf.tree, f"<< /Type /Pages /Count {2 ** 24} /Kids [{below} 0 R] >>")
    yield sample_case(name, LIMIT + PARTLY + SPENT + DAMAGED, pdf.build(), "24 nodes that stand for 16 million pages", 1)

    name = "pages-same-kid-million"
    pdf = Pdf().pages([f"Trang 1 cua tep {name}"])
    pdf.set(pdf.tree, b"<< /Type /Pages /Count 1000000 /Kids [" + b"%d 0 R " % pdf.page[0] * 1000000 + b"] >>")
    yield sample_case(name, LIMIT + PARTLY + SPENT + DAMAGED, pdf.build_stream(packed=(pdf.tree,)),
               "one page a million times, 20 KB on disk", 1)

    name = "pages-10000"
    texts = [f"Trang {i + 1} cua tep {name}" for i in range(10000)]
    yield sample_case(name, ("partly-read/too-large",), simple(*texts).build(), "more pages than max_pages", 5000,
               contain=(f"Trang 1 cua tep {name}", f"Trang 5000 cua tep {name}"))

    name = "pages-deep"
    pdf = Pdf().pages([f"Trang 1 cua tep {name}"])
    below = pdf.page[0]
    for _ in range(20000):
        below = pdf.add(f"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [{below} 0 R] >>")
    pdf.set(pdf.tree, f"<< /Type /Pages /Count 1 /Kids [{below} 0 R] >>")
    yield sample_case(name, NOTHING + READ + SPENT, pdf.build(), "the only page stands 20,000 nodes deep", 1)

    name = "pages-parent-loop"
    pdf = Pdf().pages([f"Trang 1 cua tep {name}"], page_extra="/Resources null /MediaBox null")
    pdf.set(pdf.tree, b"<< /Type /Pages /Count 1 /Parent 2 0 R /Kids [" + b"%d 0 R" % pdf.page[0] + b"] >>")
    yield sample_case(name, LOST + READ, pdf.build(), "what the page inherits is asked for in a circle",
               count=1)
    name = "pages-no-type"
    pdf = three(name)
    data = pdf.build().replace(b"/Type /Page ", b"            ")
    yield sample_case(name, REPAIRED, data, contain=f"Trang 3 cua tep {name}")
    name = "pages-kid-missing"
    pdf = three(name)
    pdf.set(pdf.tree, f"<< /Type /Pages /Count 3 /Kids [{pdf.page[0]} 0 R 4711 0 R {pdf.page[2]} 0 R] >>")
    yield sample_case(name, PARTLY, pdf.build(), "page 2 is a reference to nothing: lost, never blank",
               contain=(f"Trang 1 cua tep {name}", f"Trang 3 cua tep {name}"))
    name = "pages-kid-twice"
    pdf = three(name)
    pdf.set(pdf.tree, f"<< /Type /Pages /Count 4 /Kids [{' '.join(f'{n} 0 R' for n in pdf.page)} {pdf.page[0]} 0 R] >>")
    yield sample_case(name, READ + PARTLY, pdf.build(), contain=f"Trang 3 cua tep {name}")


def roots():
    for name, root in (("root-missing", ""), ("root-dangling", "4711 0 R"), ("root-null", "null"), ("root-name", "/X")):
        yield sample_case(name, REPAIRED_OR_LOST, three(name).build(root=root), "no catalog where the trailer points")
    name = "root-is-pages"
    yield sample_case(name, REPAIRED_OR_LOST, three(name).build(root="2 0 R"), "the catalog is the page tree")
    name = "root-is-page"
    pdf = three(name)
    yield sample_case(name, REPAIRED_OR_LOST, pdf.build(root=f"{pdf.page[0]} 0 R"), "")
    name = "root-of-itself"
    pdf = three(name)
    pdf.set(pdf.root, "1 0 R")
    yield sample_case(name, DAMAGED, pdf.build(), "the catalog is a reference to itself")
    for name, pages in (("catalog-no-pages", ""), ("catalog-pages-itself", "/Pages 1 0 R"), ("catalog-pages-null", "/Pages null"),
                        ("catalog-pages-array", "/Pages [2 0 R]")):
        pdf = three(name)
        pdf.set(pdf.root, f"<< /Type /Catalog {pages} >>")
        yield sample_case(name, NOTHING, pdf.build(), "a catalog without a page tree")
    name = "catalog-pages-is-page"
    pdf = three(name)
    pdf.set(pdf.root, f"<< /Type /Catalog /Pages {pdf.page[0]} 0 R >>")
    yield sample_case(name, NOTHING + REPAIRED, pdf.build(), "a page where the tree should be")


def wrappings():
    name = "header-late"
    yield sample_case(name, REPAIRED, b"\0" * 900 + three(name).build(), "900 bytes before the header, as Acrobat allows",
               contain=f"Trang 3 cua tep {name}")
    yield case("header-too-late.pdf", UNSUPPORTED + REPAIRED, b"\0" * 5000 + three("header-too-late").build())
    yield case("header-missing.pdf", UNSUPPORTED + REPAIRED + DAMAGED, three("header-missing").build()[9:])
    yield case("header-only.pdf", DAMAGED, b"%PDF-1.7\n")
    yield case("header-no-version.pdf", REPAIRED, three("header-no-version").build().replace(b"%PDF-1.7", b"%PDF-   "))
    yield case("header-version-99.pdf", REPAIRED, three("header-version-99").build().replace(b"%PDF-1.7", b"%PDF-9.9"))
    yield case("header-many.pdf", DAMAGED, b"%PDF-1.7\n" * 50000, "nothing but headers")
    name = "trailing-junk"
    yield sample_case(name, REPAIRED, three(name).build() + random.Random(1).randbytes(3000), contain=f"Trang 3 cua tep {name}")
    name = "trailing-junk-long"
    yield sample_case(name, REPAIRED, three(name).build() + random.Random(2).randbytes(300_000),
               contain=f"Trang 3 cua tep {name}")
    name = "trailing-zeros"
    yield sample_case(name, REPAIRED, three(name).build() + bytes(200_000), contain=f"Trang 3 cua tep {name}")
    name = "line-ends-cr"
    yield sample_case(name, REPAIRED, three(name).build().replace(b"\n", b"\r"), "line ends of an old Macintosh")
    name = "line-ends-mangled"
    yield sample_case(name, REPAIRED + LOST, three(name).build().replace(b"\n", b"\r\n"), "sent as text: every offset is wrong")
    yield case("comments-only.pdf", DAMAGED, b"%PDF-1.7\n" + b"%" * 3_000_000 + b"\n")
    yield case("numbers-only.pdf", DAMAGED, b"%PDF-1.7\n" + b"1 0 obj 1 0 obj " * 100_000)
    yield case("xref-words-only.pdf", DAMAGED, b"%PDF-1.7\n" + b"xref trailer startxref " * 50_000)
    for name, opened in (("arrays", b"["), ("dictionaries", b"<</A"), ("strings", b"("), ("names", b"/#")):
        pdf = Pdf().pages([f"Trang 1 cua tep nested-{name}"])
        pdf.set(pdf.page[0], pdf.objects[pdf.page[0]][:-2] + b"/X " + opened * 200_000 + b" >>")
        yield case(f"nested-{name}.pdf", NOTHING + REPAIRED + SPENT, pdf.build(), "200,000 open brackets in the page",
                   whole=f"Trang 1 cua tep nested-{name}")
    name = "name-1mb"
    pdf = three(name, page_extra="/" + "N" * 1_000_000 + " 1")
    yield sample_case(name, REPAIRED, pdf.build(), contain=f"Trang 3 cua tep {name}")
    name = "numbers-overflow"
    pdf = three(name, page_extra="/Rotate 99999999999999999999 /X 1e400 /Y -" + "9" * 5000 + " /Z ." + "0" * 5000 + "1")
    yield sample_case(name, REPAIRED, pdf.build(), contain=f"Trang 3 cua tep {name}")
    name = "object-number-2e31"
    data = three(name).build().replace(b"\nxref", b"\n2147483647 0 obj (x) endobj 99999999999 99999 obj (y) endobj\nxref")
    yield sample_case(name, REPAIRED + DAMAGED, data)
    for name, dictionary in (
            ("linearized-lies", "<< /Linearized 1 /L 17 /H [9999999 2147483647] /O 4711 /E 99999999 /N 77 /T 12 >>"),
            ("linearized-first-page", "<< /Linearized 1 /L LEN /H [0 0] /O 1 /E 10 /N 3 /T 10 /P 2147483647 >>"),
            ("linearized-negative", "<< /Linearized -1 /L -1 /H [-1 -1 -1 -1] /O -1 /E -1 /N -1 /T -1 >>")):
        data = three(name).build()
        insert = b"\n90 0 obj\n" + b(dictionary.replace("LEN", str(len(data) + 100))) + b"\nendobj\n"
        yield sample_case(name, REPAIRED, data[:15] + insert + data[15:], "the fast way in leads nowhere",
                   contain=f"Trang 3 cua tep {name}")


def updates():
    name = "update-garbage"
    yield sample_case(name, REPAIRED, three(name).build() + b"\n99 0 obj\n<< garbage startxref\n-1\n%%EOF",
               contain=f"Trang 3 cua tep {name}")
    name = "update-many"
    data = three(name).build()
    for i in range(1500):
        data = append(data, {50: b"(%d)" % i}, "<< /Size 51 /Root 1 0 R /Prev PREV >>")
    yield sample_case(name, REPAIRED + SPENT, data, "1,500 updates, one after the other")
    name = "update-removes-page"
    pdf = three(name)
    data = append(pdf.build(), {pdf.tree: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % pdf.page[0]},
                  "<< /Size 20 /Root 1 0 R /Prev PREV >>")
    yield sample_case(name, READ, data, "what an update takes away is not in the document",
               contain=f"Trang 1 cua tep {name}", absent=f"Trang 3 cua tep {name}", whole=())
    name = "update-replaces-content"
    pdf = three(name)
    data = append(pdf.build(), {pdf.content[0]: stream(text_content(f"Trang moi cua tep {name}"))},
                  "<< /Size 20 /Root 1 0 R /Prev PREV >>")
    yield sample_case(name, READ, data, contain=f"Trang moi cua tep {name}", absent=f"Trang 1 cua tep {name}", whole=())


def truncations():
    """Five pages, the table at the end: whatever is cut off, no page may vanish without a word."""
    def sample(name):
        pdf = simple(*numbered(name, 5))
        return pdf, pdf.build()

    pdf, data = sample("cut-000")
    places = {"in-header": 5, "after-header": 15, "in-catalog": pdf.offsets[1] + 20, "in-tree": pdf.offsets[2] + 20,
              "in-font": pdf.offsets[3] + 20, "in-xref": data.rfind(b"xref\n0") + 40, "before-xref": data.rfind(b"xref\n0"),
              "in-trailer": data.rfind(b"trailer") + 20, "in-startxref": data.rfind(b"startxref") + 4,
              "before-offset": data.rfind(b"startxref") + 10, "before-eof": data.rfind(b"%%EOF")}
    for i in range(5):
        places[f"in-content-{i + 1}"] = pdf.offsets[pdf.content[i]] + 60
        places[f"before-endstream-{i + 1}"] = pdf.offsets[pdf.page[i]] - 20
        places[f"in-page-{i + 1}"] = pdf.offsets[pdf.page[i]] + 30
    # Same length of every name, so that the places stay where they are.
    for number, (place, at) in enumerate(sorted(places.items(), key=lambda pair: pair[1])):
        name = f"cut-{number:03d}"
        pdf, data = sample(name)
        whole = at >= pdf.offsets[pdf.page[-1]] + len(pdf.objects[pdf.page[-1]])
        allow = REPAIRED + DAMAGED if whole else UNSUPPORTED + DAMAGED if at < 8 else LOST
        yield case(f"{name}-{place}.pdf", allow, data[:at], "cut off: pages are lost" if not whole else
                   "cut off behind the last object", whole=numbered(name, 5))
    # Cut in the middle of one large compressed page after a good one.
    for share in (30, 60, 90):
        name = f"cut-flate-{share}"
        pdf = Pdf().pages([f"Trang 1 cua tep {name}", flate(b"".join(
            text_content(f"Dong {i} cua tep {name}", top=800 - i % 700) for i in range(3000)))])
        data = pdf.build()
        start = pdf.offsets[pdf.content[1]]
        yield sample_case(name, LOST, data[:start + len(pdf.objects[pdf.content[1]]) * share // 100],
                   "a compressed page is cut off")
    # The same, with nothing cut off but the middle overwritten.
    for share in (1, 30, 60, 95):
        name = f"flate-hole-{share}"
        pdf = Pdf().pages([f"Trang 1 cua tep {name}", flate(b"".join(
            text_content(f"Dong {i} cua tep {name}", top=800 - i % 700) for i in range(1000)))])
        data = bytearray(pdf.build())
        body = pdf.objects[pdf.content[1]]
        at = pdf.offsets[pdf.content[1]] + len(b"%d 0 obj\n" % pdf.content[1]) + body.find(b"stream\n") + 7
        at += (len(body) - body.find(b"stream\n") - 30) * share // 100
        data[at:at + 12] = b"\xff\xfe\xfd\xfc" * 3
        yield sample_case(name, PARTLY, bytes(data), "the flate data of page 2 is damaged: part of its text is lost",
                   contain=f"Trang 1 cua tep {name}")


def flips():
    for seed in range(30):
        name = f"flip-{seed:02d}"
        pdf = simple(*numbered(name, 3))
        data = bytearray(pdf.build_stream(packed=tuple(pdf.page)) if seed % 2 else pdf.build())
        chance = random.Random(seed)
        # Not in the letters themselves: no reader can know those.
        letters = {at for match in re.finditer(rb"\(Trang[^)]*\)", bytes(data)) for at in range(*match.span())}
        for _ in range(1 + seed % 5):
            at = chance.choice([place for place in range(9, len(data)) if place not in letters])
            data[at] ^= 1 << chance.randrange(8)
        # Number 26 misspells /Contents: such a page is blank, and nothing says that it should not be.
        unseen = {"whole": ()} if seed == 26 else {}
        yield sample_case(name, TYPED, bytes(data), **unseen, why="flipped bits: nothing is lost without a word")
    for seed in range(8):
        name = f"scramble-{seed:02d}"
        data = simple(*numbered(name, 3)).build()
        chance = random.Random(100 + seed)
        pieces = [data[i:i + 200] for i in range(0, len(data), 200)]
        chance.shuffle(pieces)
        yield sample_case(name, TYPED, b"%PDF-1.4\n" + b"".join(pieces), "pieces of a file in any order")


def cases(place):
    for group in (cross_references, xref_streams, lengths, page_trees, roots, wrappings, updates, truncations, flips):
        yield from group()
