"""People as the search sees them: who must stay together is one node, who must not meet is a foe."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.table import Flags, Ints
from orgsandbox.i18n import N_, Message

Pairs = tuple[tuple[str, str], ...]


def joined(people: Sequence[str], together: Pairs) -> Ints:
    """Return the node of each person: people who must stay together are one node."""
    node = {person: number for number, person in enumerate(people)}
    for one, other in together:
        if one in node and other in node:
            old, new = node[other], node[one]
            node = {person: new if number == old else number for person, number in node.items()}
    _values, inverse = np.unique([node[person] for person in people], return_inverse=True)
    return np.asarray(inverse, dtype=np.int64)


def foes(people: Sequence[str], apart: Pairs, node_of: Ints) -> Flags:
    """Return which nodes may not meet; Refused where somebody is to be with and without another."""
    size = int(node_of.max()) + 1
    hostile = np.zeros((size, size), dtype=bool)
    number = {person: position for position, person in enumerate(people)}
    for one, other in apart:
        if one in number and other in number:
            pair = node_of[number[one]], node_of[number[other]]
            hostile[pair] = hostile[pair[::-1]] = True
    if hostile.diagonal().any():
        raise Refused(Message(N_("Somebody has to be both together with and apart from somebody.")))
    return hostile
