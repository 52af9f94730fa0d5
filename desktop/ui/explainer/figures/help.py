"""When to get help: three bands by how fast, told apart by word, letter and sign, and the page to bring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from desktop.ui.explainer.figures import icons
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import LEFT, MIDDLE, NAME, NOTE, PLAIN, Label, Letters, Style
from desktop.ui.explainer.figures.timing import eased

BANDS = {"emergency": "emergency", "urgent": "attention", "soon": "control_edge"}
"""Each band and the role of its edge."""
GROUNDS = {"emergency": "emergency_soft", "urgent": "attention_soft", "soon": "sunken"}
STARTS = {"emergency": -0.3, "urgent": 0.18, "soon": 0.50}
PAGE = 0.82
PARTS = ("chart", "noted", "questions")
SMALL = Style(0.9, role="muted")
RATINGS = (0.55, 0.62, 0.50, 0.68, 0.58, None, 0.52, 0.46, 0.54, 0.40, 0.48, 0.44, 0.36, 0.42)
"""Made up: a line that goes up and down, with a gap."""


class Help(Figure):
    """The bands come one after the other, then the page slides in."""

    def _title(self) -> str:
        return str(self.labels("bands")["title"])

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        wide = rect.width() > rect.height() * 1.1
        gap = letters.line * 0.8
        if wide:
            page = min(rect.width() * 0.36, rect.height() * 0.80)
            left = QRectF(rect.x(), rect.y(), rect.width() - page - gap * 1.6, rect.height())
            right = QRectF(rect.right() - page, rect.y(), page, rect.height())
        else:
            high = rect.height() * 0.58
            left = QRectF(rect.x(), rect.y(), rect.width(), high)
            right = QRectF(rect.x(), rect.y() + high + gap, rect.width(), rect.height() - high - gap)
        bands, page_plan = self._bands(left, letters, wordy), self._page(right, letters, wordy)
        return Plan(
            (*bands.labels, *page_plan.labels), {**bands.boxes, **page_plan.boxes}, bands.fits and page_plan.fits
        )

    def _plan_part(self, rect: QRectF, letters: Letters, part: int) -> Plan:
        """One band with its signs and words above one another, or the page without words in it."""
        if part == len(BANDS):
            return self._page(rect, letters, 0)
        band = list(BANDS)[part]
        words, pad, sign = self.labels("bands")[band], letters.line * 0.7, letters.line * 2
        inner = rect.adjusted(pad, pad, -pad, -pad)
        texts = (("", words["title"], NAME), (" text", words["text"], PLAIN))
        high = sign + pad + sum(letters.height(text, inner.width(), style) for _, text, style in texts)
        top = inner.center().y() - high / 2
        boxes = {band: rect, f"{band} icon": QRectF(inner.center().x() - sign / 2, top, sign, sign)}
        labels, top = [], top + sign + pad
        for end, text, style in texts:
            tall = letters.height(text, inner.width(), style)
            labels.append(Label(band + end, text, QRectF(inner.x(), top, inner.width(), tall), style, MIDDLE))
            top += tall
        fits = high <= inner.height() and letters.widest_word([words["title"]], NAME) <= inner.width()
        return Plan(tuple(labels), boxes, fits and letters.widest_word([words["text"]]) <= inner.width())

    def _draw_part(self, sheet: Sheet, part: int) -> None:
        if part < len(BANDS):
            band = list(BANDS)[part]
            self._band(sheet, band, BANDS[band], 1.0)
        else:
            self._draw_page(sheet, 1.0)

    def _bands(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        words = self.labels("bands")
        pad, gap = letters.line * 0.55, letters.line * 0.5
        sign = letters.line * 1.7
        inner = rect.width() - sign - 3 * pad - letters.line * 0.3
        heights = []
        for band in BANDS:
            text = letters.height(words[band]["text"], inner, NOTE) if wordy else 0.0
            heights.append(max(sign, letters.height(words[band]["title"], inner, NAME) + text) + 2 * pad)
        spare = rect.height() - sum(heights) - 2 * gap
        grown = min(max(0.0, spare / 3), letters.line * 1.6)
        top = rect.y() + max(0.0, spare - 3 * grown) / 2
        labels, boxes = [], {}
        for band, height in zip(BANDS, heights, strict=True):
            box = QRectF(rect.x(), top, rect.width(), height + grown)
            boxes[band] = box
            boxes[f"{band} icon"] = QRectF(box.x() + letters.line * 0.3 + pad, box.center().y() - sign / 2, sign, sign)
            head = letters.height(words[band]["title"], inner, NAME)
            text = letters.height(words[band]["text"], inner, NOTE) if wordy else 0.0
            x, y = boxes[f"{band} icon"].right() + pad, box.center().y() - (head + text) / 2
            labels.append(Label(band, words[band]["title"], QRectF(x, y, inner, head), NAME, LEFT))
            if wordy:
                labels.append(Label(f"{band} text", words[band]["text"], QRectF(x, y + head, inner, text), NOTE, LEFT))
            top = box.bottom() + gap
        words_fit = letters.widest_word([words[band]["title"] for band in BANDS], NAME) <= inner
        return Plan(tuple(labels), boxes, spare >= 0 and words_fit)

    def _page(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        words = self.labels("page")
        title = letters.height(words["title"], rect.width())
        room = rect.adjusted(0, 0, 0, -title - letters.line * 0.35)
        sheet = QRectF(room)
        wide = min(room.width(), room.height() / 1.3) if room.height() > room.width() else room.width()
        sheet.setWidth(wide)
        sheet.moveCenter(room.center())
        pad = letters.line * 0.5
        boxes = {"page": sheet}
        labels = [
            Label(
                "page title",
                words["title"],
                QRectF(rect.x(), rect.bottom() - title, rect.width(), title),
                PLAIN,
                MIDDLE,
            )
        ]
        inner = sheet.adjusted(pad, pad, -pad, -pad)
        share = inner.height() / 10
        for part, start, end in (("chart", 1.2, 4.8), ("noted", 5.1, 7.3), ("questions", 7.6, 10.0)):
            box = QRectF(inner.x(), inner.y() + start * share, inner.width(), (end - start) * share)
            text = letters.height(words[part], inner.width(), SMALL) if wordy else 0.0
            if wordy:
                labels.append(Label(part, words[part], QRectF(box.x(), box.y(), box.width(), text), SMALL, LEFT))
            boxes[part] = box.adjusted(0, text + (letters.line * 0.15 if text else 0), 0, 0)
        fits = all(boxes[part].height() > letters.line * 0.5 for part in PARTS) and wide > letters.line * 3
        fits = fits and (not wordy or letters.widest_word([words[part] for part in PARTS], SMALL) <= inner.width())
        return Plan(tuple(labels), boxes, fits and letters.widest_word([words["title"]]) <= rect.width())

    def _draw(self, sheet: Sheet) -> None:
        for band, role in BANDS.items():
            there = eased(sheet.at, STARTS[band], STARTS[band] + 0.14)
            self._band(sheet, band, role, there)
        self._draw_page(sheet, eased(sheet.at, PAGE, 0.97))

    def _draw_page(self, sheet: Sheet, there: float) -> None:
        if there > 0:
            with sheet.kept(there):
                self._paper(sheet)
                self._written(sheet)
                sheet.write("page title")

    def _band(self, sheet: Sheet, band: str, role: str, there: float) -> None:
        box = sheet.plan.boxes[band]
        body = QPainterPath()
        body.addRoundedRect(box, sheet.unit * 6, sheet.unit * 6)
        if there < 1:
            sheet.draw(body, sheet.pen("edge", 1.2, 1 - there, dashed=True))
        with sheet.kept(there) as painter:
            sheet.draw(body, sheet.pen("edge", 1.0), sheet.colours(GROUNDS[band]))
            painter.setClipPath(body, Qt.ClipOperation.IntersectClip)
            edge = QPainterPath()
            edge.addRect(QRectF(box.x(), box.y(), sheet.letters.line * 0.3, box.height()))
            sheet.draw(edge, None, sheet.colours(role))
        icons.draw(sheet, band, sheet.plan.boxes[f"{band} icon"], role if band != "soon" else "muted", there, 1.8)
        sheet.write(band, there)
        sheet.write(f"{band} text", there)

    def _paper(self, sheet: Sheet) -> None:
        paper = QPainterPath()
        paper.addRoundedRect(sheet.plan.boxes["page"], sheet.unit * 2, sheet.unit * 2)
        sheet.draw(paper, sheet.pen("control_edge", 1.2), sheet.colours("surface"))

    def _written(self, sheet: Sheet) -> None:
        """A heading, a chart, notes and lines to write on."""
        boxes = sheet.plan.boxes
        head = boxes["chart"]
        top = boxes["page"].y() + sheet.letters.line * 0.75
        for share, width in ((0.55, 2.6), (0.34, 1.2)):
            end = QPointF(head.x() + head.width() * share, top)
            sheet.line(QPointF(head.x(), top), end, sheet.pen("ink", width, 0.75))
            top += sheet.letters.line * 0.34
        self._chart(sheet, boxes["chart"])
        for part in ("noted", "questions"):
            box = boxes[part]
            lines = max(1, min(4, int(box.height() / (sheet.letters.line * 0.5))))
            for at in range(lines):
                y = box.y() + box.height() * (at + 0.6) / (lines + 0.4)
                right = box.right() if part == "questions" or at < lines - 1 else box.x() + box.width() * 0.6
                width, alpha = (0.8, 0.7) if part == "questions" else (1.6, 0.45)
                sheet.line(QPointF(box.x(), y), QPointF(right, y), sheet.pen("muted", width, alpha))
        for part in PARTS:
            sheet.write(part)

    def _chart(self, sheet: Sheet, box: QRectF) -> None:
        box = box.adjusted(0, 0, 0, -box.height() * 0.1)
        for share in (0.0, 0.5, 1.0):
            y = box.y() + box.height() * share
            sheet.line(QPointF(box.x(), y), QPointF(box.right(), y), sheet.pen("edge", 0.8))
        before: QPointF | None = None
        for at, value in enumerate(RATINGS):
            if value is None:
                before = None
                continue
            here = QPointF(box.x() + box.width() * (at + 0.5) / len(RATINGS), box.bottom() - box.height() * value)
            if before is not None:
                sheet.line(before, here, sheet.pen("accent", 1.3))
            dot = QPainterPath()
            dot.addEllipse(here, sheet.unit * 1.7, sheet.unit * 1.7)
            sheet.draw(dot, None, sheet.colours("accent"))
            before = here
