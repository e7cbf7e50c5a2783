"""Every question of the back office, found by itself, in the order they are asked."""

from __future__ import annotations

from orgsandbox.discovery import discover
from orgsandbox.panels.questions.base import Page


def pages() -> tuple[type[Page], ...]:
    """Return the pages; a file of this folder whose last line is `PAGE = …` adds one."""
    classes = discover("orgsandbox.panels.questions", "PAGE", type)
    return tuple(sorted(_checked(classes), key=lambda page: page.PLACE))


def _checked(classes: tuple[type, ...]) -> list[type[Page]]:
    for page in classes:
        if not issubclass(page, Page):
            raise TypeError(f"{page.__module__}.PAGE is no page of a question")
    return [*classes]
