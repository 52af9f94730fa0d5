"""The body figure to tap, front and back, and the patterns it is marked with."""
