"""What breaks the protocol, or what no source settles: never answered as if it were understood."""

from __future__ import annotations

import json

import pytest
import requests
from dropbox.exceptions import BadInputError
from dropbox.files import CommitInfo, UploadSessionCursor, UploadSessionFinishArg, WriteMode


@pytest.mark.parametrize(
    ("call", "about"),
    [
        (lambda c: c.files_create_folder_v2("/b", autorename=True), "autorename"),
        (lambda c: c.files_move_v2("/a.pdf", "/b.pdf", autorename=True), "autorename"),
        (lambda c: c.files_get_metadata("ns:12/a.pdf"), "namespace"),
        (lambda c: c.files_upload(b"a", "ns:12/a.pdf"), "namespace"),
        (
            lambda c: c.files_get_metadata("/a.pdf", include_has_explicit_shared_members=True),
            "shared members",
        ),
        (lambda c: c.files_list_folder("", include_restorable_info=True), "restorable"),
        (lambda c: c.files_list_revisions("/a.pdf", include_restorable_info=True), "restorable"),
        (lambda c: c.files_delete_v2("/Facturi", parent_rev="0" * 16), "parent_rev"),
        (
            lambda c: c.files_upload(
                b"a", "/a.pdf", mode=WriteMode.overwrite, strict_conflict=True
            ),
            "strict_conflict",
        ),
        (
            lambda c: c.files_upload_session_finish_batch_v2(
                [UploadSessionFinishArg(UploadSessionCursor("s", 0), CommitInfo("/b"), "0" * 64)]
            ),
            "content_hash",
        ),
        (
            lambda c: c.files_download("/a.pdf", extra_headers={"Range": "bytes=5-"}),
            "behind the end",
        ),
    ],
)
def test_what_no_source_settles_is_refused_loudly(client, local_dropbox, call, about):
    client.files_upload(b"a", "/a.pdf")
    client.files_create_folder_v2("/Facturi")
    before = local_dropbox.tree()

    with pytest.raises(BadInputError, match=about):
        call(client)

    assert local_dropbox.tree() == before
    assert len(local_dropbox.refusals) == 1
    local_dropbox.refusals.clear()


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"data": json.dumps({"path": "/a", "frobnicate": 1})}, "frobnicate"),
        ({"data": json.dumps({"path": "a"})}, "path"),
        ({"data": "no JSON"}, "JSON"),
        ({"data": ""}, "request body"),
        ({"headers": {"content-type": "text/plain"}}, "Content-Type"),
        ({"headers": {"dropbox-api-arg": "{}"}}, "Dropbox-API-Arg"),
        ({"headers": {"authorization": "Basic YTpi"}}, "Authorization"),
    ],
)
def test_what_breaks_the_protocol_is_a_bad_request(local_dropbox, changed, complaint):
    headers = {
        "content-type": "application/json",
        "authorization": f"Bearer {local_dropbox.link().access_token}",
    }
    request = {"data": json.dumps({"path": "/a"})} | changed
    request["headers"] = headers | changed.get("headers", {})

    answer = requests.post(
        f"{local_dropbox.web_url}/2/files/create_folder_v2",
        verify=str(local_dropbox.ca_path),
        timeout=20,
        **request,
    )

    assert (answer.status_code, complaint in answer.text) == (400, True)
    assert answer.headers["content-type"].startswith("text/plain")
    assert local_dropbox.account.tree.living() == []


@pytest.mark.parametrize("header", ["Dropbox-API-Select-User", "Dropbox-API-Select-Admin"])
def test_headers_of_apps_for_whole_teams_are_not_ignored(new_client, local_dropbox, header):
    client = new_client().clone(headers={header: '{".tag": "home"}'})

    with pytest.raises(BadInputError, match=header.lower()):
        client.users_get_space_usage()

    local_dropbox.refusals.clear()
