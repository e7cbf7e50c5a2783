"""From a proposal to the command that carries it out."""

from __future__ import annotations

from datetime import date

from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.domain import work
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Org
from orgsandbox.grouping.propose import Proposal, ProposedGroup


def as_split(
    org: Org,
    scenario: str,
    unit: str,
    proposal: Proposal,
    *,
    style: Style = Style.HEADQUARTERS,
    crossing: Crossing = Crossing.HANDOVER,
    day: date | None = None,
) -> SplitUnit:
    """Return the split a proposal means in a style.

    Side by side nothing may be left over: who and what is in no group goes to the rest, else to
    the largest group. Where 総務部 keeps the rest, that group stays in the unit.
    """
    groups = list(proposal.groups)
    rest_name = ""
    if style is Style.GENERAL_AFFAIRS:
        rest = next((group for group in groups if group.rest), groups[-1])
        groups.remove(rest)
        rest_name = rest.name
    made = [Group(group.name, group.people, group.tasks, new_id()) for group in groups]
    if style is Style.SIBLINGS:
        made = _with_leftovers(org, unit, proposal.groups, made)
    return SplitUnit(scenario, unit, tuple(made), style, crossing, day, rest_name)


def _with_leftovers(
    org: Org, unit: str, groups: tuple[ProposedGroup, ...], made: list[Group]
) -> list[Group]:
    sizes = [len(group.people) + 1000 * group.rest for group in groups]
    home = sizes.index(max(sizes))
    placed = {person for group in groups for person in group.people}
    owned = {task for group in groups for task in group.tasks}
    seats = (seat.person for role in org.units[unit].roles for seat in role.seats)
    people = tuple(dict.fromkeys(person for person in seats if person not in placed))
    owners = work.owners(org)
    tasks = tuple(key for key in org.tasks if owners.get(key) == unit and key not in owned)
    held = made[home]
    made[home] = Group(held.name, (*held.people, *people), (*held.tasks, *tasks), held.id)
    return made
