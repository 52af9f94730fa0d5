"""What plays a scene: its panes, its time, its caption, and the same as four still pictures."""
