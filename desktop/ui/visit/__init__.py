"""The rooms of the page of questions: one for each part of the interview, and one for the three questions of PEG.

May import what a page may, but no page.
"""
