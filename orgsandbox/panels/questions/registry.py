"""Every question of the back office, in the order they are asked."""

from __future__ import annotations

from orgsandbox.panels.questions.base import Page
from orgsandbox.panels.questions.leftover import LeftoverPage
from orgsandbox.panels.questions.results import ResultsPage
from orgsandbox.panels.questions.sourcing import SourcingPage
from orgsandbox.panels.questions.unity import UnityPage

PAGES: tuple[type[Page], ...] = (LeftoverPage, UnityPage, ResultsPage, SourcingPage)
