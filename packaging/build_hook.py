"""Puts the compiled words into the wheel: only their source is kept in the repository."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles resources/locale before a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every .po file; an editable install uses the checkout's own."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        root = Path(self.root)
        for source in sorted((root / "resources" / "locale").rglob("*.po")):
            buffer = io.BytesIO()
            write_mo(buffer, read_po(io.BytesIO(source.read_bytes())))
            target = source.with_suffix(".mo")
            target.write_bytes(buffer.getvalue())
            inside = Path("orgsandbox") / "_resources" / target.relative_to(root / "resources")
            if version != "editable":
                build_data["force_include"][str(target)] = str(inside)
