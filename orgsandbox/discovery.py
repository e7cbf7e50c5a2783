"""The one registry: every module of a folder that ends in `CONSTANT = …` is found by name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TypeVar

_Kind = TypeVar("_Kind")


def discover(package: str, constant: str, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """Return the constants of that name in the package's modules, in order of module name.

    Raises LookupError when there is none (a packaging fault: the program would be empty) and
    TypeError when one is not of the kind.
    """
    home = importlib.import_module(package)
    found: list[_Kind] = []
    for entry in sorted(pkgutil.iter_modules(home.__path__), key=lambda entry: entry.name):
        module = importlib.import_module(f"{package}.{entry.name}")
        value = getattr(module, constant, None)
        if value is None:
            continue
        if not isinstance(value, kind):
            raise TypeError(f"{module.__name__}.{constant} is not a {kind.__name__}")
        found.append(value)
    if not found:
        raise LookupError(f"no {constant} in {package}")
    return tuple(found)
