"""What goes into the bundle of each system, and the recipe that says so; nothing is frozen here."""

import re
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
SPEC = PACKAGING / "freeze" / "evenfoot.spec"
SHARED = {"platforms/qoffscreen", "iconengines/qsvgicon", "imageformats/qsvg"}
SHIPPED = {
    "linux": {"platforms/qxcb", "platforms/qwayland", "wayland-shell-integration/xdg-shell"}
    | {"printsupport/cupsprintersupport", "platformthemes/qxdgdesktopportal"},
    "win32": {"platforms/qwindows", "styles/qmodernwindowsstyle"},
    "darwin": {"platforms/qcocoa", "styles/qmacstyle"},
}
REFUSED = (
    "tls/qopensslbackend",
    "tls/qschannelbackend",
    "platforms/qminimal",
    "platformthemes/qgtk3",
    "imageformats/qpdf",
)
QT = {"linux": "PySide6/Qt/plugins/{}/lib{}.so", "darwin": "PySide6/Qt/plugins/{}/lib{}.dylib"}
QT["win32"] = r"PySide6\plugins\{}\{}.dll"
EXTENSIONS = {"linux": "m/core.cpython-313-x86_64-linux-gnu.so", "darwin": "m/core.cpython-313-darwin.so"}
EXTENSIONS["win32"] = r"m\core.cp313-win_amd64.pyd"


