"""`python -m orgsandbox`: the window, or with a command word the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = frozenset({"sample", "import", "check", "metrics", "split", "diff", "export"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the terminal for its commands and for options, else open the window."""
    if getattr(sys, "frozen", False):  # a frozen program starts itself anew as its worker
        import multiprocessing

        multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--self-test"] and len(given) > 1:
        from orgsandbox import self_test

        return self_test.run(Path(given[1]))
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        from orgsandbox import cli

        return cli.main(given)
    if len(given) > 1:
        print(f"orgsandbox: one file at a time, not {len(given)}; see --help.", file=sys.stderr)
        return 2
    from orgsandbox.app import run

    return run(given[0] if given else None)


if __name__ == "__main__":
    sys.exit(main())
