"""Looks for proposals in a process of its own, so that the window never waits."""

from __future__ import annotations

from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.grouping.finder import Watch
from orgsandbox.grouping.propose import propose
from orgsandbox.grouping.values import Proposals, Wishes
from orgsandbox.i18n import Message, use_language
from orgsandbox.worker import Told, Worker

Asked = tuple[Org, str, Wishes, str]
"""An organisation, the unit to split, what is wished, and the language of the reasons."""


def proposals(asked: Asked, told: Told) -> Proposals | Message:
    """Return the proposals, or why there are none; this runs in the process."""
    org, unit, wishes, language = asked
    use_language(language)
    try:
        return propose(org, unit, wishes, Watch(told=told))
    except Refused as refusal:
        return refusal.message


def proposal_worker() -> Worker[Asked, Proposals | Message]:
    """Return the process, not yet started."""
    return Worker(proposals)
