"""What Microsoft Word would not take in a .docx: order of elements, ids, references, cells, parts without a type.

The orders are those of ECMA-376, part 1, chapter 17 (transitional); LibreOffice and python-docx pass over all of it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "p": "pPr",
    "r": "rPr",
    "tc": "tcPr",
    "tr": "tblPrEx trPr",
    "tbl": "tblPr tblGrid",
}
"""Children in their order; those of an element that holds text too are the ones that come before it."""
OPEN = ("p", "r", "tc", "tr", "tbl")
"""Elements of which only the first children have an order."""
BESIDE = {"[Content_Types].xml"}


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a .docx, a line a fault; none where Word would take it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = [f"twice: {name}" for name, count in Counter(names).items() if count > 1]
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    found += _types(parts, trees)
    found += _relations(parts, trees)
    styles = {one.get(f"{{{W}}}styleId") for one in trees["word/styles.xml"].iter(f"{{{W}}}style")}
    for name, tree in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            found += [f"{name}: {fault}" for fault in _part(tree, styles)]
    return found


def _types(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    known = {one.get("Extension").lower() for one in types if one.tag.endswith("}Default")}
    named = [one.get("PartName") for one in types if one.tag.endswith("}Override")]
    yield from (f"type of a part named twice: {name}" for name, count in Counter(named).items() if count > 1)
    yield from (f"type of a part that is not there: {name}" for name in named if name.lstrip("/") not in parts)
    for name in parts.keys() - BESIDE:
        if f"/{name}" not in named and name.rpartition(".")[2].lower() not in known:
            yield f"part without a type: {name}"


def _relations(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        ids = [one.get("Id") for one in tree]
        yield from (f"{name}: id twice: {id_}" for id_, count in Counter(ids).items() if count > 1)
        for one in tree:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source), one.get("Target")))
            if one.get("TargetMode") == "External":
                yield f"{name}: a link outwards: {one.get('Target')}"
            elif target.lstrip("/") not in parts:
                yield f"{name}: leads nowhere: {one.get('Target')}"
        used = {value for each in trees.get(source, ()) for node in each.iter() for key, value in node.attrib.items()
                if key.startswith(f"{{{R}}}")}  # fmt: skip
        yield from (f"{source}: no such relation: {id_}" for id_ in used - set(ids))


def _part(tree: etree._Element, styles: set[str]) -> Iterator[str]:
    for node in tree.iter():
        if not isinstance(node.tag, str) or not node.tag.startswith(f"{{{W}}}"):
            continue
        name = etree.QName(node).localname
        yield from _order(node, name)
        if name == "tc" and (not len(node) or etree.QName(node[-1]).localname != "p"):
            yield "a cell that does not end with a paragraph"
        if name == "tr":
            yield from _row(node)
        if name in ("pStyle", "rStyle", "tblStyle") and node.get(f"{{{W}}}val") not in styles:
            yield f"no such style: {node.get(f'{{{W}}}val')}"
        if (
            name == "t"
            and (node.text or "") != (node.text or "").strip()
            and not any("space" in key for key in node.attrib)
        ):
            yield f"blanks that Word drops: {node.text!r}"
    drawn = [one.get("id") for one in tree.iter(f"{{{WP}}}docPr")]
    yield from (f"drawing id twice: {id_}" for id_, count in Counter(drawn).items() if count > 1)
    fields = Counter(one.get(f"{{{W}}}fldCharType") for one in tree.iter(f"{{{W}}}fldChar"))
    if len(set(fields.values())) > 1:
        yield f"fields not closed: {dict(fields)}"


def _order(node: etree._Element, name: str) -> Iterator[str]:
    if name not in ORDER:
        return
    wanted = ORDER[name].split()
    here = [etree.QName(child).localname for child in node]
    known = [one for one in here if one in wanted]
    if name not in OPEN:
        yield from (f"{name}: does not take {one}" for one in here if one not in wanted)
        many = {"headerReference", "footerReference", "tblStylePr"}
        yield from (f"{name}: {one} twice" for one, count in Counter(known).items() if count > 1 and one not in many)
    elif known != here[: len(known)]:
        yield f"{name}: {known} is not at its beginning"
    if known != sorted(known, key=wanted.index):
        yield f"{name}: wrong order: {' '.join(known)}"


def _row(node: etree._Element) -> Iterator[str]:
    """Yield whether a row has as many columns as its table says."""
    spans = [int(one.get(f"{{{W}}}val")) for one in node.iterfind(f"{{{W}}}tc/{{{W}}}tcPr/{{{W}}}gridSpan")]
    cells = len(node.findall(f"{{{W}}}tc")) - len(spans) + sum(spans)
    columns = len(node.getparent().findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
    if cells != columns:
        yield f"a row of {cells} columns in a table of {columns}"
