from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from dropbox import Dropbox
from dropbox.base import DropboxBase
from dropbox.exceptions import AuthError, BadInputError
from dropbox.oauth import DropboxOAuth2Flow, DropboxOAuth2FlowNoRedirect, NotApprovedException

from gsmos_tray.demo.oauth import ALL_SCOPES, LOCAL_APP_KEY, App, Authority, GrantRefused
from gsmos_tray.demo.routes.table import ROUTES
from gsmos_tray.demo.rules import Rules
from gsmos_tray.demo.visitor import Decision, NoButton

REDIRECT = "http://127.0.0.1:38918/"


def flow(*, redirect_uri: str = REDIRECT, scope=list(ALL_SCOPES), key: str = LOCAL_APP_KEY):  # noqa: B006
    return DropboxOAuth2Flow(
        key, redirect_uri, {}, "csrf", token_access_type="offline", scope=scope, use_pkce=True
    )


def pressed(local_dropbox, authorize_url: str, decision=Decision.ALLOW) -> dict[str, str]:
    location = local_dropbox.consent(authorize_url, decision, follow=False).location
    assert location.startswith(REDIRECT)
    return dict(parse_qsl(urlsplit(location).query))


def token_answer(local_dropbox, **form: str) -> tuple[int, dict[str, str]]:
    answer = requests.post(
        f"{local_dropbox.web_url}/oauth2/token",
        data={"client_id": LOCAL_APP_KEY} | form,
        verify=str(local_dropbox.ca_path),
        timeout=20,
    )
    return answer.status_code, answer.json()


def client_of(result, **more) -> Dropbox:
    return Dropbox(
        oauth2_refresh_token=result.refresh_token, app_key=LOCAL_APP_KEY, timeout=20, **more
    )


def test_who_allows_is_linked_and_the_refresh_token_opens_the_account(local_dropbox):
    linking = flow()

    answer = pressed(local_dropbox, linking.start("my own state"))
    result = linking.finish(answer)

    assert result.url_state == "my own state"
    assert set(result.scope.split()) == set(ALL_SCOPES)
    with client_of(result) as client:
        assert client.users_get_current_account().account_id == result.account_id


def test_who_refuses_is_sent_back_with_the_refusal(local_dropbox):
    linking = flow()

    answer = pressed(local_dropbox, linking.start(), Decision.DENY)

    with pytest.raises(NotApprovedException):
        linking.finish(answer)


def test_without_a_redirect_the_page_shows_the_code(local_dropbox):
    linking = DropboxOAuth2FlowNoRedirect(LOCAL_APP_KEY, token_access_type="offline", use_pkce=True)

    outcome = local_dropbox.consent(linking.start())

    assert outcome.location is None
    assert linking.finish(outcome.code).refresh_token
    assert local_dropbox.consent(linking.start(), Decision.DENY).code is None


def test_the_browser_follows_the_redirect_to_the_program(local_dropbox):
    arrived: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            arrived.append(self.path)
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *args) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Ear) as ear:
        thread = threading.Thread(target=ear.handle_request)
        thread.start()
        redirect_uri = f"http://127.0.0.1:{ear.server_port}/"
        local_dropbox.reset(app=App(redirect_uris=(redirect_uri,)))
        local_dropbox.consent(flow(redirect_uri=redirect_uri).start())
        thread.join()

    assert re.fullmatch(r"/\?code=[^&]+&state=[^&]+", arrived[0])


@pytest.mark.parametrize(
    "redirect_uri",
    ["http://127.0.0.1:38918", "http://localhost:38918/", "http://127.0.0.1:38921/", "http://x/"],
)
def test_only_a_registered_redirect_is_taken_letter_by_letter(local_dropbox, redirect_uri):
    with pytest.raises(NoButton, match="redirect_uri"):
        local_dropbox.consent(flow(redirect_uri=redirect_uri).start())


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (LOCAL_APP_KEY, "another", "client_id"),
        ("S256", "plain", "S256"),
        ("code_challenge=", "code_challenge=x", "S256"),
        ("response_type=code", "response_type=token", "response_type"),
        ("token_access_type=offline", "token_access_type=legacy", "token_access_type"),
        ("sharing.read", "team_data.member", "scopes"),
        ("&state=", "&frobnicate=1&state=", "frobnicate"),
    ],
)
def test_a_wrong_question_is_not_put_to_the_person(local_dropbox, old, new, complaint):
    url = flow().start()
    assert old in url

    with pytest.raises(NoButton, match=complaint):
        local_dropbox.consent(url.replace(old, new))


def test_a_question_can_be_answered_once(local_dropbox):
    page = requests.get(local_dropbox.plain_url(flow().start()), timeout=20).text
    request = re.search(r'name="request" value="([^"]+)"', page)[1]
    target = local_dropbox.plain_url(f"{local_dropbox.web_url}/oauth2/authorize")

    answers = [
        requests.post(
            target,
            data={"request": request, "decision": "allow"},
            allow_redirects=False,
            timeout=20,
        ).status_code
        for _ in range(2)
    ]

    assert answers == [302, 400]


def test_a_code_serves_once_and_only_who_began(local_dropbox):
    linking = flow()

    def code() -> str:
        return pressed(local_dropbox, linking.start())["code"]

    def exchange(code: str, verifier: str = linking.code_verifier, redirect: str = REDIRECT):
        return token_answer(
            local_dropbox,
            grant_type="authorization_code",
            code=code,
            code_verifier=verifier,
            redirect_uri=redirect,
        )

    first = code()
    assert exchange(first)[0] == 200
    for refused in (
        exchange(first),
        exchange("made-up"),
        exchange(code(), verifier="x" * 64),
        exchange(code(), redirect="http://127.0.0.1:38917/"),
    ):
        assert (refused[0], refused[1]["error"]) == (400, "invalid_grant")


