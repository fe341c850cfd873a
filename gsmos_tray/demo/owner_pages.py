"""The site's pages about the account: its plan, the apps connected to it, and how to get one.

Where the program's buttons lead. They say what they are and, for apps, do what the owner can do.
"""

from __future__ import annotations

from html import escape

from gsmos_tray.demo import pages
from gsmos_tray.demo.account import Account
from gsmos_tray.demo.rules import MIB
from gsmos_tray.demo.wire import Reply, Request

_GIB = 1024 * MIB


def respond(account: Account, request: Request, parts: list[str]) -> Reply:
    """Answer for ``/account/…``."""
    match (request.method, parts):
        case ("GET", ["plan"]):
            return _plan(account)
        case ("GET", ["connected_apps"]):
            return _connected_apps(account)
        case ("POST", ["connected_apps"]):
            account.authority.revoke_everything()
            return Reply(302, headers={"location": "/account/connected_apps"})
        case _:
            return pages.message("Nu există", "Nu am găsit nimic la această adresă.", 404)


def register() -> Reply:
    """Say that this Dropbox has one account, and no more."""
    return pages.message(
        "Creează un cont",
        "Dropboxul local are un singur cont, al demonstrației. Un cont adevărat se face pe "
        "dropbox.com.",
    )


def _plan(account: Account) -> Reply:
    tree, person = account.tree, account.rules.person
    return pages.page(
        "Planul contului",
        pages.card(f"""<h1>Planul contului</h1>
<p class="soft">{escape(person.name)} · {escape(person.email)}</p>
<p id="plan">Plan: {escape(person.plan)}</p>
<p id="space">Ocupat: {_gib(tree.used)} din {_gib(tree.allocated)}</p>
<p class="soft">Aici nu se poate cumpăra nimic: este un Dropbox local.</p>"""),
    )


def _connected_apps(account: Account) -> Reply:
    authority = account.authority
    if not authority.is_connected:
        return pages.message("Aplicații conectate", "Nicio aplicație nu are acces la cont.")
    return pages.page(
        "Aplicații conectate",
        pages.card(f"""<h1>Aplicații conectate</h1>
<p id="app">{escape(authority.app.name)}</p>
<form method="post" action="/account/connected_apps" class="choices">
<button id="disconnect" class="main">Deconectează</button>
</form>"""),
    )


def _gib(size: int) -> str:
    return f"{size / _GIB:.2f} GB".replace(".", ",")
