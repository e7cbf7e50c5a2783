"""Looks for proposals in a process of its own, so that the window never waits.

Standard input is one pickled (organisation, unit, wishes, language). Standard output is lines:
`progress 0.25` while it looks, at last `found BASE64` or `refused BASE64` with a pickled answer.
Both ends are this program; the process is killed to cancel it.
"""

from __future__ import annotations

import base64
import pickle
import sys

from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.grouping.propose import Proposals, Wishes, propose
from orgsandbox.i18n import Message, use_language


def question(org: Org, unit: str, wishes: Wishes, language: str) -> bytes:
    """Return what the process is asked."""
    return pickle.dumps((org, unit, wishes, language))


def answer(line: bytes) -> float | Proposals | Message | None:
    """Return what a line of the process says: progress (0-1), proposals, a refusal, or None."""
    kind, _space, rest = line.strip().partition(b" ")
    if kind == b"progress":
        return float(rest)
    if kind in (b"found", b"refused"):
        held = pickle.loads(base64.b64decode(rest))
        assert isinstance(held, (Proposals, Message))
        return held
    return None


def _say(kind: str, text: str) -> None:
    print(kind, text, flush=True)


def main() -> int:
    """Answer one question."""
    org, unit, wishes, language = pickle.loads(sys.stdin.buffer.read())
    use_language(language)
    kind: str
    held: Proposals | Message
    try:
        kind, held = (
            "found",
            propose(org, unit, wishes, told=lambda part: _say("progress", f"{part:.3f}")),
        )
    except Refused as refusal:
        kind, held = "refused", refusal.message
    _say(kind, base64.b64encode(pickle.dumps(held)).decode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
