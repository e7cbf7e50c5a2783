"""Undo as a list of values and a cursor: nothing is ever computed backwards, and it has no end.

Values share what did not change; what lies some steps back rests (see `resting`), so that a step
costs a few kilobytes whatever the size of the organisation.
"""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.domain.project import Project
from orgsandbox.i18n import Message
from orgsandbox.session.resting import Resting

_NEAR = 40
"""Steps behind the present that are kept whole: undo among them costs nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change: its label, the plan after it, and the scenarios shown before and after it."""

    label: Message
    project: Project
    shown_before: str
    shown_after: str


class History:
    """The plans of one session, oldest first, and where the planner stands among them."""

    def __init__(self, first: Project) -> None:
        self._first = first
        self._steps: list[Step] = []
        self._at = 0
        self._resting = Resting(_NEAR)

    @property
    def state(self) -> Project:
        """The plan as it stands now."""
        return self._value(self._at)

    def _value(self, at: int) -> Project:
        return self._steps[at - 1].project if at else self._first

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back, or None."""
        return self._steps[self._at - 1].label if self._at else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would bring again, or None."""
        return self._steps[self._at].label if self._at < len(self._steps) else None

    def remember(self, step: Step) -> None:
        """Add a step after the present one; what had been undone is forgotten."""
        del self._steps[self._at :]
        self._steps.append(step)
        self._at = len(self._steps)
        far = self._at - _NEAR
        if far >= 0:
            self._resting.rest(self._value(far), self._value(far + 1))

    def undo(self) -> str | None:
        """Step back; return the scenario that was shown before the step, or None at the start."""
        if not self._at:
            return None
        self._at -= 1
        self._resting.wake(self.state)
        return self._steps[self._at].shown_before

    def redo(self) -> str | None:
        """Step forward; return the scenario that was shown after the step, or None at the end."""
        if self._at >= len(self._steps):
            return None
        self._at += 1
        self._resting.wake(self.state)
        return self._steps[self._at - 1].shown_after
