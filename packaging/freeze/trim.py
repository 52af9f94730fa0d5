"""Decides what of all that PyInstaller found goes into the bundle.

Everything here is pure: an entry of PyInstaller's tables is a tuple (place in the bundle, file, kind), paths may be
written as on any system, and who knows what a file links is handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePath, PurePosixPath

Entry = tuple[str, str, str]

PLUGINS = {
    "platforms/qxcb": "windows on X11",
    "platforms/qwayland": "windows on Wayland",
    "platforms/qwindows": "windows on Windows",
    "platforms/qcocoa": "windows on macOS",
    "platforms/qoffscreen": "the commands that draw without a screen",
    "xcbglintegrations/qxcb-egl-integration": "the xcb plugin asks for one at start",
    "xcbglintegrations/qxcb-glx-integration": "the xcb plugin asks for one at start",
    "wayland-shell-integration/xdg-shell": "no window appears on Wayland without it",
    "wayland-decoration-client/adwaita": "the title bar where the desktop draws none",
    "wayland-decoration-client/bradient": "the title bar where Adwaita's has nothing to stand on",
    "wayland-graphics-integration-client/qt-plugin-wayland-egl": "the Wayland plugin asks for it at start",
    "platformthemes/qxdgdesktopportal": "the desktop's own file dialog, and whether it is dark",
    "platforminputcontexts/composeplatforminputcontextplugin": "letters typed with the compose key",
    "platforminputcontexts/ibusplatforminputcontextplugin": "letters put together by an input method",
    "iconengines/qsvgicon": "icons that stay sharp at every size",
    "imageformats/qsvg": "pictures that are SVG files",
    "printsupport/cupsprintersupport": "printing on Linux",
    "styles/qmodernwindowsstyle": "the looks of Windows 10 and of Windows 11",
    "styles/qmacstyle": "the look of macOS",
}
"""The plugins of Qt that are shipped, as `folder/name`, and what for."""

_TOOLKIT = "another toolkit"
_OPTIONAL = "pyqtgraph takes it where it happens to be there; what is shipped shall not depend on the builder's machine"
_UNUSED = "a part of a library that nothing here calls"
_DEVELOPING = "for developing, no part of a program"
_NETWORK = "nothing leaves this machine"
_OPENSSL = "links OpenSSL for what Python's own hashes do as well"

EXCLUDED = {
    "tkinter": _TOOLKIT,
    **dict.fromkeys(("matplotlib", "scipy", "PIL", "IPython", "OpenGL", "numba", "cupy", "h5py"), _OPTIONAL),
    **dict.fromkeys(("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "PySide6.QtTest"), _UNUSED),
    **dict.fromkeys(("numpy.f2py", "numpy.distutils", "numpy.testing", "numpy.tests"), _UNUSED),
    **dict.fromkeys(("setuptools", "pip", "readline"), _DEVELOPING),
    **dict.fromkeys(("PySide6.QtNetwork", "ssl", "_ssl", "http", "ftplib", "urllib.request", "xmlrpc"), _NETWORK),
    "_hashlib": _OPENSSL,
}
"""The modules that PyInstaller shall not follow, and why. Each was proven by opening every page without it."""

LEFT_TO_THE_SYSTEM = (
    *("libstdc++.so", "libgcc_s.so", "libX11.so", "libX11-xcb.so", "libXau.so", "libXdmcp.so", "libbsd.so"),
    *("libfontconfig.so", "libfreetype.so", "libexpat.so", "libpng16.so", "libbrotli", "libz.so", "libmd.so"),
    *("libglib-2.0.so", "libgthread-2.0.so", "libpcre2-8.so", "libdbus-1.so", "libsystemd.so", "libcap.so"),
    *("libgcrypt.so", "libgpg-error.so", "liblz4.so", "libzstd.so", "libcups.so", "libgnutls.so", "libp11-kit.so"),
    *("libidn2.so", "libunistring.so", "libtasn1.so", "libnettle.so", "libhogweed.so", "libgmp.so", "libavahi"),
    *("libkrb5", "libk5crypto", "libgssapi", "libkeyutils", "libcom_err"),
)
"""Libraries that every Linux desktop has; a package of a distribution names them among what it depends on."""

NOT_RUN_AT_START = {"pyi_rth_multiprocessing": "nothing starts a copy of itself; to prepare for it takes time"}
"""What PyInstaller would run before the program, and why it is left out."""

OF_THE_BUILDER = "_sysconfigdata"
"""How the module begins that says with which options, and in which folders, the interpreter was built."""

LOADED_BY_NAME = ("libpython", "python3", "vcruntime", "msvcp")
"""Libraries that the starter or the system itself loads, so that no file need refer to them."""

SOFTWARE_GRAPHICS = ("opengl32sw", "d3dcompiler")
"""What Qt draws OpenGL with on a Windows without a graphics driver: this program draws none."""

PART_OF_WINDOWS = ("ucrtbase", "api-ms-win-")
"""The C library. Windows 10 has its own and prefers it; PyInstaller would take any that lies on the builder's path."""