@pytest.fixture
def freeze(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules beside the recipe, as it finds them."""
    monkeypatch.syspath_prepend(PACKAGING)
    import product
    from freeze import __main__ as command
    from freeze import record, trim, version_resource

    return SimpleNamespace(
        command=command, record=record, trim=trim, version_resource=version_resource, product=product
    )


@pytest.fixture
def trim(freeze: Any) -> Any:
    return freeze.trim


@pytest.mark.parametrize(
    ("dest", "name"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "platforms/qxcb"),
        (r"PySide6\plugins\platforms\qwindows.dll", "platforms/qwindows"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "platforms/qcocoa"),
        ("PySide6/Qt/plugins/qmltooling/deeper/libx.so", None),
        ("PySide6/Qt/lib/libQt6Core.so.6", None),
        ("plugins/lone.so", None),
        ("libqxcb.so", None),
    ],
)
def test_a_plugin_has_the_same_name_everywhere(trim: Any, dest: str, name: str | None) -> None:
    assert trim.plugin(dest) == name


@pytest.mark.parametrize(
    ("dest", "shipped"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        (r"PySide6\plugins\tls\qschannelbackend.dll", False),
        (r"PySide6\opengl32sw.dll", False),
        (r"PySide6\D3Dcompiler_47.dll", False),
        ("api-ms-win-crt-math-l1-1-0.dll", False),
        ("ucrtbase.dll", False),
        ("VCRUNTIME140.dll", True),
        (r"PySide6\Qt6Core.dll", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
    ],
)
def test_only_plugins_with_a_reason_are_shipped(trim: Any, dest: str, shipped: bool) -> None:
    assert trim.shipped_binary(dest) is shipped


def test_whatever_is_kept_or_left_out_says_why(trim: Any) -> None:
    for said in (trim.PLUGINS, trim.EXCLUDED, trim.NOT_RUN_AT_START):
        assert all(len(reason.split()) > 1 for reason in said.values())
    assert {name for wanted in SHIPPED.values() for name in wanted} | SHARED <= trim.PLUGINS.keys()


def test_every_plugin_that_is_kept_is_in_the_wheel_of_some_system(
    trim: Any, fetched: Callable[..., list[Path]]
) -> None:
    found: set[str] = set()
    for platform, machine in (("linux", "x86_64"), ("win32", "AMD64"), ("darwin", "arm64")):
        (wheel,) = fetched(platform, machine, "pyside6-essentials")
        with zipfile.ZipFile(wheel) as opened:
            there = {trim.plugin(name) for name in opened.namelist()}
        assert there >= SHARED | SHIPPED[platform]
        found |= there
    assert trim.PLUGINS.keys() - found == set()


@pytest.mark.parametrize(
    ("dest", "languages", "shipped"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", ["en", "de"], True),
        (r"PySide6\translations\qtbase_de.qm", ["de"], True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", ["zh_CN"], True),
        ("PySide6/Qt/translations/qtbase_de.qm", ["en"], False),
        ("PySide6/Qt/translations/qt_help_de.qm", ["de"], False),
        ("desktop/resources/i18n/evenfoot_en.qm", [], True),
        ("pyqtgraph/examples/a.svg", [], False),
        (r"numpy\core\tests\data.csv", [], False),
        ("numpy/__init__.pyi", [], False),
        ("pyqtgraph/icons/auto.svg", [], True),
    ],
)
def test_data_that_nobody_reads_stays_out(trim: Any, dest: str, languages: list[str], shipped: bool) -> None:
    assert trim.shipped_data(dest, languages) is shipped


LINUX = {
    "m/core.cpython-311-x86_64-linux-gnu.so": ["/w/m.libs/libblas-3f.so"],
    "m.libs/libblas-3f.so": ["libgfortran.so.5", "libc.so.6"],
    "libgfortran.so.5": [],
    "libcairo.so.2": ["libpixman-1.so.0"],
    "libpixman-1.so.0": ["libcairo.so.2"],
    "PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "PySide6/Qt/lib/libQt6XcbQpa.so.6": [],
    "PySide6/QtCore.abi3.so": [],
    "libpython3.11.so.1.0": [],
}
WINDOWS = {
    r"m\core.cp313-win_amd64.pyd": ["LIBBLAS-3F.DLL", "python313.dll", "KERNEL32.dll"],
    r"m.libs\libblas-3f.dll": ["MSVCP140.dll"],
    r"PySide6\MSVCP140.dll": [],
    r"PySide6\Qt6Core.dll": [],
    r"PySide6\plugins\platforms\qwindows.dll": [r"C:\py\Lib\PySide6\qt6core.DLL"],
    "python3.dll": [],
    "python313.dll": [],
    "VCRUNTIME140_1.dll": [],
    "libcrypto-3.dll": [],
}
MACOS = {
    "m/core.cpython-313-darwin.so": ["@loader_path/../.dylibs/libblas.dylib"],
    "m/.dylibs/libblas.dylib": ["/usr/lib/libSystem.B.dylib"],
    "PySide6/QtCore.abi3.so": ["@rpath/QtCore.framework/Versions/A/QtCore"],
    "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": [],
    "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork": [],
    "Python.framework/Versions/3.13/Python": [],
}


@pytest.mark.parametrize(
    ("linked", "gone"),
    [
        (LINUX, {"libcairo.so.2", "libpixman-1.so.0"}),
        (WINDOWS, {"libcrypto-3.dll"}),
        (MACOS, {"PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork"}),
    ],
    ids=["linux", "windows", "macos"],
)
def test_what_nothing_links_goes_and_what_something_links_stays(
    trim: Any, linked: dict[str, list[str]], gone: set[str]
) -> None:
    entries = [(dest, dest, "EXTENSION" if trim.base_name(dest).startswith("core.") else "BINARY") for dest in linked]
    kept = trim.referenced(entries, linked.__getitem__)
    assert {dest for dest, _, _ in entries} - {dest for dest, _, _ in kept} == gone
    assert kept == [entry for entry in entries if entry in kept]


def test_a_link_stays_with_what_it_stands_for(trim: Any) -> None:
    core = ("m/core.abi3.so", "core", "EXTENSION")
    for linked in (["libx.so.1"], []):
        real, link = ("m.libs/libx.so.1", "x", "BINARY"), ("libx.so.1", "m.libs/libx.so.1", "SYMLINK")
        # The target of a link is no file that could be looked into.
        links = {"core": linked, "x": []}.__getitem__
        assert trim.referenced([core, real, link], links) == ([core, real, link] if linked else [core])


@pytest.mark.parametrize(
    ("entry", "stays"),
    [
        (("libx.so", "m.libs/libx.so", "SYMLINK"), False),
        (("libx.so", "m.libs/libx.so", "DATA"), True),
        (("m.libs/liby.so", "libx.so", "SYMLINK"), False),
        (("libz.so", "m.libs/libz.so", "SYMLINK"), True),
        (("lib/QtNetwork.framework/Resources/Info.plist", "/w/Info.plist", "DATA"), False),
        (("lib/QtNetwork.framework/Versions/Current", "A", "SYMLINK"), False),
        (("QtNetwork", "lib/QtNetwork.framework/Versions/A/QtNetwork", "SYMLINK"), False),
        (("lib/QtCore.framework/Resources/Info.plist", "/w/Info.plist", "DATA"), True),
        (("QtCore", "lib/QtCore.framework/Versions/A/QtCore", "SYMLINK"), True),
    ],
)
def test_nothing_points_to_what_went(trim: Any, entry: tuple[str, str, str], stays: bool) -> None:
    gone = ["m.libs/libx.so", r"lib\QtNetwork.framework\Versions\A\QtNetwork"]
    kept = ["m.libs/libz.so", "lib/QtCore.framework/Versions/A/QtCore"]
    assert trim.without_what_went([entry], kept, gone) == [entry] * stays


@pytest.mark.parametrize(
    ("dest", "system"),
    [
        ("libstdc++.so.6", True),
        ("libglib-2.0.so.0", True),
        ("libxcb-cursor.so.0", False),
        ("numpy.libs/libstdc++.so.6", False),
        ("libpython3.11.so.1.0", False),
        ("libQt6Core.so.6", False),
    ],
)
def test_what_every_desktop_has_is_left_to_it(trim: Any, dest: str, system: bool) -> None:
    assert trim.from_the_system(dest) is system


def test_nothing_of_a_wheel_is_stripped(trim: Any) -> None:
    allowed = trim.may_be_stripped
    assert allowed(PurePosixPath("/usr/lib/libpython3.13.so"), "/usr", "/usr/src/venv")
    assert not allowed(PurePosixPath("/usr/src/venv/lib/numpy.libs/blas.so"), "/usr", "/usr/src/venv")
    assert not allowed(PurePosixPath("/lib/x86_64-linux-gnu/libxcb.so"), "/opt/python", "/home/me/venv")
    assert not allowed(PureWindowsPath(r"D:\venv\x.dll"), r"C:\Python", r"D:\venv")


LINE = "{},sha256=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0,3"
"""What stands in a list of a file that holds no more than abc."""


def test_the_list_of_the_bundle_names_what_lies_there(freeze: Any, tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    (inside / "m").mkdir(parents=True)
    for name in ("Evenfoot.exe", "evenfoot.com", "LICENCES.txt", "_internal/one, two.svg", "_internal/m/x.exe"):
        (tmp_path / name).write_bytes(b"abc")
    names = ["../LICENCES.txt", "m/x.exe", '"one, two.svg"']
    expected = [*map(LINE.format, names), "RECORD,,"]
    record = freeze.record
    assert record.text(record.of_bundle(tmp_path, inside), "RECORD").splitlines() == expected
    (inside / "link").symlink_to("m/x.exe")
    found = record.text(record.of_bundle(tmp_path, inside), "RECORD").splitlines()
    assert found == [expected[0], "link,,3", *expected[1:]]


def test_of_the_app_only_what_is_not_signed_is_listed(freeze: Any, tmp_path: Path) -> None:
    file = str(tmp_path / "x")
    Path(file).write_bytes(b"abc")
    entries = [("desktop/x", file, "DATA"), ("m/core.so", file, "EXTENSION"), ("libx.dylib", file, "BINARY")]
    entries += [("Qt/QtCore.framework/Resources/Info.plist", file, "DATA"), ("x", "desktop/x", "SYMLINK")]
    assert list(freeze.record.of_data(entries)) == [("desktop/x", Path(file))]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0)), ("1.2.3.dev4", (1, 2, 3, 0))],
)
def test_windows_gets_four_numbers(freeze: Any, version: str, numbers: tuple[int, ...]) -> None:
    assert freeze.version_resource.numbers(version) == numbers


def node(kind: str) -> Any:
    return lambda *given, **named: (kind, given, named)


def test_the_version_resource_is_what_windows_reads(freeze: Any) -> None:
    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    _, _, told = eval(freeze.version_resource.text("Evenfoot.exe"), {name: node(name) for name in names})
    assert told["ffi"][2]["filevers"] == freeze.version_resource.numbers(freeze.product.version())
    strings, variables = told["kids"]
    ((_, (language, pairs), _),) = strings[1][0]
    said = dict(given for _, given, _ in pairs)
    assert language == "040904B0"
    assert variables[1][0][0][1] == ("Translation", [0x0409, 0x04B0])
    assert said["OriginalFilename"] == "Evenfoot.exe"
    assert said["ProductName"] == said["FileDescription"] == "Evenfoot"
    assert said["ProductVersion"] == freeze.product.version()
    assert all(said.values())


@pytest.fixture
def recipe(freeze: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs the recipe as on a system, with recorders for PyInstaller's classes; gives what these were told."""

    def run(system: str) -> SimpleNamespace:
        told = SimpleNamespace(programs=[], app=None)
        lone = "libgtk.so.0" if system == "linux" else "gtk-0.dll" if system == "win32" else "libgtk.dylib"
        names = [*SHARED, *SHIPPED[system], *REFUSED]
        plugins = [QT[system].format(*name.split("/")) for name in names]
        binaries = [(dest, f"/venv/{dest}", "BINARY") for dest in (*plugins, lone)]
        binaries.append((EXTENSIONS[system], "/venv/core", "EXTENSION"))

        def analysis(scripts: list[str], **named: Any) -> SimpleNamespace:
            told.analysis = named
            texts = [(f"PySide6/Qt/translations/qtbase_{tag}.qm", __file__, "DATA") for tag in ("de", "en")]
            hooks = [("pyi_rth_multiprocessing", "x", "PYSOURCE"), ("start", scripts[0], "PYSOURCE")]
            return SimpleNamespace(binaries=binaries, datas=texts, pure=[], scripts=hooks)

        def exe(_pyz: object, scripts: object, **named: Any) -> dict[str, Any]:
            told.programs.append(named | {"scripts": scripts})
            return named

        def collect(*parts: Any, name: str, **_: Any) -> SimpleNamespace:
            told.kept, told.datas = parts[:2]
            folder = tmp_path / name
            (folder / "_internal").mkdir(parents=True)
            (folder / "_internal" / "library").touch()
            for program in parts[2:]:
                (folder / f"{program['name']}{'.exe' if system == 'win32' else ''}").touch()
            return SimpleNamespace(name=str(folder))

        def bundle(*_: object, **named: Any) -> None:
            told.app = named

        depend = ModuleType("PyInstaller.depend")
        depend.bindepend = SimpleNamespace(get_imports=lambda *_, **__: [("libc.so.6", None)])  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "PyInstaller", ModuleType("PyInstaller"))
        monkeypatch.setitem(sys.modules, "PyInstaller.depend", depend)
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(sys, "argv", ["evenfoot.spec"])
        classes = {"Analysis": analysis, "PYZ": lambda _: None, "EXE": exe, "COLLECT": collect, "BUNDLE": bundle}
        places = {"SPECPATH": str(SPEC.parent), "workpath": str(tmp_path)}
        exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), classes | places)
        told.files = {path.name for path in (tmp_path / "evenfoot").iterdir()}
        made = tmp_path / ("RECORD" if system == "darwin" else "evenfoot/_internal/{}")
        made = Path(str(made).format(f"evenfoot-{freeze.product.version()}.dist-info/RECORD"))
        told.listed = [line.split(",")[0] for line in made.read_text(encoding="utf-8").splitlines()]
        return told

    return run


