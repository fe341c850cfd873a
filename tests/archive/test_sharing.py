"""Links and shared folders through the SDK: what is made, listed, and what a refusal means."""

from __future__ import annotations

import pytest

from gsmos_tray import errors
from gsmos_tray.archive.dropbox_archive import DropboxArchive
from gsmos_tray.archive.shares import refusal
from gsmos_tray.archive.values import Access, Member
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.rules import Person, Rules, Team
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath

ROOT = ArchivePath("/Facturi SPV")
INVOICE = ArchivePath("/Facturi SPV/Facturi/2026/11/Factura_000123.pdf")
TEAMS = ArchivePath("/Facturi SPV/echipa.pdf")
ACCOUNTANT = "contabil@birou.example"


def put(archive, place: ArchivePath, content: bytes) -> None:
    archive.put(content, place, fingerprint_of(content), 0.0)


@pytest.fixture
def as_of(local_dropbox):
    """Makes an archive with one invoice in it, in an account of these rules."""

    def make(rules: Rules) -> DropboxArchive:
        local_dropbox.reset(rules)
        archive = DropboxArchive(local_dropbox.link().refresh_token, LOCAL_APP_KEY)
        put(archive, INVOICE, b"factura")
        return archive

    return make


@pytest.fixture
def archive(as_of):
    return as_of(Rules(person=Person(plan="pro")))


# -- links -----------------------------------------------------------------------------------------


def test_a_link_is_made_once_listed_and_revoked(archive):
    made = archive.links.make(INVOICE)
    assert archive.links.make(INVOICE) == made == archive.links.to(INVOICE)
    assert archive.links.all() == [made]

    archive.links.revoke(made.url)
    archive.links.revoke(made.url)  # whose answer was lost
    assert (archive.links.all(), archive.links.to(INVOICE)) == ([], None)


def test_a_link_to_the_folder_is_none_to_what_is_in_it(archive):
    archive.links.make(ROOT)
    assert archive.links.to(INVOICE) is None


def test_all_links_are_listed_in_however_many_pages(as_of):
    archive = as_of(Rules(links_a_page=1))
    made = [archive.links.make(path) for path in (ROOT, INVOICE)]
    assert archive.links.all() == made


def test_what_is_not_there_has_no_link(archive):
    for ask in (archive.links.make, archive.links.to):
        with pytest.raises(errors.NotArchived):
            ask(ArchivePath("/Facturi SPV/nimic.pdf"))


def test_an_address_that_is_not_confirmed_makes_no_links(as_of):
    with pytest.raises(errors.EmailUnverified):
        as_of(Rules(email_verified=False)).links.make(INVOICE)


# -- shared folders --------------------------------------------------------------------------------


def test_a_folder_is_shared_and_shared_no_longer(archive):
    assert archive.shares.at(ROOT) is None
    assert archive.shares.share(ROOT) is None  # done at once
    assert archive.shares.share(ROOT) is None  # whose answer was lost
    shared = archive.shares.at(ROOT)
    assert [shared] == archive.shares.all()
    assert ArchivePath(shared.path).folded == ROOT.folded

    assert archive.shares.unshared_by(archive.shares.unshare(shared))
    assert (archive.shares.at(ROOT), archive.shares.all()) == (None, [])


def test_a_job_is_asked_after_until_it_is_done(as_of):
    archive = as_of(Rules(share_in_background=True, job_polls=1))
    job = archive.shares.share(ROOT)
    assert [archive.shares.shared_by(job) for _ in range(2)] == [False, True]
    assert archive.shares.at(ROOT) is not None


def test_somebody_is_invited_listed_and_removed(archive, local_dropbox):
    archive.shares.share(ROOT)
    shared = archive.shares.at(ROOT)
    archive.shares.invite(shared, ACCOUNTANT, Access.VIEWER, "Facturile lunii")

    owner, invited = archive.shares.members(shared)
    assert (owner.access, owner.invited) == (Access.OWNER, False)
    assert invited == Member(ACCOUNTANT, Access.VIEWER, invited=True)
    [told] = local_dropbox.account.sharing.find(shared.id)[0].invited.values()
    assert told.message == "Facturile lunii"

    assert archive.shares.removed_by(archive.shares.remove(shared, ACCOUNTANT))
    assert archive.shares.members(shared) == [owner]
    with pytest.raises(errors.NotInvited):
        archive.shares.removed_by(archive.shares.remove(shared, ACCOUNTANT))


@pytest.mark.parametrize(
    ("rules", "access", "error"),
    [
        (Rules(), Access.VIEWER, errors.PlanTooSmall),
        (Rules(invitations_a_day=0), Access.EDITOR, errors.TooManyInvitations),
        (Rules(outside_team=False), Access.EDITOR, errors.NotOutsideTeam),
    ],
)
def test_an_invitation_is_refused_in_words_of_our_own(as_of, rules, access, error):
    archive = as_of(rules)
    archive.shares.share(ROOT)
    with pytest.raises(error):
        archive.shares.invite(archive.shares.at(ROOT), ACCOUNTANT, access, None)


@pytest.mark.parametrize("address", ["nu e adresă", "contabil@birou..example"])
def test_an_address_that_is_none_is_named(archive, address):
    archive.shares.share(ROOT)
    with pytest.raises(errors.AddressRefused) as refused:
        archive.shares.invite(archive.shares.at(ROOT), address, Access.EDITOR, None)
    assert refused.value.facts == {"email": address}


def test_shared_folders_are_not_nested(archive):
    archive.shares.share(ROOT)
    with pytest.raises(errors.FolderNested):
        archive.shares.share(ArchivePath("/Facturi SPV/Facturi"))


def test_an_account_that_is_not_confirmed_shares_nothing(as_of):
    with pytest.raises(errors.EmailUnverified):
        as_of(Rules(email_verified=False)).shares.share(ROOT)


@pytest.mark.parametrize("path", [INVOICE, ArchivePath("/Nimic")])
def test_only_a_folder_that_is_there_can_be_shared(archive, path):
    with pytest.raises(errors.NotArchived):
        archive.shares.at(path)


def test_what_is_shared_no_longer_has_no_members(archive):
    archive.shares.share(ROOT)
    shared = archive.shares.at(ROOT)
    archive.shares.unshare(shared)
    archive.shares.unshared_by(archive.shares.unshare(shared))
    with pytest.raises(errors.NotShared):
        archive.shares.members(shared)


def test_a_refusal_that_no_rule_foresees_keeps_its_own_word():
    told = refusal("bad_path/is_osx_package")
    assert (type(told), told.facts) == (errors.SharingRefused, {"tag": "bad_path/is_osx_package"})


# -- a team's space --------------------------------------------------------------------------------


def test_in_a_team_the_archive_lies_in_the_teams_space(as_of, local_dropbox):
    archive = as_of(Rules(team=Team()))  # as before the account was asked: the member's own folder
    archive.account()
    assert archive.namespace == "2"
    put(archive, TEAMS, b"e")
    assert set(local_dropbox.tree()) == {f"/Ana Exemplu{INVOICE}", str(TEAMS)}

    local_dropbox.move_team("7")
    assert archive.read(TEAMS) == b"e"
    assert archive.namespace == "7"
