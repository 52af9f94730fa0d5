"""Sheets for a pen: cards to cut out, and a week to tick.

May import the report beside it, but not the physician's page in `visit`.
"""
