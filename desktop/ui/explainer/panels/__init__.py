"""The panels that tell the story: their words beside the figure, the way from one to the next, and onto paper."""
