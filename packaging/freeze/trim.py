"""Decides what of all that PyInstaller found goes into the bundle.

Everything here is pure: an entry of PyInstaller's tables is a tuple (place in the bundle, file, kind), a path may have
slashes of either system, and who knows what a file links is handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

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
    "platformthemes/qxdgdesktopportal": "the desktop's own file dialog, and dark or light",
    "platforminputcontexts/composeplatforminputcontextplugin": "letters typed with the compose key",
    "platforminputcontexts/ibusplatforminputcontextplugin": "letters that are put together by an input method",
    "iconengines/qsvgicon": "icons stay sharp at every size",
    "imageformats/qsvg": "the icons are SVG files",
    "printsupport/cupsprintersupport": "printing on Linux",
    "printsupport/windowsprintersupport": "printing on Windows",
    "printsupport/cocoaprintersupport": "printing on macOS",
    "styles/qwindowsvistastyle": "the look of Windows",
    "styles/qmodernwindowsstyle": "the look of Windows 11",
    "styles/qmacstyle": "the look of macOS",
}
"""The plugins of Qt that are shipped, as `folder/name`, and what for."""

EXCLUDED = {
    "tkinter": "another toolkit",
    "pyqtgraph.examples": "not used",
    "pyqtgraph.opengl": "not used",
    "pyqtgraph.jupyter": "not used",
    "numpy.f2py": "not used",
    "numpy.distutils": "not used",
    "numpy.testing": "not used",
    "numpy.tests": "not used",
    "matplotlib": "pyqtgraph would use it if it were there",
    "scipy": "pyqtgraph would use it if it were there",
    "PIL": "pyqtgraph would use it if it were there",
    "IPython": "pyqtgraph would use it if it were there",
    "OpenGL": "pyqtgraph would use it if it were there",
    "numba": "pyqtgraph would use it if it were there",
    "cupy": "pyqtgraph would use it if it were there",
    "h5py": "pyqtgraph would use it if it were there",
    "PySide6.QtTest": "not used",
    "setuptools": "builds programs, is part of none",
    "pip": "installs programs, is part of none",
}
"""The modules that PyInstaller shall not follow, and why."""

LEFT_TO_THE_SYSTEM = (
    *("libstdc++.so", "libgcc_s.so", "libX11.so", "libXau.so", "libXdmcp.so", "libbsd.so", "libmd.so"),
    *("libfontconfig.so", "libfreetype.so", "libexpat.so", "libpng16.so", "libbrotli", "libz.so"),
    *("libglib-2.0.so", "libgthread-2.0.so", "libpcre2-8.so", "libdbus-1.so", "libsystemd.so"),
    *("libgcrypt.so", "libgpg-error.so", "liblz4.so", "libzstd.so", "libcap.so"),
    *("libcups.so", "libgnutls.so", "libp11-kit.so", "libidn2.so", "libunistring.so", "libtasn1.so", "libnettle.so"),
    *("libhogweed.so", "libgmp.so", "libavahi", "libkrb5", "libk5crypto", "libgssapi", "libkeyutils", "libcom_err"),
    *("libtinfo.so", "libreadline.so", "libncurses"),
)
"""Libraries that every Linux desktop has; the Debian package names them among what it depends on."""

LOADED_BY_NAME = ("libpython", "python3", "vcruntime", "msvcp", "ucrtbase", "api-ms-")
"""Libraries that the program's starter or Windows itself loads, so that no file need refer to them."""

SOFTWARE_GRAPHICS = ("opengl32sw", "d3dcompiler")
"""What Qt takes on Windows for drawing 3D without a graphics card: this program draws none."""


def slashed(path: str) -> str:
    """`path` as it is written everywhere but on Windows."""
    return path.replace("\\", "/")


def base_name(path: str) -> str:
    """The last part of a path of any system, in small letters: Windows' loader asks for no others."""
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
    return (found is None or found in PLUGINS) and not base_name(dest).startswith(SOFTWARE_GRAPHICS)


def shipped_data(dest: str, languages: Iterable[str]) -> bool:
    """Whether a data file is wanted; Qt's own texts only in the `languages` of the window."""
    path = slashed(dest)
    name = base_name(path)
    if "/translations/" in path and name.endswith(".qm"):
        return name in {f"qtbase_{language}.qm" for language in languages}
    if path.startswith("pyqtgraph/") and ("/examples/" in path or "/opengl/" in path):
        return False
    return "/tests/" not in path and not path.endswith((".pyi", ".h", ".lib", ".a"))


def is_root(entry: Entry) -> bool:
    """Whether a file is loaded because it is there, not because another one links it."""
    dest, _, kind = entry
    return (
        kind == "EXTENSION"
        or plugin(dest) is not None
        or base_name(dest).startswith(LOADED_BY_NAME)
        or base_name(dest).endswith((".pyd", ".abi3.so"))
    )


def referenced(binaries: Iterable[Entry], links: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that are loaded, or that one of these links, by base name.

    `links` gives what a file links, as names or paths: on Windows most come without a folder.
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
        files = {file for _, file, kind in named[name] if kind != "SYMLINK"}
        ahead += [linked for file in files for path in links(file) if (linked := base_name(path)) in named]
    return [entry for entry in binaries if base_name(entry[0]) in reached]


def from_the_system(dest: str) -> bool:
    """Whether a library at the top of the bundle is one that every Linux desktop has."""
    return "/" not in dest and dest.startswith(LEFT_TO_THE_SYSTEM)


def without_dangling(datas: Iterable[Entry], kept: Iterable[str], dropped: Iterable[str]) -> list[Entry]:
    """`datas` without the links to what was dropped."""
    gone = set(dropped) - set(kept)
    return [(dest, file, kind) for dest, file, kind in datas if kind != "SYMLINK" or slashed(file) not in gone]
