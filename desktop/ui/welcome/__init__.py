"""The first run: warning signs before everything, then what to expect, and three short choices."""
