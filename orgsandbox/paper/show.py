"""How much of an organisation a paper shows, and what each reader may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from orgsandbox.drawing.lenses.base import Lens
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.i18n import N_


class Profile(Enum):
    """For whom a paper is."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    EXECUTIVE = "executive"

    @property
    def title(self) -> str:
        """How the profile is called, marked for translation."""
        return _PROFILE_TITLES[self.value]


_PROFILE_TITLES = {
    "internal": N_("Within the company"),
    "external": N_("For outside"),
    "executive": N_("For the board"),
}


class People(Enum):
    """How much of the people a paper shows."""

    ALL = "all"
    HEADS = "heads"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Show:
    """What of an organisation a paper shows.

    `people` says who, `counts` whether numbers of people stand on the boxes, `levels` how many
    levels of departments from the top (None: all), `bars` whether the work mix is drawn, `marks`
    whether contract workers are marked, `titles` ranks, `codes` employee numbers, `joined` years
    of entry, `seconds` second posts. `nameless` takes the names of people out of every text,
    `announced` leaves out departments not announced yet. `merge_single` counts departments of one
    person with the department above.
    """

    people: People = People.ALL
    counts: bool = True
    levels: int | None = None
    bars: bool = False
    marks: bool = True
    titles: bool = True
    codes: bool = False
    joined: bool = False
    seconds: bool = True
    nameless: bool = False
    announced: bool = False
    merge_single: bool = False
    lens: Lens = WORK_MIX


def show_for(profile: Profile, wish: Show | None = None) -> Show:
    """Return what a profile allows of a wish: outside sees neither names nor counts of people,
    second posts, vacancies and work; the board sees heads."""
    show = wish or Show()
    if profile is Profile.EXTERNAL:
        return replace(
            show,
            people=People.NONE,
            counts=show.counts and wish is not None,
            bars=False,
            marks=False,
            codes=False,
            joined=False,
            seconds=False,
            nameless=True,
            announced=True,
        )
    if profile is Profile.EXECUTIVE and show.people is People.ALL:
        return replace(show, people=People.HEADS)
    return show
