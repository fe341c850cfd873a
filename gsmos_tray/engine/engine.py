"""The engine's face: what doors and windows may ask of it. It only passes on.

Owns the workers and the order in which they start and stop. Any thread may call any method; those
that ask the network or the keyring say so and are not for the UI's thread.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from gsmos_tray import errors, logs
from gsmos_tray.archive.tokens import TokenStore
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine import polling, slots
from gsmos_tray.engine.account import AccountKeeper
from gsmos_tray.engine.carrying import Carrying
from gsmos_tray.engine.choosing import Change, Choosing
from gsmos_tray.engine.comparing import Comparison
from gsmos_tray.engine.correcting import Corrector
from gsmos_tray.engine.diagnosing import Diagnosis, Outcome
from gsmos_tray.engine.far_side import FarSide
from gsmos_tray.engine.gate import FOR_EVER, Gate
from gsmos_tray.engine.guarding import Guard
from gsmos_tray.engine.handing import HandOver
from gsmos_tray.engine.hearing import Hearing
from gsmos_tray.engine.intake import QUIET_FOR, Intake
from gsmos_tray.engine.judging import Choices
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.engine.questions import Questions
from gsmos_tray.engine.rearranging import Rearranger
from gsmos_tray.engine.recovering import Recovery
from gsmos_tray.engine.reports import Reports
from gsmos_tray.engine.room import Room
from gsmos_tray.engine.ruling import RuleMaker
from gsmos_tray.engine.sending import Sender
from gsmos_tray.engine.silence import Silence
from gsmos_tray.engine.status import AccountStatus, Status
from gsmos_tray.engine.timetable import Timetable, Workers
from gsmos_tray.engine.troubles import Troubles
from gsmos_tray.engine.unknowns import Unknowns
from gsmos_tray.engine.upkeep import Upkeep
from gsmos_tray.events import Announcer, Changed, RunFinished
from gsmos_tray.events import Event as Told
from gsmos_tray.folders.places import is_remote
from gsmos_tray.folders.watching import Watcher
from gsmos_tray.ledger import anew
from gsmos_tray.ledger.carried import to_come
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.values import DeliveryId
from gsmos_tray.locations import Profile
from gsmos_tray.settings import LogDetail, Settings, WatchedFolder

if TYPE_CHECKING:
    from gsmos_tray.archive.linking import BrowserConsent, Pages, PastedConsent

_log = logging.getLogger(__name__)

_RUN_ENDS = 20.0
"""Seconds in which a run that was halted must end: a request in flight is waited for."""

_CONSENT_SECONDS = 600.0
"""How long the owner is given to find his password and press *Allow*."""


class Engine:
    """One profile's engine. Opening it may raise what ``CannotStart`` lists."""

    def __init__(
        self,
        profile: Profile,
        tokens: TokenStore,
        app_key: str,
        announcer: Announcer,
        quiet_for: float = QUIET_FOR,
    ) -> None:
        self.announcer = announcer
        self._profile = profile
        # Before the ledger: bad settings touch nothing.
        self._choosing = Choosing(profile, lambda: to_come(self._ledger.store), self._work_by)
        self._ledger = Ledger.open(profile.ledger)
        notes = self._ledger.notes
        self.reports = Reports(self._ledger)
        self._account = AccountKeeper(tokens, app_key, notes, self.reports.holds_archive)
        self._gate = Gate(notes, self.settings.sync, datetime.now)
        self._troubles = Troubles(notes, announcer)
        self._known = KnownArchive(self._ledger.listing, _root(self._choosing.choices()))
        self._sender = Sender(
            self._ledger,
            self._account.archive,
            self._known,
            self._gate,
            self._troubles,
            announcer,
        )
        silence = Silence(notes, announcer)
        self.hand_over = HandOver(
            self._ledger,
            self.new_reader,
            self._choosing.choices,
            self._something_to_send,
        )
        self.corrector = Corrector(
            self._ledger,
            self.new_reader,
            self._choosing.choices,
            self._account.archive,
            self._something_to_send,
        )
        self.rule_maker = RuleMaker(
            self._ledger,
            profile.rules,
            lambda: self._choosing.rules,
            self._choosing.obey_new_rules,
        )
        self.rearranger = Rearranger(self._ledger, self._account.archive, announcer)
        self._questions = Questions(notes, announcer)
        self._room = Room(
            notes,
            announcer,
            lambda: self._account.known,
            self._account.refresh_space,
            self.reports.waiting,
        )
        self._upkeep = Upkeep(
            self._ledger,
            self._known,
            self._account.archive,
            lambda: self._account.known,
            self._questions,
        )
        self.recovery = Recovery(
            self._ledger,
            self._upkeep,
            self._questions,
            self._account.archive,
            self._sender.ask_and_wait,
            announcer,
        )
        self.far_side = FarSide(
            self._ledger,
            self._known,
            self._account.archive,
            self.new_reader,
            self._choosing.choices,
            self.compare,
        )
        self._guard = Guard(
            self._upkeep, self.recovery, self._troubles, announcer, self._archive_was_looked_at
        )
        self._hearing = Hearing(
            self._account.archive,
            lambda: self._known.cursor(self._known.root),
            lambda: self._known.told,
            lambda: self._sender.sending,
            self._guard.ring,
        )
        self._intake = Intake(
            self._ledger,
            self.new_reader,
            announcer,
            self._was_judged,
            silence,
            quiet_for,
        )
        self._watcher = Watcher((), self._intake.arrivals)
        self._timetable = Timetable(
            Workers(
                self._intake,
                self._sender,
                self._guard,
                silence,
                Unknowns(self._ledger, announcer),
            ),
            self._gate,
            self._watcher.hearing,
            announcer,
        )
        self._watching = False

    # -- start and stop ------------------------------------------------------------------------

    def start(self, *, watch: bool = True) -> None:
        """Begin to work. Without *watch*, a single command's engine: nothing happens by itself."""
        self._watching = watch
        self._gate.choose(self.settings.sync)
        self._sender.start(by_itself=watch, more_comes=lambda: self._intake.has_more)
        self._intake.start(self._choosing.choices())
        if watch:
            self._listen(self.settings)
            self._watcher.start()
            self._guard.start()
            self._hearing.start()
            self.announcer.subscribe(self._look_after_a_run)
            self._timetable.start(self.settings)

    def stop(self) -> None:
        """Stop within about a second. What is under way is abandoned: it is simply done again."""
        for worker in (self._intake, self._sender):
            worker.stop()
        if self._watching:
            self._timetable.stop()
            self._hearing.stop()
            self._guard.stop()
            self._watcher.stop(0.5)
            self._guard.join(0.5)
        for worker in (self._intake, self._sender):
            worker.join(0.5)
        self._ledger.close()

    # -- what one sees -------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The owner's choices as they are now."""
        return self._choosing.settings

    def status(self) -> Status:
        """Say how things stand. Reads the ledger only."""
        return self.reports.status(
            self.settings,
            self._intake.lost,
            sending=self._sender.sending,
            reads=self._intake.reads,
        )

    @cached_property
    def carrying(self) -> Carrying:
        """What carries settings, own rules and corrections from and to other workstations."""
        return Carrying(
            self._ledger,
            self._profile.rules,
            lambda: self._profile.kept_rules(datetime.now()),  # noqa: DTZ005 - local time is meant
            lambda: self._choosing.rules,
            self.change,
            self._choosing.obey_new_rules,
        )

    def new_reader(self) -> Reader:
        """Give a reader of untrusted files, for one thread; its process begins when it is used."""
        return Reader(self._choosing.rules)

    # -- what one chooses ----------------------------------------------------------------------

    def change(self, change: Change) -> Settings:
        """Work by what *change* makes of the settings as they are in this moment, and give that.

        Raises BadValue, ProfileReadOnly or DiskFull before anything changes.
        """
        return self._choosing.change(change)

    def check(self, chosen: Settings) -> None:
        """Raise BadValue if *chosen* cannot be applied. Changes nothing."""
        self._choosing.check(chosen)

    def add_folder(self, folder: WatchedFolder) -> None:
        """Watch one more folder. Raises what ``check_new_folder`` does."""
        self._choosing.add_folder(folder)

    def remove_folder(self, path: Path) -> None:
        """Watch a folder no longer; what it held stays archived. Raises FolderNotWatched."""
        self._choosing.remove_folder(path)

    def pause(self, until: datetime) -> None:
        """Send nothing by itself until then, in local time. Ends the run that is under way."""
        self._gate.pause(until)
        self._sender.halt()
        self._timetable.follow(self.settings)
        self.announcer.announce(Changed())

    def pause_for(self, hours: float) -> None:
        """Pause for some hours."""
        self.pause(datetime.now() + timedelta(hours=hours))  # noqa: DTZ005 - local time is meant

    def pause_until_tomorrow(self) -> None:
        """Pause until midnight."""
        self.pause(slots.tomorrow(datetime.now()))  # noqa: DTZ005 - local time is meant

    def pause_for_ever(self) -> None:
        """Pause until ``resume``."""
        self.pause(FOR_EVER)

    def stop_run(self) -> None:
        """Stop what is being sent, within a second, and send nothing by itself for an hour.

        A bare stop would begin again at once where documents go as they come.
        """
        self.pause_for(1)

    def resume(self) -> None:
        """End the pause."""
        self._gate.resume()
        self._sender.ring()
        self.announcer.announce(Changed())

    # -- what one asks for ---------------------------------------------------------------------

    def sync_soon(self) -> None:
        """Look at all folders and send everything that waits. Returns at once.

        Sending is asked for after the look: a paper saved a second ago has still to settle, and
        to say before that everything was archived would not be true.
        """
        self._intake.look_now(then=self._sender.ask)
        self._guard.ask()

    def sync(self, stop: Event) -> bool:
        """Do the same and wait for the end of it. Gives ``False`` if it was stopped.

        Raises DiskFull if what was found could not be remembered.
        """
        looked = self._intake.look_now()
        while not looked.done.wait(0.2):
            if stop.is_set():
                return False
        if looked.failure is not None:
            raise looked.failure
        return self._sender.ask_and_wait(stop)

    def asked_to_rest(self) -> float:
        """Give the seconds for which Dropbox asks for patience; 0 if it does not, or for long."""
        return self._troubles.short_rest()

    def stopped_by(self) -> errors.GsmosError | None:
        """Give what stops all sending now, or waits for an answer, as the error that it was."""
        trouble = self._troubles.now
        if trouble is None:
            return self._questions.now
        kinds = {kind.code(): kind for kind in errors.every()}
        return kinds[trouble.code](**trouble.facts)

    def question(self) -> errors.NeedsPerson | None:
        """Give what waits for an answer, as the error that it is."""
        return self._questions.now

    def retry(self, deliveries: list[DeliveryId] | None = None) -> None:
        """Try again what was set aside or waits for its time; all of it by default."""
        chosen = None if deliveries is None else frozenset(deliveries)
        gone = [it for it in self.recovery.gone() if chosen is None or it.id in chosen]
        self._guard.bring_back(gone)  # before the rest: what is gone is no case for sending alone
        self._ledger.deliveries.retry(deliveries, datetime.now().timestamp())  # noqa: DTZ005
        self._troubles.try_again()
        self._sender.ask()
        self.announcer.announce(Changed())

    def diagnosis(self) -> Diagnosis:
        """Look at everything that archiving needs; its outcomes ask network and keyring."""
        choices = self._choosing.choices()
        return Diagnosis(
            watched=[folder.path for folder in choices.folders],
            reader=self.new_reader,
            read_secret=self._account.check_keyring,
            archive=self._account.archive,
            root=_root(choices),
            status=self.status,
            waiting=self.reports.waiting,
        )

    def save_report(self, target: Path, outcomes: list[Outcome]) -> None:
        """Write a report for somebody who helps. Raises ProfileReadOnly or DiskFull."""
        from gsmos_tray.engine.support_report import write_report  # noqa: PLC0415 - seldom

        status = self.status()
        write_report(target, self._profile, self.settings, status, self.reports, outcomes)

    def network_is_back(self) -> None:
        """Do not wait any longer for a network that is there again."""
        self._troubles.try_again()
        self._sender.ring()
        self._guard.ring()

    def woke_up(self) -> None:
        """Look at everything again: the workstation slept, or its clock jumped."""
        self._intake.ring()
        self.network_is_back()

    def compare(self) -> Comparison:
        """Compare the archive with the ledger and note what is found. Asks the network."""
        compared = self._upkeep.compare()
        self._upkeep.note(compared)
        self.announcer.announce(Changed())
        return compared

    def bring_back(self, stop: Event) -> list[DeliveryId]:
        """Bring back all that is gone, but for what was let go; gives what that was. Waits for it.

        Nothing, while it is not known what became of much of the archive.
        """
        if self._questions.is_open(errors.ManyGone):
            return []
        gone = self.recovery.gone()
        self.recovery.bring_back(gone, stop)
        return [it.id for it in gone]

    def archive_moved_to(self, folder: str) -> Comparison:
        """Let *folder* be the archive's: it was renamed or moved in Dropbox. Asks the network."""
        self.change(lambda now: replace(now, archive_root=folder.strip("/")))
        return self.compare()

    # -- the account ---------------------------------------------------------------------------

    def browser_consent(self, pages: Pages) -> BrowserConsent:
        """Begin to link an account in the browser. Raises PortsBusy."""
        return self._account.browser_consent(pages)

    def pasted_consent(self) -> PastedConsent:
        """Begin to link an account by a pasted code."""
        return self._account.pasted_consent()

    def wait_for(self, consent: BrowserConsent) -> AccountStatus:
        """Wait for the owner's answer and link the account. Asks network and keyring."""
        return consent.wait(_CONSENT_SECONDS, self.link)

    def link(self, refresh_token: str) -> AccountStatus:
        """Link the account that the owner agreed to. Asks network and keyring.

        Raises AnotherAccount; then ``begin_anew`` or ``drop_another`` is the answer.
        """
        return self._linked(self._account.link(refresh_token))

    def begin_anew(self) -> AccountStatus:
        """Link the other account and send there what is still here. Asks network and keyring.

        Raises ArchiveBusy while something is on its way to the account of before, NothingAsked if
        no other account waits for this.
        """
        self._account.check_another()
        self._sender.halt()
        if not self._sender.is_idle_within(_RUN_ENDS):
            raise errors.ArchiveBusy
        now = datetime.now()  # noqa: DTZ005 - local time is meant
        kept = self._profile.kept_ledger(now)
        with self._known.at_rest():
            account = self._account.link_another(
                lambda: anew.begin_anew(self._ledger.store, kept, now.timestamp())
            )
        self._questions.close(errors.ManyGone)
        return self._linked(account)

    def drop_another(self) -> None:
        """Give the other account's authorisation back: all stays as it was. Asks the network."""
        self._account.drop_another()

    def _linked(self, account: AccountStatus) -> AccountStatus:
        self._troubles.passed()
        self._sender.ring()
        self._guard.account_is_new()
        self.announcer.announce(Changed())
        return account

    def unlink(self) -> None:
        """Give the authorisation back and forget the account. Asks network and keyring."""
        self._account.unlink()
        self._troubles.forget()
        self.announcer.announce(Changed())

    def check_connected(self) -> None:
        """Raise NotConnected or Keyring… if there is no account to work with. Asks the keyring."""
        self._account.archive()

    def refresh_space(self) -> None:
        """Ask how much room the account has. Asks network and keyring."""
        self._account.refresh_space()
        self._room.judge()
        self.announcer.announce(Changed())

    # -- inside --------------------------------------------------------------------------------

    def _work_by(self, chosen: Settings, choices: Choices) -> None:
        logs.be_detailed(on=chosen.log is LogDetail.DETAILED)
        self._known.use(_root(choices))
        self._gate.choose(chosen.sync)
        self._intake.choose(choices)
        if self._watching:
            self._listen(chosen)
            self._timetable.follow(chosen)
        self._sender.ring()
        self.announcer.announce(Changed())

    def _archive_was_looked_at(self) -> None:
        self._hearing.wake()
        self._room.look()

    def _look_after_a_run(self, told: Told) -> None:
        """Know of what was sent just now, so that Dropbox need not tell of it."""
        if isinstance(told, RunFinished):
            self._guard.ring()

    def _listen(self, chosen: Settings) -> None:
        self._watcher.watch(polling.listened_to(chosen.folders, is_remote))

    def _was_judged(self) -> None:
        self._sender.ring()
        self.rearranger.tell()

    def _something_to_send(self) -> None:
        self._sender.ring()
        self.announcer.announce(Changed())


def _root(choices: Choices) -> ArchivePath:
    return ArchivePath("/" + choices.layout.root)
