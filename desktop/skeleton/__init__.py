"""The bones, how they move, and how they are drawn: numbers in, pictures as numbers out.

Imports numpy and the standard library; nothing of Qt, no file and no sentence for the person. Never on the start path.
"""
