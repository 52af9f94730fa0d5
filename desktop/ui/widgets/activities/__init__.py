"""The activities that cue a check: taken into use, changed, and tapped on the day."""
