"""A team's space: where ``/`` is depends on what the request asks for."""

from __future__ import annotations

import pytest
from dropbox import Dropbox, common
from dropbox.exceptions import PathRootError

from gsmos_tray.demo.rules import Rules, Team


@pytest.fixture
def home(local_dropbox):
    local_dropbox.reset(Rules(team=Team()))
    return Dropbox(local_dropbox.link().access_token, timeout=20)


@pytest.fixture
def space(home):
    info = home.users_get_current_account().root_info
    return home.with_path_root(common.PathRoot.root(info.root_namespace_id))


def test_the_members_own_folder_lies_in_the_teams_space(home, space, local_dropbox):
    home.files_upload(b"mine", "/a.pdf")
    space.files_upload(b"ours", "/Facturi SPV/b.pdf")

    assert set(local_dropbox.tree()) == {"/Ana Exemplu/a.pdf", "/Facturi SPV/b.pdf"}
    assert space.files_get_metadata("/Ana Exemplu/a.pdf").path_display == "/Ana Exemplu/a.pdf"
    assert home.files_get_metadata("/a.pdf").path_display == "/a.pdf"


def test_listings_and_their_cursors_keep_to_where_they_began(home):
    home.files_upload(b"a", "/Facturi/a.pdf")
    first = home.files_list_folder("", recursive=True)
    home.files_upload(b"b", "/Facturi/b.pdf")
    later = home.files_list_folder_continue(first.cursor)

    assert [entry.path_display for entry in first.entries] == ["/Facturi", "/Facturi/a.pdf"]
    assert [entry.path_display for entry in later.entries] == ["/Facturi/b.pdf"]


def test_a_root_that_is_no_longer_the_teams_is_refused_with_the_new_one(space, local_dropbox):
    local_dropbox.move_team("3")

    with pytest.raises(PathRootError) as error:
        space.files_list_folder("")

    assert error.value.error.get_invalid_root().root_namespace_id == "3"


def test_somebody_elses_namespace_is_refused(home):
    other = home.with_path_root(common.PathRoot.namespace_id("99"))
    with pytest.raises(PathRootError) as error:
        other.files_list_folder("")
    assert error.value.error.is_no_permission()


def test_without_a_team_the_root_is_the_members_own(client, local_dropbox):
    info = client.users_get_current_account().root_info
    rooted = client.with_path_root(common.PathRoot.root(info.root_namespace_id))
    rooted.files_upload(b"a", "/a.pdf")
    assert set(local_dropbox.tree()) == {"/a.pdf"}
