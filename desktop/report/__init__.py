"""The physician's page: a Summary laid out on one sheet, painted the same on screen, in a PDF and on a printer.

May import assets, the domain and Qt. Never storage: files are written by a function that is passed in.
The layout is plain Python over a small Measure protocol; only painting and measuring know Qt.
"""
