"""What columns mean: header names of real HR exports, English and Japanese, by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orgsandbox.files.table import folded

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "person id", "employee id", "employee number", "employee code", "objectId",
           "社員番号", "社員コード", "従業員番号", "従業員コード", "職員番号", "スタッフコード", "社員no", "ユーザーid"),
    "name": ("name", "full name", "display name", "氏名", "名前", "社員名", "社員氏名", "従業員名"),
    "surname": ("last name", "surname", "姓", "苗字"),
    "given_name": ("first name", "given name", "名"),
    "kana": ("kana", "reading", "フリガナ", "ふりがな", "氏名カナ", "カナ", "氏名かな", "カナ氏名"),
    "title": ("title", "job title", "position", "役職", "役職名", "職位", "肩書"),
    "grade": ("grade", "等級", "資格等級", "グレード"),
    "employment": ("employment", "employment type", "usertype", "雇用形態", "雇用区分", "社員区分", "スタッフ種別"),
    "department": ("department", "dept", "org unit", "organization", "部署", "部署名", "所属", "所属名",
                   "部門", "部門名", "所属部署", "メイングループ", "主務部署"),
    "manager_id": ("manager id", "manager", "supervisor id", "supervisor", "reports to", "boss id",
                   "parent id", "上司", "上司id", "上司社員番号", "上長", "上長社員番号", "報告先",
                   "上司の社員番号", "責任者社員番号"),
    "joined": ("joined", "hire date", "start date", "join date", "入社日", "入社年月日", "採用日"),
    "leaving": ("leaving", "leaving date", "end date", "termination date", "退職日", "退社日", "退職年月日"),
    "fte": ("fte", "fte count", "人工", "稼働率", "勤務割合"),
    "location": ("location", "office", "勤務地", "拠点", "勤務場所", "事業所"),
    "path": ("path", "org unit path", "department path", "部署パス", "所属パス", "組織パス"),
}  # fmt: skip

WORK: Mapping[str, tuple[str, ...]] = {
    "person": ("person", "person id", "id", "employee id", "member", "社員番号", "従業員番号", "社員コード", "担当者"),
    "task": ("task", "task name", "team", "team id", "業務", "業務名", "タスク", "担当業務"),
    "fte": ("fte", "人分", "人工"),
    "hours": ("hours", "hours per week", "時間", "週時間", "時間/週"),
    "share": ("share", "percent", "割合", "比率", "割合%"),
    "family": ("family", "task family", "業務区分", "区分", "職能"),
    "owner": ("owner", "owner unit", "owner department", "担当部署", "所管部署", "所管"),
}  # fmt: skip

_LEVEL = re.compile(r"(?:level|所属名|部署|階層|第)(\d+)(?:部署|階層|level)?$")


def known_headers(fields: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return every header name of a set of fields, folded."""
    return frozenset(folded(name) for names in fields.values() for name in names)


def mapped(
    headers: Sequence[str],
    fields: Mapping[str, tuple[str, ...]],
    given: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the header of each field found; `given` (field to header) goes before guessing.

    A header serves one field; earlier names of a field are preferred.
    """
    found = {field: header for field, header in (given or {}).items() if header in headers}
    taken = set(found.values())
    for field, names in fields.items():
        if field in found:
            continue
        for name in names:
            match = next((h for h in headers if h not in taken and folded(h) == folded(name)), None)
            if match is not None:
                found[field] = match
                taken.add(match)
                break
    return found


def level_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """Return the columns level1, level2 … (所属名1 …) in order of their number."""
    numbered = [
        (int(match.group(1)), header)
        for header in headers
        if (match := _LEVEL.match(folded(header))) is not None
    ]
    return tuple(header for _number, header in sorted(numbered))
