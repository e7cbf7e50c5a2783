"""Who could do what: islands of tasks and people, and the one link that would join the most.

Giving each person a second task so that tasks form one connected chain gets most of the benefit of
full flexibility (Jordan & Graves 1995, Manag. Sci. 41:577).
"""

from __future__ import annotations

from orgsandbox.metrics.truck import Flags


def islands(can_do: Flags) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return the connected groups of a people × tasks matrix as (people, tasks), largest first.

    People and tasks without any link are left out.
    """
    import networkx  # a tenth of a second: only who asks waits for it

    graph = networkx.Graph()
    for person, task in zip(*can_do.nonzero(), strict=True):
        graph.add_edge(("p", int(person)), ("t", int(task)))
    found = []
    for part in networkx.connected_components(graph):
        people = tuple(sorted(n for kind, n in part if kind == "p"))
        tasks = tuple(sorted(n for kind, n in part if kind == "t"))
        found.append((people, tasks))
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]) - len(pair[1]), pair)))


def best_link(can_do: Flags) -> tuple[int, int] | None:
    """Return the (person, task) whose training would make the largest island; None for one island.

    It joins the two largest islands; ties and ends by the lowest numbers.
    """
    found = islands(can_do)
    if len(found) < 2:
        return None
    first, second = found[0], found[1]
    options = [(person, task) for one, other in ((first, second), (second, first))
               for person in one[0][:1] for task in other[1][:1]]  # fmt: skip
    return min(options) if options else None
