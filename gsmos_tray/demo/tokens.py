"""The token endpoint: forms in, JSON out. What they mean is ``oauth``'s business."""

from __future__ import annotations

import json
import secrets

from gsmos_tray.demo.oauth import Authority, GrantRefused
from gsmos_tray.demo.wire import Reply, Request

USER_ID = "1"


def answer(authority: Authority, account_id: str, request: Request) -> Reply:
    """Answer as RFC 6749, 5.1 and 5.2, with ``account_id`` and ``uid``, which the SDK reads."""
    try:
        tokens = authority.exchange(request.form)
    except GrantRefused as refused:
        return _json(400, {"error": refused.error, "error_description": refused.description})
    body: dict[str, object] = {
        "access_token": tokens.access_token,
        "token_type": "bearer",
        "expires_in": tokens.expires_in,
        "scope": " ".join(tokens.scopes),
        "account_id": account_id,
        "uid": USER_ID,
    }
    if tokens.refresh_token is not None:
        body["refresh_token"] = tokens.refresh_token
    return _json(200, body)


def _json(status: int, body: dict[str, object]) -> Reply:
    headers = {
        "content-type": "application/json",
        "cache-control": "no-store",
        "x-dropbox-request-id": secrets.token_hex(16),
    }
    return Reply(status, json.dumps(body).encode(), headers)
