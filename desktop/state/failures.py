"""What went wrong, what is safe and what to do, in one sentence: for every error that is not a bug."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.assets import AssetMissingError
from desktop.storage import errors as storage

DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


translate = QCoreApplication.translate


def sentence(error: BaseException) -> str | None:
    """One sentence for `error`; None for a bug, which has none."""
    if isinstance(error, storage.StorageError):
        return _storage(error)
    if isinstance(error, AssetMissingError):
        return translate(
            "failures", "A part of Evenfoot is missing or damaged ({name}). Your diary is safe. Install Evenfoot again."
        ).format(name=error.name)
    if isinstance(error, OSError):
        return _os(error)
    return None


def begun_anew(settings: Path, aside: Path | None) -> str:
    """What is said when the file of the `settings` could not be read, which lies `aside` now or could not be moved."""
    if aside is None:
        return translate(
            "failures",
            "Your settings could not be read, so they are as at the start. Your diary is safe. "
            "The old settings are still in the file {name}, which could not be moved, in the folder {folder}.",
        ).format(name=settings.name, folder=settings.parent)
    return translate(
        "failures",
        "Your settings could not be read, so they are as at the start. Your diary is safe. "
        "The old settings are kept in the file {name}, in the folder {folder}.",
    ).format(name=aside.name, folder=aside.parent)


def _storage(error: storage.StorageError) -> str:
    texts = {**_of_files(), **_of_the_diary()}
    return texts[type(error)].format(path=error.path, detail=getattr(error, "detail", ""))


def _of_files() -> dict[type[storage.StorageError], str]:
    return {
        storage.NotAFolder: translate(
            "failures", "{path} is not a folder. Nothing was changed. Choose a folder that is there."
        ),
        storage.NotWritable: translate(
            "failures",
            "Evenfoot may not write to {path}. What was saved before is safe. The disk may be full or protected: "
            "choose another folder, or ask whoever looks after the computer.",
        ),
        storage.InUse: translate(
            "failures",
            "{path} was not replaced: it may be open in another program. What was there is safe. "
            "Close it there, or choose another name.",
        ),
        storage.DiskFull: translate(
            "failures",
            "The disk is full, so this was not saved ({path}). What was saved before is safe. "
            "Free some space and try again.",
        ),
    }


def _of_the_diary() -> dict[type[storage.StorageError], str]:
    return {
        storage.NotADiary: translate(
            "failures", "{path} is not an Evenfoot diary. It was left as it is. Move it away or choose another folder."
        ),
        storage.DiaryDamaged: translate(
            "failures",
            "The diary {path} is damaged ({detail}). It was left as it is. Move it to another folder and keep it "
            "there: Evenfoot then begins with an empty diary. If you made a file with Export everything, import it "
            "then; if you made a copy of the folder, put that back.",
        ),
        storage.NewerDiary: translate(
            "failures",
            "The diary {path} was written by a newer Evenfoot. It was left as it is. "
            "Install the newer Evenfoot to open it.",
        ),
        storage.DiaryGone: translate(
            "failures",
            "The diary {path} was moved or replaced while it was open, or its disk was taken out. This was not saved; "
            "what was saved before is safe. Close Evenfoot, put the diary back and open it again.",
        ),
        storage.DiaryBusy: translate(
            "failures",
            "Another program is using the diary {path}. Nothing was changed. Close that program and try again.",
        ),
        storage.PreferencesUnreadable: translate(
            "failures",
            "The settings in {path} cannot be read ({detail}). Your diary is safe. "
            "Open the window of Evenfoot once: it puts this file aside and goes on as at the start.",
        ),
    }


def _os(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        return translate(
            "failures", "Something could not be read or written ({reason}). Your diary is safe. Try again."
        ).format(reason=reason)
    if error.errno in DENIED:
        text = translate(
            "failures", "Evenfoot may not use {name}. Your diary is safe. Choose another place or allow it."
        )
    else:
        texts = {
            errno.ENOENT: translate("failures", "{name} does not exist. Nothing was changed. Check the name."),
            errno.EISDIR: translate("failures", "{name} is a folder. Nothing was changed. Name a file."),
            errno.ENOTDIR: translate("failures", "{name} is not in a folder. Nothing was changed. Check the name."),
            errno.ENOSPC: translate(
                "failures",
                "The disk is full, so {name} was not written. Your diary is safe. Free some space and try again.",
            ),
            errno.EEXIST: translate("failures", "{name} is there already. Nothing was changed. Choose another name."),
            errno.EFBIG: translate(
                "failures", "{name} would be too large for this disk. Your diary is safe. Choose another disk."
            ),
        }
        other = translate("failures", "{name} could not be used ({reason}). Your diary is safe. Try another place.")
        text = texts.get(error.errno or 0, other)
    return text.format(name=error.filename, reason=reason)
