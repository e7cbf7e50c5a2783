"""A chart over several pages: an overview, and pages by department that refer to one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from orgsandbox.i18n import _, join_names
from orgsandbox.paper.arrangements.base import PaperArrangement
from orgsandbox.paper.base import Page
from orgsandbox.paper.content import Block, Content
from orgsandbox.paper.frames import Frame

_NAMES = 3
"""Departments that a page's title names before it says that there are more."""

_MOST_TRIED = 700
"""Entries up to which a page is tried at once: more are never legible on any sheet."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What goes on a page together; `path` are the names of the departments above."""

    blocks: tuple[Block, ...]
    path: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many entries it has."""
        return sum(block.size for block in self.blocks)


class PageSet:
    """The pages of a set: where each department is told in full, and the overview of all.

    `ways` are the arrangements of the overview and of the pages.
    """

    def __init__(
        self,
        frame: Frame,
        ways: tuple[PaperArrangement, PaperArrangement],
        content: Content,
        title: str,
    ) -> None:
        self._frame, self._title = frame, title
        self._plain, self._way = ways
        self._content = content
        self._back = _("◂ page {page}").format(page=1)
        parts = [part for root in content.roots for part in self._parts(root, ())]
        self._sheets = self._gathered(parts)
        self._page_of = {
            block.key: number
            for number, part in enumerate(self._sheets, 1)
            for top in part.blocks
            for block in top.walk()
            if block.key
        }

    @property
    def count(self) -> int:
        """How many pages there are."""
        return 1 + len(self._sheets)

    def pages(self) -> tuple[Page, ...]:
        """Return the overview, then the pages in the order of the organisation."""
        overview = self._overview()
        first = self._frame.page(
            self._frame.fitted(self._plain, overview, self._title),
            overview,
            self._title,
            _("Overview"),
            (1, self.count),
        )
        return (first, *(self._page(part, 2 + at) for at, part in enumerate(self._sheets)))

    def _page(self, part: _Part, number: int) -> Page:
        content = Content(part.blocks)
        names = _names(part)
        title = f"{self._title}　{names}"
        fitted = self._frame.fitted(self._way, content, title)
        return self._frame.page(fitted, content, title, names, (number, self.count))

    def _overview(self) -> Content:
        """Return heads and counts, as deep as one page holds, each with the page that goes on."""
        heads = self._content.changed(self._linked)
        for level in range(heads.depth, 0, -1):
            cut = heads.down_to(level)
            if self._frame.is_legible(self._plain, cut, self._title):
                return cut
        return heads.down_to(1)

    def _linked(self, block: Block) -> Block:
        page = self._page_of.get(block.key)
        if page is None:
            return replace(block, people=())
        text = _("continued ▸ page {page}").format(page=page + 1)
        return replace(block, people=(), link=page, link_text=text)

    def _parts(self, block: Block, path: tuple[str, ...]) -> Iterator[_Part]:
        """Yield a department in parts that are legible on a page each."""
        whole = _Part((self._from(block),), path)
        if self._holds(whole):
            yield whole
            return
        inside = (*path, block.name)
        alone = replace(block, below=())
        if block.people or not block.below:
            yield from self._slices(alone, path)
        for inner in block.below:
            yield from self._parts(inner, inside)

    def _from(self, block: Block) -> Block:
        """Return a department with the way back to the overview."""
        return replace(block, link=0, link_text=self._back, staff=False)

    def _slices(self, block: Block, path: tuple[str, ...]) -> Iterator[_Part]:
        """Yield one department's people over as many pages as they need."""
        for count in range(1, max(2, len(block.people) + 1)):
            each = max(1, ceil(len(block.people) / count))
            cuts = [block.people[at : at + each] for at in range(0, len(block.people), each)]
            slices = [
                self._from(replace(block, people=cut, name=_numbered(block.name, at, len(cuts))))
                for at, cut in enumerate(cuts or [()])
            ]
            if count == max(1, len(block.people)) or self._holds(_Part((slices[0],), path)):
                for one in slices:
                    yield _Part((one,), path)
                return

    def _gathered(self, parts: list[_Part]) -> list[_Part]:
        """Return neighbouring parts on one page as long as it stays legible."""
        sheets: list[_Part] = []
        at = 0
        while at < len(parts):
            count = self._most(parts[at:])
            together = parts[at : at + count]
            blocks = tuple(block for part in together for block in part.blocks)
            sheets.append(_Part(blocks, _common([part.path for part in together])))
            at += count
        return sheets

    def _most(self, parts: list[_Part]) -> int:
        """Return how many of the next parts share a page; found by halving."""
        low, high = 1, 1
        while high < len(parts) and self._hold(parts[: min(high * 2, len(parts))]):
            low = high = min(high * 2, len(parts))
        if high >= len(parts):
            return len(parts)
        high = min(high * 2, len(parts))
        while high - low > 1:
            middle = (low + high) // 2
            if self._hold(parts[:middle]):
                low = middle
            else:
                high = middle
        return low

    def _hold(self, parts: list[_Part]) -> bool:
        blocks = tuple(block for part in parts for block in part.blocks)
        return self._holds(_Part(blocks, ()))

    def _holds(self, part: _Part) -> bool:
        if part.size > _MOST_TRIED * self._area():
            return False
        title = f"{self._title}　{_names(part)}"
        return self._frame.is_legible(self._way, Content(part.blocks), title)

    def _area(self) -> float:
        """Return how large the sheet is, an A3 being 1."""
        size = self._frame.paper.size
        return max(0.25, size.width * size.height / 1_002_000) * (6.0 / self._frame.legible) ** 2


def _numbered(name: str, at: int, count: int) -> str:
    return f"{name} ({at + 1}/{count})" if count > 1 else name


def _names(part: _Part) -> str:
    names = tuple(dict.fromkeys(block.name for block in part.blocks))
    said = join_names(names[:_NAMES])
    if len(names) > _NAMES:
        said = _("{names} and {count} more").format(names=said, count=len(names) - _NAMES)
    return " › ".join((*part.path[1:][-1:], said))


def _common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the beginning that all paths share."""
    shared: list[str] = []
    for names in zip(*paths, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return tuple(shared)
