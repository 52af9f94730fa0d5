"""What a question is answered with: boxes, chips, scales, and fields for words, dates and minutes."""
