"""Diaries as files for other programs and machines: one module a format.

May import the storage's and the domain's side of the house; no Qt, no sentences for the user.
"""
