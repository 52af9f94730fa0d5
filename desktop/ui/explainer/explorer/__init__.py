"""Where a person sets the feet: the picture with its cards, the sliders, and what moves how far."""
