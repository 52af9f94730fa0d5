"""What macOS is told of the bundle, what the bundle's parts ask of a Mac, and the real parts signed for once."""

import plistlib
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for administrators")

PACKAGING = Path(__file__).parents[2] / "packaging"


class TestPlist:
    def test_it_says_what_macos_asks_for(self, mac: Any) -> None:
        info = mac.plist.info()
        assert info["CFBundleIdentifier"] == mac.product.ID
        assert re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", info["CFBundleIdentifier"])
        assert (info["CFBundleName"], info["CFBundleDisplayName"]) == (mac.product.NAME,) * 2
        assert info["NSHumanReadableCopyright"] == mac.product.COPYRIGHT
        for key in ("CFBundleShortVersionString", "CFBundleVersion", "LSMinimumSystemVersion"):
            assert re.fullmatch(r"\d+(\.\d+){0,2}", info[key]), key
        assert mac.product.version().startswith(info["CFBundleVersion"])
        assert info["NSPrincipalClass"] == "NSApplication"
        assert info["NSHighResolutionCapable"] is True
        assert info["NSRequiresAquaSystemAppearance"] is False

    def test_it_survives_being_written(self, mac: Any) -> None:
        info = mac.plist.info()
        assert plistlib.loads(plistlib.dumps(info)) == info

    def test_it_asks_for_nothing_and_opens_no_files(self, mac: Any) -> None:
        info = mac.plist.info()
        assert not [key for key in info if key.endswith("UsageDescription")]
        assert not {"CFBundleDocumentTypes", "CFBundleURLTypes", "UTExportedTypeDeclarations"} & info.keys()

    def test_macos_speaks_what_the_window_speaks(self, mac: Any) -> None:
        from desktop import assets

        said = mac.plist.info()["CFBundleLocalizations"]
        assert said[0] == mac.plist.info()["CFBundleDevelopmentRegion"]
        assert sorted(said) == sorted(assets.window_languages())

    @pytest.mark.parametrize(
        ("version", "number"), [("1.2.3", "1.2.3"), ("1.2.0rc1", "1.2.0"), ("1.2.dev3", "1.2"), ("1.2.3.4", "1.2.3")]
    )
    def test_a_version_is_three_numbers_at_most(self, mac: Any, version: str, number: str) -> None:
        assert mac.plist.numbers(version) == number


