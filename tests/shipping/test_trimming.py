"""What of Qt the frozen program does without, on systems that cannot be built for here.

The files and what they are linked to are those of PySide6 6.11.3's wheel for Windows, shortened.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

INSTALLER = Path(__file__).parents[2] / "resources" / "installer"

WINDOWS = {
    r"python311.dll": ["VCRUNTIME140.dll"],
    r"PySide6\QtCore.pyd": ["pyside6.abi3.dll", "Qt6Core.dll"],
    r"PySide6\QtNetwork.pyd": ["pyside6.abi3.dll", "Qt6Network.dll", "Qt6Core.dll"],
    r"PySide6\pyside6.abi3.dll": ["shiboken6.abi3.dll", "python3.dll", "Qt6Core.dll"],
    r"PySide6\Qt6Core.dll": ["USER32.dll", "MSVCP140.dll"],
    r"PySide6\Qt6Gui.dll": ["Qt6Core.dll", "d3d11.dll"],
    r"PySide6\Qt6Network.dll": ["Qt6Core.dll"],
    r"PySide6\Qt6Pdf.dll": ["Qt6Gui.dll"],
    r"PySide6\Qt6Svg.dll": ["Qt6Gui.dll"],
    r"PySide6\Qt6VirtualKeyboard.dll": ["Qt6Quick.dll"],
    r"PySide6\Qt6Quick.dll": ["Qt6Gui.dll"],
    r"PySide6\msvcp140.dll": [],
    r"PySide6\opengl32sw.dll": [],
    r"PySide6\plugins\iconengines\qsvgicon.dll": ["Qt6Svg.dll", "Qt6Gui.dll"],
    r"PySide6\plugins\imageformats\qpdf.dll": ["Qt6Pdf.dll", "Qt6Gui.dll"],
    r"PySide6\plugins\networkinformation\qnetworklistmanager.dll": ["Qt6Network.dll"],
    r"PySide6\plugins\platforminputcontexts\qtvirtualkeyboardplugin.dll": [
        "Qt6VirtualKeyboard.dll"
    ],
    r"PySide6\plugins\platforms\qdirect2d.dll": ["Qt6Gui.dll"],
    r"PySide6\plugins\platforms\qwindows.dll": ["QT6GUI.DLL", "d3d9.dll"],
    r"PySide6\plugins\styles\qmodernwindowsstyle.dll": ["Qt6Gui.dll"],
    r"pypdfium2_raw\pdfium.dll": [],
}
LEFT_OUT = {
    r"PySide6\Qt6Pdf.dll",
    r"PySide6\Qt6VirtualKeyboard.dll",
    r"PySide6\Qt6Quick.dll",
    r"PySide6\opengl32sw.dll",
    r"PySide6\plugins\imageformats\qpdf.dll",
    r"PySide6\plugins\platforminputcontexts\qtvirtualkeyboardplugin.dll",
    r"PySide6\plugins\platforms\qdirect2d.dll",
}


@pytest.fixture
def trimming(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The spec's own: no part of the program."""
    spec = importlib.util.spec_from_file_location("trimming", INSTALLER / "trimming.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "trimming", module)
    spec.loader.exec_module(module)
    return module


def test_on_windows_only_what_a_tray_needs_is_kept(trimming: ModuleType) -> None:
    binaries = [(name, name, "BINARY") for name in WINDOWS]
    kept = trimming.trimmed(binaries, lambda source: [(it, None) for it in WINDOWS[source]])
    assert {name for name, _, _ in kept} == set(WINDOWS) - LEFT_OUT


def test_on_linux_a_library_goes_with_the_plugin_that_needed_it(trimming: ModuleType) -> None:
    linked = {
        "libpython3.11.so.1.0": ["libz.so.1"],
        "libz.so.1": [],
        "libgtk-3.so.0": ["libz.so.1"],
        "PySide6/Qt/lib/libQt6Core.so.6": [],
        "PySide6/Qt/lib/libQt6Gui.so.6": ["libQt6Core.so.6"],
        "PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6Gui.so.6"],
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so": ["libgtk-3.so.0"],
        "_cffi_backend.cpython-311-x86_64-linux-gnu.so": [],
    }
    binaries = [(name, name, "BINARY") for name in linked]
    kept = trimming.trimmed(binaries, lambda source: [(it, None) for it in linked[source]])
    assert set(linked) - {name for name, _, _ in kept} == {
        "libgtk-3.so.0",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    }


def test_a_link_to_what_is_left_out_and_qt_s_own_words_go_too(trimming: ModuleType) -> None:
    binaries = [("PySide6/Qt/lib/libQt6Core.so.6", "", "BINARY")]
    datas = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
        ("PySide6/Qt/translations/qtbase_de.qm", "", "DATA"),
        ("resources/translations/gsmos_tray_ro.qm", "", "DATA"),
    ]
    kept = [name for name, _, _ in trimming.without_dangling(datas, binaries)]
    assert kept == ["libQt6Core.so.6", "resources/translations/gsmos_tray_ro.qm"]
