"""Tells PyInstaller that the program reads its resources as files, by a name that no import statement says."""

from PyInstaller.utils.hooks import collect_data_files

hiddenimports = ["desktop.resources"]
datas = collect_data_files("desktop.resources")
