"""The terminal's `split`: proposals, and one of them applied as a new scenario."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orgsandbox.commands.base import carried_out
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.commands.split import Crossing, Style
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Org, written_language
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files import project as plan_file
from orgsandbox.grouping.propose import movable, propose
from orgsandbox.grouping.sections import headquarters_name
from orgsandbox.grouping.values import Proposal, Proposals, Wishes
from orgsandbox.i18n import use_language
from orgsandbox.session.split_draft import SplitDraft


def arguments(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    """Declare what `split` takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--unit", required=True)
    parser.add_argument("--scenario")
    parser.add_argument("--into", type=int, metavar="K")
    styles = [style.value for style in Style]
    parser.add_argument("--style", choices=styles, default=Style.HEADQUARTERS.value)
    works = [crossing.value for crossing in Crossing]
    parser.add_argument("--work", choices=works, default=Crossing.HANDOVER.value)
    parser.add_argument("--choose", type=int, default=1, metavar="N")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def proposals(given: argparse.Namespace, org: Org, unit: str) -> Proposals:
    """Return the proposals; new names are in the language the plan is written in."""
    use_language(written_language(org))
    try:
        stay = movable(org, unit, with_head=given.style == Style.SIBLINGS.value)
        beside = given.style == Style.SIBLINGS.value
        return propose(org, unit, Wishes(into=given.into, stay=stay, side_by_side=beside))
    finally:
        use_language("en")


def as_json(unit: str, proposals: Proposals) -> dict[str, Any]:
    """Return what `split --json` prints."""
    return {
        "unit": unit,
        "proposals": [_proposal(proposal) for proposal in proposals.proposals],
        "without_data": list(proposals.without_data),
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "groups": [
            {
                "name": group.name,
                "people": list(group.people),
                "tasks": list(group.tasks),
                "rest": group.rest,
            }
            for group in proposal.groups
        ],
        "cowork_q": proposal.cowork_q,
        "cross_share": proposal.cross_share,
        "kappa": proposal.kappa,
        "between": list(proposal.between),
    }


def lines(org: Org, proposals: Proposals) -> list[str]:
    """Return the proposals as text."""
    told = []
    for number, proposal in enumerate(proposals.proposals, 1):
        kappa = "-" if proposal.kappa is None else f"{proposal.kappa:.2f}"
        told.append(f"{number}. {proposal.title or ''}".rstrip())
        told.append(f"   co-work Q {proposal.cowork_q:.3f}, kappa {kappa}")
        for group in proposal.groups:
            names = ", ".join(org.people[person].name for person in group.people)
            told.append(f"   {group.name}: {names}")
        told += [f"   {note}" for note in proposal.notes]
        told += [f"   {tear.reason}" for tear in proposal.torn]
        told += [
            f"   second post: {org.people[post.person].name}, "
            f"{proposal.groups[post.group].name} {post.share} %"
            for post in proposal.second_posts
        ]
    if proposals.without_data:
        names = ", ".join(org.people[person].name for person in proposals.without_data)
        told.append(f"without work data: {names}")
    return told


def save_applied(
    given: argparse.Namespace,
    project: Project,
    scenario: Scenario,
    unit: str,
    proposal: Proposal,
) -> None:
    """Write the plan with the proposal applied in a scenario of its own."""
    key = derived_id("split", scenario.id, unit, given.style, given.work, str(given.choose))
    name = f"{scenario.name} / {scenario.org.units[unit].name} ({given.choose})"
    project = carried_out(DuplicateScenario(scenario.id, name, new=key), project)
    draft = SplitDraft(
        unit,
        headquarters=headquarters_name(scenario.org, unit),
        style=Style(given.style),
        crossing=Crossing(given.work),
    )
    split = draft.proposed(proposal).command(project.scenario(key).org, key, scenario.date)
    plan_file.save(carried_out(split, project), given.output)