def slashed(path: str) -> str:
    """`path` as it is written everywhere but on Windows."""
    return path.replace("\\", "/")


def base_name(path: str) -> str:
    """The last part of a path of any system, in small letters: the only name that Windows' loader goes by."""
    return slashed(path).rpartition("/")[2].lower()


def plugin(dest: str) -> str | None:
    """Which of Qt's plugins lies at `dest`, as `folder/name`; None if it is something else."""
    parts = PurePosixPath(slashed(dest)).parts
    if "plugins" not in parts:
        return None
    inside = parts[parts.index("plugins") + 1 :]
    if len(inside) != 2:
        return None
    folder, file = inside
    return f"{folder}/{file.partition('.')[0].removeprefix('lib')}"


def shipped_binary(dest: str) -> bool:
    """Whether a plugin or library is wanted at all, before anybody asks who links it."""
    found = plugin(dest)
    return (found is None or found in PLUGINS) and not base_name(dest).startswith(SOFTWARE_GRAPHICS + PART_OF_WINDOWS)


def shipped_data(dest: str, languages: Iterable[str]) -> bool:
    """Whether a data file is wanted; Qt's own texts only in the `languages` of the window."""
    path = slashed(dest)
    if "/translations/" in path and path.endswith(".qm"):
        return base_name(path) in {f"qtbase_{language}.qm".lower() for language in languages}
    if path.startswith("pyqtgraph/") and ("/examples/" in path or "/opengl/" in path):
        return False
    return "/tests/" not in path and not path.endswith((".pyi", ".h", ".lib", ".a"))


def is_root(entry: Entry) -> bool:
    """Whether a file is loaded by itself, not because another one links it."""
    dest, _, kind = entry
    name = base_name(dest)
    if kind == "EXTENSION" or plugin(dest) is not None:
        return True
    # On macOS the interpreter's library is called no more than Python.
    return name.startswith(LOADED_BY_NAME) or name == "python" or name.endswith((".pyd", ".abi3.so"))


def referenced(binaries: Iterable[Entry], links: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that are loaded, and what these link in turn, by base name.

    `links` gives what a file links, as paths or bare names: on Windows most come without a folder.
    """
    binaries = list(binaries)
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in binaries:
        named[base_name(entry[0])].append(entry)
    reached: set[str] = set()
    ahead = [base_name(entry[0]) for entry in binaries if is_root(entry)]
    while ahead:
        name = ahead.pop()
        if name in reached:
            continue
        reached.add(name)
        # A link in the bundle has no file of its own; what it stands for lies there under the same name.
        files = {file for _, file, kind in named[name] if kind != "SYMLINK"}
        ahead += [linked for file in files for path in links(file) if (linked := base_name(path)) in named]
    return [entry for entry in binaries if base_name(entry[0]) in reached]


def from_the_system(dest: str) -> bool:
    """Whether a library at the top of the bundle is one that every Linux desktop has."""
    return "/" not in dest and dest.startswith(LEFT_TO_THE_SYSTEM)


def framework(dest: str) -> str | None:
    """The folder of the framework of macOS that `dest` lies in; None if it lies in none."""
    parts = PurePosixPath(slashed(dest)).parts
    inside = [n for n, part in enumerate(parts[:-1]) if part.endswith(".framework")]
    return "/".join(parts[: inside[0] + 1]) if inside else None


def without_what_went(others: Iterable[Entry], kept: Iterable[str], gone: Iterable[str]) -> list[Entry]:
    """`others` without the links to a binary that is `gone`, and without what is left of a framework whose binary is.

    macOS signs no framework that lacks its binary.
    """
    kept, gone = {slashed(dest) for dest in kept}, {slashed(dest) for dest in gone}
    emptied = {framework(dest) for dest in gone} - {framework(dest) for dest in kept} - {None}

    def stays(entry: Entry) -> bool:
        dest, file, kind = entry
        if framework(dest) in emptied or slashed(dest) in gone:
            return False
        if kind != "SYMLINK":
            return True
        target = PurePosixPath(slashed(dest)).parent / slashed(file)
        return slashed(file) not in gone and str(target) not in gone and framework(f"{target}/") not in emptied

    return [entry for entry in others if stays(entry)]


def may_be_stripped(file: PurePath, interpreter: str, environment: str) -> bool:
    """Whether a file is the interpreter's own: those of wheels are left as their makers made them."""
    return file.is_relative_to(interpreter) and not file.is_relative_to(environment)
