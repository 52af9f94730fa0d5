"""How the physician's page is made: its days, its person, its choices, and how it will print."""
