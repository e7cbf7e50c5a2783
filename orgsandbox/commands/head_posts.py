"""The post of whoever will head a new department: there from the start, granted to nobody yet.

Such a post is a role without seats and without planned seats: it is no part of 定員 and no 欠員,
and reads 部長 未定 until somebody is put there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgsandbox.domain import tree
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.levels import head_title, level_of_name
from orgsandbox.domain.model import Org, Role, Unit
from orgsandbox.domain.project import TITLES

_IN_CHARGE = "担当"
_HEAD, _ENGLISH = " head", " department"


def with_head_post(unit: Unit) -> Unit:
    """Return the department with an open head post, first among its roles, unless it has one."""
    if tree.head_role(unit) is not None:
        return unit
    post = Role(derived_id("head", unit.id), head_title(unit.name), is_head=True)
    return replace(unit, roles=(post, *unit.roles))


def is_open_post(role: Role) -> bool:
    """Say whether a role is a head post that was never granted."""
    return role.is_head and not role.seats and role.planned is None and not role.duties


def without_open_posts(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return departments that become one: of their head posts those never granted go."""
    return tuple(
        replace(unit, roles=tuple(role for role in unit.roles if not is_open_post(role)))
        if any(is_open_post(role) for role in unit.roles)
        else unit
        for unit in units
    )


def as_role(unit: Unit, post: Role) -> Role:
    """Return a department's head post as a role beside the line: 経理部の部長 → 経理担当部長."""
    if unit.name.isascii():
        return replace(post, name=f"{unit.name.removesuffix(_ENGLISH)}{_HEAD}", is_head=False)
    title = post.name if post.name in TITLES else head_title(unit.name)
    stem = unit.name.removesuffix(level_of_name(unit.name))
    return replace(post, name=f"{stem}{_IN_CHARGE}{title}", is_head=False)


def is_former_head(role: Role) -> bool:
    """Say whether a role is a head post that became a role (経理担当部長)."""
    stem, found, title = role.name.rpartition(_IN_CHARGE)
    return bool(stem and found and title in TITLES) or role.name.endswith(_HEAD)


def department_of(role: Role) -> str:
    """Return what a role does, which is what its department would be called: 経理担当 → 経理.

    >>> department_of(Role("r", "経理担当")), department_of(Role("r", "経理担当部長"))
    ('経理', '経理')
    """
    if is_former_head(role):
        return role.name.removesuffix(_HEAD).rpartition(_IN_CHARGE)[0] or (
            role.name.removesuffix(_HEAD)
        )
    return role.name.removesuffix(_IN_CHARGE)


def as_head(role: Role, department: str) -> Role:
    """Return a role that was a head post as the head post of a department again."""
    return replace(role, name=head_title(department), is_head=True)


def open_posts(before: Org, after: Org) -> tuple[str, ...]:
    """Return the departments that are new and whose head is open: ポスト増."""
    return tuple(
        key
        for key, unit in after.units.items()
        if key not in before.units and any(is_open_post(role) for role in unit.roles)
    )
