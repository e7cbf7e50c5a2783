"""What the store remembers, in the planner's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from orgsandbox.domain.differences import differences
from orgsandbox.domain.project import Project
from orgsandbox.i18n import N_, _, format_date
from orgsandbox.session.entries import Entry, Origin

_MOST_LINES = 5

ORIGINS: Mapping[Origin, str] = {
    Origin.OPENED: N_("Opened"),
    Origin.AUTOSAVE: N_("Kept automatically"),
    Origin.HOURLY: N_("Kept automatically"),
    Origin.SAVE: N_("Saved"),
}


def moment(entry: Entry, *, seconds: bool = False) -> str:
    """Return when an entry was made, to the minute or second, by the clock of that time."""
    when = datetime.fromtimestamp(entry.time)
    return f"{format_date(when.date())} {when:{'%H:%M:%S' if seconds else '%H:%M'}}"


def plan_name(path: Path | None) -> str:
    """Return what a plan is called: by its file, as in the window's title."""
    return path.stem if path is not None else _("Untitled plan")


def told_differences(before: Project, after: Project) -> list[str]:
    """Return what differs, a line each; a long list ends with how many more there are."""
    lines = [message.text() for message in differences(before, after)]
    if len(lines) <= _MOST_LINES:
        return lines or [_("no difference worth telling")]
    more = len(lines) - _MOST_LINES + 1
    return [*lines[: _MOST_LINES - 1], _("and {count} more").format(count=more)]
