"""What support costs whom, as rows of bars with amounts, and the notes that belong to them."""

from __future__ import annotations

from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, _, format_exact
from orgsandbox.metrics.service import UNKNOWN
from orgsandbox.metrics.support_cost import Charges
from orgsandbox.panels.questions.bars import Bar
from orgsandbox.panels.questions.destinations_form import destination_name

_WHY = {
    "rates": N_(
        "With the standard cost of a person (menu Organisation, Assumptions, rates and ranks…) the "
        "cost of support is shown here."
    ),
    "people": N_("No cost is shown: fewer than three people work on the support side."),
    "closed": N_("Some support departments serve only each other: their cost reaches nobody."),
}


def cost_bars(org: Org, charges: Charges, currency: str) -> tuple[Bar, ...]:
    """Return a row for each that is charged, the largest first; what is joined or not set last."""

    def row(key: str, name: str, amount: int, tone: str) -> Bar:
        share = amount / charges.total if charges.total else 0.0
        return Bar(key, name, format_exact(amount, currency), share, 0.0, tone)

    rows = [
        row(key, destination_name(org, key), amount, "step2")
        for key, amount in charges.amounts
        if key != UNKNOWN
    ]
    if charges.joined:
        rows.append(row("", _("others together"), charges.joined, "step1"))
    rows += [
        row(key, _("destination not set"), amount, "unknown")
        for key, amount in charges.amounts
        if key == UNKNOWN
    ]
    return tuple(rows)


def cost_notes(charges: Charges) -> list[str]:
    """Return how the amounts are made, or why there are none."""
    if charges.total is None:
        return [_(_WHY[charges.why])]
    told = [
        _(
            "Standard cost × working time, charged on to where the results go (reciprocal allocation)"
        )
    ]
    if charges.joined:
        told.append(_("Amounts that would tell the cost of fewer than three people are joined."))
    return told
