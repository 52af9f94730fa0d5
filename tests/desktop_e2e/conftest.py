"""The real desktop that the tests in this folder run on."""

from collections.abc import Iterator

import pytest

from tests.desktop_e2e.xsession import XSession, missing, xsession


@pytest.fixture
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XSession]:
    """A fresh desktop; skipped where the machine has none of what it takes (`.ci/run` installs it)."""
    if lacking := missing():
        pytest.skip(f"a real window needs {', '.join(lacking)}")
    with xsession(tmp_path_factory.mktemp("desktop")) as session:
        yield session
