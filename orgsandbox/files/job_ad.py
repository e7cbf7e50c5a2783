"""A draft of a job advertisement, from the plan's own facts: where, what, how much of the time."""

from __future__ import annotations

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Role, Unit
from orgsandbox.i18n import _


def job_ad(org: Org, unit: Unit, role: Role) -> str:
    """Return the draft for a role: department, vacancies, duties with their shares."""
    where = " ＞ ".join(org.units[key].name for key in tree.path(org, unit.id))
    lines = [
        _("Draft of a job advertisement (please check before use)"),
        "",
        _("Role: {role}").format(role=role.name),
        _("Department: {unit}").format(unit=where),
        _("People wanted: {count}").format(count=max(1, role.vacancies)),
        "",
        _("What you will do:"),
    ]
    total = sum(role.duties.values())
    for task, weight in sorted(role.duties.items(), key=lambda pair: -pair[1]):
        if weight > 0 and task in org.tasks:
            lines.append(f"・{org.tasks[task].name}　{weight / total * 100:.0f}%")
    if total <= 0:
        lines.append(_("(no duties are set for this role yet)"))
    colleagues = [org.people[seat.person].name for seat in role.seats if seat.person in org.people]
    if colleagues:
        text = _("People in this role now: {count}")
        lines += ["", text.format(count=len(colleagues))]
    return "\n".join(lines) + "\n"
