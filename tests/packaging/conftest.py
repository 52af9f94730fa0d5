"""The scripts of packaging/ as they find one another when they run, and the wheels that they are for."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.packaging.tools import MADE

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def wheels(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(PACKAGING)
    import wheels

    return wheels


@pytest.fixture
def indexed(wheels: Any) -> Callable[[Callable[[], Any]], Any]:
    """Asks the index; gives why not where it lacks what is wanted, and skips where it lacks what every system gets."""

    def ask(question: Callable[[], Any]) -> Any:
        try:
            return question()
        except wheels.NoWheel as missing:
            try:
                wheels.offered(wheels.SYSTEMS[0], wheels.INSTALLERS, ["appdirs==1.4.4"])
            except wheels.NoWheel:
                pytest.skip("the package index cannot be reached")
            return missing

    return ask


@pytest.fixture
def fetched(wheels: Any, indexed: Callable[[Callable[[], Any]], Any]) -> Callable[..., list[Path]]:
    """The pinned wheels for a system, kept in build/wheels."""

    def fetch(platform: str, machine: str, only: str = "") -> list[Path]:
        (system,) = (one for one in wheels.SYSTEMS if (one.platform, one.machine) == (platform, machine))
        kept = PACKAGING.parent / "build" / "wheels"
        found = indexed(lambda: wheels.download(system, wheels.INSTALLERS, kept, only))
        assert not isinstance(found, wheels.NoWheel), found
        return list(found)

    return fetch


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules of packaging/linux, and those that they share with others."""
    monkeypatch.syspath_prepend(PACKAGING)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{MADE.timestamp():.0f}")
    import history
    import product
    from linux import checks, deb, debian_root, parts, tree

    return SimpleNamespace(
        product=product, checks=checks, deb=deb, debian_root=debian_root, history=history, parts=parts, tree=tree
    )


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules beside `python packaging/macos`."""
    for room in ("freeze", "macos"):
        monkeypatch.syspath_prepend(PACKAGING / room)
    monkeypatch.syspath_prepend(PACKAGING)
    import commands
    import image
    import minimum
    import notarization
    import plist
    import product
    import secrets_given
    import signing
    import trim
    import wheels

    found = importlib.util.spec_from_file_location("macos_main", PACKAGING / "macos" / "__main__.py")
    assert found
    assert found.loader
    main = importlib.util.module_from_spec(found)
    found.loader.exec_module(main)
    modules = (commands, image, minimum, notarization, plist, product, secrets_given, signing, trim, wheels)
    return SimpleNamespace(main=main, **{module.__name__: module for module in modules})
