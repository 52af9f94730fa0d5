"""The PDF has a structure that a screen reader can follow, by the rules of PDF/UA, and its text is what was written."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from unicodedata import normalize

import page as validator
import pypdf
import pytest

from desktop import assets
from desktop.domain.routine import Activity, default_activities
from desktop.report import pdf, tagging
from desktop.report.handout import lay_out_handout
from desktop.report.ink import missing
from desktop.report.measure import FontMeasure
from desktop.report.page import Page, Role, Text
from desktop.report.paper import on_paper
from desktop.report.pdf_file import StrangePdfError
from desktop.report.sheet import A4
from desktop.report.structure import structure
from desktop.report.visit.compose import compose
from desktop.report.words import Words
from tests.report import diaries
from tests.report.sheets import ALT, NAME, STORY, block, letters, said, sheet, table, whole
from tests.report.test_handout import made as handout
from tests.report.test_paint import made

pytestmark = pytest.mark.usefixtures("qapp")
needs_poppler = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler-utils is not installed")
ARABIC = "\u0645\u0646 \u0641\u0636\u0644\u0643"
JOINED = "\u0644\u0627 \u0628\u0623\u0633"


def read(*pages: Page) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.pdf_bytes(pages)))


def tree(element: Any) -> Any:
    """An element as its name, or its name before what is in it; content is left out."""
    kids = [
        tree(kid)
        for kid in element["/K"]
        if isinstance(kid, pypdf.generic.IndirectObject)
        for kid in [kid.get_object()]
    ]
    return {element["/S"][1:]: kids} if kids else element["/S"][1:]


def elements(element: Any) -> list[Any]:
    kids = [kid.get_object() for kid in element["/K"] if isinstance(kid, pypdf.generic.IndirectObject)]
    return [element, *(inner for kid in kids for inner in elements(kid))]


def run(*command: str, content: bytes) -> str:
    done = subprocess.run([*command], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def test_the_structure_of_a_sheet() -> None:
    root = read(whole()).root_object["/StructTreeRoot"]
    (document,) = root["/K"]
    assert tree(document.get_object()) == {
        "Document": [
            {"Sect": ["H1"]},
            {"Sect": ["H2", "P"]},
            {"Sect": ["H2", {"Table": [{"TR": ["TH", "TH"]}, {"TR": ["TH", "TD"]}]}]},
            {"Sect": ["H2", "Figure"]},
        ]
    }
    found = elements(document.get_object())
    assert [element["/Alt"] for element in found if element["/S"] == "/Figure"] == [ALT]
    heads = [element["/A"]["/Scope"] for element in found if element["/S"] == "/TH"]
    assert heads == ["/Column", "/Column", "/Row"]


def test_what_the_file_says_of_itself() -> None:
    found = read(whole())
    root = found.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert found.metadata
    assert (found.metadata.title, found.metadata.creator, found.metadata.author) == (NAME, "Evenfoot", None)


@pytest.mark.parametrize("pages", [1, 2])
def test_every_instruction_belongs_to_an_element_or_to_none(pages: int) -> None:
    found = read(*(whole(), table(30, 4))[:pages])
    parents = found.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert parents[::2] == list(range(pages))
    for number, sheet_read in enumerate(found.pages):
        content = sheet_read.get_contents()
        assert content is not None
        depth, marks = 0, list[int]()
        for operands, operator in content.operations:
            depth += (operator in {b"BDC", b"BMC"}) - (operator == b"EMC")
            marks += [operands[1]["/MCID"]] if operator == b"BDC" and "/MCID" in operands[1] else []
            assert depth or operator not in {b"Tj", b"S", b"f", b"B", b"Do"}
        owners = [owner.get_object() for owner in parents[2 * number + 1]]
        assert marks == list(range(len(owners)))
        assert all(mark in owner["/K"] for mark, owner in enumerate(owners))
        assert not re.search(rb"-1000 \S+ 0\.5\d* 0\.5\d* re", content.get_data())


@pytest.mark.parametrize("name", diaries.ALL)
def test_no_mark_is_lost(name: str, words: Words) -> None:
    page = made(diaries.ALL[name](), words)
    (pieces,) = structure([page], lambda _: "").sheets
    painted = [mark for piece in pieces for mark in piece.marks]
    drawn = [mark for part in page.blocks for mark in part.marks]
    strip = lambda mark: replace(mark, text=mark.text.rstrip()) if isinstance(mark, Text) else mark  # noqa: E731
    assert [strip(mark) for mark in painted] == [strip(mark) for mark in drawn]


@pytest.mark.parametrize(
    "pages",
    [
        lambda: (whole(),),
        lambda: (whole(), table(30, 4), table(5, 2)),
        lambda: (letters(ARABIC, "\u0395\u03bb", "1 \u2212 2"),),
    ],
    ids=["one", "three", "letters"],
)
def test_it_keeps_to_the_rules_of_accessible_files(pages: Any) -> None:
    report = validator.validate_pdf_bytes(pdf.pdf_bytes(pages()), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_a_handout_keeps_to_them() -> None:
    content = pdf.pdf_bytes([lay_out_handout(handout(), A4, FontMeasure())])
    report = validator.validate_pdf_bytes(content, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    shown = run("pdfinfo", "-struct", "-", content=content) if shutil.which("pdfinfo") else "Figure"
    assert "Figure" in shown


def keeps_to_them_where_it_has_every_letter(pages: Sequence[Page]) -> None:
    content = pdf.pdf_bytes(pages)
    report = validator.validate_pdf_bytes(content, profile="ua1")
    lacks = missing("".join(text.text for page in pages for part in page.blocks for text in part.texts))
    failures = [failure.message for failure in report.failures]
    assert (report.is_compliant, b"<pdfuaid:part>1<" in content) == (not lacks, not lacks), failures


@pytest.mark.parametrize("appendix", [False, True], ids=["page", "table"])
@pytest.mark.parametrize("language", assets.page_languages())
def test_the_page_in_each_language_keeps_to_them(language: str, appendix: bool) -> None:
    keeps_to_them_where_it_has_every_letter(compose(diaries.sample(), A4, language, appendix=appendix))


@pytest.mark.parametrize("name", [*diaries.ALL, "only_told"])
def test_the_page_of_a_diary_keeps_to_them(name: str) -> None:
    keeps_to_them_where_it_has_every_letter(compose(getattr(diaries, name)(), A4, "en-GB"))


@pytest.mark.parametrize("language", assets.page_languages())
def test_the_sheets_for_paper_keep_to_them(language: str) -> None:
    activities = (*default_activities(), Activity("a", "Ironing"))
    keeps_to_them_where_it_has_every_letter(on_paper.cards(activities, A4, language))
    keeps_to_them_where_it_has_every_letter(on_paper.week(activities, on_paper.Plan(first=diaries.START), A4, language))


@pytest.mark.parametrize("name", ["sample", "full", "gaps", "empty"])
def test_only_names_of_columns_are_for_columns(name: str) -> None:
    found = read(*compose(diaries.ALL[name](), A4, "en-GB", appendix=True)[:2])
    tables = [
        each for each in elements(found.root_object["/StructTreeRoot"]["/K"][0].get_object()) if each["/S"] == "/Table"
    ]
    columns = set()
    for each in tables:
        rows = [[cell.get_object() for cell in row.get_object()["/K"]] for row in each["/K"]]
        scopes = [[cell["/A"]["/Scope"] for cell in row if cell["/S"] == "/TH"] for row in rows]
        assert {scope for row in scopes[1:] for scope in row} <= {"/Row"}
        assert len({len(row) for row in rows}) == 1
        assert len(rows[0]) > 2 or set(scopes[0]) == {"/Row"}
        columns.add(len(scopes[0]) if "/Column" in scopes[0] else 0)
    assert tables
    assert columns <= {0, 4, 5}


@pytest.mark.parametrize(
    "page", [lambda: letters("\ue000"), lambda: sheet(block(said("no heading", 50, 40)))], ids=["no glyph", "no title"]
)
def test_what_does_not_keep_to_the_rules_does_not_say_so(page: Any) -> None:
    report = validator.validate_pdf_bytes(pdf.pdf_bytes([page()]), profile="ua1")
    rules = {failure.rule_id for failure in report.failures}
    assert "PDFUA1-ID-SCHEMA-001" in rules


@needs_poppler
def test_the_structure_holds_the_text_in_its_order() -> None:
    found = run("pdfinfo", "-enc", "UTF-8", "-struct-text", "-", content=pdf.pdf_bytes([whole()]))
    spoken = [text.strip().strip('"').strip() for text in found.splitlines() if text.strip().startswith('"')]
    assert spoken == [NAME, "Main problem", STORY.strip(), "In numbers", "a", "b", "c", "d", "Chart", "10"]


@needs_poppler
@pytest.mark.parametrize(
    "text",
    [
        "five efficient fluffy offices, 5 mg",
        ARABIC,
        "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
        "\u0395\u03bb\u03bb\u03ac\u03b4\u03b1 \u0429\u0438 Vi\u1ec7t \u2212\u00bd \u2265 2 \u2192 3",
        "Rene\u0301 a\u0308",
        "\ue000 bone \U0001f9b4\ue001",
        "5 < 6 & (7) \\ 8",
    ],
)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    found = run("pdftotext", "-enc", "UTF-8", "-", "-", content=pdf.pdf_bytes([letters(text)]))
    bare = found.translate(dict.fromkeys((0x202A, 0x202B, 0x202C)))
    assert text in bare.split("\n")


@needs_poppler
def test_two_letters_in_one_glyph_are_one_compatible_letter() -> None:
    found = run("pdftotext", "-enc", "UTF-8", "-", "-", content=pdf.pdf_bytes([letters(JOINED)]))
    assert JOINED in normalize("NFKC", found)


@pytest.mark.parametrize("text", ["a\x00b\x01\tc\x7f", "half \ud83e pair", "\ufffe\uffff", "\u2028", "\r\n"])
def test_no_letter_breaks_the_file(text: str) -> None:
    page = replace(letters(text, "kept"), title=f"{NAME}{text}")
    found = read(page)
    assert "kept" in found.pages[0].extract_text()
    assert found.xmp_metadata
    assert (found.metadata or {})["/Title"].startswith(NAME)


@pytest.mark.parametrize(
    ("before", "after", "painted"),
    [("one", "two", "one "), ("\u65e5", "\u672c", "\u65e5"), ("", "two", ""), ("no", "", "no")],
)
def test_a_line_that_goes_on_ends_with_a_space(before: str, after: str, painted: str) -> None:
    going = replace(said(after, 50, 60), follows=True)
    ((piece, *_),) = structure([sheet(block(said(before, 50, 40), going))], lambda _: "").sheets
    assert isinstance(piece.marks[0], Text)
    assert piece.marks[0].text == painted


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("hh", "d"), ("CC", "d ")),
        (("hh", "hdd"), (" CC", "Rdd")),
        (("hhh", "hdd", "hd"), ("CCC", "Rdd", "Rd ")),
        (("hd", "hd"), ("Rd", "Rd")),
        (("h", "hd"), ("R ", "Rd")),
    ],
    ids=["short", "corner", "table", "names", "blank"],
)
def test_each_heading_is_for_its_row_or_column_and_rows_are_equally_long(
    rows: tuple[str, ...], found: tuple[str, ...]
) -> None:
    roles = {"h": Role.TH, "d": Role.TD}
    cells = [
        said("x", 50 + 20 * n, 40, roles[kind], row) for row, kinds in enumerate(rows) for n, kind in enumerate(kinds)
    ]
    (table_of,) = structure([sheet(block(*cells))], lambda _: "").root.kids[0].kids
    shown = ["".join(cell.scope[:1] or ("d" if cell.words else " ") for cell in row.kids) for row in table_of.kids]
    assert tuple(shown) == found


def test_in_a_figure_texts_stand_apart_and_artifacts_are_left_out() -> None:
    parts = [said("8", 50, 40, Role.ARTIFACT), said("L", 50, 60), said("R", 90, 60)]
    tree_of = structure([sheet(block(*parts, alt=ALT))], lambda _: "")
    assert [
        (piece.node is None, "".join(m.text for m in piece.marks if isinstance(m, Text))) for piece in tree_of.sheets[0]
    ] == [
        (True, "8"),
        (False, "L R "),
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_bookmarks_lead_to_the_headings(count: int) -> None:
    found = read(*(whole(), table(3, 2))[:count])
    titles = [[inner.title for inner in mark] if isinstance(mark, list) else mark.title for mark in found.outline]
    assert titles == [NAME, ["Main problem", "In numbers", "Chart"], "Daily table"][: count + 1]
    marks = [mark for mark in found.outline if not isinstance(mark, list)]
    assert [found.get_destination_page_number(mark) for mark in marks] == list(range(count))
    assert ("/PageMode" in found.root_object) == (count > 1)


def test_a_file_that_is_not_understood_is_kept_untagged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise StrangePdfError("new kind of file")

    monkeypatch.setattr(pdf, "tag", refuse)
    found = read(whole(), table(3, 2))
    assert ("/StructTreeRoot" in found.root_object, len(found.pages)) == (False, 2)
    assert "new kind of file" in caplog.text
    assert "Main\tproblem" in found.pages[0].extract_text()


@pytest.mark.parametrize(
    "content", [b"", b"q Q\n", b"q\n/CSp cs\n0 0 0 scn\n/GSa gs\nq\n1 0 0 1 0 0 cm\n-1000 -3 0.5 0.5 re\nf\nQ\nQ\n"]
)
def test_a_sheet_without_milestones_is_refused(content: bytes) -> None:
    with pytest.raises(StrangePdfError, match="milestones"):
        tagging._marked(content, structure([whole()], lambda _: "").sheets[0])
