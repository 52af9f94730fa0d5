"""The warning signs to tick, and whom to call."""
