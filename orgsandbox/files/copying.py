"""A copy of a plan that a colleague has open: it knows what it began with, to be merged back."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.domain.project import Project


def copy_to_merge(project: Project) -> Project:
    """Return the plan as a copy that holds what it began with: what changes later can be told."""
    return replace(project, origin=project.scenarios)
