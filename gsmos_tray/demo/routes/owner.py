"""The account itself: whose it is, how full, and the end of an app's permission."""

from __future__ import annotations

from dropbox import auth, users, users_common

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.routes.path_root import root_info
from gsmos_tray.demo.routes.route import Call, Route, SdkValue


def _current_account(account: Account, _call: Call) -> SdkValue:
    person = account.rules.person
    return users.FullAccount(
        account_id=person.id,
        name=users.Name(
            given_name=person.given_name,
            surname=person.surname,
            familiar_name=person.given_name,
            display_name=person.name,
            abbreviated_name=person.given_name[:1] + person.surname[:1],
        ),
        email=person.email,
        email_verified=True,
        disabled=False,
        country="RO",
        locale="ro",
        referral_link="https://referral.example/",
        is_paired=False,
        account_type=users_common.AccountType(person.plan),
        root_info=root_info(account),
    )


def _space_usage(account: Account, _call: Call) -> SdkValue:
    return users.SpaceUsage(
        used=account.tree.used,
        allocation=users.SpaceAllocation.individual(
            users.IndividualSpaceAllocation(allocated=account.tree.allocated)
        ),
    )


def _revoke(account: Account, call: Call) -> None:
    account.authority.revoke(call.access_token)


ROUTES = (
    Route(users.get_current_account, "users", "account_info.read", _current_account),
    Route(users.get_space_usage, "users", "account_info.read", _space_usage),
    Route(auth.token_revoke, "auth", None, _revoke),
)
