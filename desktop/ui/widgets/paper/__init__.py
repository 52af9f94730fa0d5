"""A week on paper: a picture of its sheet, and the table to type it in from there."""
