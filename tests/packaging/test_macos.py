"""What the bundle for macOS is told, how it is signed, and what its parts ask of a Mac. Nothing here runs on one."""

import base64
import importlib.util
import plistlib
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for administrators")

PACKAGING = Path(__file__).parents[2] / "packaging"
MACOS = PACKAGING / "macos"
SECRETS = {
    "MACOS_CERTIFICATE": base64.b64encode(b"the p12").decode(),
    "MACOS_CERTIFICATE_PASSWORD": "open sesame",
    "MACOS_IDENTITY": "Developer ID Application: Somebody (TEAM123456)",
    "MACOS_NOTARY_KEY": base64.b64encode(b"the p8").decode(),
    "MACOS_NOTARY_KEY_ID": "KEY",
    "MACOS_NOTARY_ISSUER": "ISSUER",
}
MACHO = bytes.fromhex("cffaedfe")


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules beside `python packaging/macos`, as they find one another when they run."""
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

    found = importlib.util.spec_from_file_location("macos_main", MACOS / "__main__.py")
    assert found
    assert found.loader
    main = importlib.util.module_from_spec(found)
    found.loader.exec_module(main)
    modules = (commands, image, minimum, notarization, plist, product, secrets_given, signing, trim, wheels)
    return SimpleNamespace(main=main, **{module.__name__: module for module in modules})


@pytest.fixture
def fetched(mac: Any) -> Callable[[str], list[Path]]:
    """The pinned wheels for an architecture of macOS, kept in build/wheels."""

    def fetch(machine: str) -> list[Path]:
        system = next(one for one in mac.wheels.SYSTEMS if (one.platform, one.machine) == ("darwin", machine))
        try:
            return mac.wheels.download(system, mac.wheels.INSTALLERS, mac.minimum.WHEELS)
        except mac.wheels.NoWheel as missing:
            try:
                mac.wheels.offered(mac.wheels.SYSTEMS[0], mac.wheels.INSTALLERS, ["appdirs==1.4.4"])
            except mac.wheels.NoWheel:
                pytest.skip("the package index cannot be reached")
            raise missing from None

    return fetch


def bundle(folder: Path, executable: bytes = MACHO) -> Path:
    """A bundle as PyInstaller lays it out: program, framework, libraries, and links across."""
    app = folder / "Evenfoot.app"
    contents = app / "Contents"
    files = {
        "MacOS/evenfoot": executable,
        "Frameworks/PySide6/QtCore.abi3.so": MACHO,
        "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": MACHO,
        "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist": plistlib.dumps({}),
        "Frameworks/PySide6/Qt/plugins/platforms/libqcocoa.dylib": MACHO,
        "Frameworks/libssl.3.dylib": MACHO,
        "Resources/desktop/resources/schema/0001_diary.sql": b"create table",
    }
    for name, content in files.items():
        (contents / name).parent.mkdir(parents=True, exist_ok=True)
        (contents / name).write_bytes(content)
    framework = contents / "Frameworks/PySide6/Qt/lib/QtCore.framework"
    (framework / "Versions" / "Current").symlink_to("A")
    (framework / "QtCore").symlink_to("Versions/Current/QtCore")
    (contents / "Resources" / "libssl.3.dylib").symlink_to("../Frameworks/libssl.3.dylib")
    return app


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
        self, mac: Any, fetched: Callable[[str], list[Path]]
    ) -> None:
        promised = tuple(int(number) for number in mac.plist.MINIMUM_SYSTEM.split("."))
        found = mac.minimum.minimums(fetched("arm64") + fetched("x86_64"))
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

    def test_those_that_a_mac_needs_stay_and_the_others_go(
        self, mac: Any, fetched: Callable[[str], list[Path]]
    ) -> None:
        wheel = next(file for file in fetched("arm64") if file.name.startswith("pyside6"))
        binaries, _ = self.entries(mac, wheel)
        plugins = {mac.trim.plugin(dest): mac.trim.shipped_binary(dest) for dest, _, _ in binaries}
        assert len(plugins) > 30
        assert {name for name, stays in plugins.items() if name and stays} == self.KEPT

    def test_every_library_that_stays_finds_what_it_links(
        self, mac: Any, fetched: Callable[[str], list[Path]], tmp_path: Path
    ) -> None:
        from macholib.MachO import MachO

        wheel = next(file for file in fetched("arm64") if file.name.startswith("pyside6"))
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


class TestSecrets:
    def test_without_any_nobody_signs(self, mac: Any) -> None:
        assert mac.secrets_given.certificate({}) is mac.secrets_given.notary({}) is None
        # A workflow sets what it does not have to nothing.
        assert mac.secrets_given.certificate(dict.fromkeys(SECRETS, "")) is None

    def test_with_all_somebody_does(self, mac: Any) -> None:
        certificate, notary = mac.secrets_given.certificate(SECRETS), mac.secrets_given.notary(SECRETS)
        assert (certificate.p12, certificate.password) == (b"the p12", "open sesame")
        assert (notary.p8, notary.key, notary.issuer) == (b"the p8", "KEY", "ISSUER")
        assert "sesame" not in f"{certificate} {notary}"
        assert "the p" not in f"{certificate} {notary}"

    @pytest.mark.parametrize("missing", sorted(SECRETS))
    def test_one_that_is_missing_is_named(self, mac: Any, missing: str) -> None:
        given = {name: value for name, value in SECRETS.items() if name != missing}
        group = mac.secrets_given.notary if "NOTARY" in missing else mac.secrets_given.certificate
        with pytest.raises(mac.secrets_given.SecretsIncomplete, match=missing):
            group(given)

    def test_nothing_is_notarized_that_is_not_signed(self, mac: Any) -> None:
        given = {name: value for name, value in SECRETS.items() if "NOTARY" in name}
        with pytest.raises(mac.secrets_given.SecretsIncomplete, match="MACOS_CERTIFICATE"):
            mac.secrets_given.notary(given)

    def test_what_is_not_base64_is_not_printed(self, mac: Any) -> None:
        with pytest.raises(mac.secrets_given.SecretsIncomplete) as refused:
            mac.secrets_given.certificate(SECRETS | {"MACOS_CERTIFICATE": "pass;word"})
        assert str(refused.value) == "MACOS_CERTIFICATE is not base64."


class TestSigning:
    def test_what_lies_deeper_comes_first_and_a_framework_is_one(self, mac: Any, tmp_path: Path) -> None:
        app = bundle(tmp_path)
        frameworks = app / "Contents" / "Frameworks"
        assert mac.signing.inside(app) == [
            frameworks / "PySide6/Qt/lib/QtCore.framework/Versions/A",
            frameworks / "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
            frameworks / "PySide6/QtCore.abi3.so",
            frameworks / "libssl.3.dylib",
        ]

    def test_with_a_certificate_the_runtime_is_hardened(self, mac: Any) -> None:
        app, part, keychain = Path("Evenfoot.app"), Path("Evenfoot.app/x.dylib"), Path("k")
        signer = mac.signing.Signer("Somebody", keychain, mac.signing.ENTITLEMENTS)
        how = (
            "codesign",
            "--force",
            "--sign",
            "Somebody",
            "--timestamp",
            "--options",
            "runtime",
            "--keychain",
            keychain,
        )
        assert mac.signing.sign(app, [part], signer) == [
            (*how, part),
            (*how, "--entitlements", mac.signing.ENTITLEMENTS, app),
        ]
        image = (*how[:5], "--keychain", keychain, Path("x.dmg"))
        assert mac.signing.sign_image(Path("x.dmg"), signer) == [image]

    def test_without_one_the_signature_is_ad_hoc_and_asks_for_nothing(self, mac: Any) -> None:
        app, part = Path("Evenfoot.app"), Path("Evenfoot.app/x.dylib")
        how = ("codesign", "--force", "--sign", "-", "--timestamp=none")
        assert mac.signing.sign(app, [part], mac.signing.Signer()) == [(*how, part), (*how, app)]

    def test_no_secret_is_ever_shown(self, mac: Any, capsys: pytest.CaptureFixture[str]) -> None:
        secret = mac.commands.Secret
        opening = mac.signing.open_keychain(
            Path("k"), Path("c.p12"), secret("of the chain"), secret("sesame"), ["login"]
        )
        shown = "\n".join(mac.commands.shown(command) for command in opening)
        assert not re.search("chain.*chain|sesame", repr(opening).replace("keychain", ""))
        assert shown.count("'***'") == 4
        assert "security import c.p12 -k k -f pkcs12 -P '***' -T /usr/bin/codesign" in shown
        with pytest.raises(mac.commands.CommandFailed) as failed:
            mac.commands.answer((sys.executable, "-c", "import sys; sys.exit(len(sys.argv[1]))", secret("sesame")))
        assert "exit 6" in str(failed.value)
        assert "sesame" not in str(failed.value) + capsys.readouterr().out

    def test_the_keychains_are_left_as_they_were(self, mac: Any) -> None:
        listed = '    "/Users/runner/Library/Keychains/login.keychain-db"\n    "/Library/My Keychains/x.keychain"\n'
        others = mac.signing.keychains(listed)
        assert others == ["/Users/runner/Library/Keychains/login.keychain-db", "/Library/My Keychains/x.keychain"]
        opened = mac.signing.open_keychain(
            Path("k"), Path("p"), mac.commands.Secret("a"), mac.commands.Secret("b"), others
        )
        assert opened[-1] == ("security", "list-keychains", "-d", "user", "-s", Path("k"), *others)
        assert mac.signing.close_keychain(Path("k"), others) == [
            ("security", "list-keychains", "-d", "user", "-s", *others),
            ("security", "delete-keychain", Path("k")),
        ]

    @pytest.mark.parametrize(
        ("name", "asked"),
        [("entitlements", set()), ("rehearsal", {"com.apple.security.cs.disable-library-validation"})],
    )
    def test_the_entitlements_are_these_and_have_no_comments(self, name: str, asked: set[str]) -> None:
        file = MACOS / f"{name}.plist"
        assert set(plistlib.loads(file.read_bytes())) == asked
        assert b"<!--" not in file.read_bytes()


class TestNotarization:
    def test_the_key_is_in_a_file_and_apples_word_counts(self, mac: Any) -> None:
        command = mac.notarization.submit(Path("x.dmg"), Path("key.p8"), "KEY", "ISSUER")
        assert command[:4] == ("xcrun", "notarytool", "submit", Path("x.dmg"))
        assert command[4:10] == ("--key", Path("key.p8"), "--key-id", "KEY", "--issuer", "ISSUER")
        assert "--wait" in command
        assert mac.notarization.accepted('{"status": "Accepted", "id": "7"}') == (True, "7")
        assert mac.notarization.accepted('{"status": "Invalid", "id": "7"}') == (False, "7")


class Mac:
    """Notes every command and does what a Mac would: nothing, but a smoke test that tells what there was to sign."""

    def __init__(self, mac: Any, monkeypatch: pytest.MonkeyPatch, verdict: str = "Accepted", busy: int = 0) -> None:
        self.shown: list[str] = []
        self.files: dict[str, bytes] = {}
        self._commands, self._verdict, self._busy = mac.commands, verdict, busy
        monkeypatch.setattr(mac.main, "run", self.run)
        monkeypatch.setattr(mac.main, "answer", self.answer)
        monkeypatch.setattr(mac.main, "subprocess", SimpleNamespace(run=self.cleaned))
        monkeypatch.setattr(mac.main.platform, "machine", lambda: "arm64")
        monkeypatch.setattr(mac.image, "PAUSE", 0)

    def run(self, command: tuple[Any, ...]) -> None:
        self.shown.append(self._commands.shown(command))
        if command[:2] == ("hdiutil", "create") and self._busy:
            self._busy -= 1
            raise self._commands.CommandFailed(command, 1)

    def answer(self, command: tuple[Any, ...]) -> str:
        self.shown.append(self._commands.shown(command))
        for word in command:
            if isinstance(word, Path) and word.suffix in {".p12", ".p8"}:
                assert word.stat().st_mode & 0o077 == 0
                self.files[str(word)] = word.read_bytes()
        return f'{{"status": "{self._verdict}", "id": "7"}}' if "notarytool" in command else '"login"\n'

    def cleaned(self, command: list[str], *, check: bool) -> None:
        assert not check
        self.shown.append(" ".join(command))


class TestBuild:
    def build(self, mac: Any, folder: Path, environment: dict[str, str], **more: Any) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            for name in SECRETS:
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            return mac.main.build(bundle(folder), folder, **{"rehearse": False} | more)

    def test_with_all_secrets_it_is_signed_notarized_and_looked_at(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        seen = Mac(mac, monkeypatch)
        made = self.build(mac, tmp_path, SECRETS)
        assert made == tmp_path / f"Evenfoot-{mac.product.version()}-arm64.dmg"
        whole = "\n".join(seen.shown)
        order = (
            *("create-keychain", "security import", "set-key-partition-list", "--options runtime", "--entitlements"),
            *("codesign --verify --deep --strict", "smoke.py", "ditto", "/Applications", "hdiutil create"),
            *("hdiutil verify", "Evenfoot-", "delete-keychain", "notarytool submit", "stapler staple"),
            *("stapler validate", "spctl --assess --type open", "spctl --assess --type execute"),
        )
        places = [whole.index(step) for step in order if step != "Evenfoot-"]
        assert places == sorted(places)
        assert not re.search(r"codesign --force.*--deep", whole)
        assert not re.search("sesame|the p", whole)
        assert sorted(seen.files.values()) == [b"the p12", b"the p8"]
        assert not any(Path(name).exists() for name in seen.files)

    def test_without_secrets_it_is_signed_ad_hoc_and_says_so(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        seen = Mac(mac, monkeypatch)
        self.build(mac, tmp_path, {})
        whole = "\n".join(seen.shown)
        assert "an ad hoc signature. macOS will warn" in capsys.readouterr().out
        assert whole.count("codesign --force --sign - --timestamp=none") == 2
        assert not re.search("security|runtime|entitlements|notarytool|stapler|spctl", whole)

    def test_the_hardened_runtime_can_be_rehearsed_without_a_certificate(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        seen = Mac(mac, monkeypatch)
        self.build(mac, tmp_path, {}, rehearse=True)
        started = [number for number, line in enumerate(seen.shown) if "smoke.py" in line]
        assert len(started) == 2
        before, after = "\n".join(seen.shown[: started[0]]), "\n".join(seen.shown[started[0] :])
        assert f"--options runtime --entitlements {mac.signing.REHEARSAL}" in before
        assert "--options" not in after

    def test_what_apple_refuses_is_told_and_no_release(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        seen = Mac(mac, monkeypatch, verdict="Invalid")
        with pytest.raises(mac.notarization.NotAccepted):
            self.build(mac, tmp_path, SECRETS)
        assert seen.shown[-1].startswith("xcrun notarytool log 7 ")
        assert not any(Path(name).exists() for name in seen.files)

    @pytest.mark.parametrize("secrets", [{}, SECRETS])
    def test_a_busy_volume_is_tried_again_but_not_for_ever(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, secrets: dict[str, str]
    ) -> None:
        seen = Mac(mac, monkeypatch, busy=mac.image.ATTEMPTS - 1)
        self.build(mac, tmp_path, secrets)
        assert sum(line.startswith("hdiutil create") for line in seen.shown) == mac.image.ATTEMPTS
        shutil.rmtree(tmp_path / "Evenfoot.app")
        seen = Mac(mac, monkeypatch, busy=mac.image.ATTEMPTS)
        with pytest.raises(mac.commands.CommandFailed, match="hdiutil create"):
            self.build(mac, tmp_path, secrets)
        assert any("delete-keychain" in line for line in seen.shown) == bool(secrets)
        assert not any(Path(name).exists() for name in seen.files)

    def test_elsewhere_it_says_what_it_needs(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(mac.main.shutil, "which", lambda _name: None)
        monkeypatch.setattr(sys, "argv", ["packaging/macos"])
        assert mac.main.main() == 2
        assert capsys.readouterr().err == "This needs a Mac with the command line tools of Xcode.\n"


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
    mac: Any, fetched: Callable[[str], list[Path]], icns: Path, tmp_path: Path
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
    parts = {wheel.name.partition("-")[0]: zipfile.ZipFile(wheel) for wheel in fetched("arm64")}
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
