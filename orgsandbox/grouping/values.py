"""What a proposal to split a department is, and what a planner may wish of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgsandbox.i18n import Message


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the planner wants of a proposal.

    `into` None lets the work decide how many; sizes count people; `stay` are left out (they stay
    in the unit), `side_by_side` says that the parts will be of the unit's own level, `together` and `apart` are pairs of person ids.
    """

    into: int | None = None
    least: int = 1
    most: int | None = None
    stay: frozenset[str] = frozenset()
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    side_by_side: bool = False


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is in a group.

    `told` are sentences about the person's own work; then the closest colleagues there by shared
    work (FTE), the second-best group and how much weaker the ties to it are (0 = as strong,
    1 = none).
    """

    colleagues: tuple[tuple[str, float], ...]
    second: int | None
    gap: float
    told: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """A department in the making; `rest` marks the one that keeps what nobody specialises in."""

    name: str
    people: tuple[str, ...]
    tasks: tuple[str, ...]
    rest: bool


@dataclass(frozen=True, slots=True)
class SecondPost:
    """Somebody whose work carries a second group too: the group's number, the share in percent."""

    person: str
    group: int
    share: int


@dataclass(frozen=True, slots=True)
class Tear:
    """A family whose work is in more than one group, and what that buys or why it has to be."""

    family: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to split, with its measures, reasons, and the people who fit either side.

    `title` says in words what is set apart or, of later proposals, how they differ from the first.
    `notes` are what practice asks to look at before anybody is told.
    """

    groups: tuple[ProposedGroup, ...]
    cowork_q: float
    cross_share: float | None
    kappa: float | None
    between: tuple[str, ...]
    reasons: Mapping[str, Reason]
    title: Message | None = None
    notes: tuple[Message, ...] = ()
    second_posts: tuple[SecondPost, ...] = ()
    torn: tuple[Tear, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals, best first, and the people nothing is known of (never guessed)."""

    proposals: tuple[Proposal, ...]
    without_data: tuple[str, ...]
