"""Tries what matters in a throwaway folder and says as JSON what worked, wherever the program is installed.

A step for each thing that a damaged or badly built installation may lack; one that fails stops none of the others.
May import everything but the command line.
"""

from desktop.smoke_test.trial import run

__all__ = ["run"]
