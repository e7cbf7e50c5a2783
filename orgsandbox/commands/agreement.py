"""How far placements are agreed with the departments."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand
from orgsandbox.domain.model import Agreement, Org
from orgsandbox.i18n import N_


@dataclass(frozen=True)
class SetAgreement(OrgCommand):
    """Say how far seats, as (person, role), are agreed; `memo` None leaves the memos alone."""

    seats: tuple[tuple[str, str], ...]
    agreement: Agreement
    memo: str | None = None

    TITLE = N_("State of agreement")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the seats' state; unknown seats are left out."""
        wanted = set(self.seats)
        for unit in org.units.values():
            roles = unit.roles
            for role in roles:
                for seat in role.seats:
                    if (seat.person, role.id) in wanted:
                        memo = seat.memo if self.memo is None else self.memo
                        after = replace(seat, agreement=self.agreement, memo=memo)
                        if after != seat:
                            held = org.units[unit.id]
                            now = next(r for r in held.roles if r.id == role.id)
                            org = org.with_units(held.with_role(now.with_seat(after)))
        return org
