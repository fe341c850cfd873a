"""Writes what Windows shows as an .exe's version: PyInstaller reads it as a text of Python calls.

For those who build.
"""

from __future__ import annotations

PRODUCT = "gsmOS Tray"
WHAT_IT_DOES = "Arhivează documentele atelierului în Dropbox"

_TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0,
                    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('041804B0', [{strings}])]),
    VarFileInfo([VarStruct('Translation', [0x0418, 1200])]),
  ],
)
"""


def numbers(version: str) -> tuple[int, int, int, int]:
    """Give the four numbers that Windows compares; what a version says besides is left out."""
    parts = [int(part) for part in version.split(".") if part.isdecimal()][:4]
    first, second, third, fourth = parts + [0] * (4 - len(parts))
    return first, second, third, fourth


def version_text(version: str, program: str) -> str:
    """Give the text for the file *program* (its name with .exe); Romanian, in Unicode."""
    strings = {
        "CompanyName": PRODUCT,
        "Comments": WHAT_IT_DOES,
        "FileDescription": PRODUCT,  # the Task Manager and notifications call the program so
        "FileVersion": version,
        "InternalName": program.removesuffix(".exe"),
        "LegalCopyright": "MIT",
        "OriginalFilename": program,
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    listed = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in strings.items())
    return _TEMPLATE.format(numbers=numbers(version), strings=listed)
