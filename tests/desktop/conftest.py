"""The fixture ``desktop``, and what a failed test tells of it."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.desktop.rig import Desktop


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "desktop(**choices): what the desktop of this test is to have, as rig.Desktop says",
    )


@pytest.fixture
def desktop(request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """A desktop for one test; ``@pytest.mark.desktop(keyring="locked")`` says which."""
    mark = request.node.get_closest_marker("desktop")
    with Desktop(**(mark.kwargs if mark else {})) as desktop:
        yield desktop


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell of a failed test which windows were open, and keep a picture of the screen."""
    report = yield
    desktop = getattr(item, "funcargs", {}).get("desktop")
    if report.when == "call" and report.failed and isinstance(desktop, Desktop):
        shot = item.config._tmp_path_factory.mktemp("desktop") / "screen.png"
        desktop.hands.screenshot(shot)
        windows = "\n".join(map(str, desktop.hands.windows()))
        report.sections.append(("desktop", f"{shot}\n{windows}\n{desktop.logs()}"))
    return report
