"""Versions, links, guests and pages of the archive, as the commands carry them out."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.archive.shares import Shares
from gsmos_tray.commands import Commands
from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.rules import Person, Rules
from tests.engine.conftest import Shop

ACCOUNTANT = "contabil@birou.example"
PLACE = "/Facturi SPV/Facturi/2026/11/Factura_000123.pdf"
OURS, THEIRS = b"%PDF-1.4 ours", b"%PDF-1.4 somebody wrote over it"
PRO = Rules(person=Person(plan="pro"))


def put(shop: Shop, path: str, content: bytes, *, over: bool = False) -> None:
    """Store as another client would."""
    account = shop.dropbox.account
    if over:
        account.tree.delete(path)
    account.tree.commit(Placement(path), account.blobs.keep_whole(content))


@pytest.fixture
def in_account(shop: Shop):
    """Begins in an account of these rules, with one invoice archived, and asks commands."""

    def make(rules: Rules = PRO):
        shop.dropbox.reset(rules)
        shop.save("Factura_123.pdf", OURS)
        shop.begin()
        shop.sync()
        return lambda command, code=0, **request: ask(shop, command, code, request)

    return make


def ask(shop: Shop, command: str, code: int, more: dict[str, object]) -> list[dict[str, object]]:
    told = Commands(shop.engine).answer({"command": command, **more}, threading.Event())
    *lines, last = list(told)
    assert last.pop("exit") == code, (lines, last)
    return [*lines, last] if last else lines


@pytest.fixture
def place(shop: Shop):
    return lambda: next(iter(shop.archive()))


# -- history ---------------------------------------------------------------------------------------


def test_the_versions_of_a_file_are_listed_and_ours_comes_back(
    shop: Shop, in_account, place
) -> None:
    asks = in_account()
    path = place()
    put(shop, path, THEIRS, over=True)
    shop.engine.compare()
    assert [row.reason for row in shop.documents()] == ["altered_in_dropbox"]

    newest, oldest = asks("history", name=str(shop.folder / "Factura_123.pdf"))
    assert (newest["version"], newest["now"], newest["size"]) == (1, True, len(THEIRS))
    assert (oldest["version"], oldest["now"], oldest["size"]) == (2, False, len(OURS))

    [line] = asks("history", name=path, restore=2)
    assert line["restored_version"] == 2
    assert shop.archive() == {path: OURS}
    assert [row.reason for row in shop.documents()] == [None]  # and the ledger knows it at once


def test_a_version_is_saved_beside_and_over_nothing(
    shop: Shop, in_account, place, tmp_path: Path
) -> None:
    asks = in_account()
    path = place()
    put(shop, path, THEIRS, over=True)

    [line] = asks("history", name=path, save=["2", str(tmp_path)])
    saved = Path(line["saved"])
    assert (saved.parent, saved.read_bytes()) == (tmp_path, OURS)
    asks("history", name=path, save=["2", str(saved)])  # the same bytes: nothing to do
    [error] = asks("history", code=1, name=path, save=["1", str(saved)])
    assert error["error"]["code"] == "destination_taken"
    assert saved.read_bytes() == OURS
    assert [it.name for it in tmp_path.iterdir() if it.name.endswith(".new")] == []
    assert shop.archive() == {path: THEIRS}


@pytest.mark.parametrize("number", [0, 2, "x"])
def test_a_version_that_is_not_there_is_refused(in_account, place, number) -> None:
    [error] = in_account()("history", code=2, name=place(), restore=number)
    assert error["error"]["code"] == "no_such_revision"


def test_what_is_not_in_the_archive_has_no_history(shop: Shop, in_account, tmp_path: Path) -> None:
    asks = in_account()
    foreign = tmp_path / "a.pdf"
    foreign.write_bytes(b"x")
    put(shop, "/Altele/a.pdf", b"not of the archive")
    for name in (str(foreign), "/Altele/a.pdf", "Facturi/nimic.pdf"):
        [error] = asks("history", code=2, name=name)
        assert error["error"]["code"] == "not_archived"


# -- links -----------------------------------------------------------------------------------------


def test_a_link_is_made_once_listed_and_revoked(shop: Shop, in_account, place) -> None:
    asks = in_account()
    assert asks("link") == []
    [made] = asks("link", name=str(shop.folder / "Factura_123.pdf"))
    short = place().removeprefix("/Facturi SPV/")
    assert asks("link", name=short) == [made]
    assert asks("link") == [made]

    [line] = asks("link", name=short, revoke=True)
    assert line["revoked"] == made["link"]
    assert asks("link") == []
    [error] = asks("link", code=2, name=short, revoke=True)
    assert error["error"]["code"] == "not_linked"


def test_links_elsewhere_in_the_account_are_not_shown(shop: Shop, in_account) -> None:
    asks = in_account()
    put(shop, "/Poze/vacanta.jpg", b"private")
    shop.engine._account.archive().links.make(_path("/Poze/vacanta.jpg"))
    assert asks("link") == []


def _path(text: str):
    from gsmos_tray.documents.names import ArchivePath  # noqa: PLC0415 - a helper's own

    return ArchivePath(text)


# -- guests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", [PRO, replace(PRO, share_in_background=True, job_polls=1)])
def test_somebody_is_invited_listed_removed_and_the_folder_unshared(in_account, rules) -> None:
    asks = in_account(rules)
    assert asks("share") == []
    invited = {"with": ACCOUNTANT, "role": "viewer", "message": "Luna noiembrie"}
    [line] = asks("share", folder="Facturi", **invited)
    assert line == {"shared": "/Facturi SPV/Facturi", "email": ACCOUNTANT, "access": "viewer"}

    owner, guest = asks("share")
    assert (owner["access"], guest["access"], guest["invited"]) == ("owner", "viewer", True)
    assert {owner["folder"], guest["folder"]} == {"/Facturi SPV/Facturi"}

    asks("share", folder="Facturi", remove=ACCOUNTANT)
    assert len(asks("share", folder="Facturi")) == 1
    [error] = asks("share", code=2, folder="Facturi", remove=ACCOUNTANT)
    assert error["error"] == {"code": "not_invited", "facts": {"email": ACCOUNTANT}}

    asks("share", folder="Facturi", stop=True)
    assert asks("share") == []
    [error] = asks("share", code=2, folder="Facturi", stop=True)
    assert error["error"]["code"] == "not_shared"


@pytest.mark.parametrize("route", ["remove", "unshare"])
def test_a_lost_answer_of_sharing_is_no_refusal(
    shop: Shop, in_account, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    asks = in_account(PRO)
    asks("share", folder="Facturi", **{"with": ACCOUNTANT, "role": "viewer"})
    does, lost = getattr(Shares, route), []

    def losing(shares: Shares, *about: object) -> object:
        job = does(shares, *about)
        if not lost:
            lost.append(job)
            while not getattr(shares, f"{route}d_by")(job):
                pass
            raise errors.ArchiveUnreachable
        return job

    monkeypatch.setattr(Shares, route, losing)
    how = {"remove": ACCOUNTANT} if route == "remove" else {"stop": True}
    asks("share", folder="Facturi", **how)
    assert lost
    asks("share", code=2, folder="Facturi", **how)  # refused now


def test_the_archive_itself_is_shared_where_no_folder_is_named(in_account) -> None:
    [line] = in_account()("share", **{"with": ACCOUNTANT, "role": "editor"})
    assert line["shared"] == "/Facturi SPV"


@pytest.mark.parametrize(
    ("rules", "role", "code"),
    [
        (Rules(), "viewer", "plan_too_small"),
        (replace(PRO, email_verified=False), "editor", "email_unverified"),
        (replace(PRO, invitations_a_day=0), "editor", "too_many_invitations"),
        (replace(PRO, outside_team=False), "editor", "not_outside_team"),
        (PRO, "owner", "bad_value"),
    ],
)
def test_each_refusal_is_told(in_account, rules, role, code) -> None:
    [error] = in_account(rules)("share", code=2, **{"with": ACCOUNTANT, "role": role})
    assert error["error"]["code"] == code


def test_a_folder_in_a_shared_one_is_named(in_account) -> None:
    asks = in_account()
    asks("share", **{"with": ACCOUNTANT, "role": "viewer"})
    [error] = asks("share", code=2, folder="Facturi", **{"with": ACCOUNTANT, "role": "viewer"})
    assert error["error"]["code"] == "folder_nested"
    assert error["error"]["facts"] == {"path": "/Facturi SPV/Facturi"}


# -- pages -----------------------------------------------------------------------------------------


def test_the_owners_own_page_is_opened_and_no_link_is_made(shop: Shop, in_account, place) -> None:
    asks = in_account()
    shop.engine.compare()
    [document] = asks("open", name=str(shop.folder / "Factura_123.pdf"))
    folder, _, name = place().rpartition("/")
    assert document["page"].endswith(f"/home{folder.replace(' ', '%20')}?preview={name}")
    [month] = asks("open", name=folder.removeprefix("/Facturi SPV/"))
    assert month["page"].endswith(f"/home{folder.replace(' ', '%20')}")
    [all_of_it] = asks("open")
    assert all_of_it["page"].endswith("/home/Facturi%20SPV")
    assert asks("link") == []
    [error] = asks("open", code=2, name="Facturi/nimic.pdf")
    assert error["error"]["code"] == "not_archived"
