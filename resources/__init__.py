"""Everything that is not code. Only this line makes the folder a package that an editable install can find."""
