"""The cards of Today: the focus, the ratings, what is asked, in their reading order."""
