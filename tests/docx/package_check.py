"""Whether a DOCX is what Word expects: well-formed parts, content types, links that lead somewhere, and children in the
order of ECMA-376 where Word insists on it (properties of paragraphs, runs, tables, cells, sections)."""
import io
import posixpath
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
           "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
           "eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
              "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tbl": "tblPr tblGrid tr", "tr": "trPr tc", "body": None,
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
             "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}


def local(node):
    return node.tag[len(W):] if node.tag.startswith(W) else node.tag


def check_tree(root, part, faults):
    for node in root.iter():
        names = [local(child) for child in node]
        order = ORDER.get(local(node))
        if order:
            places = [order.split().index(name) if name in order.split() else -1 for name in names]
            if -1 in places or places != sorted(places): faults.append(f"{part}: {local(node)} holds {names}")
        if local(node) in ("pPr", "rPr", "tcPr", "tblPr") and len(set(names)) != len(names): faults.append(f"{part}: {local(node)} twice: {names}")
        if local(node) == "tc" and (not names or names[-1] != "p"): faults.append(f"{part}: a cell ends in {names[-1:]}")
        if local(node) == "tbl" and "tr" not in names: faults.append(f"{part}: a table without rows")
        if local(node) == "body" and (names[-1:] != ["sectPr"] or "tbl" == names[-2]): faults.append(f"{part}: body ends in {names[-2:]}")
        if local(node) == "tbl":
            columns = len(node.find(W + "tblGrid"))
            for row in node.findall(W + "tr"):
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
                if sum(1 if span is None else int(span.get(W + "val")) for span in spans) != columns:
                    faults.append(f"{part}: a row of {len(spans)} cells in {columns} columns")


def faults_of(data):
    faults = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if archive.testzip(): faults.append("checksum")
        parts = {name: archive.read(name) for name in names}
        if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in archive.infolist()): faults.append("a time of day")
    if names[0] != "[Content_Types].xml" or len(set(names)) != len(names): faults.append(f"names: {names}")
    trees = {}
    for name, text in parts.items():
        if not name.endswith((".xml", ".rels")): continue
        try:
            trees[name] = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            faults.append(f"{name}: {error}")
    types = trees.get("[Content_Types].xml")
    defaults = {node.get("Extension") for node in types.iter(TYPES + "Default")}
    overrides = {node.get("PartName") for node in types.iter(TYPES + "Override")}
    for name in names:
        if name != names[0] and "/" + name not in overrides and name.rsplit(".", 1)[-1] not in defaults: faults.append(f"{name}: no content type")
    faults += [f"{name}: named, not there" for name in overrides if name[1:] not in parts]
    links = {}
    for name, tree in trees.items():
        if not name.endswith(".rels"): continue
        folder, file = posixpath.split(posixpath.dirname(name)), posixpath.basename(name)[:-5]
        source = posixpath.join(folder[0], file)
        for link in tree:
            target = posixpath.normpath(posixpath.join(folder[0], link.get("Target")))
            if link.get("TargetMode") == "External" or target not in parts: faults.append(f"{name}: {target}")
            links.setdefault(source, set()).add(link.get("Id"))
    styles = {node.get(W + "styleId") for node in trees["word/styles.xml"].iter(W + "style")} if "word/styles.xml" in trees else set()
    for name, tree in trees.items():
        check_tree(tree, name, faults)
        for node in tree.iter():
            for attribute, value in node.attrib.items():
                if attribute == R + "id" and value not in links.get(name, ()): faults.append(f"{name}: {value} leads nowhere")
            if local(node) in ("pStyle", "basedOn") and node.get(W + "val") not in styles: faults.append(f"{name}: no style {node.get(W + 'val')}")
    return faults
