"""What can be chosen on the results page: a box or a band of the flow, or a task."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A department, the customer, or what has no destination."""

    key: str


@dataclass(frozen=True, slots=True)
class Band:
    """What `target` uses of the results of `source`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class OneTask:
    """A task, by id."""

    task: str


Choice = Box | Band | OneTask | None