@pytest.mark.parametrize("system", SHIPPED)
def test_one_recipe_serves_every_system(freeze: Any, recipe: Any, system: str) -> None:
    told = recipe(system)
    plugins = {name for dest, _, _ in told.kept if (name := freeze.trim.plugin(dest))}
    assert plugins == SHARED | SHIPPED[system]
    assert [dest for dest, _, _ in told.kept if freeze.trim.plugin(dest) is None] == [EXTENSIONS[system]]
    assert [dest for dest, _, _ in told.datas if dest.endswith(".qm")] == ["PySide6/Qt/translations/qtbase_en.qm"]
    assert {"ssl", "_ssl", "PySide6.QtNetwork"} <= set(told.analysis["excludes"])
    for program in told.programs:
        assert [name for name, _, _ in program["scripts"]] == ["start"]
        assert program["upx"] is False
        assert not program.get("strip")


def test_windows_has_one_program_to_double_click_and_one_for_scripts(recipe: Any) -> None:
    told = recipe("win32")
    assert {(program["name"], program["console"]) for program in told.programs} == {
        ("Evenfoot", False),
        ("evenfoot-cli", True),
    }
    assert {"Evenfoot.exe", "evenfoot.com"} <= told.files
    assert "evenfoot-cli.exe" not in told.files
    for program, file in zip(told.programs, ("Evenfoot.exe", "evenfoot.com"), strict=True):
        assert f"'OriginalFilename', '{file}'" in Path(program["version"]).read_text(encoding="utf-8")
        assert program["icon"].endswith("evenfoot.ico")
        assert "ProductName" in Path(program["version"]).read_text(encoding="utf-8")


