"""The terminal: stable keys, exit codes, one line for what is wrong."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from orgsandbox.__main__ import main
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files import project as plan_file
from tests.data import CASES, COMPANY
from tests.metrics.test_cut import helping
from tests.plans import plan, support_team


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_sample_is_written_checked_measured_and_drawn(capsys, tmp_path, qapp):
    file, picture = tmp_path / "growth.orgplan", tmp_path / "chart.png"
    assert run(capsys, "sample", "growth", "-o", file)[0] == 0
    code, out, _err = run(capsys, "check", file, "--json")
    assert (code, json.loads(out)) == (0, {"file": str(file), "problems": []})
    code, out, _err = run(capsys, "metrics", file, "--unit", "管理本部", "--json")
    found = json.loads(out)
    assert code == 0
    assert {"dol", "balance_coverage", "separability", "truck_factor"} <= found["metrics"].keys()
    code, out, _err = run(
        capsys, "export", file, "-o", picture, "--paper", "A4", "--dpi", "96", "--json"
    )
    assert code == 0
    assert json.loads(out) == {"file": str(picture), "problems": [], "width": 1123, "height": 794}
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_samples_are_listed(capsys):
    assert run(capsys, "sample", "--list")[1] == "growth\n"


def test_an_import_says_what_it_found(capsys, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text(
        "id,name,department,manager_id\n1,佐藤,総務部,\n2,伊藤,総務部,7\n", encoding="utf-8"
    )
    code, out, _err = run(capsys, "import", people, "-o", tmp_path / "a.orgplan", "--json")
    found = json.loads(out)
    assert code == 1
    assert list(found) == [
        "rows",
        "people",
        "units",
        "roles",
        "tasks",
        "roots",
        "depth",
        "widest_span",
        "unplaced",
        "fates",
        "mends",
        "problems",
    ]
    assert found["problems"][0]["kind"] == "unknown_manager"
    assert found["problems"][0]["row"] == 3
    assert plan_file.load(tmp_path / "a.orgplan").scenarios[0].org.people


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nowhere.orgplan"),
        ("metrics", "{plan}", "--scenario", "案Z"),
        ("metrics", "{plan}", "--unit", "宇宙部"),
        ("export", "{plan}", "-o", "{folder}/x.gif"),
        ("export", "{plan}", "-o", "{folder}/x.png", "--paper", "B7"),
        ("export", "{plan}", "-o", "{folder}/x.png", "--width", "0"),
        ("sample", "unknown", "-o", "{folder}/x"),
        ("import", "{folder}/none.csv", "-o", "{folder}/y"),
    ],
)
def test_bad_usage_gives_one_line_and_code_2(capsys, tmp_path, arguments, qapp):
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(), file)
    given = [part.format(plan=file, folder=tmp_path) for part in arguments]
    code, out, err = run(capsys, *given)
    assert code == 2
    assert out == ""
    assert err.startswith("orgsandbox: ")
    assert err.count("\n") == 1
    assert sorted(held.name for held in tmp_path.iterdir()) == ["plan.orgplan"]


def test_an_import_tells_fates_and_mends_and_applies_what_was_chosen(capsys, tmp_path):
    out = tmp_path / "a.orgplan"
    code, said, _err = run(capsys, "import", CASES / "19-zeros-differ.csv", "-o", out, "--json")
    found = json.loads(said)
    assert (code, found["fates"]["person"]) == (1, 4)
    assert found["mends"] == [{"kind": "leading_zeros", "count": 1, "rows": [5]}]
    code, said, _err = run(
        capsys, "import", CASES / "19-zeros-differ.csv", "-o", out, "--json", "--mend", "all"
    )
    assert (code, json.loads(said)["depth"]) == (0, 4)


def test_causes_are_one_line_each_with_a_count(capsys, tmp_path):
    rows = "".join(f"{n},人{n},総務部,X\n" for n in range(30))
    people = tmp_path / "people.csv"
    people.write_text("社員番号,氏名,部署,上司社員番号\n" + rows, encoding="utf-8")
    _code, said, _err = run(capsys, "import", people, "-o", tmp_path / "a.orgplan")
    about = [line for line in said.splitlines() if "unknown_manager" in line]
    assert len(about) == 1
    assert "30 rows" in about[0]


def test_a_sheet_a_day_and_a_column_can_be_named(capsys, tmp_path):
    out = tmp_path / "a.orgplan"
    code, said, _err = run(
        capsys,
        "import",
        COMPANY / "people.xlsx",
        "-o",
        out,
        "--json",
        "--sheet",
        "1",
        "--date",
        "2026-09-30",
        "--map",
        "location=雇用形態",
    )
    assert (code, json.loads(said)["people"]) == (0, 300)  # on her last day nobody has left
    plan = plan_file.load(out)
    assert next(iter(plan.scenarios[0].org.people.values())).location == "正社員"


def test_wrong_words_of_a_call_are_one_line(capsys, tmp_path):
    with pytest.raises(SystemExit) as end:
        main(["import", "x.csv", "-o", str(tmp_path / "a.orgplan"), "--mend", "everything"])
    assert end.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def lines_of(capsys, file, unit):
    code, out, err = run(capsys, "metrics", file, "--unit", unit)
    return code, out.splitlines()[:1], err.strip()


def test_departments_and_scenarios_are_named_in_any_spelling(capsys, tmp_path):
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(), file)
    for unit in ("sales", "営業部", "営 業　部"):
        assert lines_of(capsys, file, unit) == (0, ["現行  family  department"], "")
    assert run(capsys, "metrics", file, "--scenario", "現　行")[0] == 0


def test_a_department_named_by_a_variant_character_is_asked_about(capsys, tmp_path):
    org = support_team()
    org = org.with_units(replace(org.units["sales"], name="髙松支店"))
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(org), file)
    code, _lines, err = lines_of(capsys, file, "高松支店")
    assert (code, err) == (2, "orgsandbox: no unit 高松支店; did you mean 髙松支店 (sales)?")


def test_of_departments_of_one_name_the_terminal_lists_the_ids(capsys, tmp_path):
    org = support_team()
    org = org.with_units(replace(org.units["sales"], name="なんでもサポート部隊"))
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(org), file)
    code, _lines, err = lines_of(capsys, file, "なんでもサポート部隊")
    assert code == 2
    assert err.endswith("several units are called なんでもサポート部隊: sales, team")


def test_a_table_without_a_header_is_mapped_by_letters(capsys, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text(
        "001,佐藤 恵,営業本部,第一営業部,備忘\n002,伊藤 翼,営業本部,,\n", encoding="utf-8"
    )
    columns = ("id=A", "name=B", "level1=C", "level2=D")
    mapped = [part for column in columns for part in ("--map", column)]
    plan = tmp_path / "a.orgplan"
    code, out, _err = run(
        capsys, "import", table, "-o", plan, "--header", 0, *mapped, "--leave-out", "E", "--json"
    )
    assert code == 0
    told = json.loads(out)
    assert (told["people"], told["units"]) == (2, 2)
    assert [problem["column"] for problem in told["problems"]] == ["E"]
    assert run(capsys, "import", table, "-o", plan)[0] == 2


def test_a_header_that_is_not_there_is_a_problem_and_an_unknown_field_is_refused(capsys, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("id,name\n1,A\n", encoding="utf-8")
    plan = tmp_path / "a.orgplan"
    _code, out, _err = run(capsys, "import", table, "-o", plan, "--map", "title=Rank", "--json")
    assert [problem["kind"] for problem in json.loads(out)["problems"]] == ["unknown_column"]
    with pytest.raises(SystemExit):
        main(["import", str(table), "-o", str(plan), "--map", "nonsense=id"])


def test_work_across_is_counted_at_the_level_asked_for(capsys, tmp_path):
    file = tmp_path / "plan.orgplan"
    plan_file.save(Project((Scenario("now", "現行", helping()),)), file)
    share = {}
    for level in ("department", "section", "部", "課"):
        code, out, _err = run(capsys, "metrics", file, "--cut", level, "--json")
        assert code == 0
        share[level] = json.loads(out)["metrics"]["separability"]["cross_share"]
    assert share["department"] == share["部"] == 0.0
    assert share["section"] == share["課"] == pytest.approx(0.5)


def test_a_level_that_there_is_not_is_bad_usage(capsys, tmp_path):
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(), file)
    with pytest.raises(SystemExit) as end:
        main(["metrics", str(file), "--cut", "floor"])
    assert end.value.code == 2
    assert "floor" in capsys.readouterr().err
