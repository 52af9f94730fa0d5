"""What a PDF file says of itself besides its sheets: title, language, bookmarks and the files attached to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from desktop.report.attachment import Attachment
from desktop.report.letters import readable
from desktop.report.page import Page
from desktop.report.pdf_file import Objects, stream, string
from desktop.report.structure import Node

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format><xmp:CreatorTool>{creator}</xmp:CreatorTool>{more}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def description(page: Page, more: str = "") -> bytes:
    """What a file says of itself as XMP, with `more` properties in it."""
    said = {"title": page.title, "language": page.language, "creator": page.creator}
    return _XMP.format(**{name: escape(readable(text), quote=False) for name, text in said.items()}, more=more).encode()


def describe(objects: Objects, page: Page, made: datetime | None, accessible: bool) -> int:
    """Write what the file is; gives the number of its description.

    `made` is when that was; `accessible` has it say that it keeps to PDF/UA.
    """
    info = f"<</Title {string(page.title)}/Creator {string(page.creator)}/Producer {string(page.creator)}"
    more = "<pdfuaid:part>1</pdfuaid:part>" if accessible else ""
    if made:
        then = made.astimezone(UTC)
        info += f"/CreationDate {_date(then)}/ModDate {_date(then)}"
        more += "".join(
            f"<xmp:{name}>{then:%Y-%m-%dT%H:%M:%SZ}</xmp:{name}>"
            for name in ("CreateDate", "ModifyDate", "MetadataDate")
        )
    objects.large.pop(objects.info, None)
    objects.small[objects.info] = f"{info}>>"
    # Left as it is, so that programs that know no PDF find it.
    return objects.add_stream(stream(description(page, more), "/Type/Metadata/Subtype/XML", packed=False))


def bookmark(objects: Objects, pages: Sequence[Page], sheets: Sequence[int], headings: list[tuple[Node, int]]) -> int:
    """Bookmarks for the headings, those of sections below the title before them; gives their number, 0 without any."""
    groups: list[list[tuple[Node, int]]] = []
    for heading in headings:
        if heading[0].kind == "H1" or not groups:
            groups.append([])
        groups[-1].append(heading)
    if not groups:
        return 0
    root = objects.number()
    numbers = [[objects.number() for _ in group] for group in groups]

    def write(number: int, heading: tuple[Node, int], entries: str) -> None:
        node, element = heading
        top = pages[node.sheet].sheet.height - (node.box.y if node.box else 0)
        go = f"/Dest[{sheets[node.sheet]} 0 R/XYZ null {top:g} null]/SE {element} 0 R"
        objects.small[number] = f"<</Title {string(node.words)}{go}{entries}>>"

    tops = [group[0] for group in numbers]
    for place, (group, own) in enumerate(zip(groups, numbers, strict=True)):
        below = f"{_ends(own[1:])}" if own[1:] else ""
        write(own[0], group[0], f"/Parent {root} 0 R{_beside(tops, place)}{below}")
        for inner, heading in enumerate(group[1:]):
            write(own[inner + 1], heading, f"/Parent {own[0]} 0 R{_beside(own[1:], inner)}")
    objects.small[root] = f"<</Type/Outlines{_ends(tops, sum(map(len, numbers)))}>>"
    return root


def packed(attachments: Sequence[Attachment], made: datetime | None) -> list[bytes]:
    """The content of each file as an object."""
    when = f"/ModDate {_date(made)}" if made else ""
    kinds = ("".join(each if each.isalnum() else f"#{ord(each):02X}" for each in one.mime) for one in attachments)
    return [
        stream(one.data, f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {len(one.data)}{when}>>")
        for one, kind in zip(attachments, kinds, strict=True)
    ]


def attach(objects: Objects, attachments: Sequence[Attachment], contents: Sequence[bytes]) -> list[tuple[str, int]]:
    """Put the files with their `contents` in as data of the document; gives the name and the number of each."""
    found: list[tuple[str, int]] = []
    for attached, content in zip(attachments, contents, strict=True):
        held = objects.add_stream(content)
        name = string(attached.name)
        files = f"/EF<</F {held} 0 R/UF {held} 0 R>>/AFRelationship/Data/Desc {string(attached.description)}"
        found.append((name, objects.add(f"<</Type/Filespec/F {name}/UF {name}{files}>>")))
    return found


def catalogue(
    objects: Objects, language: str, parts: dict[str, int], files: list[tuple[str, int]], title_only: bool
) -> None:
    """Write the file's root: the numbers of its `parts` by name, its language and its files.

    With `title_only` no bookmarks are shown unasked.
    """
    entries = "".join(f"/{name} {number} 0 R" for name, number in parts.items() if number)
    entries += f"/Lang {string(language)}/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
    if files:
        names = " ".join(f"{name} {number} 0 R" for name, number in sorted(files))
        entries += f"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{' '.join(f'{n} 0 R' for _, n in files)}]"
    if parts.get("Outlines") and not title_only:
        entries += "/PageMode/UseOutlines"
    objects.large.pop(objects.root, None)
    objects.small[objects.root] = f"<</Type/Catalog{entries}>>"


def _ends(numbers: Sequence[int], count: int = 0) -> str:
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {count or len(numbers)}"


def _beside(numbers: Sequence[int], place: int) -> str:
    before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
    return before + (f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else "")


def _date(moment: datetime) -> str:
    return f"(D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z)"
