"""What a chart on paper says: departments as blocks with their heads and people, in order.

Made from an organisation once; arrangements only place it. Blocks are values, so that whatever is
worked out about one may be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from orgsandbox.domain import levels, tree
from orgsandbox.domain.model import Org, Person, Role, Seat, Unit
from orgsandbox.domain.nameless import Nameless
from orgsandbox.domain.presence import is_external, is_there, not_there, roll, vacancies
from orgsandbox.domain.project import TITLES
from orgsandbox.drawing.lenses.base import Context, Mix
from orgsandbox.i18n import _, format_people
from orgsandbox.paper.show import People, Show

WHOLE_COMPANY = ("全社", "company", "whole company")
"""Names of a department at the top that say nothing: its head's post stands in their place."""

PLAIN_ROLES = ("メンバー", "member", "members")
"""Names of roles that an import made up; they are not written beside people."""

_UNDER_WAY = ("準備室", "準備チーム", "設立準備", "preparation office")
"""Ends of names of departments that are not announced yet: never on papers for outside."""

_LEAST_FOR_STAFF = 2
"""Departments in line from which those beside the line stand apart."""


class Kind(Enum):
    """What an entry of a list is."""

    HEAD = "head"
    PERSON = "person"
    SECOND = "second"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or an open post in a list: name, what stands beside it, a boxed mark (兼)."""

    name: str
    note: str = ""
    kind: Kind = Kind.PERSON
    mark: str = ""
    mix: Mix | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A department on paper: name, count, heads and people, and what is below it.

    `staff` stands beside the line, `rank` is the level its name says (None: none). `link` is the
    index of the page that goes on with it (or that it comes from), `link_text` what is said there.
    """

    key: str
    name: str
    counts: tuple[str, ...] = ()
    heads: tuple[Entry, ...] = ()
    people: tuple[Entry, ...] = ()
    below: tuple[Block, ...] = ()
    staff: bool = False
    rank: int | None = None
    mix: Mix | None = None
    link: int | None = None
    link_text: str = ""
    _hash: int = field(default=0, compare=False, repr=False)

    def __post_init__(self) -> None:
        parts = (self.key, self.name, self.counts, self.heads, self.people, self.below, self.link)
        object.__setattr__(self, "_hash", hash((parts, self.link_text)))

    def __hash__(self) -> int:
        return self._hash

    def walk(self) -> Iterator[Block]:
        """Yield the block and all below it, parents first, in order."""
        yield self
        for block in self.below:
            yield from block.walk()

    @property
    def size(self) -> int:
        """How many entries it has with all below: what it needs room for."""
        return sum(1 + len(block.heads) + len(block.people) for block in self.walk())


