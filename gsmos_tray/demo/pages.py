"""How the local Dropbox's pages look: frame, style, and words. Every value is escaped here.

In Romanian, since its reader is the shop's owner. No script, nothing from elsewhere.
"""

from __future__ import annotations

from html import escape
from string import Template

from gsmos_tray.demo.wire import Reply

_FRAME = Template("""<!doctype html>
<html lang="ro">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<style>
:root {
  --paper: #ffffff; --ground: #f5f6f8; --ink: #1b2733; --soft: #5c6b7a; --line: #dfe3e8;
  --accent: #0b5fd0; --on-accent: #ffffff; --note: #fff6dd; --note-ink: #5d4300;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b2026; --ground: #12161a; --ink: #e8ecf0; --soft: #9aa7b4; --line: #303842;
    --accent: #6aa8ff; --on-accent: #0c1520; --note: #3a3013; --note-ink: #f3dfa3;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { background: var(--note); color: var(--note-ink); padding: 8px 16px; font-size: 14px;
  text-align: center; }
main { max-width: 960px; margin: 0 auto; padding: 24px 16px 64px; }
main.narrow { max-width: 520px; padding-top: 8vh; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px;
  padding: 8px 0; overflow: hidden; }
.card.padded { padding: 32px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; }
p { margin: 0 0 16px; }
.soft { color: var(--soft); }
ul.plain { margin: 0 0 24px; padding-left: 20px; }
.bar { display: flex; gap: 16px; align-items: center; justify-content: space-between;
  flex-wrap: wrap; margin-bottom: 16px; }
.crumbs { font-size: 18px; overflow-wrap: anywhere; }
.crumbs a, .crumbs b { padding: 2px 0; }
form.search { display: flex; gap: 8px; }
input[type=search] { font: inherit; color: inherit; background: var(--paper); padding: 8px 12px;
  border: 1px solid var(--line); border-radius: 8px; min-width: 0; width: 240px; }
button { font: inherit; padding: 10px 24px; border-radius: 8px; border: 1px solid var(--line);
  background: var(--paper); color: var(--ink); cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent);
  font-weight: 600; }
.choices { display: flex; gap: 12px; justify-content: flex-end; flex-wrap: wrap; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 10px 16px; font-weight: normal; }
th { color: var(--soft); font-size: 14px; }
tr + tr td, thead + tbody td { border-top: 1px solid var(--line); }
td { overflow-wrap: anywhere; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.date, th.date { white-space: nowrap; }
.mark { display: inline-block; width: 26px; color: var(--soft); }
.code { display: block; font: 600 17px/1.5 ui-monospace, Consolas, "DejaVu Sans Mono", monospace;
  padding: 12px 16px; border: 1px dashed var(--line); border-radius: 8px; user-select: all;
  overflow-wrap: anywhere; margin-bottom: 16px; }
iframe, .card img { display: block; border: 0; width: 100%; height: 75vh; background: var(--paper);
  object-fit: contain; }
@media (max-width: 600px) {
  td.date, th.date { display: none; }
  input[type=search] { width: 100%; }
}
</style>
</head>
<body>
<div class="note">Dropbox local, pentru demonstrație: nimic nu părăsește acest calculator.</div>
$body
</body>
</html>
""")

SCOPES_IN_WORDS = {
    "account_info.read": "să vadă numele, adresa de e-mail și spațiul contului",
    "files.metadata.read": "să vadă ce fișiere și foldere există",
    "files.content.read": "să citească fișierele",
    "files.content.write": "să adauge și să modifice fișiere",
    "sharing.read": "să vadă cu cine sunt partajate folderele",
    "sharing.write": "să partajeze foldere și să invite colaboratori",
}


def page(title: str, body: str, status: int = 200) -> Reply:
    """Build a page; *body* is HTML, *title* plain text."""
    html = _FRAME.substitute(title=escape(title), body=body)
    return Reply(
        status,
        html.encode(),
        {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": (
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; "
                "frame-src 'self'; base-uri 'none'"
            ),
            "x-content-type-options": "nosniff",
            "cache-control": "no-store",
        },
    )


def message(title: str, sentence: str, status: int = 200) -> Reply:
    """Build a page that says one thing."""
    return page(title, card(f"<h1>{escape(title)}</h1><p>{escape(sentence)}</p>"), status)


def card(body: str) -> str:
    """HTML in the middle of the page."""
    return f'<main class="narrow"><div class="card padded">{body}</div></main>'


def consent(app: str, person: str, email: str, scopes: tuple[str, ...], request: str) -> Reply:
    """Ask whether *app* may use the account."""
    wishes = "".join(f"<li>{escape(SCOPES_IN_WORDS.get(s, s))}</li>" for s in scopes)
    return page(
        f"{app} – permisiuni",
        card(f"""<h1>{escape(app)} cere acces la contul tău Dropbox</h1>
<p class="soft">{escape(person)} · {escape(email)}</p>
<p>Dacă permiți, aplicația va putea:</p>
<ul class="plain">{wishes}</ul>
<p class="soft">Poți retrage permisiunea oricând, din setările contului.</p>
<form method="post" action="/oauth2/authorize" class="choices">
<input type="hidden" name="request" value="{escape(request)}">
<button id="deny" name="decision" value="deny">Refuză</button>
<button id="allow" name="decision" value="allow" class="main">Permite</button>
</form>"""),
    )


def code_to_paste(app: str, code: str) -> Reply:
    """Show the code for an app that no redirect reaches."""
    return page(
        "Codul de acces",
        card(f"""<h1>Aproape gata</h1>
<p>Copiază codul de mai jos și lipește-l în {escape(app)}:</p>
<code class="code" id="code">{escape(code)}</code>
<p class="soft">Codul poate fi folosit o singură dată și expiră în zece minute.</p>"""),
    )
