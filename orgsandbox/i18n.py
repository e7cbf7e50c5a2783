"""Words in the planner's language: messages made below the Qt line, turned into text above it.

English is the key. `N_` marks a text for translation, `_` translates where a widget is built, and
a Message carries a text with its values until somebody shows it. What differs between one and many
is marked by `NN_` and translated by `ngettext`.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from orgsandbox import resources

_TEN_THOUSAND = 10_000
"""万: from there on amounts are told in it."""

LANGUAGES = ("ja", "en")

_current = "en"
_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Speak `language` ("ja" or "en") from now on; an unknown one means English."""
    global _current, _translations  # noqa: PLW0603 - the one language the program speaks
    _current = language if language in LANGUAGES else "en"
    _translations = gettext.NullTranslations()
    if _current != "en":
        folder = resources.path("locale")
        _translations = gettext.translation("orgsandbox", folder, [_current], fallback=True)


def current_language() -> str:
    """Return the language spoken now."""
    return _current


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language inside a `with`; afterwards the one spoken before, come what may."""
    held = _current
    use_language(language)
    try:
        yield
    finally:
        use_language(held)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a marked text
    """Mark a text for translation and return it as it is."""
    return text


def _(text: str) -> str:
    """Return the text in the language spoken now."""
    return _translations.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the text for one or for many, in the language spoken now."""
    return _translations.ngettext(one, many, count)


@dataclass(frozen=True, slots=True)
class Plural:
    """A text that differs between one and many, not yet in any language."""

    one: str
    many: str

    def text(self, count: int) -> str:
        """Return the text for a count in the language spoken now, `{count}` filled in."""
        return ngettext(self.one, self.many, count).format(count=count)


def NN_(one: str, many: str) -> Plural:  # noqa: N802 - the plural of `N_`
    """Mark a text with its plural for translation."""
    return Plural(one, many)


@dataclass(frozen=True, slots=True)
class Message:
    """A text with named values, not yet in any language. Values may be Messages themselves.

    `str()` gives English (terminal, logs), `text()` the language spoken now.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.key.format(**self.values)

    def text(self) -> str:
        """Return the message in the language spoken now."""
        values = {name: _shown(value) for name, value in self.values.items()}
        return _(self.key).format(**values)


def _shown(value: object) -> object:
    if isinstance(value, (Message, Names, Listed, Money)):
        return value.text()
    return format_date(value) if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Names:
    """Several names as one value of a Message, joined as the language does it."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.names)

    def text(self) -> str:
        """Return the names as a list in the language spoken now."""
        return join_names(self.names)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several messages as one value of a Message, joined as the language does it."""

    messages: tuple[Message, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.messages))

    def text(self) -> str:
        """Return the messages as a list in the language spoken now."""
        return join_names(message.text() for message in self.messages)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as one value of a Message, written as the language does it."""

    amount: float
    currency: str = "JPY"

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:,.0f}"

    def text(self) -> str:
        """Return the amount as people write it in the language spoken now."""
        return format_money(self.amount, self.currency)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def format_date(day: date | None) -> str:
    """Return a day: 2027年4月1日, 1 Apr 2027; nothing for None."""
    if day is None:
        return ""
    if _current == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_month(day: date | None) -> str:
    """Return a month: 2027年4月, Apr 2027; nothing for None."""
    if day is None:
        return ""
    if _current == "ja":
        return f"{day.year}年{day.month}月"
    return f"{_MONTHS[day.month - 1]} {day.year}"


def format_effective(day: date | None) -> str:
    """Return an effective date: 2027年4月1日付, as of 1 Apr 2027; nothing for None."""
    if day is None:
        return ""
    return f"{format_date(day)}付" if _current == "ja" else f"as of {format_date(day)}"


def join_names(names: Iterable[str]) -> str:
    """Return names as a list in the language spoken now: 佐藤、伊藤; Sato, Ito."""
    return ("、" if _current == "ja" else ", ").join(names)


def format_people(count: int) -> str:
    """Return a number of people: 3名, 1 person, 3 people."""
    return ngettext("{count} person", "{count} people", count).format(count=count)


def format_exact(amount: int, currency: str = "JPY") -> str:
    """Return an amount to the last yen: 1,234,567円, JPY 1,234,567."""
    if _current == "ja" and currency == "JPY":
        return f"{amount:,}円"
    return f"{currency} {amount:,}"


def format_money(amount: float, currency: str = "JPY") -> str:
    """Return an amount as people write it: 40万円, 8,500円, JPY 400,000."""
    if _current == "ja" and currency == "JPY":
        large = abs(amount) >= _TEN_THOUSAND
        text = f"{amount / _TEN_THOUSAND:,.0f}万円" if large else f"{amount:,.0f}円"
    else:
        text = f"{currency} {amount:,.0f}"
    return text.replace("-", "−")
