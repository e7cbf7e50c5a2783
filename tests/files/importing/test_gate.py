"""The gate: whatever a table holds, every row has exactly one fate, and what comes in can be saved."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from orgsandbox.domain import rules
from orgsandbox.files import project as plan_file
from orgsandbox.files.cells import NotATable, cells_of
from orgsandbox.files.importing.fates import Fate
from orgsandbox.files.importing.mends import TITLES
from orgsandbox.files.importing.options import HIERARCHIES, Options
from orgsandbox.files.people import import_cells

HEADERS = (
    "社員番号",
    "氏名",
    "役職",
    "部署",
    "所属名1",
    "所属名2",
    "上司社員番号",
    "入社日",
    "FTE",
    "退職日",
    "区分",
    "兼務所属",
    "兼務役職",
    "部署1",
    "役職1",
    "部署2",
    "役職2",
    "親部署",
    "部署コード",
    "",
    "メモ",
    "姓",
    "名",
    "所属パス",
    "名称",
    "コード",
    "親部署コード",
    "種別",
    "本部",
    "部",
)
CELLS = st.one_of(
    st.sampled_from(
        (
            "",
            "",
            "0001",
            "1",
            "2",
            "佐藤",
            "佐藤 恵",
            "ｻﾄｳ",
            "空席",
            "Vacant",
            "合計",
            "小計",
            "※注",
            "総務部",
            "人事部",
            "本部/総務部",
            "A->B->C",
            "部長",
            "課長代理",
            "担当部長",
            "80%",
            "0,8",
            "1,234",
            "８割",
            "週32時間",
            "1.00E+05",
            "#N/A",
            "2024/4/1",
            "13/04/2010",
            "令和6年4月1日",
            "9999/12/31",
            "兼務",
            "主務",
            "廃止",
            "unit",
            "■人事部",
            "総務部\n人事部",
            "1.0",
            "2.0",
            "佐藤（育休中）",
            "（兼）佐藤",
            "総務部 20%／人事部 10%",
            "総務部（兼 人事部）",
            "○",
            "部署",
            "件数：3",
            "N/A",
            "本人",
            '="0001"',
        )
    ),
    st.text(max_size=12),
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=9))
    rows = draw(st.lists(st.lists(CELLS, max_size=len(headers) + 2), max_size=12))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=draw(st.sampled_from(",;\t")))
    for row in draw(st.lists(st.lists(CELLS, max_size=2), max_size=2)):
        writer.writerow(row)
    writer.writerow(headers)
    writer.writerows(rows)
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "cp932", "utf-16")))
    return text.getvalue().encode(encoding, "replace")


@given(tables(), st.sampled_from((None, *HIERARCHIES)), st.sets(st.sampled_from(sorted(TITLES))))
@settings(max_examples=250, deadline=None)
def test_every_row_has_one_fate_and_what_comes_in_is_sound(data, hierarchy, mends):
    options = Options(hierarchy=hierarchy, mends=frozenset(mends))
    try:
        found = import_cells(cells_of("x.csv", data), options)
    except NotATable:
        return
    fates = found.fates
    assert sum(fates.values()) == found.rows + found.table.skipped
    assert len(found.org.people) == fates[Fate.PERSON]
    vacant = sum(role.vacancies for unit in found.org.units.values() for role in unit.roles)
    assert vacant <= fates[Fate.PLANNED_SEAT]
    assert not (fates[Fate.DEPARTMENT] and found.org.people)
    assert not rules.project_faults(found.project)
    written = plan_file.dumps(found.project)
    assert plan_file.dumps(plan_file.loads(written)) == written
