"""The pages that a person sees in a browser: consent, and the archive as Dropbox's site shows it.

Addresses of the archive are those that the API's guide gives for "open in Dropbox":
``/home/<folder>?preview=<name>``, percent-encoded. ``/raw/<path>`` and ``/search`` are this
server's own. Reads the account; changes nothing but who may use it. The pages about the account
itself are ``owner_pages``' business.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from gsmos_tray.demo import owner_pages, pages
from gsmos_tray.demo.account import Account
from gsmos_tray.demo.history import File, Folder
from gsmos_tray.demo.oauth import ConsentImpossible
from gsmos_tray.demo.paths import folded, name_of, parent_of
from gsmos_tray.demo.refusals import LookupRefused
from gsmos_tray.demo.rules import MIB
from gsmos_tray.demo.wire import Reply, Request

# XML goes out as text: a browser would run what an archived file tells it to.
_SHOWN = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
    "xml": "text/plain; charset=utf-8",
}
_MOST_FOUND = 200


def respond(  # noqa: C901, PLR0911 - the site's addresses, whole
    account: Account, request: Request
) -> Reply:
    """Answer a browser."""
    parts = request.parts
    match (request.method, parts[:1]):
        case ("GET", []):
            return Reply(302, headers={"location": "/home"})
        case ("GET", ["home"]):
            return _home(account, parts[1:], request.query.get("preview"))
        case ("GET", ["raw"]):
            return _raw(account, "/" + "/".join(parts[1:]))
        case ("GET", ["search"]) if parts[1:] in ([], ["personal"]):
            return _search(account, request.query.get("query", ""))
        case ("GET", ["scl"]):
            return _shared_with_anybody(account, request.target)
        case (_, ["account"]):
            return owner_pages.respond(account, request, parts[1:])
        case ("GET", ["register"]):
            return owner_pages.register()
        case (_, ["oauth2"]) if parts[1:] == ["authorize"]:
            return _authorize(account, request)
    return _nothing_there()


def _nothing_there() -> Reply:
    return pages.message("Nu există", "Nu am găsit nimic la această adresă.", 404)


def _authorize(account: Account, request: Request) -> Reply:
    authority, person = account.authority, account.rules.person
    try:
        if request.method == "GET":
            asked = authority.ask(request.query)
            return pages.consent(
                authority.app.name, person.name, person.email, asked.scopes, asked.id
            )
        asked = authority.take(request.form.get("request", ""))
    except ConsentImpossible as impossible:
        sentence = f"Aplicația a trimis o cerere greșită: {impossible}."
        return pages.message("Cererea nu poate fi acceptată", sentence, 400)
    if request.form.get("decision") != "allow":
        if asked.redirect_uri is None:
            return pages.message("Acces refuzat", "Aplicația nu a primit acces la cont.")
        description = "The user chose not to give your app access to their Dropbox account."
        return _redirect(asked.answer(error="access_denied", error_description=description))
    code = authority.allow(asked)
    if asked.redirect_uri is None:
        return pages.code_to_paste(authority.app.name, code)
    return _redirect(asked.answer(code=code))


def _redirect(location: str) -> Reply:
    return Reply(302, headers={"location": location, "cache-control": "no-store"})


def _home(account: Account, parts: list[str], preview: str | None) -> Reply:
    path = "".join(f"/{part}" for part in parts)
    try:
        if preview is not None:
            return _preview(account.tree.find_file(f"{path}/{preview}"))
        folder = account.tree.find_folder(path)
        spelt = account.tree.find(path).path if path else ""
    except LookupRefused:
        return _nothing_there()
    inside = [
        entry for entry in account.tree.living(folder) if parent_of(folded(entry.path)) == folder
    ]
    rows = [_row(entry) for entry in sorted(inside, key=lambda e: isinstance(e, File))]
    empty = "Folderul este gol."
    return pages.page(
        name_of(spelt) or "Toate fișierele", _frame(_crumbs(spelt), _table(rows, empty))
    )


def _search(account: Account, query: str) -> Reply:
    """Every word of *query* somewhere in the path."""
    words = folded(query).split()
    found = [
        entry
        for entry in account.tree.living()
        if words and all(word in folded(entry.path) for word in words)
    ]
    rows = [_row(entry, whole_path=True) for entry in found[:_MOST_FOUND]]
    title = f"„{query}”: {len(found)} rezultate" if query else "Căutare"
    table = _table(rows, "Nimic nu se potrivește.")
    crumbs = f'<a href="/home">Toate fișierele</a> / <b>{escape(title)}</b>'
    return pages.page(title, _frame(crumbs, table, query))


def _preview(file: File) -> Reply:
    raw = escape(quote(f"/raw{file.path}"))
    name = escape(name_of(file.path))
    extension = _extension(file.path)
    if extension not in _SHOWN:
        shown = '<main class="narrow"><p>Acest fișier nu poate fi afișat aici.</p></main>'
    elif _SHOWN[extension].startswith("image/"):
        shown = f'<img src="{raw}" alt="{name}">'
    else:
        shown = f'<iframe src="{raw}" title="{name}"></iframe>'
    facts = f"{_size(file.content.size)} · {_date(file)} · {file.content.content_hash[:12]}…"
    body = (
        f'<div class="bar"><span class="soft">{facts}</span>'
        f'<a id="open" href="{raw}">Deschide fișierul</a></div><div class="card">{shown}</div>'
    )
    return pages.page(name_of(file.path), _frame(_crumbs(file.path), body))


def _raw(account: Account, path: str) -> Reply:
    try:
        file = account.tree.find_file(path)
    except LookupRefused:
        return _nothing_there()
    kind = _SHOWN.get(_extension(path), "application/octet-stream")
    headers = {"content-type": kind, "x-content-type-options": "nosniff"}
    if kind == "application/octet-stream":
        headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(name_of(path))}"
    return Reply(200, account.blobs.read(file.content), headers)


def _shared_with_anybody(account: Account, target: str) -> Reply:
    """Show what a link leads to, as to somebody who has nothing but the link."""
    item = account.links.opened(target)
    if item is None:
        return _nothing_there()
    if isinstance(item, File):
        return _raw(account, item.path)
    inside = [it for it in account.tree.living(folded(item.path)) if isinstance(it, File)]
    rows = "".join(f"<li>{escape(it.path[len(item.path) + 1 :])}</li>" for it in inside)
    name = name_of(item.path)
    return pages.page(name, pages.card(f"<h1>{escape(name)}</h1><ul class='plain'>{rows}</ul>"))


def _frame(crumbs: str, body: str, query: str = "") -> str:
    return f"""<main><div class="bar"><nav class="crumbs">{crumbs}</nav>
