"""A letter of `capdo letter` as a reader sees it: its text, and the rows of the two tables of each annex."""
import io
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

from package_check import W, local

GAP, REVIEW = "Phát hiện", "Vì sao cần làm rõ"  # third heading of the two tables


def text_of(node):
    return "".join(one.text or "" if local(one) == "t" else "\n" if local(one) == "br" else "" for one in node.iter())


class Letter:
    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
        self.text = "\n".join(text_of(paragraph) for paragraph in self.body.iter(W + "p"))
        self.annexes = []  # of each: heading of the third column -> rows
        for child in self.body:
            if local(child) == "p" and text_of(child).startswith("PHỤ LỤC"): self.annexes.append({GAP: [], REVIEW: []})
            if local(child) != "tbl" or not self.annexes: continue
            rows = [[[text_of(p) for p in cell.findall(W + "p")] for cell in row.findall(W + "tc")] for row in child.findall(W + "tr")]
            if len(rows[0]) != 6: continue
            many = None  # requirements over the width of the table, whose finding is the next row
            for row in rows[1:]:
                if len(row) == 2: many = row
                if len(row) != 6: continue
                if many: row[:2], many = many, None
                self.annexes[-1][rows[0][2][0]].append(row)

    def requirements(self, kind, annex=0):
        return [line for row in self.annexes[annex][kind] for line in row[1]]

    def titles(self, kind, wanted, annex=0):
        """How often each requirement is listed, under its title in `wanted` where it has one."""
        found = Counter()
        for line in self.requirements(kind, annex):
            line = plain(line)
            found[max((title for title in wanted if line == title or line.startswith(title + " (")), key=len, default=line)] += 1
        return found


def plain(line):
    """A requirement without its number in a group and without its note."""
    return re.sub(r"^\d+\. ", "", line)


def titles(result, *outcomes):
    return Counter(check["title"] for check in result["checks"] if check["result"] in outcomes)
