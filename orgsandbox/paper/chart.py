"""A scenario as a chart to be put on paper: its content, its title, and signs no font can draw."""

from __future__ import annotations

from functools import cached_property

from orgsandbox.domain.nameless import Nameless
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.lenses.base import Context
from orgsandbox.i18n import _
from orgsandbox.paper import letters
from orgsandbox.paper.content import Content, content_of
from orgsandbox.paper.order import Order
from orgsandbox.paper.show import Profile, Show, show_for
from orgsandbox.paper.titles import LegendEntry, TitleBlock, legend_of


class PaperChart:
    """What an order makes of a scenario, before it is arranged; KeyError for an unknown unit."""

    def __init__(self, project: Project, scenario: Scenario, order: Order) -> None:
        self.order = order
        self._project, self._scenario = project, scenario
        self.show: Show = show_for(order.profile, order.show)
        if order.unit is not None and order.unit not in scenario.org.units:
            raise KeyError(order.unit)

    @property
    def is_outside(self) -> bool:
        """Whether the paper leaves the company: then it names nobody and no scenario."""
        return self.order.profile is Profile.EXTERNAL

    @cached_property
    def context(self) -> Context:
        """What the colours of work look at."""
        project, scenario = self._project, self._scenario
        before = project.before_of(scenario.id).org
        return Context(
            scenario.org, before, project.assumptions, scenario.date, invented=project.story
        )

    @cached_property
    def content(self) -> Content:
        """What the chart says."""
        return content_of(
            self._scenario.org,
            self.show,
            self.order.unit,
            context=self.context,
            titles=self._project.assumptions.titles,
        )

    @cached_property
    def title(self) -> TitleBlock:
        """The title block as ordered, else one of company, scenario and effective date."""
        if self.order.title is not None:
            return self.order.title
        return TitleBlock(self._project.company, self._named(), self._scenario.date)

    def _named(self) -> str:
        org = self._scenario.org
        named = self.order.scenario_name or not self.is_outside
        name = self._scenario.name if named else ""
        if self.order.unit is not None:
            unit = org.units[self.order.unit].name
            name = Nameless(org).text(unit, _("Department")) if self.is_outside else unit
        if not name:
            return _("Organisation chart")
        return _("{name}: organisation chart").format(name=name)

    @cached_property
    def legend(self) -> tuple[LegendEntry, ...]:
        """The legend of what is on the paper."""
        bars = self.show.lens.explained(self.context) if self.show.bars else ()
        return legend_of(self.content, bars)

    def undrawable(self) -> tuple[str, ...]:
        """Return the signs on the paper that no bundled font can draw (Hangul, emoji)."""
        title = self.title
        around = (title.company, title.title, title.version, title.author, title.approver)
        said = "".join((*around, *self.content.texts(), *(words for _key, words in self.legend)))
        return letters.undrawable("".join(dict.fromkeys(said)))

    def with_order(self, order: Order) -> PaperChart:
        """Return the same scenario under another order; what is alike is not worked out again."""
        other = PaperChart(self._project, self._scenario, order)
        if (other.show, order.unit) == (self.show, self.order.unit):
            other.__dict__.update(
                {key: value for key, value in self.__dict__.items() if key in _SHARED}
            )
        return other


_SHARED = ("context", "content", "legend")
