"""Take over what somebody else changed in a copy of the plan, as one step."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.commands.base import OrgCommand
from orgsandbox.domain import rules
from orgsandbox.domain.merging import Merge
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_


@dataclass(frozen=True)
class MergePlan(OrgCommand):
    """Take over the differences of these numbers from a merge made against this organisation."""

    merge: Merge
    taken: tuple[int, ...]

    TITLE = N_("Merge another plan")

    def apply_org(self, org: Org) -> Org:
        """Return the merged organisation, or refuse what would break a rule."""
        after = self.merge.with_taken(self.taken) if self.taken else org
        faults = rules.faults(after)
        if faults:
            raise Refused(faults[0].message)
        return after
