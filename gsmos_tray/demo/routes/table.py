"""All routes, and the way of a request through one: decode, authorise, serve, encode.

Both ends are the SDK's serialisers with the SDK's types, so a shape that the SDK would not take
cannot leave here, and one that the specification does not allow cannot come in.
"""

from __future__ import annotations

import json
import secrets

from dropbox import auth, common
from dropbox.stone_serializers import json_compat_obj_encode, json_decode
from dropbox.stone_validators import ValidationError

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.faults import Fault
from gsmos_tray.demo.oauth import TokenFault, TokenRefused
from gsmos_tray.demo.refusals import Unsettled
from gsmos_tray.demo.routes import (
    files,
    links,
    listings,
    members,
    owner,
    path_root,
    sharing,
    uploads,
)
from gsmos_tray.demo.routes.route import (
    BadRequest,
    Call,
    Download,
    NotAuthorised,
    Route,
    RouteFailed,
    SdkValue,
    TooMany,
)
from gsmos_tray.demo.wire import Reply, Request

ROUTES: dict[str, Route] = {
    route.name: route
    for family in (owner, files, listings, uploads, sharing, members, links)
    for route in family.ROUTES
}
_CONTENT_TYPES = {  # the API's guide on request formats
    "rpc": ("application/json",),
    "upload": ("application/octet-stream",),
    "download": ("", "application/octet-stream", "text/plain"),
}
# For apps of a whole team: nobody may believe that these were understood.
_HEADERS_NOT_SERVED = ("dropbox-api-select-user", "dropbox-api-select-admin")


def argument_of(request: Request) -> str:
    """Give the JSON argument of *request*, wherever its route's style puts it."""
    header = request.headers.get("dropbox-api-arg")
    if header is not None:
        return header
    return request.body.decode("utf-8", "replace")


def answer(account: Account, name: str, request: Request, fault: Fault | None) -> Reply:
    """Carry out a call of the route *name*. Raises Unsettled for what is not served."""
    route = ROUTES.get(name)
    if route is None or request.method != "POST":
        raise Unsettled(f"the route {request.method} {name}")
    try:
        access_token = _authorise(account, route, request)
        above = path_root.above(account, request.headers.get("dropbox-api-path-root"))
        call = Call(
            arg=_decode(account, route, request, above),
            body=request.body,
            access_token=access_token,
            byte_range=request.headers.get("range"),
            fault=fault,
        )
        return _encode(route, call, route.serve(account, call), above)
    except BadRequest as error:
        return bad_request(f'Error in call to API function "{name}": {error}', error.status)
    except NotAuthorised as error:
        return _error(401, auth.AuthError_validator, error.error)
    except path_root.RootRefused as error:
        return _error(422, common.PathRootError_validator, error.error)
    except RouteFailed as error:
        return _error(409, route.spec.error_type, error.error)
    except TooMany as error:
        return _too_many(error, account.rules.retry_after)


def bad_request(sentence: str, status: int = 400) -> Reply:
    """In plain text, as the SDK passes it on."""
    return Reply(status, sentence.encode(), {"content-type": "text/plain; charset=utf-8"})


def _authorise(account: Account, route: Route, request: Request) -> str:
    """Give the access token, if it opens *route*. Raises BadRequest and NotAuthorised."""
    if route.spec.attrs["auth"] == "noauth":
        return ""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise BadRequest("Missing or malformed Authorization header.")
    try:
        account.authority.require(token, route.scope)
    except TokenRefused as refused:
        if refused.fault is TokenFault.MISSING_SCOPE:
            scope = auth.TokenScopeError(required_scope=route.scope)
            raise NotAuthorised(auth.AuthError.missing_scope(scope)) from refused
        raise NotAuthorised(auth.AuthError(refused.fault.value)) from refused
    if account.suspended:
        raise NotAuthorised(auth.AuthError.user_suspended)
    return token


def _decode(account: Account, route: Route, request: Request, above: str) -> SdkValue:
    style = route.spec.attrs["style"]
    for header in _HEADERS_NOT_SERVED:
        if header in request.headers:
            raise Unsettled(f"the header {header}")
    content_type = request.headers.get("content-type", "")
    if content_type.partition(";")[0] not in _CONTENT_TYPES[style]:
        raise BadRequest(f'Bad HTTP "Content-Type" header: "{content_type}".')
    header = request.headers.get("dropbox-api-arg", "")
    if bool(header) is (style == "rpc"):
        raise BadRequest('HTTP header "Dropbox-API-Arg": missing, or not expected here.')
    if len(header) > account.rules.header_limit:
        raise BadRequest('HTTP header "Dropbox-API-Arg": too long.', account.rules.header_status)
    if not header.isascii():
        raise BadRequest('HTTP header "Dropbox-API-Arg": could not decode input as JSON')
    try:
        argument = path_root.seen_from_the_top(argument_of(request) or "null", above)
        return json_decode(route.spec.arg_type, argument)
    except ValidationError as error:
        raise BadRequest(f"request body: {error}") from error


def _encode(route: Route, call: Call, result: SdkValue, above: str) -> Reply:
    if not isinstance(result, Download):
        encoded = json_compat_obj_encode(route.spec.result_type, result)
        return _json(200, path_root.seen_from(encoded, above))
    encoded = json_compat_obj_encode(route.spec.result_type, result.result)
    told = json.dumps(path_root.seen_from(encoded, above))
    return Reply(
        206 if call.byte_range is not None else 200,
        result.body,
        {
            "content-type": "application/octet-stream",
            "dropbox-api-result": told,
            "x-dropbox-request-id": secrets.token_hex(16),
        },
    )


def _error(status: int, union: SdkValue, error: SdkValue) -> Reply:
    encoded = json_compat_obj_encode(union, error)
    return _json(status, {"error_summary": _summary(encoded), "error": encoded})


def _too_many(error: TooMany, retry_after: int) -> Reply:
    value = auth.RateLimitError(auth.RateLimitReason(error.reason), retry_after)
    encoded = json_compat_obj_encode(auth.RateLimitError_validator, value)
    summary = f"{error.reason}/"
    return _json(
        429,
        {"error_summary": summary, "error": encoded},
        {"retry-after": str(retry_after)},
    )


def _json(status: int, body: SdkValue, headers: dict[str, str] | None = None) -> Reply:
    """Answer with JSON. The SDK compares the content type letter by letter: no charset."""
    common = {"content-type": "application/json", "x-dropbox-request-id": secrets.token_hex(16)}
    return Reply(status, json.dumps(body).encode(), common | (headers or {}))


def _summary(error: SdkValue) -> str:
    """Give the tags of *error* from outside inwards: ``path/conflict/file/``."""
    tags = []
    while isinstance(error, dict) and ".tag" in error:
        tags.append(error[".tag"])
        error = error.get(error[".tag"]) or error.get("reason")
    return "".join(f"{tag}/" for tag in tags)
