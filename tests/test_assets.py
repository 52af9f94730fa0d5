"""Whatever the program ships is read by name, and what is missing or broken has a name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from desktop import assets

ROOT = Path(__file__).parents[1]
ENGLISH = 'language = "en"'
GERMAN = 'language = "de"'


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small installation of our own in place of the real one."""
    files = {
        "content/en/about.toml": ENGLISH,
        "content/en/routine.toml": ENGLISH,
        "content/de/about.toml": GERMAN,
        "schema/0002_b.sql": "second",
        "schema/0001_a.sql": "first\r\nline",
        "schema/readme.txt": "no step",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    package = ModuleType("desktop.resources")
    package.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, "desktop.resources", package)
    assets.content.cache_clear()
    assets.languages.cache_clear()
    yield tmp_path
    assets.content.cache_clear()
    assets.languages.cache_clear()


@pytest.mark.parametrize(
    "name", ["themes/light.toml", "schema/0001_diary.sql", "sample/diary.json", "themes/style.qss"]
)
def test_the_real_files_are_read_as_they_are(name: str) -> None:
    expected = (ROOT / "resources" / name).read_bytes()
    assert assets.read_bytes(name) == expected
    assert assets.read_text(name) == expected.decode()


def test_the_schema_is_numbered_without_a_gap() -> None:
    numbers = [int(name.removeprefix("schema/")[:4]) for name in assets.names("schema", ".sql")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(assets.migrations()) == len(numbers) >= 1


@pytest.mark.usefixtures("shipped")
def test_names_come_sorted_and_texts_with_plain_line_ends() -> None:
    assert assets.names("schema", ".sql") == ["schema/0001_a.sql", "schema/0002_b.sql"]
    assert assets.migrations() == ["first\nline", "second"]


@pytest.mark.parametrize(
    ("language", "name", "found"),
    [
        ("en", "about", "en"),
        ("de", "about", "de"),
        ("de-AT", "about", "de"),
        ("de", "routine", "en"),
        ("fr-CA", "about", "en"),
        ("", "about", "en"),
        ("..", "about", "en"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_texts_fall_back_to_english(language: str, name: str, found: str) -> None:
    assert assets.content(language, name) == {"language": found}


def test_a_folder_is_a_place_on_the_disk(shipped: Path) -> None:
    assert assets.folder("content/en") == shipped / "content" / "en"


def test_without_texts_there_are_no_languages(shipped: Path) -> None:
    (shipped / "content").rename(shipped / "gone")
    with pytest.raises(assets.AssetMissingError):
        assets.languages()


@pytest.mark.usefixtures("shipped")
def test_the_languages_are_the_folders() -> None:
    assert assets.languages() == ("de", "en")


def test_english_is_shipped() -> None:
    assert "en" in assets.languages()


@pytest.mark.parametrize(
    ("read", "named"),
    [
        (lambda: assets.read_bytes("nothing.txt"), "nothing.txt"),
        (lambda: assets.read_text("content"), "content"),
        (lambda: assets.names("nothing", ".sql"), "nothing"),
        (lambda: assets.folder("schema/readme.txt"), "schema/readme.txt"),
        (lambda: assets.content("de", "nothing"), "content/en/nothing.toml"),
    ],
    ids=["file", "text", "names", "folder", "texts"],
)
@pytest.mark.usefixtures("shipped")
def test_what_is_missing_has_a_name(read: object, named: str) -> None:
    assert callable(read)
    with pytest.raises(assets.AssetMissingError) as caught:
        read()
    assert caught.value.name == named


@pytest.mark.parametrize("broken", [b"language = ", b'language = "\xff"'], ids=["toml", "utf-8"])
def test_what_is_broken_is_as_good_as_missing(shipped: Path, broken: bytes) -> None:
    (shipped / "content/en/about.toml").write_bytes(broken)
    with pytest.raises(assets.AssetMissingError) as caught:
        assets.content("en", "about")
    assert caught.value.name == "content/en/about.toml"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("[a]\nb = 'B'", {"a": {"b": "B", "c": "c"}, "d": ["d"], "e": {"one": "e"}}),
        ("d = []\ne = 'E'", {"a": {"b": "b", "c": "c"}, "d": [], "e": "E"}),
        ("broken =", {"a": {"b": "b", "c": "c"}, "d": ["d"], "e": {"one": "e"}}),
    ],
    ids=["key", "list", "broken"],
)
@pytest.mark.parametrize("language", ["de", "de-AT"])
def test_each_text_that_is_not_translated_is_english(
    shipped: Path, language: str, above: str, found: dict[str, object]
) -> None:
    english = "d = ['d']\n[a]\nb = 'b'\nc = 'c'\n[e]\none = 'e'"
    for folder, text in (("en", english), ("de", above)):
        (shipped / "content" / folder / "routine.toml").write_text(text, encoding="utf-8")
    assert assets.content(language, "routine") == found
    assert assets.content("en", "routine")["a"] == {"b": "b", "c": "c"}


@pytest.mark.usefixtures("shipped")
def test_a_region_may_say_some_things_in_its_own_way(shipped: Path) -> None:
    (shipped / "content/de-CH").mkdir()
    (shipped / "content/de-CH/about.toml").write_text("street = 'Strasse'", encoding="utf-8")
    assets.languages.cache_clear()
    assert assets.content("de-CH", "about") == {"language": "de", "street": "Strasse"}
    assert assets.content("de-AT", "about") == {"language": "de"}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {"one": {1}, "other": {0, 2, 5, 11, 21}}),
        ("de-AT", {"one": {1}, "other": {0, 2, 21}}),
        ("es", {"one": {1}, "other": {0, 2, 21}}),
        ("fr-CA", {"one": {0, 1}, "other": {2, 21, 101}}),
        ("pl", {"one": {1}, "few": {2, 4, 22, 104}, "other": {0, 5, 11, 12, 14, 21, 112}}),
    ],
)
def test_a_count_asks_for_a_form(language: str, forms: dict[str, set[int]]) -> None:
    asked = {n: form for form, numbers in forms.items() for n in numbers}
    assert {n: assets.form(language, n) for n in asked} == asked


@pytest.mark.parametrize(
    "read", [lambda: assets.read_bytes("a"), lambda: assets.names("a", "b"), lambda: assets.content("en", "a")]
)
def test_an_installation_without_any_files_is_damaged(read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(read)
    monkeypatch.setitem(sys.modules, "desktop.resources", None)
    assets.languages.cache_clear()
    with pytest.raises(assets.AssetMissingError):
        read()
    assets.languages.cache_clear()


def test_a_language_without_the_words_of_the_page_has_no_page(shipped: Path) -> None:
    assert assets.page_languages() == ()
    for language in ("de", "en"):
        (shipped / "content" / language / "report.toml").write_text("", encoding="utf-8")
    assert assets.page_languages() == ("de", "en")
    (shipped / "content" / "de" / "report.toml").unlink()
    assert assets.page_languages() == ("en",)


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [
        *[("en", "en"), ("en-GB", "en-GB"), ("de-AT", "en-AT"), ("zh-Hant-TW", "en-TW"), ("tlh", "en"), ("", "en")],
        *[("en-POSIX", "en"), ("POSIX", "en"), ("C", "en")],
    ],
)
def test_a_window_that_does_not_speak_a_language_writes_english_as_the_region_does(tag: str, spoken: str) -> None:
    assert assets.window_languages() == ("en",)
    assert assets.window_language(tag) == spoken
