"""What is told where two posts of one person become one that nobody could fill: 100 % is kept."""

from __future__ import annotations

from orgsandbox.domain import bounds, lineage, tree
from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, Message, Names


def joined_share(*shares: int) -> int:
    """Return the share (%) of one seat in the place of several: their sum, a whole at most."""
    return min(bounds.WHOLE_SHARE, sum(shares))


def cut_told(before: Org, after: Org) -> Message | None:
    """Return whose joined posts were cut to a whole, for a command that joins posts."""
    changed = lineage.changed(before.units, after.units)
    people = dict.fromkeys(
        seat.person
        for key in after.units
        if key in changed
        for role in after.units[key].roles
        for seat in role.seats
        if seat.share == bounds.WHOLE_SHARE
    )
    cut = [person for person in people if _time(after, person) < _time(before, person)]
    if not cut:
        return None
    names = Names(tuple(after.people[person].name for person in cut))
    if len(cut) > 1:
        text = N_("{names}: their posts, now one each, came to more than 100 %; 100 % is kept.")
        return Message(text, {"names": names})
    text = N_("{name}: the posts, now one, came to {total} %; 100 % is kept.")
    total = _time(before, cut[0]) - _time(after, cut[0]) + bounds.WHOLE_SHARE
    return Message(text, {"name": names, "total": total})


def _time(org: Org, person: str) -> int:
    return sum(place.seat.share for place in tree.places(org, person))
