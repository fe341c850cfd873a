"""Who has access to a shared folder: told, invited, taken away. The specification's types."""

from __future__ import annotations

from dropbox import async_, sharing

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.refusals import SharingRefused, Unsettled
from gsmos_tray.demo.routes.route import BadRequest, Call, Route, RouteFailed, SdkValue
from gsmos_tray.demo.routes.shared import access_error, cursor_of, poll, tagged, understood
from gsmos_tray.demo.sharing import Invitation, SharedFolder


def _members(account: Account, call: Call) -> SdkValue:
    arg = call.arg
    if arg.actions or arg.path:
        raise Unsettled("list_folder_members with actions or a path")
    try:
        shared, _ = account.sharing.find(arg.shared_folder_id)
    except SharingRefused as refused:
        raise RouteFailed(access_error(refused)) from refused
    rows = ["", *sorted(shared.invited)]  # the owner first
    return _members_page(account, shared, rows, arg.limit)


def _members_continue(account: Account, call: Call) -> SdkValue:
    errors = sharing.ListFolderMembersContinueError
    try:
        limit, (id, *rows) = understood(call.arg.cursor)
        shared, _ = account.sharing.find(id)
    except ValueError as cause:
        raise RouteFailed(errors.invalid_cursor) from cause
    except SharingRefused as refused:
        error = access_error(refused)
        raise RouteFailed(errors.access_error(error)) from refused
    return _members_page(account, shared, rows, limit)


def _members_page(account: Account, shared: SharedFolder, rows: list[str], limit: int) -> SdkValue:
    told, rest = rows[:limit], rows[limit:]
    person = account.rules.person
    owner = sharing.UserMembershipInfo(
        access_type=sharing.AccessLevel.owner,
        user=sharing.UserInfo(person.id, person.email, person.name, same_team=True),
    )
    invited = [shared.invited[email] for email in told if email in shared.invited]
    return sharing.SharedFolderMembers(
        users=[owner] if "" in told else [],
        groups=[],
        invitees=[
            sharing.InviteeMembershipInfo(
                access_type=sharing.AccessLevel(one.access),
                invitee=sharing.InviteeInfo.email(one.email),
            )
            for one in invited
        ],
        cursor=cursor_of(limit, [shared.id, *rest]) if rest else None,
    )


def _add(account: Account, call: Call) -> None:
    arg = call.arg
    if len(arg.members) != 1:
        raise Unsettled("add_folder_member with several members")
    [new] = arg.members
    access = new.access_level._tag  # noqa: SLF001 - the SDK offers no other way to the tag
    if access == "owner":
        raise BadRequest("members: access_level: owner is disallowed")
    if access not in {"editor", "viewer"} or not new.member.is_email():
        raise Unsettled("add_folder_member but for editors and viewers, by e-mail")
    invitation = Invitation(new.member.get_email(), access, arg.custom_message)
    try:
        account.sharing.invite(arg.shared_folder_id, invitation)
    except SharingRefused as refused:
        raise RouteFailed(_add_error(refused, invitation.email)) from refused


def _remove(account: Account, call: Call) -> SdkValue:
    """Promise it in a job: ``LaunchResultBase`` has no other tag."""
    arg = call.arg
    if arg.leave_a_copy or not arg.member.is_email():
        raise Unsettled("remove_folder_member but by e-mail, without a copy")
    id, email = arg.shared_folder_id, arg.member.get_email()

    def remove() -> object:
        account.sharing.remove(id, email)
        return sharing.MemberAccessLevelResult()

    try:
        account.sharing.find(id)
    except SharingRefused as refused:
        raise RouteFailed(tagged(sharing.RemoveFolderMemberError, refused)) from refused
    return async_.LaunchResultBase.async_job_id(account.jobs.start(remove, account.rules.job_polls))


def _check_remove(account: Account, call: Call) -> SdkValue:
    status = sharing.RemoveMemberJobStatus
    try:
        done, outcome = poll(account, call)
    except SharingRefused as refused:
        return status.failed(tagged(sharing.RemoveFolderMemberError, refused))
    return status.complete(outcome) if done else status.in_progress


def _add_error(refused: SharingRefused, email: str) -> SdkValue:
    if refused.tags == "bad_member/invalid_email":
        return sharing.AddFolderMemberError.bad_member(
            sharing.AddMemberSelectorError.invalid_email(email)
        )
    return tagged(sharing.AddFolderMemberError, refused)


_WRITE, _READ = "sharing.write", "sharing.read"

ROUTES = (
    Route(sharing.list_folder_members, "sharing", _READ, _members),
    Route(sharing.list_folder_members_continue, "sharing", _READ, _members_continue),
    Route(sharing.add_folder_member, "sharing", _WRITE, _add),
    Route(sharing.remove_folder_member, "sharing", _WRITE, _remove),
    Route(sharing.check_remove_member_job_status, "sharing", _WRITE, _check_remove),
)
