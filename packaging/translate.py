"""The words: find them in the source, keep the Japanese file in step, compile it.

The .po file is the source, the .mo file is made from it and never committed. Run with
`python packaging/dev.py translate`.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "ja" / "LC_MESSAGES"
PO = FOLDER / "orgsandbox.po"
MO = FOLDER / "orgsandbox.mo"

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def source_texts() -> list[str]:
    """Return every text marked with `_` or `N_` in the program, sorted."""
    found = extract_from_dir(
        str(ROOT / "orgsandbox"),
        method_map=[("**.py", "python")],
        keywords={"_": None, "N_": None},
    )
    return sorted({text for _file, _line, text, _comments, _context in found if text})


def translations() -> Catalog:
    """Return what the .po file holds; empty when there is none."""
    if not PO.is_file():
        return Catalog(locale="ja")
    return read_po(io.BytesIO(PO.read_bytes()), locale="ja")


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
        held = known.get(text)
        fresh.add(text, held.string if held is not None else "")
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
    found = [f"not translated: {text}" for text in sorted(wanted - known.keys())]
    found += [f"no longer used: {text}" for text in sorted(known.keys() - wanted)]
    for text in sorted(wanted & known.keys()):
        message = known[text]
        if not message.string or message.fuzzy:
            found.append(f"not translated: {text}")
        elif set(_PLACEHOLDER.findall(text)) != set(_PLACEHOLDER.findall(str(message.string))):
            found.append(f"other placeholders: {text}")
    return found


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        update()
        print("\n".join(problems()) or "every text is translated")
    if PO.is_file():
        compile_words()