def test_macos_has_a_bundle_and_the_others_none(recipe: Any, freeze: Any) -> None:
    app = recipe("darwin").app
    assert app["name"] == "Evenfoot.app"
    assert app["bundle_identifier"] == freeze.product.ID == app["info_plist"]["CFBundleIdentifier"]
    assert app["icon"].endswith("evenfoot.icns")


def test_linux_has_one_program(recipe: Any) -> None:
    told = recipe("linux")
    assert [program["name"] for program in told.programs] == ["evenfoot"]
    assert told.app is None


@pytest.mark.parametrize(
    ("system", "names"),
    [
        ("linux", ["../LICENCES.txt", "../evenfoot", "library"]),
        ("win32", ["../LICENCES.txt", "library"]),
        ("darwin", ["LICENCES.txt", "PySide6/Qt/translations/qtbase_en.qm"]),
    ],
)
def test_the_recipe_writes_the_list_last(freeze: Any, recipe: Any, system: str, names: list[str]) -> None:
    told = recipe(system)
    itself = f"evenfoot-{freeze.product.version()}.dist-info/RECORD"
    assert told.listed == [*names, itself]
    assert [dest for dest, _, _ in told.datas if dest == itself] == [itself] * (system == "darwin")


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([\w.]+)", (PACKAGING / name).read_text("utf-8"), re.MULTILINE):
        found.setdefault(package, set()).add(version)
    return found


def test_what_is_frozen_is_what_is_pinned_for_everybody(freeze: Any) -> None:
    program, building = pins("requirements.txt"), pins("requirements-build.txt")
    assert building.items() >= program.items()
    assert {"pyinstaller", "setuptools"} <= building.keys()
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for requirement in map(Requirement, asked):
        for version in program[requirement.name.lower()]:
            assert requirement.specifier.contains(version), f"{requirement} is pinned as {version}"
    wanted = (PACKAGING / "requirements-build.in").read_text(encoding="utf-8").splitlines()
    for requirement in (Requirement(line) for line in wanted if not line.startswith("#")):
        assert all(requirement.specifier.contains(version) for version in building[requirement.name])


def test_another_set_of_packages_gets_another_environment(
    freeze: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = freeze.command.tag(sys.executable)
    other = tmp_path / "requirements.txt"
    other.write_text("appdirs==1.4.4\n")
    monkeypatch.setattr(freeze.command, "REQUIREMENTS", other)
    assert freeze.command.tag(sys.executable) != before
    assert before.startswith(".".join(map(str, sys.version_info[:3])))
