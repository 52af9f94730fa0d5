"""Thin QObjects over domain and storage: they save first, then say `changed`.

May import storage, crash, assets and the domain.
"""
