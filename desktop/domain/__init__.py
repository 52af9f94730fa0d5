"""What a week, a rating and a diary are: frozen values and pure functions.

Imports the standard library only. No Qt, no files, no clock, no sentences for the user.
"""
