"""What Windows shows about a program in its properties and when it asks for permission, as PyInstaller reads it."""

from __future__ import annotations

import product

_FORM = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("040904B0", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""
"""US English in Unicode; a program, for any Windows."""


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows compares: those of a release like `1.2` or `1.2.3`, of `1.2.3rc1` as well."""
    release = "".join(sign if sign.isdigit() or sign == "." else " " for sign in version).split()[0]
    parts = [int(part) for part in release.split(".") if part][:4]
    return tuple(parts + [0] * (4 - len(parts)))  # type: ignore[return-value]


def text(file: str) -> str:
    """The version resource of the program `file`."""
    version = product.version()
    strings = {
        "CompanyName": product.PUBLISHER,
        # The name that the task manager and Windows' questions show.
        "FileDescription": product.NAME,
        "FileVersion": version,
        "InternalName": product.COMMAND,
        "LegalCopyright": product.COPYRIGHT,
        "OriginalFilename": file,
        "ProductName": product.NAME,
        "ProductVersion": version,
    }
    pairs = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return _FORM.format(numbers=numbers(version), strings=pairs)
