"""Where the shipped files are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path


def path(*parts: str) -> Path:
    """Return the path of a resource such as `path("fonts", "OFL.txt")`; it need not exist."""
    here = Path(__file__).resolve().parent
    installed = here / "_resources"
    root = installed if installed.is_dir() else here.parent / "resources"
    return root.joinpath(*parts)
