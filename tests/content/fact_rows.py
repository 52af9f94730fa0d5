"""Which figures each row of the clinical facts holds: an explainer text may use those of the rows that it names only.

Rows are sections (1.2) or numbered lines of the last two (11.3, 12.4). Figures have no sign; years are of studies.
"""

from __future__ import annotations

import re

ROWS = {
    "1.1": "",
    "1.2": "5 10 15 20 35 14 1.57 1.41 1.46 51 28 0.54 1.03 1.37 8 0.68 0.99 100 26 90 5.2 4.1 1 3.6 8.1 4",
    "1.3": "8 12 2 3 4 6 0.6 0.3 0.8 0.45 0.15 0.10 1 5 10 20",
    "2": "416 50 54 55 44 45 60 40 111 3 71 42 26 20",
    "3": "65 5 22 0.58",
    "4": "1930 1.48 6 3 2061 0.73 11 0.74 0.78 225 12 14 0.61 0.52 101 30 20 84 80 37 96 50 100 2007 2014 2017 2020",
    "5": "1 100 999 112 911 20 55 45 30 65 70 3",
    "6.3": "4 7 12",
    "6.5": "6 70 19 52 23 51 33 100",
    "7": "1",
    "8": "94 18 254 52 79 14 6 7",
    "11.1": "",
    "11.2": "",
    "11.3": "1 2",
    "11.4": "",
    "11.5": "",
    "11.6": "",
    "11.7": "",
    "11.8": "1.5 1",
    "11.9": "2",
    "11.10": "",
    "11.11": "",
    "11.12": "",
    "11.13": "",
    "11.14": "",
    "11.15": "",
    "11.16": "",
    "11.17": "2",
    "11.18": "1",
    "11.19": "",
    "11.20": "",
    "11.21": "",
    "11.22": "",
    "11.23": "",
    "11.24": "",
    "11.25": "7",
    "11.26": "3",
    "11.27": "",
    "11.28": "1",
    "12.1": "",
    "12.2": "12",
    "12.3": "",
    "12.4": "10 1.5 5",
    "12.5": "4 5",
    "12.6": "",
    "12.7": "3 20 60 7",
    "12.8": "3 1",
}
"""The figures of each row."""

SPOKEN = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
"""Figures from 3 on in words; one and two are too common to be told from words."""


def figures(text: str) -> set[str]:
    """The figures of `text`, those in words from three on included."""
    said = {str(SPOKEN.index(word) + 3) for word in re.findall(r"[a-z]+", text.lower()) if word in SPOKEN}
    return said | set(re.findall(r"\d+(?:\.\d+)?", text))


def rows(facts: str) -> list[str]:
    """The names of the rows in a list such as "1.2, 11.7"."""
    return [row.strip() for row in facts.split(",") if row.strip()]


def untraced(text: str, facts: str) -> list[str]:
    """What `facts` does not back: names of rows that are not there, and figures of `text` that no named row holds."""
    unknown = [row for row in rows(facts) if row not in ROWS]
    known = {figure for row in rows(facts) for figure in ROWS.get(row, "").split()}
    return unknown + sorted(figures(text) - known)
