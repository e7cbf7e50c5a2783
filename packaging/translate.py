"""The words: find them in the source, keep the Japanese file in step, compile it.

The .po file is the source, the .mo file is made from it and never committed. Run with
`python packaging/dev.py translate`.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "ja" / "LC_MESSAGES"
PO = FOLDER / "orgsandbox.po"
MO = FOLDER / "orgsandbox.mo"

Text = str | tuple[str, str]
"""A text, or a text for one and for many."""

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "NN_": (1, 2)}
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Babel would write the present minute into the .mo file: two wheels of one source would differ."""
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def source_texts() -> list[Text]:
    """Return every text marked for translation in the program, sorted."""
    extracted = extract_from_dir(
        str(ROOT / "orgsandbox"), method_map=[("**.py", "python")], keywords=_KEYWORDS
    )
    texts = {text for _file, _line, text, _comments, _context in extracted if text}
    return sorted(texts, key=_first)


def _first(text: Text) -> str:
    """Return the text itself, or the one for one."""
    return text if isinstance(text, str) else text[0]


def translations() -> Catalog:
    """Return what the .po file holds; empty when there is none."""
    if not PO.is_file():
        return Catalog(locale="ja")
    catalog = read_po(io.BytesIO(PO.read_bytes()), locale="ja")
    catalog.creation_date = _NO_DATE
    return catalog


def update() -> None:
    """Write the .po file anew: known translations kept, new texts open, old ones gone."""
    known = translations()
    fresh = Catalog(
        locale="ja",
        charset="utf-8",
        fuzzy=False,
        project="orgsandbox",
        version="1",
        header_comment="# The words of orgsandbox in Japanese. MIT licence, as the program.",
        msgid_bugs_address="",
        last_translator="",
        language_team="ja",
    )
    for text in source_texts():
        message = known.get(_first(text))
        same = message is not None and message.id == text
        fresh.add(text, message.string if same else "")
    buffer = io.BytesIO()
    write_po(buffer, fresh, width=100, omit_header=False, sort_output=True, no_location=True)
    lines = [
        line
        for line in buffer.getvalue().decode().splitlines()
        if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By'))
    ]
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compile_words(target: Path = MO) -> None:
    """Make the .mo file of the .po file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_mo(buffer, translations())
    target.write_bytes(buffer.getvalue())


def is_stale() -> bool:
    """Say whether the .mo file is missing or older than the .po file."""
    if not PO.is_file():
        return False
    return not MO.is_file() or MO.stat().st_mtime < PO.stat().st_mtime


def problems() -> list[str]:
    """Return what is wrong with the words: missing, left over, or with other placeholders."""
    known = {message.id: message for message in translations() if message.id}
    wanted = set(source_texts())
    missing = sorted(wanted - known.keys(), key=_first)
    left = sorted(known.keys() - wanted, key=_first)
    faults = [f"not translated: {_first(text)}" for text in missing]
    faults += [f"no longer used: {_first(text)}" for text in left]
    for text in sorted(wanted & known.keys(), key=_first):
        message = known[text]
        strings = (message.string,) if isinstance(message.string, str) else message.string
        if message.fuzzy or not all(strings):
            faults.append(f"not translated: {_first(text)}")
        elif any(_placeholders(string) != _placeholders(text) for string in strings):
            faults.append(f"other placeholders: {_first(text)}")
    return faults


def _placeholders(text: Text) -> set[str]:
    """Return the names a text fills in, of one and many those of many."""
    return set(_PLACEHOLDER.findall(text if isinstance(text, str) else text[1]))


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        update()
        print("\n".join(problems()) or "every text is translated")
    if PO.is_file():
        compile_words()
