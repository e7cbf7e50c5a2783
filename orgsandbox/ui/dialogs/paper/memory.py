"""What was chosen for a scenario's papers, kept between two starts: choices, never words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import PAPERS, Paper, Split
from orgsandbox.paper.show import People, Profile, Show
from orgsandbox.paper.titles import STAMPS, TitleBlock

MOST = 30
"""So many scenarios are remembered, the latest ones."""


def remembered(papers: Mapping[str, Mapping[str, str]], scenario: str) -> tuple[Order | None, str]:
    """Return the order chosen last for a scenario and its format; None and PDF for a new one.

    What is not understood (an older or newer program wrote it) is as if it had never been chosen.
    """
    kept = papers.get(scenario)
    if kept is None:
        return None, "pdf"
    try:
        return _order(kept), kept.get("format", "pdf")
    except (KeyError, ValueError):
        return None, "pdf"


def with_order(
    papers: Mapping[str, Mapping[str, str]], scenario: str, order: Order, form: str
) -> dict[str, dict[str, str]]:
    """Return what is remembered with an order added; titles and names are not kept."""
    others = {key: dict(kept) for key, kept in papers.items() if key != scenario}
    show = order.show or Show()
    others[scenario] = {
        "format": form,
        "paper": order.paper.name,
        "portrait": "yes" if order.paper.portrait else "",
        "margin": f"{order.paper.margin:g}",
        "split": (order.split or Split.ONE).value,
        "arrangement": order.arrangement or "",
        "profile": order.profile.value,
        "people": show.people.value,
        "levels": str(show.levels or ""),
        "bars": show.lens.id if show.bars else "",
        "codes": "yes" if show.codes else "",
        "joined": "yes" if show.joined else "",
        "single": "yes" if show.merge_single else "",
        "stamp": order.title.stamps[0] if order.title and order.title.stamps else "",
    }
    return dict(list(others.items())[-MOST:])


def _order(kept: Mapping[str, str]) -> Order:
    if kept["paper"] not in PAPERS:
        raise ValueError(kept["paper"])
    show = Show(
        people=People(kept["people"]),
        levels=int(kept["levels"]) if kept["levels"] else None,
        bars=bool(kept["bars"]),
        codes=bool(kept["codes"]),
        joined=bool(kept["joined"]),
        merge_single=bool(kept["single"]),
    )
    if kept["bars"]:
        show = replace(show, lens=lens(kept["bars"]))
    stamps = (kept["stamp"],) if kept["stamp"] in STAMPS else ()
    return Order(
        Paper(kept["paper"], bool(kept["portrait"]), float(kept["margin"])),
        Split(kept["split"]),
        kept["arrangement"] or None,
        Profile(kept["profile"]),
        show,
        title=TitleBlock(stamps=stamps),
    )
