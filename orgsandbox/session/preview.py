"""What a command would do, without doing it: the answer while the pointer hovers."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.commands.base import Command, carried_out
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from orgsandbox.i18n import Message


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan as it would be (`value`), or the reason why not (`refused`).

    `scenario` is the one on show. Readings are read from `org` by whoever shows them.
    """

    command: Command
    scenario: str
    value: Project | None
    refused: Message | None = None

    @property
    def org(self) -> Org | None:
        """The organisation on show as it would be, or None when refused."""
        if self.value is None or not self.value.has(self.scenario):
            return None
        return self.value.scenario(self.scenario).org


def preview(project: Project, scenario: str, command: Command) -> Preview:
    """Return what the command would make of the plan; the plan itself stays as it is."""
    try:
        return Preview(command, scenario, carried_out(command, project))
    except Refused as refusal:
        return Preview(command, scenario, None, refusal.message)
