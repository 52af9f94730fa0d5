"""The words of the page, read from the shipped files."""

import pytest

from desktop.report.words import Words, load


@pytest.fixture(scope="session")
def words() -> Words:
    return load("en-GB")
