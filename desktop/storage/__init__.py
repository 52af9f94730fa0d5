"""The diary and the preferences on their disk: files only, no Qt.

Imports the domain, apsw, appdirs and tomli_w. Everything a disk can do wrong leaves here as a StorageError.
"""
