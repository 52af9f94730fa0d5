"""A panel as a handout for one sheet of paper, in the words of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from desktop.assets import AssetMissingError
from desktop.report.handout import Frame, Handout, lay_out_handout
from desktop.report.measure import FontMeasure
from desktop.report.page import Page
from desktop.report.sheet import Sheet
from desktop.skeleton.scenes import SCENES
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player import stills
from desktop.ui.widgets.sources import source_lines
from desktop.ui.words import Words

SHAPE = (200, 252)
"""Width and height of a picture as it is laid out: smaller than on a screen, so its letters come out larger."""

FINENESS = 3.0
FIXED = "\u00a0"
"""A space at which no line ends."""


def handout(key: str, place: str, cast: Cast, words: Words) -> Handout:
    """What the panel `key` says and shows; `place` says which panel of how many it is."""
    texts, catalogue = words.content("explainer"), words.content("sources")
    panel = texts[key]
    numbers = {name: number for number, name in enumerate(_ids(panel), start=1)}
    translate = QCoreApplication.translate
    pairs = [
        (translate("PutRight", "“{text}”").format(text=each["said"]), _numbered(each["now"], each["sources"], numbers))
        for each in panel.get("put_right", ())
    ]
    lines = source_lines(numbers, catalogue)
    return Handout(
        place=place,
        title=panel["title"],
        lead=_numbered(panel["lead"], panel.get("lead_sources", ()), numbers),
        frames=_frames(key, panel, cast, words),
        notes=notes(key, texts),
        paragraphs=tuple(_numbered(each["text"], each["sources"], numbers) for each in panel["paragraphs"]),
        heard=translate("PutRight", "You may have heard"),
        known=translate("PutRight", "What is known"),
        pairs=tuple(pairs),
        sources_title=translate("printed", "Sources"),
        sources=tuple(f"{number}  {line}" for number, line in enumerate(lines, start=1)),
        disclaimer=words.content("about")["disclaimer"]["body"],
        creator="Evenfoot",
        language=words.language,
    )


def sheetful(made: Handout, sheet: Sheet) -> Page:
    """The handout laid out on `sheet`."""
    return lay_out_handout(made, sheet, FontMeasure())


def notes(key: str, texts: Mapping[str, Any]) -> tuple[str, ...]:
    """What has to be said of the drawing itself."""
    labels, scene = texts["labels"], SCENES[key]
    if scene.stride:
        return (str(labels["slowed"]),)
    if not scene.bones:
        return ()
    sure = [str(labels["certainty"][name]) for name in ("measured", "schematic", "contested")]
    drawn = [str(labels["exaggerated"])] if key == "chain" else []
    return (" · ".join([*drawn, *sure]),)


def _ids(panel: Mapping[str, Any]) -> list[str]:
    """Every source of a panel in the order in which it is first needed."""
    asked = [*panel.get("lead_sources", ())]
    for part in (*panel["paragraphs"], *panel.get("put_right", ()), *panel["moments"]):
        asked += part["sources"]
    return list(dict.fromkeys(asked))


def _numbered(text: str, ids: Sequence[str], numbers: Mapping[str, int]) -> str:
    found = f",{FIXED}".join(str(number) for number in sorted(numbers[name] for name in ids))
    return f"{text}{FIXED}[{found}]" if found else text


def _frames(key: str, panel: Mapping[str, Any], cast: Cast, words: Words) -> tuple[Frame, ...]:
    if SCENES[key].bones and cast.skeleton is None:
        try:
            images = stills.baked(key)
        except AssetMissingError:
            images = [_nothing()] * stills.COUNT
    else:
        images = stills.drawn(key, cast, words, stills.PrintLook(), FINENESS, SHAPE)
    captions = [str(each["caption"]) for each in panel["moments"]]
    return tuple(
        Frame(_png(image), image.height() / image.width(), caption)
        for image, caption in zip(images, captions, strict=True)
    )


def _nothing() -> QImage:
    """What takes no room: the captions below it still tell the story."""
    made = QImage(SHAPE[0], 1, QImage.Format.Format_Grayscale8)
    made.fill(Qt.GlobalColor.white)
    return made


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
