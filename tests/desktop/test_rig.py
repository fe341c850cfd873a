"""The desktop that the other tests here stand on does what they believe of it."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from threading import Thread

import pytest
import trustme
from jeepney import DBusAddress

from tests.desktop import guard, small_tray
from tests.desktop.rig import PASSWORD, Desktop
from tests.desktop.waiting import until

ROOT = Path(__file__).parents[2]
LOGIN_KEYRING = DBusAddress(
    "/org/freedesktop/secrets/collection/login",
    "org.freedesktop.secrets",
    "org.freedesktop.Secret.Collection",
)


@contextmanager
def start(desktop: Desktop, *command: str) -> Iterator[subprocess.Popen[str]]:
    """Run a Python program in the desktop. A test that fails does not wait for its end."""
    with subprocess.Popen(
        (sys.executable, *command), env=desktop.environment, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def script(desktop: Desktop, text: str) -> AbstractContextManager[subprocess.Popen[str]]:
    return start(desktop, "-c", textwrap.dedent(text))


def heard(program: subprocess.Popen[str]) -> str:
    """Give the next line that the program says."""
    return program.stdout.readline().strip()


def processes_in(folder: Path, known: Iterable[int] = ()) -> set[int]:
    """Give who runs in the desktop, and of the *known* who runs at all."""
    ours = set(known)
    guard.find(ours, folder)
    return ours


@pytest.fixture
def program(desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    with start(desktop, small_tray.__file__) as program:
        assert heard(program).startswith("shown")
        yield program


# One that does not go when asked, one that has left its parent, one without environment.
STUBBORN = """
    import signal, subprocess
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    subprocess.run(["sh", "-c", "sleep 1000 & exec true"])
    nameless = subprocess.Popen(["sleep", "1000"], env={"PATH": "/usr/bin"})
    print(nameless.pid, flush=True)
    signal.pause()
    """


def test_nothing_is_left_when_the_desktop_closes():
    with Desktop() as desktop:
        stubborn = subprocess.Popen(
            (sys.executable, "-c", textwrap.dedent(STUBBORN)),
            env=desktop.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        nameless = int(heard(stubborn))
        names = {"Xvfb", "dbus-daemon", "openbox", "xfce4-panel", "dunst", "sleep"}
        until(
            lambda: names <= {guard.name(pid) for pid in processes_in(desktop.folder)},
            f"all of {names} run",
        )
        known = processes_in(desktop.folder)
        assert nameless in known

    assert processes_in(desktop.folder, known) == set()
    assert not desktop.folder.exists()
    assert stubborn.wait() == -signal.SIGKILL
    stubborn.stdout.close()


def test_nothing_is_left_when_the_test_is_killed():
    owner = subprocess.Popen(
        (
            sys.executable,
            "-c",
            textwrap.dedent("""
            import signal
            from tests.desktop.rig import Desktop
            with Desktop() as desktop:
                print(desktop.folder, flush=True)
                signal.pause()
            """),
        ),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    folder = Path(heard(owner))
    known = processes_in(folder)
    assert known
    owner.kill()
    owner.communicate()

    until(lambda: not folder.exists(), "the guard has cleared up")
    assert processes_in(folder, known) == set()


def test_two_desktops_do_not_meet(desktop):
    with Desktop() as other:
        assert other.environment["DISPLAY"] != desktop.environment["DISPLAY"]
        with start(other, small_tray.__file__) as program:
            assert heard(program).startswith("shown")
            assert other.tray.icon()
            assert desktop.tray.icons() == []
    assert desktop.tray.is_there()


def test_an_icon_is_shown_where_the_tray_says(desktop, program):
    red = desktop.hands.find_colour(small_tray.COLOUR)

    assert red.centre in desktop.tray.icon()
    assert desktop.tray.tooltip() == "Arhiva este la zi"
    assert [entry.label for entry in desktop.tray.entries()] == [
        "Arhiva este la zi",
        "Sincronizează Acum",
        "Pauză",
        "Ieșire",
    ]


def test_each_entry_of_the_menu_can_be_clicked(desktop, program):
    desktop.tray.choose("Sincronizează Acum")
    assert heard(program) == "sync"
    desktop.tray.choose("Pauză", "O oră")
    assert heard(program) == "an hour"
    desktop.tray.choose("Pauză", "Până mâine")
    assert heard(program) == "until tomorrow"
    desktop.tray.choose("Ieșire")
    assert program.wait() == 0


def test_a_window_takes_romanian_letters_from_the_keyboard(desktop, program):
    desktop.tray.click()
    window = desktop.hands.window("Caută")
    desktop.hands.click(window.box)
    desktop.hands.type("Ștefan Țară, factură de încă 7 râuri")
    desktop.hands.keys("Return")

    assert heard(program) == "Ștefan Țară, factură de încă 7 râuri"


@pytest.mark.desktop(tray="none")
def test_a_tray_can_appear_later_and_go_and_come_back(desktop):
    assert not desktop.tray.is_there()
    with start(desktop, small_tray.__file__) as program:
        desktop.start_panel()
        assert heard(program).startswith("shown")
        assert desktop.tray.icon()

        desktop.stop_panel()
        desktop.start_panel()

        assert desktop.tray.icon()


@pytest.mark.desktop(scale=2)
def test_a_desktop_of_double_density_is_drawn_so(desktop):
    with start(desktop, small_tray.__file__) as program:
        assert heard(program) == "shown, 2 pixels a point"


def test_a_click_on_a_notification_reaches_who_sent_it(desktop):
    sender = script(
        desktop,
        """
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
        from jeepney.io.blocking import Proxy, open_dbus_connection
        name = "org.freedesktop.Notifications"
        place = DBusAddress("/org/freedesktop/Notifications", name, name)
        with open_dbus_connection() as bus:
            clicked = MatchRule(type="signal", interface=name, member="ActionInvoked")
            Proxy(message_bus, bus).AddMatch(clicked)
            text = ("Trei documente așteaptă", "Spațiul din Dropbox s-a terminat")
            actions = ["default", "Deschide"]
            values = ("gsmOS", 0, "", *text, actions, {}, 0)
            notify = new_method_call(place, "Notify", "susssasa{sv}i", values)
            with bus.filter(clicked) as clicks:
                sent = bus.send_and_get_reply(notify)
                answer = bus.recv_until_filtered(clicks)
            print(answer.body == (sent.body[0], "default"))
        """,
    )
    with sender as program:
        desktop.hands.click(desktop.hands.notification())
        assert heard(program) == "True"


def test_a_secret_is_kept_in_the_keyring(desktop):
    write = 'import keyring; keyring.set_password("gsmos-tray", "profil", "parolă")'
    read = 'import keyring; print(keyring.get_password("gsmos-tray", "profil"))'
    with start(desktop, "-c", write) as writing:
        assert writing.wait() == 0
    with start(desktop, "-c", read) as reading:
        assert heard(reading) == "parolă"


READ_OR_SAY = """
    import keyring, keyring.errors
    try:
        keyring.get_password("gsmos-tray", "profil")
    except keyring.errors.KeyringError as error:
        print(type(error).__name__)
    else:
        print("open")
    """


@pytest.mark.desktop(keyring="locked")
def test_a_locked_keyring_asks_the_person_and_opens_for_its_password(desktop):
    assert desktop.bus.get(LOGIN_KEYRING, "Locked") is True
    with script(desktop, READ_OR_SAY) as reading:
        desktop.hands.focus(desktop.hands.window("Unlock Login Keyring"))
        desktop.hands.type(PASSWORD)
        desktop.hands.keys("Return")
        assert heard(reading) == "open"
    assert desktop.bus.get(LOGIN_KEYRING, "Locked") is False


@pytest.mark.desktop(keyring="locked")
def test_a_keyring_that_the_person_does_not_open_stays_locked(desktop):
    with script(desktop, READ_OR_SAY) as reading:
        desktop.hands.focus(desktop.hands.window("Unlock Login Keyring"))
        desktop.hands.keys("Escape")
        assert heard(reading) == "KeyringLocked"


@pytest.mark.desktop(keyring="none")
def test_a_desktop_without_a_keyring_says_so_at_once(desktop):
    with script(desktop, READ_OR_SAY) as reading:
        assert heard(reading) == "NoKeyringError"


class Consent(BaseHTTPRequestHandler):
    """A page with a button far below, and a word of thanks for those who press it."""

    def do_GET(self) -> None:
        self._say(
            '<p style="height: 2000px">gsmOS cere acces.</p><form method="post">'
            '<input name="cont" placeholder="Cont">'
            '<button name="raspuns" value="da">Permite</button>'
        )

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers["content-length"])).decode()
        self._say(f"<p>Mulțumim: {said}</p>")

    def _say(self, body: str) -> None:
        page = f"<!doctype html><meta charset=utf-8><title>Acces</title>{body}".encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(context: SSLContext | None = None) -> Iterator[int]:
    """Serve the page on a port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Consent) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def open_address(desktop: Desktop, address: str) -> None:
    """Open an address as a program with Qt does."""
    opening = f"""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices, QGuiApplication
        application = QGuiApplication([])
        print(QDesktopServices.openUrl(QUrl({address!r})))
        """
    with script(desktop, opening) as program:
        assert heard(program) == "True"


@pytest.mark.desktop(browser=True)
def test_a_button_is_clicked_on_a_page_that_a_program_opened(desktop):
    with served() as port:
        open_address(desktop, f"http://127.0.0.1:{port}/")
        with desktop.browser.page(f":{port}/") as page:
            page.click("Cont")
            desktop.hands.type("magazin")
            page.click("Permite")
            page.wait_for("Mulțumim: cont=magazin&raspuns=da")


@pytest.mark.desktop(browser=True)
def test_the_browser_finds_here_what_it_is_told_to_and_trusts_it(desktop, tmp_path):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    context = SSLContext(PROTOCOL_TLS_SERVER)
    authority.issue_cert("www.dropbox.com").configure_cert(context)
    desktop.browser.trust(tmp_path / "ca.pem")
    with served(context) as port:
        desktop.browser.send("www.dropbox.com", port)
        open_address(desktop, "https://www.dropbox.com/home")
        with desktop.browser.page("dropbox.com") as page:
            page.wait_for("gsmOS cere acces.")
