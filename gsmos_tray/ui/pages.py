"""What the browser shows when it comes back from Dropbox's consent page.

Whole pages without script and without anything from elsewhere: the listener that serves them
lives for one exchange.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from gsmos_tray.ui.language import now_spoken
from gsmos_tray.ui.saying import translate

if TYPE_CHECKING:
    from gsmos_tray.archive.linking import Pages

_PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>$title</title>
<style>
:root { --ground: #f3f5f7; --paper: #ffffff; --ink: #1a2430; --soft: #56636f; --line: #dbe1e7;
  --good: #17784a; --plain: #8a5a00; --bad: #b92d25; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181d; --paper: #1c2228; --ink: #e7ecf1; --soft: #a0adb9; --line: #343d47;
    --good: #5ccb8d; --plain: #e9b44c; --bad: #ff8b80; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: var(--ground); color: var(--ink);
  font: 17px/1.55 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { width: 100%; max-width: 460px; padding: 48px 40px; text-align: center;
  background: var(--paper); border: 1px solid var(--line); border-radius: 16px; }
svg { width: 72px; height: 72px; fill: none; stroke: var(--$tone); stroke-width: 3.5;
  stroke-linecap: round; stroke-linejoin: round; }
h1 { font-size: 24px; line-height: 1.3; margin: 20px 0 10px; }
p { margin: 0; color: var(--soft); }
p + p { margin-top: 12px; }
</style>
</head>
<body>
<main>
<svg viewBox="0 0 48 48" role="img" aria-label="$mark"><circle cx="24" cy="24" r="21"/>
$drawing</svg>
<h1>$title</h1>
<p>$sentence</p>
<p>$then</p>
</main>
</body>
</html>
""")

_CHECK = '<path d="M15 25l6.5 6.5L34 18"/>'
_BAR = '<path d="M15 24h18"/>'
_EXCLAMATION = '<path d="M24 14v12"/><path d="M24 33.5v.2"/>'


def consent_pages() -> Pages:
    """Give the three pages in the language that is spoken now."""
    from gsmos_tray.archive.linking import Pages  # noqa: PLC0415 - it imports Dropbox's SDK

    return Pages(connected=_connected(), refused=_refused(), failed=_failed())


def _connected() -> str:
    return _page(
        "good",
        _CHECK,
        translate("pages", "Dropbox is connected"),
        translate("pages", "Your documents are archived from now on."),
        translate("pages", "You can close this page and go back to the program."),
    )


def _refused() -> str:
    return _page(
        "plain",
        _BAR,
        translate("pages", "Access was refused"),
        translate("pages", "Nothing was changed, and nothing is archived."),
        translate("pages", "If you change your mind, press “Connect Dropbox” in the program."),
    )


def _failed() -> str:
    return _page(
        "bad",
        _EXCLAMATION,
        translate("pages", "The connection did not succeed"),
        translate("pages", "Dropbox's answer was not the expected one."),
        translate("pages", "Close this page, go back to the program and try again."),
    )


def _page(tone: str, drawing: str, title: str, sentence: str, then: str) -> str:
    from html import escape  # noqa: PLC0415 - brings two tables of names, 0.3 MB

    return _PAGE.substitute(
        language=now_spoken(),
        tone=tone,
        drawing=drawing,
        mark=escape(title),
        title=escape(title),
        sentence=escape(sentence),
        then=escape(then),
    )
