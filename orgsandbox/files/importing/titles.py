"""Titles (役職): which are ranks, which of them heads a department of which kind, and how high."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from orgsandbox.domain.levels import plain as _plain

_OFFICER = re.compile(r"^(代表|専務|常務|上席|上級|取締役|執行役員|理事|兼|[・ 　])+")
_ACTING = ("代理", "心得", "事務取扱", "代行")
_BESIDE = (
    "担当部長",
    "担当課長",
    "部付",
    "付部長",
    "付課長",
    "補佐",
    "次長",
    "副部長",
    "副課長",
    "副本部長",
    "副室長",
    "専門部長",
    "専門課長",
    "参与",
    "顧問",
    "相談役",
    "主査",
    "主任",
)
_CHIEFS = {
    "本部": ("本部長",),
    "事業部": ("事業部長",),
    "統括部": ("統括部長",),
    "部": ("部長",),
    "室": ("室長",),
    "課": ("課長",),
    "係": ("係長",),
    "グループ": ("グループ長", "グループリーダー", "グループマネージャー", "マネージャー"),
    "チーム": ("チーム長", "チームリーダー", "リーダー"),
    "センター": ("センター長", "所長"),
    "工場": ("工場長",),
    "支店": ("支店長",),
    "支社": ("支社長",),
    "営業所": ("所長", "営業所長"),
    "研究所": ("所長", "研究所長"),
    "所": ("所長",),
    "局": ("局長",),
    "班": ("班長",),
    "院": ("院長",),
    "店": ("店長",),
    "科": ("科長",),
    "社": ("社長",),
}
_OTHER_ENDINGS = ("ユニット", "委員会", "プロジェクト", "分室", "出張所")


def is_department(name: str) -> bool:
    """Say whether a name ends as those of departments do (総務部, 東京支店, 第二工場)."""
    plain = _plain(name)
    return any(plain.endswith(end) and plain != end for end in (*_CHIEFS, *_OTHER_ENDINGS))


def chief_of(department: str) -> str:
    """Return the post that heads a department of this name (人事部: 部長), "" where it says none."""
    plain = _plain(department)
    return next((posts[0] for end, posts in _CHIEFS.items() if plain.endswith(end)), "")


@dataclass(frozen=True, slots=True)
class Ranks:
    """The company's ranks, highest first, and what they say of who heads a department."""

    titles: Sequence[str]
    _order: dict[str, int] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._order.update({_plain(title): at for at, title in reversed([*enumerate(self.titles)])})

    def is_rank(self, title: str) -> bool:
        """Say whether a title is a rank (役職); any other is the name of a role.

        課長心得 is the rank 課長, held for the time being.
        """
        known = self._known.get(title)
        if known is None:
            plain = _plain(title)
            known = self._known[title] = plain in self._order or any(
                plain.endswith(word) and plain.removesuffix(word) in self._order for word in _ACTING
            )
        return known

    def height(self, title: str) -> int:
        """Return the place of a title in the order of ranks, 0 the highest; the number of ranks
        for what is none."""
        plain = _plain(title)
        if plain in self._order:
            return self._order[plain]
        base = self._post(title)
        return self._order.get(base, len(self.titles))

    def fits(self, title: str, department: str) -> bool:
        """Say whether a title is the post that heads a department: 部長 a 部, 社長室長 a 室."""
        return self._chief(self._post(title), _plain(department)) and not self.is_beside(title)

    def is_acting(self, title: str, department: str) -> bool:
        """Say whether a title stands in for the post that heads a department (課長代理, 部長心得)."""
        post = self._post(title)
        for word in _ACTING:
            if post.endswith(word):
                return self._chief(post.removesuffix(word), _plain(department))
        return False

    @staticmethod
    def is_beside(title: str) -> bool:
        """Say whether a title stands beside the line (担当部長, 次長, 課長補佐) or for another."""
        plain = _plain(title)
        return any(word in plain for word in _BESIDE) or plain.endswith(_ACTING)

    @staticmethod
    def _post(title: str) -> str:
        """Return the post in a title without the officer's rank before it: 取締役営業本部長."""
        plain = _plain(title)
        return _OFFICER.sub("", plain) or plain

    @staticmethod
    def _chief(post: str, department: str) -> bool:
        kind = _ending(department)
        if kind is None:
            return post == department + "長"
        named = post.removesuffix("長")
        whole = named != post and named.endswith(kind) and department.endswith(named)
        return whole or post in _CHIEFS[kind]


@lru_cache(maxsize=8192)
def _ending(department: str) -> str | None:
    """Return the ending of a department's name by which its head is called."""
    return next((ending for ending in _CHIEFS if department.endswith(ending)), None)