@dataclass(frozen=True)
class Content:
    """All that a chart says: its roots in order, and the title of whole and part."""

    roots: tuple[Block, ...]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, parents first, in order."""
        return tuple(block for root in self.roots for block in root.walk())

    @cached_property
    def depth(self) -> int:
        """How many levels there are."""
        return max((_depth(root) for root in self.roots), default=0)

    @cached_property
    def has_small(self) -> bool:
        """Whether counts, posts or marks stand on it, which are set smaller than names."""
        return any(
            block.counts
            or block.link_text
            or any(entry.note or entry.mark for entry in (*block.heads, *block.people))
            for block in self.blocks
        )

    @cached_property
    def has_people(self) -> bool:
        """Whether a person or an open post stands on it."""
        return any(block.heads or block.people for block in self.blocks)

    def texts(self) -> Iterator[str]:
        """Yield every text that will be drawn."""
        for block in self.blocks:
            yield block.name
            yield from block.counts
            for entry in (*block.heads, *block.people):
                yield entry.name
                yield entry.note

    def down_to(self, level: int) -> Content:
        """Return the same without what lies below a level; the top is level 1."""
        return Content(tuple(_down_to(root, level) for root in self.roots))

    def changed(self, change: Callable[[Block], Block]) -> Content:
        """Return the same with every block changed, those below first."""
        return Content(tuple(_changed(root, change) for root in self.roots))

    def without_people(self) -> Content:
        """Return the same with heads only."""
        return self.changed(lambda block: replace(block, people=()))


def _depth(block: Block) -> int:
    return 1 + max((_depth(inner) for inner in block.below), default=0)


def _down_to(block: Block, level: int) -> Block:
    below = tuple(_down_to(inner, level - 1) for inner in block.below) if level > 1 else ()
    return replace(block, below=below)


def _changed(block: Block, change: Callable[[Block], Block]) -> Block:
    return change(replace(block, below=tuple(_changed(inner, change) for inner in block.below)))


@dataclass(frozen=True, slots=True)
class _Count:
    """People with their main post here, contract workers apart, planned posts and open ones."""

    direct: int = 0
    total: int = 0
    outside: int = 0
    vacant: int = 0


class _Maker:
    """Makes blocks of one organisation; what every block needs is worked out once."""

    def __init__(
        self, org: Org, show: Show, context: Context | None, titles: tuple[str, ...]
    ) -> None:
        self._org, self._show = org, show
        self._context = context or Context(org)
        self._ranks = {levels.plain(title): rank for rank, title in enumerate(titles)}
        self._nameless = Nameless(org) if show.nameless else None
        self._counts = self._counted()

    def content(self, unit: str | None) -> Content:
        """Return the blocks of the whole organisation, or of one unit."""
        keys = (unit,) if unit is not None else tree.roots(self._org)
        roots = tuple(self._block(key) for key in keys if not self._hidden(key))
        content = Content(roots)
        return content.down_to(self._show.levels) if self._show.levels else content

    def _block(self, key: str) -> Block:
        unit = self._org.units[key]
        keys = tuple(inner for inner in tree.children(self._org, key) if not self._hidden(inner))
        below = tuple(self._block(inner) for inner in keys if not self._merged(inner))
        heads, people = self._entries(unit)
        name, heads = self._named(unit, heads)
        block = Block(
            key,
            name,
            self._count_texts(key, leaf=not below),
            heads if self._show.people is not People.NONE else (),
            people if self._show.people is People.ALL else (),
            below,
            rank=levels.level_rank(unit.level or unit.name),
            mix=self._show.lens.units(self._context, tree.subtree(self._org, key))
            if self._show.bars
            else None,
        )
        return replace(block, below=_with_staff(block)) if unit.parent is None else block

    def _hidden(self, key: str) -> bool:
        return self._show.announced and self._org.units[key].name.casefold().endswith(_UNDER_WAY)

    def _merged(self, key: str) -> bool:
        """Say whether a department of one person is counted with the one above."""
        alone = self._counts[key].total <= 1 and not tree.children(self._org, key)
        return self._show.merge_single and alone

    def _named(self, unit: Unit, heads: tuple[Entry, ...]) -> tuple[str, tuple[Entry, ...]]:
        """Return a department's name on paper and its heads; the whole company is called by the
        post of the one who heads it."""
        name = unit.name
        if self._nameless is not None:
            return self._nameless.text(name, _("Department")), heads
        first = heads[0] if heads else None
        if first is not None and first.note and name.casefold() in WHOLE_COMPANY:
            return first.note, (replace(first, note=""), *heads[1:])
        return name, heads

    def _entries(self, unit: Unit) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Return the heads and the people of a department, by rank, second posts last."""
        heads: list[Entry] = []
        people: list[tuple[tuple[bool, int], Entry]] = []
        for role in sorted(unit.roles, key=lambda role: not role.is_head):
            for seat in role.seats:
                person = self._org.people.get(seat.person)
                if person is None or (not seat.main and not self._show.seconds):
                    continue
                entry = self._entry(person, role, seat)
                if role.is_head:
                    heads.append(entry)
                else:
                    people.append(((not seat.main, self._rank(person, role)), entry))
            if self._show.counts:
                vacant = Entry(_("vacant"), _role_note(role), Kind.VACANT)
                free = vacancies(role, self._org.people, self._org.day)
                if role.is_head:
                    heads.extend([vacant] * free)
                else:
                    people.extend([((False, len(self._ranks) + 1), vacant)] * free)
        people.sort(key=lambda ranked: ranked[0])
        return tuple(heads), tuple(entry for _rank, entry in people)

    def _rank(self, person: Person, role: Role) -> int:
        lowest = len(self._ranks)
        return min(
            self._ranks.get(levels.plain(said), lowest) for said in (person.title, role.name)
        )

    def _entry(self, person: Person, role: Role, seat: Seat) -> Entry:
        show = self._show
        kind = Kind.HEAD if role.is_head else Kind.PERSON
        mix = None
        if show.bars:
            unit = self._org.units[tree.index(self._org).unit_of[role.id]]
            mix = show.lens.seat(self._context, unit, role, seat)
        if not seat.main:
            main = tree.main_place(self._org, person.id)
            home = self._org.units[main.unit].name if main is not None else ""
            note = _("(2nd) {unit}").format(unit=home) if home else _("(2nd)")
            return Entry(person.name, note, Kind.SECOND, mix=mix)
        notes = [self._post(person, role)] if show.titles else []
        if not is_there(person, self._org.day):
            notes.append(not_there(person, self._org.day))
        if show.marks and (is_external(person) or person.employment in _MARKED):
            notes.append(person.employment)
        if show.codes:
            notes.append(person.code)
        if show.joined and person.joined is not None:
            notes.append(_("joined {year}").format(year=person.joined.year))
        several = show.seconds and len(tree.places(self._org, person.id)) > 1
        note = _between().join(dict.fromkeys(filter(None, notes)))
        return Entry(person.name, note, kind, _("2nd") if several else "", mix)

    def _post(self, person: Person, role: Role) -> str:
        """Return the post beside a name: the rank, else the role's name where it says something."""
        if role.is_head:
            return _role_note(role) or person.title
        return person.title or _role_note(role)

    def _count_texts(self, key: str, *, leaf: bool) -> tuple[str, ...]:
        if not self._show.counts:
            return ()
        count = self._counts[key]
        if leaf or self._show.nameless:
            text = format_people(count.total)
        else:
            text = _("direct {direct} / total {total}").format(
                direct=count.direct, total=count.total
            )
        if self._show.nameless:
            return (text,)
        said = [text]
        if count.outside:
            said.append(_("external {count}").format(count=count.outside))
        if count.vacant:
            said.append(_("vacant {count}").format(count=count.vacant))
        return tuple(said)

    def _counted(self) -> Mapping[str, _Count]:
        counts: dict[str, _Count] = {}
        for key in reversed(tree.in_order(self._org)):
            roles = self._org.units[key].roles
            vacant = sum(vacancies(role, self._org.people, self._org.day) for role in roles)
            main = [
                self._org.people[seat.person]
                for role in roles
                for seat in role.seats
                if seat.main and seat.person in self._org.people
            ]
            there = roll(main, self._org.day)
            direct, outside = there.present, there.external
            below = [counts[inner] for inner in tree.children(self._org, key)]
            counts[key] = _Count(
                direct,
                direct + sum(inner.total for inner in below),
                outside + sum(inner.outside for inner in below),
                vacant + sum(inner.vacant for inner in below),
            )
        return counts


_MARKED = ("嘱託", "出向", "契約", "契約社員", "パート", "アルバイト", "再雇用")
"""Kinds of employment that a planner marks beside the name."""


def _role_note(role: Role) -> str:
    return "" if role.name.casefold() in PLAIN_ROLES else role.name


def _between() -> str:
    return _(" · ")


def _with_staff(top: Block) -> tuple[Block, ...]:
    """Return what is below the top, those beside the line marked: rooms without a level of their
    own and nothing below, where departments in line stand beside them."""
    beside = [block for block in top.below if block.rank is None and not block.below]
    if len(top.below) - len(beside) < _LEAST_FOR_STAFF:
        return top.below
    return tuple(replace(block, staff=block in beside) for block in top.below)


def content_of(
    org: Org,
    show: Show,
    unit: str | None = None,
    *,
    context: Context | None = None,
    titles: tuple[str, ...] = TITLES,
) -> Content:
    """Return what a chart of an organisation, or of one unit, says; KeyError for an unknown unit.

    `context` is what the colours of work look at, `titles` are the ranks, highest first.
    """
    return _Maker(org, show, context, titles).content(unit)
