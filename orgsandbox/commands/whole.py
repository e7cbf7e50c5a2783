"""The whole plan as one step: read again from its file."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.commands.base import Command
from orgsandbox.domain.project import Project
from orgsandbox.i18n import N_


@dataclass(frozen=True)
class ReadAgain(Command):
    """Put the plan that another program wrote in the place of this one; undo brings this back."""

    project: Project

    TITLE = N_("Read the file again")

    def apply(self, project: Project) -> Project:
        """Return the plan that was read."""
        return self.project
