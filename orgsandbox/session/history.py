"""Undo as a list of values and a cursor: nothing is ever computed backwards, and it has no end.

Values share what did not change; what lies some steps back rests (see `resting`), so that a step
costs a few kilobytes whatever the size of the organisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from orgsandbox.i18n import Message

NEAR = 40
"""Steps behind the present that are kept whole: undo among them costs nothing."""

Value = TypeVar("Value")
"""What is remembered: the plan of a session, or the draft of a split."""


Kept = TypeVar("Kept", contravariant=True)  # noqa: PLC0105 - what is kept, not how it varies


class Keeping(Protocol[Kept]):
    """Keeps values small that are far from the present, and makes them whole when they return."""

    def rest(self, before: Kept, after: Kept) -> None:
        """Take note that the step from `before` to `after` is far behind."""

    def wake(self, value: Kept) -> None:
        """Make the value whole that is about to be shown."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """One change: its label, the value after it, and the scenarios shown before and after it."""

    label: Message
    state: Value
    shown_before: str = ""
    shown_after: str = ""


class History(Generic[Value]):
    """The values of one session, oldest first, and where the planner stands among them."""

    def __init__(self, first: Value, keeping: Keeping[Value] | None = None) -> None:
        self._first = first
        self._steps: list[Step[Value]] = []
        self._at = 0
        self._keeping = keeping

    @property
    def state(self) -> Value:
        """The value as it stands now."""
        return self._value(self._at)

    def _value(self, at: int) -> Value:
        return self._steps[at - 1].state if at else self._first

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back, or None."""
        return self._steps[self._at - 1].label if self._at else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would bring again, or None."""
        return self._steps[self._at].label if self._at < len(self._steps) else None

    def remember(self, step: Step[Value]) -> None:
        """Add a step after the present one; what had been undone is forgotten."""
        del self._steps[self._at :]
        self._steps.append(step)
        self._at = len(self._steps)
        far = self._at - NEAR
        if far >= 0 and self._keeping is not None:
            self._keeping.rest(self._value(far), self._value(far + 1))

    def undo(self) -> str | None:
        """Step back; return the scenario that was shown before the step, or None at the start."""
        if not self._at:
            return None
        self._at -= 1
        self._wake()
        return self._steps[self._at].shown_before

    def redo(self) -> str | None:
        """Step forward; return the scenario that was shown after the step, or None at the end."""
        if self._at >= len(self._steps):
            return None
        self._at += 1
        self._wake()
        return self._steps[self._at - 1].shown_after

    def _wake(self) -> None:
        if self._keeping is not None:
            self._keeping.wake(self.state)
