"""Every system and Python gets each pinned package as a wheel, and the very one that is pinned."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
NAMES = (
    *("Windows, 64 bit", "Windows on ARM", "macOS on Apple silicon", "macOS on Intel"),
    *("Linux, 64 bit", "Linux on ARM"),
)
COMPILED = {"apsw-sqlite3mc", "msgspec", "numpy", "pyside6-essentials", "shiboken6"}


@pytest.fixture
def apple(wheels: Any) -> Any:
    return next(system for system in wheels.SYSTEMS if system.name == "macOS on Apple silicon")


def test_there_are_wheels_for_every_system(wheels: Any, indexed: Callable[[Callable[[], Any]], Any]) -> None:
    assert tuple(system.name for system in wheels.SYSTEMS) == NAMES
    assert wheels.PYTHONS == ("3.11", "3.12", "3.13", "3.14")
    # What an index had for a version it keeps: after a full look only a change asks again.
    asked = sha256(wheels.REQUIREMENTS.read_bytes() + Path(wheels.__file__).read_bytes()).hexdigest()
    found_before = PACKAGING.parent / "build" / "wheels" / "found.txt"
    if found_before.is_file() and found_before.read_text(encoding="ascii") == asked:
        return
    # pip waits for its index more than it computes.
    with ThreadPoolExecutor(len(NAMES)) as workers:
        answers = list(workers.map(lambda system: indexed(lambda: wheels.check(system)), wheels.SYSTEMS))
    for answer in answers:
        assert not isinstance(answer, wheels.NoWheel), answer
        for python, found in answer.items():
            names = {pin.partition("==")[0] for pin in found}
            assert names >= COMPILED, (python, names)
            assert not any(
                name.endswith("none-any.whl") for pin, name in found.items() if pin.split("==")[0] in COMPILED
            )
    found_before.parent.mkdir(parents=True, exist_ok=True)
    found_before.write_text(asked, encoding="ascii")


def test_a_system_that_is_too_old_gets_none(
    wheels: Any, apple: Any, indexed: Callable[[Callable[[], Any]], Any]
) -> None:
    old = replace(apple, tags=("macosx_12_0_arm64",))
    missing = indexed(lambda: wheels.check(old, ["3.13"]))
    assert isinstance(missing, wheels.NoWheel)
    assert "macOS on Apple silicon, Python 3.13" in str(missing)
    assert re.search("pyside6|shiboken6", str(missing))


def test_a_wheel_for_newer_pythons_is_refused(wheels: Any, apple: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"name": "Some.Thing", "version": "1.0", "requires_python": ">=3.12"}
    source = {"url": "there/some_thing-1.0-py3-none-any.whl", "archive_info": {"hashes": {"sha256": "0" * 64}}}
    report = json.dumps({"install": [{"metadata": data, "download_info": source}]})
    monkeypatch.setattr(wheels, "_pip", lambda *_: CompletedProcess((), 0, report, ""))
    assert wheels.offered(apple, "3.12", ["some-thing==1.0"]) == {
        "some-thing==1.0": ("some_thing-1.0-py3-none-any.whl", "0" * 64)
    }
    with pytest.raises(wheels.NoWheel, match=r"Python 3\.11: some-thing requires >=3\.12"):
        wheels.offered(apple, "3.11", ["some-thing==1.0"])


def test_another_wheel_than_the_pinned_one_is_refused(wheels: Any, apple: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheels, "offered", lambda *_: {"appdirs==1.4.4": ("appdirs-1.4.4-py3-none-any.whl", "0" * 64)})
    with pytest.raises(wheels.NoWheel, match=r"appdirs-1\.4\.4-py3-none-any\.whl is not the one that is pinned"):
        wheels.check(apple, ["3.13"])


def test_the_index_is_asked_for_what_is_not_known_yet(wheels: Any, apple: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def offered(system: Any, python: str, pins: list[str]) -> dict[str, tuple[str, str]]:
        asked.append((python, {pin.partition("==")[0] for pin in pins}))
        tag = f"cp{python.replace('.', '')}"
        kinds = {"pyside6-essentials": "cp310-abi3-x", "appdirs": "py2.py3-none-any"}
        return {
            pin: (
                f"n-{kinds.get(pin.partition('==')[0], f'{tag}-{tag}-x')}.whl",
                min(wheels.pinned(system, python)[pin]),
            )
            for pin in pins
        }

    monkeypatch.setattr(wheels, "offered", offered)
    found = wheels.check(apple, ["3.13", "3.14"])
    assert [python for python, _ in asked] == ["3.13", "3.14"]
    assert asked[0][1] - asked[1][1] == {"pyside6-essentials", "appdirs"}
    assert found["3.13"].keys() == found["3.14"].keys()


def test_markers_are_weighed_for_the_system_that_is_asked_about(wheels: Any, apple: Any, tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(
        "# made by hand\n"
        'numpy==1.0 ; python_full_version < "3.12" \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n'
        "numpy==2.0 ; python_full_version >= '3.12' \\\n    --hash=sha256:cc\n"
        "here==1.0 ; sys_platform == 'darwin' and platform_machine == 'arm64' --hash=sha256:dd\n"
        "there==1.0 ; sys_platform == 'win32' --hash=sha256:ee\n"
    )
    assert wheels.pinned(apple, "3.11", file) == {"numpy==1.0": {"aa", "bb"}, "here==1.0": {"dd"}}
    assert wheels.pinned(apple, "3.13", file) == {"numpy==2.0": {"cc"}, "here==1.0": {"dd"}}
    assert wheels.pinned(wheels.SYSTEMS[0], "3.13", file) == {"numpy==2.0": {"cc"}, "there==1.0": {"ee"}}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-build.txt"])
def test_what_is_pinned_is_pinned_by_hash_and_names_no_place(wheels: Any, name: str) -> None:
    file = PACKAGING / name
    assert "://" not in file.read_text(encoding="utf-8")
    for system in wheels.SYSTEMS:
        pins = wheels.pinned(system, wheels.INSTALLERS, file)
        assert len(pins) > 5
        for pin, hashes in pins.items():
            assert re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin)
            assert hashes
            assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in hashes)
