"""What a page asks the window for: it needs a file dialog, or leads away from the questions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WriteSurvey:
    """The survey of the revenue departments shall be written."""


@dataclass(frozen=True, slots=True)
class ReadSurvey:
    """Surveys that came back shall be read."""


@dataclass(frozen=True, slots=True)
class MoveTask:
    """A task shall be tried in another department (None: outside), and compared."""

    task: str
    unit: str | None


Wish = WriteSurvey | ReadSurvey | MoveTask
