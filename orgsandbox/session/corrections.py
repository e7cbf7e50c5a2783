"""What was corrected by hand since a proposal was taken, and carrying it on to the others."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.grouping.lessons import Lessons, lessons
from orgsandbox.grouping.redraft import DraftReader
from orgsandbox.i18n import Message
from orgsandbox.session.split_draft import SplitDraft


def corrections(draft: SplitDraft) -> int:
    """Return how many people stand elsewhere than the proposal put them."""
    return sum(draft.group_of(key) != group for key, group in draft.first.items())


def carried_on(draft: SplitDraft, reader: DraftReader) -> tuple[SplitDraft, tuple[Message, ...]]:
    """Return the draft with what its corrections say done for everybody else too, and what that is,
    in words; the same draft where they say nothing of others."""
    if reader.kinds is None:
        return draft, ()
    learned = lessons(reader.team, reader.kinds, draft.first, draft.people)
    return (_done(draft, learned), learned.told) if learned.told else (draft, ())


def _done(draft: SplitDraft, learned: Lessons) -> SplitDraft:
    """Return the draft with everybody in place; the tasks of a group that goes up in another go
    along. Who follows is no correction: only a hand corrects."""
    following = {
        key: group for key, group in learned.places.items() if group != draft.group_of(key)
    }
    return replace(
        draft,
        people=learned.places,
        first={**draft.first, **following},
        tasks={key: learned.joined.get(group, group) for key, group in draft.tasks.items()},
        groups=tuple(group for group in draft.groups if group.id not in learned.joined),
        keeper=learned.joined.get(draft.keeper or "", draft.keeper or "") or None,
    )
