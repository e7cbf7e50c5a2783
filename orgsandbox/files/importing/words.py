"""The names an import gives to what has none in the table, in the language of the program."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "ja": {
        "member": "メンバー",
        "head": "責任者",
        "team": "{name}のチーム",
        "now": "現行",
        "whole": "全社",
    },
    "en": {
        "member": "Member",
        "head": "Head",
        "team": "{name}'s team",
        "now": "As is",
        "whole": "Company",
    },
}
