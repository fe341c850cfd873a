"""Shared folders as the API specification has them: jobs, members, and each refusal."""

from __future__ import annotations

import pytest
from dropbox import sharing
from dropbox.exceptions import ApiError

from gsmos_tray.demo.rules import Person, Rules

ACCOUNTANT = "contabil@birou.example"


def editor(email: str = ACCOUNTANT, access=sharing.AccessLevel.editor):
    return sharing.AddMember(sharing.MemberSelector.email(email), access)


@pytest.fixture
def shared(client):
    client.files_upload(b"a", "/Facturi SPV/2026/a.pdf")
    return client.sharing_share_folder("/Facturi SPV").get_complete()


def refusal(call) -> object:
    with pytest.raises(ApiError) as error:
        call()
    return error.value.error


def test_a_shared_folder_is_known_by_its_metadata_and_what_is_in_it_too(client, shared):
    folder = client.files_get_metadata("/Facturi SPV").sharing_info
    inside = client.files_get_metadata("/Facturi SPV/2026/a.pdf").sharing_info

    assert folder.shared_folder_id == inside.parent_shared_folder_id == shared.shared_folder_id
    assert client.sharing_get_folder_metadata(shared.shared_folder_id).name == "Facturi SPV"
    assert client.files_get_metadata("/Facturi SPV/2026").sharing_info.shared_folder_id is None


def test_sharing_follows_the_folder_when_it_moves(client, shared):
    client.files_move_v2("/Facturi SPV", "/Arhiva")

    [listed] = client.sharing_list_folders().entries
    assert (listed.shared_folder_id, listed.path_lower) == (shared.shared_folder_id, "/arhiva")


def test_a_large_folder_is_shared_by_a_job(client, local_dropbox):
    local_dropbox.reset(Rules(share_in_background=True, job_polls=2))
    client = _linked(local_dropbox)
    client.files_create_folder_v2("/Facturi SPV")

    job = client.sharing_share_folder("/Facturi SPV").get_async_job_id()

    seen = [client.sharing_check_share_job_status(job) for _ in range(3)]
    assert [status.is_in_progress() for status in seen] == [True, True, False]
    assert seen[-1].get_complete().path_lower == "/facturi spv"


def test_members_are_the_owner_and_whom_he_invited_in_pages(client, shared):
    for number in range(3):
        client.sharing_add_folder_member(
            shared.shared_folder_id, [editor(f"om{number}@birou.example")]
        )

    page = client.sharing_list_folder_members(shared.shared_folder_id, limit=2)
    users, invitees = list(page.users), list(page.invitees)
    while page.cursor:
        page = client.sharing_list_folder_members_continue(page.cursor)
        users += page.users
        invitees += page.invitees

    assert [user.access_type.is_owner() for user in users] == [True]
    assert [one.invitee.get_email() for one in invitees] == [
        f"om{number}@birou.example" for number in range(3)
    ]


def test_a_member_is_removed_by_a_job(client, shared):
    client.sharing_add_folder_member(shared.shared_folder_id, [editor()])
    member = sharing.MemberSelector.email(ACCOUNTANT)

    def remove() -> sharing.RemoveMemberJobStatus:
        launched = client.sharing_remove_folder_member(
            shared.shared_folder_id, member, leave_a_copy=False
        )
        return client.sharing_check_remove_member_job_status(launched.get_async_job_id())

    assert remove().is_complete()
    assert not client.sharing_list_folder_members(shared.shared_folder_id).invitees
    assert remove().get_failed().get_member_error().is_not_a_member()


def test_an_unshared_folder_is_the_owners_alone(client, shared):
    launched = client.sharing_unshare_folder(shared.shared_folder_id)

    assert client.sharing_check_job_status(launched.get_async_job_id()).is_complete()
    assert client.files_get_metadata("/Facturi SPV").sharing_info is None
    error = refusal(lambda: client.sharing_get_folder_metadata(shared.shared_folder_id))
    assert error.is_invalid_id()


def test_a_job_that_nobody_started_is_refused(client):
    error = refusal(lambda: client.sharing_check_job_status("dbjid:nobody"))
    assert error.is_invalid_async_job_id()


def test_what_cannot_be_shared_is_refused_with_its_reason(client, shared):
    client.files_upload(b"b", "/b.pdf")
    client.files_create_folder_v2("/Toate/Interior")
    client.sharing_share_folder("/Toate/Interior")

    def why(path: str) -> sharing.SharePathError:
        return refusal(lambda: client.sharing_share_folder(path)).get_bad_path()

    assert why("/Facturi SPV").get_already_shared().shared_folder_id == shared.shared_folder_id
    assert why("/Facturi SPV/2026").is_inside_shared_folder()
    assert why("/Toate").is_contains_shared_folder()
    assert why("/b.pdf").is_is_file()


def test_a_shared_folder_cannot_move_into_another(client, shared):
    client.files_create_folder_v2("/Alt")
    client.sharing_share_folder("/Alt")

    error = refusal(lambda: client.files_move_v2("/Alt", "/Facturi SPV/Alt"))
    assert error.is_cant_nest_shared_folder()


@pytest.mark.parametrize(
    ("rules", "member", "tag"),
    [
        (Rules(), editor(access=sharing.AccessLevel.viewer), "insufficient_plan"),
        (Rules(invitations_a_day=0), editor(), "rate_limit"),
        (Rules(outside_team=False), editor(), "cant_share_outside_team"),
        (Rules(), editor("contabil@birou..example"), "bad_member"),
        (
            Rules(person=Person(plan="pro")),
            editor("a@b..example", access=sharing.AccessLevel.viewer),
            "bad_member",
        ),
    ],
)
def test_an_invitation_is_refused_with_its_reason(local_dropbox, rules, member, tag):
    local_dropbox.reset(rules)
    client = _linked(local_dropbox)
    client.files_create_folder_v2("/Facturi SPV")
    folder = client.sharing_share_folder("/Facturi SPV").get_complete().shared_folder_id

    error = refusal(lambda: client.sharing_add_folder_member(folder, [member]))

    assert error._tag == tag
    assert not client.sharing_list_folder_members(folder).invitees


def test_who_has_not_verified_his_address_shares_nothing(local_dropbox):
    local_dropbox.reset(Rules(email_verified=False))
    client = _linked(local_dropbox)
    client.files_create_folder_v2("/Facturi SPV")

    assert refusal(lambda: client.sharing_share_folder("/Facturi SPV")).is_email_unverified()
    error = refusal(lambda: client.sharing_create_shared_link_with_settings("/Facturi SPV"))
    assert error.is_email_not_verified()


def test_a_paid_plan_has_viewers(local_dropbox):
    local_dropbox.reset(Rules(person=Person(plan="pro")))
    client = _linked(local_dropbox)
    client.files_create_folder_v2("/Facturi SPV")
    folder = client.sharing_share_folder("/Facturi SPV").get_complete().shared_folder_id

    client.sharing_add_folder_member(folder, [editor(access=sharing.AccessLevel.viewer)])

    [one] = client.sharing_list_folder_members(folder).invitees
    assert one.access_type.is_viewer()


def _linked(local_dropbox):
    from dropbox import Dropbox  # noqa: PLC0415 - see ../conftest

    return Dropbox(local_dropbox.link().access_token, timeout=20, max_retries_on_error=0)
