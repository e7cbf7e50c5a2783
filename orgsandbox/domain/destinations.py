"""Where results go (届け先): the shares of a task's result, known and changed by one simple rule.

A share that grows takes from what is not set first, then from the other destinations in
proportion; what a share loses is no longer set. So shares never add up to more than 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgsandbox.domain import work
from orgsandbox.domain.model import Org, Task

_NOTHING = 1e-12
"""A share below this is only what rounding left."""

CUSTOMER = "customer"
_DIGITS = 6
_NOTHING = 0.005


def known_shares(org: Org, task: Task) -> dict[str, float]:
    """Return the shares (0-1) of a task's result by destination: unit ids or the customer.

    A department that no longer exists is left out: its share counts as not set. Shares that add up
    to more than 1 are scaled down to 1.
    """
    known = {
        key: share
        for key, share in task.serves.items()
        if share > 0 and (key == CUSTOMER or key in org.units)
    }
    whole = max(1.0, sum(known.values()))
    return {key: share / whole for key, share in known.items()}


@dataclass(frozen=True, slots=True)
class Output:
    """What a department puts out: its own tasks with their shares, and the others it works on.

    `weights` are shares (0-1) of the department's work by task it owns, `shares` those tasks' known
    shares, `given` what the tasks of other owners add to each destination.
    """

    weights: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]
    given: Mapping[str, float]

    def share(self, target: str) -> float:
        """Return the share (0-1) of the department's output that a destination uses."""
        return self.given.get(target, 0.0) + self._own(target)

    def limits(self, target: str) -> tuple[float, float]:
        """Return the lowest and highest share the department's own tasks can give a destination."""
        given = self.given.get(target, 0.0)
        return given, given + sum(self.weights.values())

    def offered(self, target: str) -> float:
        """Return the share a destination gets that is chosen anew: all that is not set.

        Where everything is set, an equal part beside the destinations there are.
        """
        free = sum(
            part * (1 - sum(self.shares[key].values())) for key, part in self.weights.items()
        )
        if free > _NOTHING:
            return self.share(target) + free
        others = {key for held in self.shares.values() for key in held} - {target}
        own = sum(self.weights.values()) / (len(others) + 1)
        return self.given.get(target, 0.0) + max(own, self._own(target))

    def changed(self, target: str, share: float) -> dict[str, dict[str, float]]:
        """Return the shares of the own tasks with which `target` uses `share` of the output."""
        low, high = self.limits(target)
        wanted, has = min(max(share, low), high) - low, self._own(target)
        if wanted <= has:
            kept = wanted / has if has else 0.0
            return {
                key: _put(held, target, held.get(target, 0.0) * kept)
                for key, held in self.shares.items()
            }
        free = (
            high
            - low
            - sum(part * sum(self.shares[key].values()) for key, part in self.weights.items())
        )
        from_free = min(1.0, (wanted - has) / free) if free > _NOTHING else 0.0
        rest = wanted - has - from_free * max(0.0, free)
        others = high - low - has - max(0.0, free)
        from_others = min(1.0, max(0.0, rest) / others) if others > _NOTHING else 0.0
        return {
            key: _grown(held, target, from_free, from_others) for key, held in self.shares.items()
        }

    def _own(self, target: str) -> float:
        return sum(part * self.shares[key].get(target, 0.0) for key, part in self.weights.items())


def task_output(org: Org, task: Task) -> Output:
    """Return one task as if it were a department's whole work."""
    return Output({task.id: 1.0}, {task.id: known_shares(org, task)}, {})


def unit_output(org: Org, unit: str) -> Output:
    """Return what a department puts out, by the work its people do there.

    Tasks it owns that nobody there does follow along with weight 0; where its people do none of
    them, all weigh the same.
    """
    owners = work.owners(org)
    own = [key for key in org.tasks if owners.get(key) == unit]
    done = work.unit_work(org, org.units[unit])
    total = sum(done.values())
    shares = {key: known_shares(org, org.tasks[key]) for key in own}
    if not any(done.get(key, 0.0) > 0 for key in own):
        return Output({key: 1 / len(own) for key in own}, shares, {})
    given: dict[str, float] = {}
    for key, amount in done.items():
        if key in org.tasks and key not in shares:
            for to, part in known_shares(org, org.tasks[key]).items():
                given[to] = given.get(to, 0.0) + amount / total * part
    return Output({key: done.get(key, 0.0) / total for key in own}, shares, given)


def replaced(held: Mapping[str, float], old: str, new: str) -> dict[str, float]:
    """Return the shares with one destination in another's place; two that meet are added up."""
    after: dict[str, float] = {}
    for key, share in held.items():
        to = new if key == old else key
        after[to] = round(after.get(to, 0.0) + share, _DIGITS)
    return after


def _grown(
    held: Mapping[str, float], target: str, from_free: float, from_others: float
) -> dict[str, float]:
    free = max(0.0, 1 - sum(held.values()))
    others = sum(share for key, share in held.items() if key != target)
    kept = {
        key: share if key == target else share * (1 - from_others) for key, share in held.items()
    }
    return _put(kept, target, held.get(target, 0.0) + free * from_free + others * from_others)


def _put(held: Mapping[str, float], target: str, share: float) -> dict[str, float]:
    """Return the shares, rounded, with this one set last so that the sum stays within 1."""
    after = {key: round(part, _DIGITS) for key, part in held.items() if key != target}
    after[target] = round(min(share, 1 - sum(after.values())), _DIGITS)
    return {key: part for key, part in after.items() if part > 0}
