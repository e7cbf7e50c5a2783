"""Keeps what is open from being lost: what the window tells it about the plan at hand.

The window says what happened (`opened`, `note`, `saving`, `saved`, `unfiled`, `discarded`), never
what to do about it. One thread carries it out in that order, so that an autosave cannot overtake a
save. Nothing here knows Qt; only `saving`, `flush` and `close` wait.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

from orgsandbox.domain.ids import new_id
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.places import is_gone
from orgsandbox.files.project import Unreadable
from orgsandbox.files.reasons import why
from orgsandbox.i18n import N_, Message
from orgsandbox.session.entries import FILED, HOUR, Entry, Origin, Work, in_order
from orgsandbox.session.store import Damaged, Store, content_hash

DELAY = 0.3
"""Seconds from a change to its autosave: a drag makes one, not ten."""

RETRY = 2.0
"""Seconds after which a disk that said no is asked again."""

_TIDY_EVERY = 20
"""Autosaves after which old ones are let go."""

log = logging.getLogger("orgsandbox")

Job = Callable[[], None]


def _unheard(_message: Message | None) -> None:
    pass


def _uncompared(_project: Project, _differs: bool) -> None:  # noqa: FBT001 - a listener
    pass


class Keeper:
    """The memory of one window's document.

    Both of these are called from another thread: `trouble` with the reason when nothing can be kept
    at present and with None when it works again; `compared` with a plan that was noted and whether
    it differs from what its file holds.
    """

    def __init__(self, folder: Path, delay: float = DELAY, retry: float = RETRY) -> None:
        self.trouble: Callable[[Message | None], None] = _unheard
        self.compared: Callable[[Project, bool], None] = _uncompared
        self.store = Store(folder)
        self._delay = delay
        self._retry = retry
        self._wake = threading.Condition()
        self._jobs: deque[Job] = deque()
        self._waiting: Job | None = None
        self._due = 0.0
        self._busy = False
        self._closing = False
        self._thread: threading.Thread | None = None
        # what only the thread touches
        self._document = new_id()
        self._path: Path | None = None
        self._base = ""
        self._known: tuple[Project, str] | None = None
        self._hour = 0
        self._count = 0
        self._failed = False

    # what the window says

    def opened(self, project: Project, path: Path | None) -> None:
        """Note that another plan is at hand, as the file at `path` holds it (None: no file yet)."""
        self._ask(partial(self._open, project, _absolute(path)))

    def unfiled(self) -> None:
        """Note that no file holds the plan at hand: it was imported, recovered, or its file went."""
        self._ask(self._unfile)

    def note(self, project: Project, path: Path | None) -> None:
        """Keep this value within a second; a newer one takes its place."""
        with self._wake:
            if self._closing:
                return
            if self._waiting is None:
                self._due = time.monotonic() + self._delay
            self._waiting = partial(self._keep, project, _absolute(path))
            self._start()

    def saving(self, data: bytes, path: Path) -> None:
        """Note, before the file at `path` is replaced, what it is about to hold; returns when that
        is on the disk, so that a program killed in between offers nothing that was saved."""
        self._ask(partial(self._intend, content_hash(data), _absolute(path)))
        self._settle()

    def saved(self, project: Project, path: Path) -> None:
        """Note that the file at `path` holds this plan now."""
        self._ask(partial(self._save, project, _absolute(path)))

    def discarded(self) -> None:
        """Note that the planner gives the unsaved changes up on purpose. Call it where the plan is
        really left, not where the question is answered: opening another may still fail."""
        self._ask(self._discard)

    def settle(self, work: Work) -> None:
        """Note that the work of an earlier session was taken up in this one, or given up."""
        self._ask(partial(self._note_settled, work))

    def flush(self) -> None:
        """Return when all that was noted was written, or could not be."""
        with self._wake:
            self._due = 0.0
            self._wake.notify_all()
        self._settle()

    def close(self) -> None:
        """Write what is waiting and end; nothing is written afterwards."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join()
        self.store.close()

    # what it remembers

    def left_over(self, path: Path | None = None) -> tuple[Work, ...]:
        """Return the unsaved work of programs that are gone, newest first; of one file's only."""
        wanted = _absolute(path)
        works = self.store.left_over()
        return tuple(work for work in works if wanted is None or work.entry.path == wanted)

    def history(self) -> tuple[Entry, ...]:
        """Return the states of the plan at hand, newest first, each content once in a row."""
        self.flush()
        states: list[Entry] = []
        for entry in in_order(self.store.read().entries):
            mine = entry.document == self._document
            same_file = self._path is not None and entry.path == self._path
            if not entry.holds or not (mine or same_file):
                continue
            if states and states[-1].content == entry.content:
                if entry.origin is not Origin.SAVE:
                    continue
                states.pop()
            states.append(entry)
        return tuple(reversed(states))

    def plan(self, entry: Entry) -> Project:
        """Return the plan of an entry; Unreadable says why not, and the entry stays."""
        try:
            return plan_file.loads(self.store.content(entry.content))
        except Damaged as damage:
            raise Unreadable(damage.message) from None

    # the thread

    def _ask(self, job: Job) -> None:
        with self._wake:
            if self._closing:
                return
            if self._waiting is not None:
                self._jobs.append(self._waiting)
                self._waiting = None
            self._jobs.append(job)
            self._start()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
            self._thread.start()
        self._wake.notify_all()

    def _settle(self) -> None:
        """Wait until nothing waits, or what waits was tried and failed."""
        with self._wake:
            self._wake.wait_for(self._at_rest)

    def _at_rest(self) -> bool:
        idle = not self._busy and not self._jobs and self._waiting is None
        return idle or (self._failed and not self._busy) or self._thread is None

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._ready():
                    if self._closing:
                        return
                    self._wake.wait(self._patience())
                job = self._jobs[0]
                self._busy = True
            done = self._attempt(job)
            with self._wake:
                self._busy = False
                if done or self._closing:
                    self._jobs.popleft()
                self._wake.notify_all()
                if not done and not self._closing:
                    self._wake.wait(self._retry)

    def _ready(self) -> bool:
        """Say whether there is something to do now; what waited long enough joins the queue."""
        late = time.monotonic() >= self._due or self._closing
        if self._waiting is not None and late:
            if self._jobs and self._keeps(self._jobs[-1]):
                self._jobs.pop()  # the disk said no to it; the newer state is what is wanted
            self._jobs.append(self._waiting)
            self._waiting = None
        return bool(self._jobs)

    def _keeps(self, job: Job) -> bool:
        return isinstance(job, partial) and job.func == self._keep

    def _patience(self) -> float | None:
        return None if self._waiting is None else max(0.0, self._due - time.monotonic())

    def _attempt(self, job: Job) -> bool:
        """Do one thing; False when the disk said no and it is to be tried again."""
        try:
            job()
        except OSError as error:
            self._tell(why(error))
            return False
        except (Unreadable, Damaged) as refusal:
            self._tell(refusal.message)
            return True
        except Exception as error:  # the thread has to live on: a later state may be kept
            self._tell(type(error).__name__)
            return True
        if self._failed:
            self._failed = False
            self.trouble(None)
        return True

    def _tell(self, reason: Message | str) -> None:
        self._failed = True
        log.error("keeping failed")
        text = N_("Your work cannot be kept at present: {reason}")
        self.trouble(Message(text, {"reason": reason}))

    # what the thread does

    def _open(self, project: Project, path: Path | None) -> None:
        self._document, self._path, self._base = new_id(), path, ""
        content = self._put(project)
        self._document = self._document_of(path, content)
        self.store.append(Origin.OPENED, self._document, path, content)
        self._base, self._hour = content, 0
        for work in self.store.saved_after_all():
            self._note_settled(work)
        self._tidy()

    def _keep(self, project: Project, path: Path | None) -> None:
        content = self._put(project)
        hour = int(time.time() // HOUR)
        origin = Origin.AUTOSAVE if hour == self._hour else Origin.HOURLY
        self.store.append(origin, self._document, path, content)
        self._hour = hour
        self.compared(project, content != self._base)
        self._count += 1
        if self._count % _TIDY_EVERY == 0:
            self._tidy()
        plan_file.loads(self.store.content(content))

    def _intend(self, content: str, path: Path | None) -> None:
        self.store.append(Origin.SAVING, self._document, path, content)

    def _save(self, project: Project, path: Path | None) -> None:
        content = self._put(project)
        if path != self._path and self._path is not None:
            self._document = self._document_of(path, "")
        self._path = path
        self.store.append(Origin.SAVE, self._document, path, content)
        self._base = content

    def _unfile(self) -> None:
        self.store.append(Origin.UNFILED, self._document, self._path)
        self._base = ""

    def _discard(self) -> None:
        self.store.append(Origin.DISCARDED, self._document, self._path)

    def _note_settled(self, work: Work) -> None:
        for session in work.sessions:
            self.store.append(Origin.SETTLED, work.entry.document, settles=session)

    def _tidy(self) -> None:
        """Let old states go; that this fails takes nothing from anybody."""
        with contextlib.suppress(OSError):
            self.store.tidy()

    def _put(self, project: Project) -> str:
        if self._known is not None and self._known[0] is project:
            return self._known[1]
        content = self.store.put(plan_file.dumps(project))
        self._known = (project, content)
        return content

    def _document_of(self, path: Path | None, content: str) -> str:
        """Return the document a plan belongs to: that of its file, wherever that was moved to, or
        of the same state without a file; else a new one."""
        entries = in_order(self.store.read().entries)
        for entry in reversed(entries):
            if path is not None and entry.path == path:
                return entry.document
        for entry in reversed(entries):
            if not content or entry.content != content:
                continue
            moved = entry.path is not None and entry.origin in FILED and is_gone(entry.path)
            if moved if path is not None else entry.path is None:
                return entry.document
        return new_id()


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else path.absolute()
