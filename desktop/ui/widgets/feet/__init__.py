"""The soles: their outlines, and where the weight was felt on them."""