class TestMinimum:
    def test_the_promise_is_no_lower_than_what_the_wheels_say(
        self, mac: Any, fetched: Callable[..., list[Path]]
    ) -> None:
        promised = tuple(int(number) for number in mac.plist.MINIMUM_SYSTEM.split("."))
        found = mac.minimum.minimums(fetched("darwin", "arm64") + fetched("darwin", "x86_64"))
        assert found.keys() == {"arm64", "x86_64"}
        for versions in found.values():
            assert max(versions) == promised, {version: files[:3] for version, files in versions.items()}
            assert "PySide6/QtWidgets.abi3.so" in versions[promised], "it is the bindings that set it"
            read = {name for files in versions.values() for name in files}
            assert {"PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "msgspec/_core.cpython-313-darwin.so"} <= read
            assert "PyInstaller/bootloader/Darwin-64bit/runw" in read
            assert any(name.startswith("numpy/") for name in read)

    def test_what_the_wheels_are_looked_for_with_is_what_is_promised(self, mac: Any) -> None:
        tag = f"macosx_{mac.plist.MINIMUM_SYSTEM.replace('.', '_')}"
        systems = [system for system in mac.wheels.SYSTEMS if system.platform == "darwin"]
        assert [system.tags for system in systems] == [(f"{tag}_arm64",), (f"{tag}_x86_64",)]


class TestPlugins:
    KEPT = {
        "iconengines/qsvgicon",
        "imageformats/qsvg",
        "platforms/qcocoa",
        "platforms/qoffscreen",
        "styles/qmacstyle",
    }
    FRAMEWORKS = {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtDBus"}

    def entries(self, mac: Any, wheel: Path) -> tuple[list[Any], dict[str, str]]:
        """PyInstaller's table as it would be if it took all of the wheel's libraries; and the framework of each."""
        with zipfile.ZipFile(wheel) as opened:
            names = [name for name in opened.namelist() if not any(part in name for part in mac.minimum.NEVER_TAKEN)]
        libraries = [name for name in names if re.search(r"/(\w+)\.framework/Versions/A/\1$", name)]
        bindings = {f"PySide6/{name}.abi3.so" for name in self.imported()}
        plugins = [name for name in names if "/Qt/plugins/" in name and name.endswith(".dylib")]
        others = [name for name in names if name.endswith(".dylib") and "/plugins/" not in name]
        binaries = [(name, name, "EXTENSION") for name in names if name in bindings]
        binaries += [(name, name, "BINARY") for name in (*libraries, *plugins, *others)]
        return binaries, {Path(name).name: name.partition("/Versions/")[0] for name in libraries}

    def imported(self) -> set[str]:
        """The modules of PySide6 that the program names, and those that pyqtgraph cannot do without."""
        sources = (PACKAGING.parent / "desktop").rglob("*.py")
        named = {name for file in sources for name in re.findall(r"PySide6\.(Qt\w+)", file.read_text("utf-8"))}
        return named | {"QtOpenGL", "QtOpenGLWidgets"}

    def test_those_that_a_mac_needs_stay_and_the_others_go(self, mac: Any, fetched: Callable[..., list[Path]]) -> None:
        wheel = next(file for file in fetched("darwin", "arm64") if file.name.startswith("pyside6"))
        binaries, _ = self.entries(mac, wheel)
        plugins = {mac.trim.plugin(dest): mac.trim.shipped_binary(dest) for dest, _, _ in binaries}
        assert len(plugins) > 30
        assert {name for name, stays in plugins.items() if name and stays} == self.KEPT

    def test_every_library_that_stays_finds_what_it_links(
        self, mac: Any, fetched: Callable[..., list[Path]], tmp_path: Path
    ) -> None:
        from macholib.MachO import MachO

        wheel = next(file for file in fetched("darwin", "arm64") if file.name.startswith("pyside6"))
        binaries, frameworks = self.entries(mac, wheel)
        with zipfile.ZipFile(wheel) as opened:
            for _, name, _ in binaries:
                opened.extract(name, tmp_path)

        def links(name: str) -> set[str]:
            file = tmp_path / name
            return {path for header in MachO(str(file)).headers for _, _, path in header.walkRelocatables()} - {name}

        wanted = [entry for entry in binaries if mac.trim.shipped_binary(entry[0])]
        kept = mac.trim.referenced(wanted, links)
        there = {mac.trim.base_name(dest) for dest, _, _ in kept}
        missing = {
            (dest, link)
            for dest, file, _ in kept
            for link in links(file)
            if link.startswith("@") and mac.trim.base_name(link) not in there
        }
        # The bindings come with a wheel of their own.
        assert {Path(link).name.partition(".")[0] for _, link in missing} <= {"libshiboken6"}
        # On macOS printing is in the library itself and no plugin.
        printing = "PySide6/Qt/lib/QtPrintSupport.framework/Versions/A/QtPrintSupport"
        assert b"QCocoaPrinterSupportPlugin" in (tmp_path / printing).read_bytes()
        stay = {
            name for name, folder in frameworks.items() if any(dest.startswith(f"{folder}/") for dest, _, _ in kept)
        }
        assert stay >= self.FRAMEWORKS
        assert not stay & {"QtQml", "QtQuick", "QtNetwork", "QtVirtualKeyboard", "QtDesigner"}


@pytest.fixture(scope="module")
def icns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The icon, drawn now."""
    import subprocess

    folder = tmp_path_factory.mktemp("icons")
    subprocess.run([sys.executable, PACKAGING / "icon", "--out", folder], check=True, capture_output=True)
    return folder / "evenfoot.icns"


def test_the_icon_has_every_size_that_macos_shows(icns: Path) -> None:
    import icnsutil

    held = icnsutil.IcnsFile(str(icns))
    assert not list(icnsutil.IcnsFile.verify(str(icns)))
    sizes = {icnsutil.IcnsType.get(key).size for key in held.media if icnsutil.IcnsType.get(key).size}
    assert {16, 32, 64, 128, 256, 512, 1024} <= {max(size) if isinstance(size, tuple) else size for size in sizes}


def test_a_bundle_of_real_parts_can_be_signed_and_read_back(
    mac: Any, fetched: Callable[..., list[Path]], icns: Path, tmp_path: Path
) -> None:
    """A rehearsal of the real thing: Qt's own library, our plist and entitlements, a certificate that nobody trusts."""
    signer: ModuleType = pytest.importorskip(
        "apple_platform", reason="there is no wheel of apple-platform-py for this machine"
    )
    from apple_platform.certificates import generate_self_signed

    app = tmp_path / "Evenfoot.app"
    contents, core = app / "Contents", "PySide6/Qt/lib/QtCore.framework"
    (contents / "MacOS").mkdir(parents=True)
    (contents / "Resources").mkdir()
    library = contents / "Frameworks" / core / "Versions" / "A"
    (library / "Resources").mkdir(parents=True)
    parts = {wheel.name.partition("-")[0]: zipfile.ZipFile(wheel) for wheel in fetched("darwin", "arm64")}
    (library / "QtCore").write_bytes(parts["pyside6_essentials"].read(f"{core}/Versions/A/QtCore"))
    (library / "Resources" / "Info.plist").write_bytes(parts["pyside6_essentials"].read(f"{core}/Resources/Info.plist"))
    (library.parent / "Current").symlink_to("A")
    (library.parents[1] / "QtCore").symlink_to("Versions/Current/QtCore")
    (library.parents[1] / "Resources").symlink_to("Versions/Current/Resources")
    program = contents / "MacOS" / mac.product.COMMAND
    program.write_bytes(parts["pyinstaller"].read("PyInstaller/bootloader/Darwin-64bit/runw"))
    program.chmod(0o755)
    shutil.copy(icns, contents / "Resources")
    info = mac.plist.info() | {"CFBundleExecutable": program.name, "CFBundleIconFile": icns.name}
    (contents / "Info.plist").write_bytes(plistlib.dumps(info))
    for opened in parts.values():
        opened.close()
    p12 = tmp_path / "nobody.p12"
    p12.write_bytes(
        generate_self_signed("Nobody", profile="developer-id-application", team_id="TEAM123456").to_p12("sesame")
    )
    assert mac.signing.inside(app) == [library]

    signer.sign(
        app,
        signer=signer.Signer(p12=signer.P12Key(p12, "sesame")),
        code_signature_flags=["runtime"],
        entitlements_xml_file=mac.signing.ENTITLEMENTS,
        timestamp_url="none",
    )

    read = signer.read_signature(program)
    assert signer.reading.has_cms_signature(read)
    assert signer.code_directory_identifier(read) == mac.product.ID
    assert all("RUNTIME" in directory["flags"] for directory in signer.reading.find_values(read, "code_directory"))
    for entitlements in signer.reading.find_values(read, "entitlements_plist"):
        assert plistlib.loads("\n".join(entitlements).encode()) == plistlib.loads(mac.signing.ENTITLEMENTS.read_bytes())
    assert signer.verify_macho(program) == []
    assert signer.verify_macho(library / "QtCore") == []
    sealed = plistlib.loads((contents / "_CodeSignature" / "CodeResources").read_bytes())["files2"]
    assert f"Frameworks/{core}" in sealed
    assert f"Resources/{icns.name}" in sealed
