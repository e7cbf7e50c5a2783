"""What is said of a proposal's reasons and of the planner's wishes."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.domain.model import Org
from orgsandbox.grouping.values import Reason, Wishes
from orgsandbox.i18n import _, join_names

_NO_GAP = "0%"


def reason_text(org: Org, reason: Reason, names: tuple[str, ...]) -> str:
    """Return why somebody is in a group: closest colleagues, and the second-best group."""
    colleagues = join_names(
        _("{name} {fte} FTE").format(name=org.people[key].name, fte=f"{shared:.2f}")
        for key, shared in reason.colleagues
    )
    lines = [told.text() for told in reason.told]
    lines.append(_("Shares work with: {names}").format(names=colleagues or "–"))
    if reason.second is not None and reason.second < len(names):
        gap = f"{reason.gap * 100:.0f}%"
        text = _("Second best: {name} (ties weaker by {gap})")
        if gap == _NO_GAP:
            text = _("Tied just as closely to: {name}")
        lines.append(text.format(name=names[reason.second], gap=gap))
    return "\n".join(lines)


def wish_texts(org: Org, wishes: Wishes) -> tuple[str, ...]:
    """Return the wishes as sentences: who stays, who is together, who apart."""

    def name(key: str) -> str:
        return org.people[key].name if key in org.people else key

    together, apart = _("together: {one}, {other}"), _("apart: {one}, {other}")
    return (
        *(_("{name} stays").format(name=name(key)) for key in sorted(wishes.stay)),
        *(together.format(one=name(one), other=name(other)) for one, other in wishes.together),
        *(apart.format(one=name(one), other=name(other)) for one, other in wishes.apart),
    )


def without_wish(wishes: Wishes, number: int) -> Wishes:
    """Return the wishes without the one of that number in `wish_texts`."""
    stay = sorted(wishes.stay)
    together, apart = list(wishes.together), list(wishes.apart)
    if number < len(stay):
        del stay[number]
    elif number < len(stay) + len(together):
        del together[number - len(stay)]
    elif number < len(stay) + len(together) + len(apart):
        del apart[number - len(stay) - len(together)]
    return replace(wishes, stay=frozenset(stay), together=tuple(together), apart=tuple(apart))
