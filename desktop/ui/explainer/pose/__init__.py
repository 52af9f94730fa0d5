"""A pose in words, for the screen, the table and whoever cannot see it."""
