"""How the bundle for macOS is signed and shown to Apple: the commands, their order, and what nobody gets to see."""

import base64
import plistlib
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for administrators")

MACOS = Path(__file__).parents[2] / "packaging" / "macos"
SECRETS = {
    "MACOS_CERTIFICATE": base64.b64encode(b"the p12").decode(),
    "MACOS_CERTIFICATE_PASSWORD": "open sesame",
    "MACOS_IDENTITY": "Developer ID Application: Somebody (TEAM123456)",
    "MACOS_NOTARY_KEY": base64.b64encode(b"the p8").decode(),
    "MACOS_NOTARY_KEY_ID": "KEY",
    "MACOS_NOTARY_ISSUER": "ISSUER",
}
MACHO = bytes.fromhex("cffaedfe")


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


class TestSecrets:
    def test_without_any_nobody_signs(self, mac: Any) -> None:
        assert mac.secrets_given.given({}) is None
        # A workflow sets what it does not have to nothing.
        assert mac.secrets_given.given(dict.fromkeys(SECRETS, "")) is None

    def test_with_all_somebody_does(self, mac: Any) -> None:
        certificate, notary = mac.secrets_given.given(SECRETS)
        assert (certificate.p12, certificate.password) == (b"the p12", "open sesame")
        assert (notary.p8, notary.key, notary.issuer) == (b"the p8", "KEY", "ISSUER")
        assert "sesame" not in f"{certificate} {notary}"
        assert "the p" not in f"{certificate} {notary}"

    @pytest.mark.parametrize("missing", sorted(SECRETS))
    def test_what_is_missing_is_named_and_nothing_is_made(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
    ) -> None:
        seen = Mac(mac, monkeypatch)
        with pytest.raises(mac.secrets_given.SecretsIncomplete, match=f"^{missing} must be set as well"):
            build(mac, tmp_path, {name: value for name, value in SECRETS.items() if name != missing})
        assert seen.shown == []

    @pytest.mark.parametrize("group", ["CERTIFICATE", "NOTARY"])
    def test_to_sign_and_not_to_notarize_is_half_and_so_is_the_other(self, mac: Any, group: str) -> None:
        names = getattr(mac.secrets_given, group)
        with pytest.raises(mac.secrets_given.SecretsIncomplete) as refused:
            mac.secrets_given.given({name: SECRETS[name] for name in names})
        said = str(refused.value).partition(" must be set")[0].split(" and ")
        assert {*said, *names} == {*SECRETS}
        assert not {*said} & {*names}

    @pytest.mark.parametrize("name", ["MACOS_CERTIFICATE", "MACOS_NOTARY_KEY"])
    def test_what_is_not_base64_is_not_printed(self, mac: Any, name: str) -> None:
        with pytest.raises(mac.secrets_given.SecretsIncomplete) as refused:
            mac.secrets_given.given(SECRETS | {name: "pass;word"})
        assert str(refused.value) == f"{name} is not base64."


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


def build(mac: Any, folder: Path, environment: dict[str, str], **more: Any) -> Path:
    """The image of a bundle, made with no other secrets in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SECRETS:
            patch.delenv(name, raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        made = mac.main.build(bundle(folder), folder, **{"rehearse": False} | more)
        assert isinstance(made, Path)
        return made


class TestBuild:
    def test_with_all_secrets_it_is_signed_notarized_and_looked_at(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        seen = Mac(mac, monkeypatch)
        made = build(mac, tmp_path, SECRETS)
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
        build(mac, tmp_path, {})
        whole = "\n".join(seen.shown)
        assert "an ad hoc signature. macOS will warn" in capsys.readouterr().out
        assert whole.count("codesign --force --sign - --timestamp=none") == 2
        assert not re.search("security|runtime|entitlements|notarytool|stapler|spctl", whole)

    def test_the_hardened_runtime_can_be_rehearsed_without_a_certificate(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        seen = Mac(mac, monkeypatch)
        build(mac, tmp_path, {}, rehearse=True)
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
            build(mac, tmp_path, SECRETS)
        assert seen.shown[-1].startswith("xcrun notarytool log 7 ")
        assert not any(Path(name).exists() for name in seen.files)

    @pytest.mark.parametrize("secrets", [{}, SECRETS])
    def test_a_busy_volume_is_tried_again_but_not_for_ever(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, secrets: dict[str, str]
    ) -> None:
        seen = Mac(mac, monkeypatch, busy=mac.image.ATTEMPTS - 1)
        build(mac, tmp_path, secrets)
        assert sum(line.startswith("hdiutil create") for line in seen.shown) == mac.image.ATTEMPTS
        shutil.rmtree(tmp_path / "Evenfoot.app")
        seen = Mac(mac, monkeypatch, busy=mac.image.ATTEMPTS)
        with pytest.raises(mac.commands.CommandFailed, match="hdiutil create"):
            build(mac, tmp_path, secrets)
        assert any("delete-keychain" in line for line in seen.shown) == bool(secrets)
        assert not any(Path(name).exists() for name in seen.files)

    def test_elsewhere_it_says_what_it_needs(
        self, mac: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(mac.main.shutil, "which", lambda _name: None)
        monkeypatch.setattr(sys, "argv", ["packaging/macos"])
        assert mac.main.main() == 2
        assert capsys.readouterr().err == "This needs a Mac with the command line tools of Xcode.\n"
