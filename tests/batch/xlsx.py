"""Reads a workbook back with nothing but zipfile and xml: {sheet name: {"rows": [[value…]…], "frozen", "filter", "widths"}}.

A value is None, a str or a float; a formula anywhere is an error, because no cell of ours may hold one.
"""
import re
import xml.etree.ElementTree as ET
import zipfile

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def column(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference).group(0):
        number = number * 26 + ord(letter) - 64
    return number - 1


def read(path):
    with zipfile.ZipFile(path) as book:
        strings = ["".join(t.text or "" for t in item.iter("{%s}t" % NS["m"]))
                   for item in ET.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", NS)]
        targets = {r.get("Id"): r.get("Target") for r in ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        sheets = {}
        for sheet in ET.fromstring(book.read("xl/workbook.xml")).find("m:sheets", NS):
            root = ET.fromstring(book.read("xl/" + targets[sheet.get(REL)]))
            if root.findall(".//m:f", NS) or root.find("m:hyperlinks", NS) is not None:
                raise AssertionError(f"{path}: {sheet.get('name')} holds a formula or a link")
            rows = []
            for row in root.find("m:sheetData", NS):
                values = []
                for cell in row:
                    values += [None] * (column(cell.get("r")) - len(values))
                    value = cell.find("m:v", NS)
                    values.append(None if value is None else strings[int(value.text)] if cell.get("t") == "s"
                                  else float(value.text))
                rows.append(values)
            width = max(map(len, rows), default=0)
            pane = root.find(".//m:pane", NS)
            filtered = root.find("m:autoFilter", NS)
            sheets[sheet.get("name")] = {
                "rows": [row + [None] * (width - len(row)) for row in rows],
                "frozen": pane is not None and pane.get("state") == "frozen" and pane.get("ySplit") == "1",
                "filter": filtered.get("ref") if filtered is not None else None,
                "widths": len(root.findall(".//m:col", NS))}
        return sheets