def test_a_code_ends_after_ten_minutes():
    now = datetime(2026, 3, 1, tzinfo=UTC)
    authority = Authority(App(), timedelta(hours=4), lambda: now)
    linking = DropboxOAuth2FlowNoRedirect(LOCAL_APP_KEY, use_pkce=True)
    asked = authority.ask(dict(parse_qsl(urlsplit(linking.start()).query)))
    form = {
        "client_id": LOCAL_APP_KEY,
        "grant_type": "authorization_code",
        "code": authority.allow(asked),
        "code_verifier": linking.code_verifier,
    }

    now += timedelta(minutes=10)

    with pytest.raises(GrantRefused, match="expired"):
        authority.exchange(form)


def test_an_unknown_app_or_grant_gets_no_token(local_dropbox):
    assert token_answer(local_dropbox, client_id="another")[1]["error"] == "invalid_client"
    assert (
        token_answer(local_dropbox, grant_type="password")[1]["error"] == "unsupported_grant_type"
    )


def test_without_offline_there_is_no_refresh_token(local_dropbox):
    linking = DropboxOAuth2FlowNoRedirect(LOCAL_APP_KEY, use_pkce=True)

    result = linking.finish(local_dropbox.consent(linking.start()).code)

    assert result.refresh_token == ""
    with Dropbox(result.access_token) as client:
        assert client.users_get_space_usage().used == 0


def test_an_expired_access_token_is_refreshed_by_the_sdk_itself(client, local_dropbox):
    client.users_get_space_usage()
    local_dropbox.expire_access_tokens()

    client.users_get_space_usage()

    statuses = [call.status for call in local_dropbox.requests.all("users/get_space_usage")]
    assert statuses == [200, 401, 200]


def test_a_short_lifetime_makes_the_sdk_refresh_before_each_call(local_dropbox, new_client):
    local_dropbox.reset(Rules(token_lifetime=timedelta(seconds=60)))
    client = new_client()

    client.users_get_space_usage()
    client.users_get_space_usage()

    assert local_dropbox.requests.counts()["oauth2/token"] == 2


def test_an_expired_access_token_alone_says_so(local_dropbox):
    with Dropbox(local_dropbox.link().access_token) as client:
        local_dropbox.expire_access_tokens()

        with pytest.raises(AuthError) as error:
            client.users_get_space_usage()

    assert error.value.error.is_expired_access_token()


def test_the_owner_ends_everything_on_the_site(client, local_dropbox):
    client.users_get_space_usage()
    local_dropbox.revoke_everything()

    with pytest.raises(AuthError) as call:
        client.users_get_space_usage()
    with pytest.raises(AuthError) as refresh:
        client.refresh_access_token()

    assert call.value.error.is_invalid_access_token()
    assert call.value.status_code == 401
    assert refresh.value.error.is_invalid_access_token()
    assert local_dropbox.requests.all("oauth2/token")[-1].status == 400


def test_revoking_ends_the_refresh_token_and_its_other_access_tokens_but_no_other_link(
    client, new_client, local_dropbox
):
    other = new_client()
    client.users_get_space_usage()
    sibling = client.clone()
    sibling.refresh_access_token()

    client.auth_token_revoke()

    for ended in (client, sibling):
        with pytest.raises(AuthError):
            ended.users_get_space_usage()
        with pytest.raises(AuthError):
            ended.refresh_access_token()
    assert other.users_get_space_usage().used == 0


def test_a_missing_scope_is_named(new_client):
    client = new_client(("account_info.read", "files.metadata.read"))

    with pytest.raises(AuthError) as error:
        client.files_upload(b"a", "/a.pdf")

    assert error.value.error.get_missing_scope().required_scope == "files.content.write"


def test_a_refresh_cannot_widen_the_permission(local_dropbox):
    refresh_token = local_dropbox.link(("account_info.read",)).refresh_token

    status, answer = token_answer(
        local_dropbox,
        grant_type="refresh_token",
        refresh_token=refresh_token,
        scope="files.content.write",
    )

    assert (status, answer["error"]) == (400, "invalid_scope")


def test_a_suspended_account_says_so(client, local_dropbox):
    local_dropbox.suspend()

    with pytest.raises(AuthError) as error:
        client.users_get_space_usage()

    assert error.value.error.is_user_suspended()


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)
def test_each_scope_is_the_one_that_the_sdk_documents(route):
    method = getattr(DropboxBase, route.name.replace("/", "_"))

    documented = re.search(r"scope: (\S+)", method.__doc__)

    assert route.scope == (documented[1] if documented else None)


def test_a_call_without_any_token_is_a_bad_request(local_dropbox):
    answer = requests.post(
        f"{local_dropbox.web_url}/2/users/get_space_usage",
        headers={"content-type": "application/json"},
        data="null",
        verify=str(local_dropbox.ca_path),
        timeout=20,
    )

    assert (answer.status_code, "Authorization" in answer.text) == (400, True)


def test_a_route_that_is_not_served_is_refused_by_name_and_recorded(client, local_dropbox):
    with pytest.raises(BadInputError, match="files/search_v2"):
        client.files_search_v2("a")

    assert "files/search_v2" in local_dropbox.refusals[0]
    local_dropbox.refusals.clear()
