"""Compiles the words for the wheel: only their source is kept in the repository and the sdist.

What goes into the wheel stands in pyproject.toml and nowhere else.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where the time of compiling would: the same source makes the same wheel, to the byte."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes every .mo beside its .po before the folder is taken into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the words; an editable install reads the same files from the checkout."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in sorted((Path(self.root) / "resources" / "locale").rglob("*.po")):
            words = read_po(io.BytesIO(source.read_bytes()))
            words.creation_date = words.revision_date = _NO_DAY
            buffer = io.BytesIO()
            write_mo(buffer, words)
            source.with_suffix(".mo").write_bytes(buffer.getvalue())
