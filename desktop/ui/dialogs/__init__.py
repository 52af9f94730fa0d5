"""Windows that ask for one thing and give back a value."""
