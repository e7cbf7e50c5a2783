"""What the store remembers, as values, and what follows from it: unsaved work, what may go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from pathlib import Path

HOUR = 3600.0
MONTH = 30 * 24 * HOUR
_MINUTE = 60.0
_SPACING = 300.0
"""Seconds: of the autosaves of the last hour, one in five minutes stays; the hours stay as such."""


class Origin(Enum):
    """How an entry came about. The first four hold a content, the others only say something."""

    OPENED = "opened"
    AUTOSAVE = "autosave"
    HOURLY = "hourly"
    SAVE = "save"
    SAVING = "saving"  # a file is about to be replaced by `content`, which is not kept here
    UNFILED = "unfiled"  # no file holds the plan any more
    DISCARDED = "discarded"  # given up on purpose
    SETTLED = "settled"  # the work of the session `settles` was taken up or given up


WORK = frozenset({Origin.AUTOSAVE, Origin.HOURLY})
FILED = frozenset({Origin.OPENED, Origin.SAVE})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the store.

    `number` orders entries, whatever the clock says; `time` (seconds since 1970) is for people.
    `session` is one run of the program, `document` one plan through all its runs, `path` its file
    (absolute; None: it has none yet), `content` the SHA-256 of the plan file's bytes ("": none).
    """

    session: str
    number: int
    time: float
    origin: Origin
    document: str
    path: Path | None = None
    content: str = ""
    settles: str = ""

    @property
    def holds(self) -> bool:
        """Say whether the store keeps a content for this entry."""
        return bool(self.content) and self.origin is not Origin.SAVING


@dataclass(frozen=True, slots=True)
class Work:
    """The last state of a plan in one session that nobody saved or gave up.

    `filed` are a file and the content it would hold if the work was saved after all, before the
    program could note that it was. `sessions` are all that left this same state.
    """

    entry: Entry
    filed: frozenset[tuple[Path, str]] = frozenset()
    sessions: tuple[str, ...] = ()


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, oldest first by number: a clock that was set back changes nothing."""
    return sorted(entries, key=lambda entry: (entry.number, entry.session))


def unsettled(entries: Iterable[Entry]) -> tuple[Work, ...]:
    """Return the work of every session that no file holds and nobody gave up, newest first."""
    entries = list(entries)
    settled: dict[tuple[str, str], int] = {}
    for entry in entries:
        if entry.settles:
            left = (entry.settles, entry.document)
            settled[left] = max(entry.number, settled.get(left, 0))
    works = [work for group in sessions(entries) if (work := _work(group))]
    works = [
        work
        for work in works
        if work.entry.number > settled.get((work.entry.session, work.entry.document), 0)
    ]
    newest: dict[tuple[str, str], Work] = {}
    for work in sorted(works, key=lambda work: (work.entry.number, work.entry.session)):
        key = (work.entry.document, work.entry.content)
        others = newest[key].sessions if key in newest else ()
        newest[key] = replace(work, sessions=(*others, work.entry.session))
    return tuple(sorted(newest.values(), key=lambda work: -work.entry.number))


def sessions(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Return what each session noted about each document, in order."""

    def key(entry: Entry) -> tuple[str, str]:
        return entry.session, entry.document

    for _key, group in groupby(sorted(in_order(entries), key=key), key=key):
        yield list(group)


def _work(group: list[Entry]) -> Work | None:
    """Return what one session left unsaved of one document; `group` is in order."""
    starts = [at for at, entry in enumerate(group) if entry.origin in FILED]
    since = group[starts[-1] :] if starts else group
    base = since[0].content if starts else ""
    work: Entry | None = None
    for at, entry in enumerate(since):
        if entry.origin in WORK:
            work = entry if entry.content != base else None
        elif entry.origin is Origin.UNFILED:
            base, work = "", next((held for held in reversed(since[:at]) if held.holds), None)
        elif entry.origin is Origin.DISCARDED:
            work = None
    if work is None:
        return None
    filed = {(e.path, e.content) for e in since if e.origin is Origin.SAVING and e.path is not None}
    if work.path is not None:
        filed.add((work.path, work.content))
    return Work(work, frozenset(filed))


def dispensable(entries: Iterable[Entry], now: float) -> list[Entry]:
    """Return the entries whose content may go, oldest first in the order of their age.

    Of the autosaves one in five minutes stays, and none after an hour (each hour's first is HOURLY);
    everything goes after 30 days. What is unsaved, the
    newest entry of a session's document and the one its file is known by never do.
    """
    entries = list(entries)
    needed = _needed(entries)
    gone: list[Entry] = []
    for group in sessions(entries):
        marks: set[float] = set()
        for entry in reversed(group):
            if not entry.holds:
                continue
            age, mark = now - entry.time, entry.time // _SPACING
            follows = age > HOUR or (age > _MINUTE and mark in marks)
            crowded = entry.origin is Origin.AUTOSAVE and follows
            if (crowded or age > MONTH) and entry not in needed:
                gone.append(entry)
            marks.add(mark)
    return in_order(gone)


def _needed(entries: list[Entry]) -> set[Entry]:
    needed = {work.entry for work in unsettled(entries)}
    for group in sessions(entries):
        needed.update([entry for entry in group if entry.holds][-1:])
        needed.update([entry for entry in group if entry.origin in FILED][-1:])
    return needed


def past(entries: Iterable[Entry], now: float) -> set[str]:
    """Return the sessions that ended long ago and left nothing that is still wanted.

    Long ago: the newest entry is older than 30 days and the session left no unsaved work.
    """
    entries = list(entries)
    wanted = {work.entry.session for work in unsettled(entries)}
    newest: dict[str, float] = {}
    for entry in entries:
        newest[entry.session] = max(entry.time, newest.get(entry.session, entry.time))
    return {key for key, time in newest.items() if now - time > MONTH and key not in wanted}


def too_many(entries: Iterable[Entry], sizes: dict[str, int], most: int) -> list[Entry]:
    """Return what has to go besides, oldest first, until the contents take at most `most` bytes.

    `sizes` are the bytes each content takes. Unsaved work stays even when it alone is more.
    """
    entries = in_order(entries)
    needed = _needed(entries)
    entries = [entry for entry in entries if entry.holds]
    uses = Counter(entry.content for entry in entries)
    total = sum(sizes.get(key, 0) for key in uses)
    gone: list[Entry] = []
    for entry in entries:
        if total <= most:
            break
        if entry in needed:
            continue
        gone.append(entry)
        uses[entry.content] -= 1
        if not uses[entry.content]:
            total -= sizes.get(entry.content, 0)
    return gone
