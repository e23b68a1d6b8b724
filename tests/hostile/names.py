"""What only the file system can do: names, links, pipes, rights, depth."""
from __future__ import annotations

import os
import socket
import stat

from case import IGNORED, NOT_REGULAR, READ, TOO_LARGE, Case, case
from zipkit import docx, paragraphs

ROOT = os.geteuid() == 0


def letter(text: str) -> bytes:
    return docx(paragraphs(f"Nội dung của tệp {text}"))


def made(name: str, allow, make, why="", **more) -> Case:
    one = case(name, allow, None, why, **more)
    one.make = make
    return one


def names():
    """Each of them is a sound document that must be read and shown under a name that harms nobody."""
    odd = {
        "html": "<script>alert(1)<script>.docx", "attribute": "\"onmouseover=alert(1) x=\".docx", "apostrophe": "'><img src=x onerror=alert(1)>.docx",
        "formula": "=cmd|' \u2215C calc'!A0.docx", "formula-plus": "+1+1.docx", "formula-at": "@SUM(1).docx", "placeholder": "{{path}} {0} {path} %s %n.docx",
        "dash": "-rf.docx", "dashes": "--json.docx", "dash-only": "-", "shell": "$(touch capdo-escaped).docx", "backticks": "`touch capdo-escaped`.docx",
        "semicolon": "a; touch capdo-escaped;.docx", "pipe": "|touch capdo-escaped.docx", "star": "*.docx", "tilde": "~root.docx", "percent": "%2e%2e%2f.docx",
        "newline": "mot\nhai.docx", "carriage-return": "mot\rhai.docx", "tab": "mot\thai.docx", "escape": "\x1b[2J\x1b[31mdo.docx",
        "title": "\x1b]0;tieu de\x07.docx", "osc-52": "\x1b]52;c;Y3VybA==\x07.docx", "bell": "\x07\x08\x0b\x0c.docx", "delete": "\x7f.docx",
        "c1": "\x9b31m\x9d0;x\x9c.docx", "bidi": "hop-dong\u202efdp.docx", "isolate": "\u2066a\u2067b\u2069.docx", "zero-width": "a\u200b\u200d\ufeffb.docx",
        "line-separator": "a\u2028b\u2029c.docx", "nfc": "Quyết định.docx", "nfd": "Quye\u0302\u0301t đi\u0323nh 2.docx", "fullwidth": "ｑｕｙｅｔ．ｄｏｃｘ",
        "emoji": "👨‍👩‍👧.docx", "blank": " ", "blanks": "  a  .docx  ", "trailing-dot": "a.docx.",
        "colon": "a:b.docx", "backslash": "a\\..\\b.docx", "device": "CON.docx", "long": "a" * 250 + ".docx", "long-vietnamese": "ễ" * 83 + ".docx",
        "quotes": "“”‘’\"'.docx", "private": "\ue000\U000f0000.docx", "noncharacter": "\uffff\U0010ffff.docx", "combining": "\u0301\u0301\u0301.docx",
        "zalgo": "a" + "\u0301" * 120 + ".docx", "json": "\\u0000\\\"},{.docx", "csv": "a,\"b\",c;d.docx", "lt": "&lt;&amp;&#x3c;.docx",
    }
    for label, name in odd.items():
        yield case(name[:255] if len(name.encode()) <= 255 else name[:80], READ, letter(label), label)
    raw = {"latin-1": b"Quy\xeat d\xfcnh.docx", "cp1258": b"Quy\xea\xect.docx", "overlong": b"a\xc0\xafb.docx", "surrogates": b"a\xed\xa0\x80b.docx",
           "cut": b"a\xe1\xba.docx", "ff": b"\xff\xfe\xff.docx"}
    for label, name in raw.items():
        yield case(os.fsdecode(name), READ, letter(label), f"no UTF-8: {label}")
    # One name in NFC; both must be there.
    yield case("hai/Đề xuất.docx", READ, letter("nfc-1"), "twice the same name, composed")
    yield case("hai/Đê\u0300 xuâ\u0301t.docx", READ, letter("nfd-1"), "and decomposed")
    for name in (".hidden.docx", "~$quyet-dinh.docx", "Thumbs.db", "desktop.ini", ".DS_Store", "..a.docx"):
        yield case(f"bo/{name}", IGNORED, letter(name), "files of file managers")
    yield case("bo/__MACOSX/a.docx", IGNORED, letter("macosx"), "")


def no_files():
    def link(target):
        return lambda path: os.symlink(target, path)

    for name, target in (("passwd", "/etc/passwd"), ("nowhere", "khong-co"), ("itself", "link-itself.docx"), ("here", "."), ("above", ".."),
                         ("root", "/"), ("zero", "/dev/zero"), ("environment", "/proc/self/environ"), ("sample", "../../mau")):
        suffix = ".docx" if name in ("passwd", "nowhere", "itself", "zero", "environment") else ""
        yield made(f"link-{name}{suffix}", NOT_REGULAR, link(target), f"a link to {target}", absent="root:x:0" if name == "passwd" else ())
    yield made("pipe.pdf", NOT_REGULAR, os.mkfifo, "opening it would wait for ever")

    def bind(path):
        # The address of a socket is short: go there first.
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(os.path.dirname(path))
            socket.socket(socket.AF_UNIX).bind(os.path.basename(path))
        finally:
            os.fchdir(here)
            os.close(here)

    yield made("socket.pdf", NOT_REGULAR, bind)
    yield made("device.pdf", NOT_REGULAR, lambda path: os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5)), "/dev/zero by another name")

    def sparse(path):
        with open(path, "wb") as file:
            file.write(b"%PDF-1.7\n")
            file.truncate(600 << 20)

    yield made("sparse-600mb.pdf", TOO_LARGE, sparse, "600 MB that take no room")

    def closed(path):
        with open(path, "wb") as file:
            file.write(letter("closed"))
        os.chmod(path, 0)

    yield made("no-rights.docx", READ if ROOT else ("unreadable/not-readable",), closed, "nobody may read it")

    def twin(path):
        with open(path + b".1", "wb") as file:
            file.write(letter("twin"))
        os.link(path + b".1", path)

    yield made("hai-ten/twin", READ, lambda path: (os.makedirs(os.path.dirname(path), exist_ok=True), twin(path)),
               "two names of one file", within=True)


def deep():
    def tower(step: bytes, levels: int):
        def make(path):
            here = os.open(".", os.O_RDONLY)
            try:
                os.makedirs(path)
                os.chdir(path)
                for _ in range(levels):  # by steps: the whole path is longer than the system takes
                    os.mkdir(step)
                    os.chdir(step)
                with open("a.docx", "wb") as file:
                    file.write(letter("deep"))
            finally:
                os.fchdir(here)
                os.close(here)
        return make

    yield made("sau-40", READ, tower(b"d", 40), "a file 40 folders deep", within=True)
    yield made("sau-100", ("unreadable/not-readable", "unreadable/not-regular-file", "unreadable/too-large"), tower(b"d", 100),
               "100 folders deep: the folder where the program stops is an entry", within=True)
    yield made("sau-dai", ("unreadable/not-readable", "unreadable/not-regular-file", "unreadable/too-large"), tower(b"n" * 250, 30),
               "a path of 7,500 bytes", within=True)


def cases(place):
    for group in (names, no_files, deep):
        yield from group()