<form class="search" action="/search" role="search">
<input type="search" name="query" value="{escape(query)}" placeholder="Caută" aria-label="Caută">
<button>Caută</button></form></div>{body}</main>"""


def _crumbs(path: str) -> str:
    """Give the way down to *path*, each step a link but the last."""
    steps = ['<a href="/home">Toate fișierele</a>']
    above = ""
    for part in path.split("/")[1:]:
        above = f"{above}/{part}"
        steps.append(f'<a href="{escape(quote(f"/home{above}"))}">{escape(part)}</a>')
    steps[-1] = f"<b>{escape(name_of(path) or 'Toate fișierele')}</b>"
    return " / ".join(steps)


def _table(rows: list[str], empty: str) -> str:
    if not rows:
        return f'<div class="card padded soft">{escape(empty)}</div>'
    return f"""<div class="card"><table><thead><tr><th>Nume</th>
<th class="number">Dimensiune</th><th class="date">Modificat</th></tr></thead>
<tbody>{"".join(rows)}</tbody></table></div>"""


def _row(entry: File | Folder, *, whole_path: bool = False) -> str:
    shown = escape(entry.path if whole_path else name_of(entry.path))
    if isinstance(entry, Folder):
        link, mark, size, date = quote(f"/home{entry.path}"), "▸", "", ""
    else:
        link, mark = link_to(entry.path), "▪"
        size, date = _size(entry.content.size), _date(entry)
    return (
        f'<tr><td><span class="mark" aria-hidden="true">{mark}</span>'
        f'<a href="{escape(link)}">{shown}</a></td>'
        f'<td class="number">{size}</td><td class="date">{date}</td></tr>'
    )


def link_to(path: str) -> str:
    """Give the address, below the site's own, that shows the file *path* to its owner."""
    return f"{quote(f'/home{parent_of(path)}')}?preview={quote(name_of(path), safe='')}"


def _extension(path: str) -> str:
    return name_of(path).rpartition(".")[2].lower()


def _date(file: File) -> str:
    return f"{file.client_modified.astimezone():%d.%m.%Y %H:%M}"


def _size(size: int) -> str:
    if size < 1000:  # noqa: PLR2004 - where the next unit begins
        return f"{size} B"
    if size < MIB:
        return f"{size / 1024:.0f} KB"
    return f"{size / MIB:.1f} MB".replace(".", ",")
