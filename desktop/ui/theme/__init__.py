"""Named colour roles, turned into a palette, a style sheet and chart pens by one place."""
