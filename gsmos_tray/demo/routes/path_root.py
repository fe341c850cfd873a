"""Where ``/`` is: a team's space, or the member's own folder within it. The guide on team files.

The account has one tree. What a request calls ``/`` is a place in it: paths are put below that
place on their way in, and told from it on their way out. Imports the SDK: see the package.
"""

from __future__ import annotations

import json
from typing import Any

from dropbox import common
from dropbox.stone_serializers import json_decode
from dropbox.stone_validators import ValidationError

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.paths import folded
from gsmos_tray.demo.routes.route import BadRequest, SdkValue
from gsmos_tray.demo.rules import NAMESPACE_ID

_IN = frozenset({"path", "from_path", "to_path"})
_OUT = frozenset({"path_lower", "path_display"})


class RootRefused(Exception):
    """HTTP 422. *error* is the SDK's ``PathRootError``."""

    def __init__(self, error: SdkValue) -> None:
        super().__init__(error)
        self.error = error


def root_info(account: Account) -> SdkValue:
    """Say which namespaces are the member's own and the team's."""
    team = account.team
    if team is None:
        return common.UserRootInfo(root_namespace_id=NAMESPACE_ID, home_namespace_id=NAMESPACE_ID)
    return common.TeamRootInfo(
        root_namespace_id=team.root_namespace, home_namespace_id=NAMESPACE_ID, home_path=team.home
    )


def above(account: Account, header: str | None) -> str:
    """Give the place in the tree that a request with this *header* calls ``/``.

    Raises RootRefused, and BadRequest for what is no ``PathRoot``.
    """
    home = account.team.home if account.team else ""
    info = root_info(account)
    if header is None:
        return home
    try:
        asked = json_decode(common.PathRoot_validator, header)
    except ValidationError as cause:
        raise BadRequest(f'HTTP header "Dropbox-API-Path-Root": {cause}') from cause
    if asked.is_home():
        return home
    namespace = asked.get_root() if asked.is_root() else asked.get_namespace_id()
    if namespace == info.root_namespace_id:
        return ""
    if asked.is_root():
        raise RootRefused(common.PathRootError.invalid_root(info))
    if namespace == info.home_namespace_id:
        return home
    raise RootRefused(common.PathRootError.no_permission)


def seen_from_the_top(argument: str, above: str) -> str:
    """Put the paths of a request's *argument* below the place *above*."""
    if not above:
        return argument
    try:
        plain = json.loads(argument)
    except ValueError:
        return argument  # whoever decodes it says so
    return json.dumps(_changed(plain, _IN, lambda path: _below(path, above)))


def seen_from(result: object, above: str) -> object:
    """Tell the paths of an encoded *result* as they are seen from *above*.

    That place itself is ``/`` there, which no listing names.
    """
    if not above:
        return result
    if isinstance(result, dict) and isinstance(entries := result.get("entries"), list):
        kept = [it for it in entries if it.get("path_lower") != folded(above)]
        result = result | {"entries": kept}
    return _changed(result, _OUT, lambda path: _cut(path, above))


def _below(path: str, above: str) -> str:
    return f"{above}{path}" if not path or path.startswith("/") else path


def _cut(path: str, above: str) -> str:
    inside = folded(path).startswith(f"{folded(above)}/")
    return path[len(above) :] if inside else path


def _changed(value: Any, names: frozenset[str], change: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_changed(one, names, change) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: change(one)
        if name in names and isinstance(one, str)
        else _changed(one, names, change)
        for name, one in value.items()
    }
