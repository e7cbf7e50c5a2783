"""Broken tables through import: python -m tests.attacks.fuzz_tables --count 5000 --seed 1

A table of people, often with one of work, holds odd cells, has lost or doubled columns, is in any
encoding, or is broken as bytes. It is refused in one sentence, or every row has one fate and it
gives a plan that can be saved and opened equal.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
from pathlib import Path

from orgsandbox.files import fields
from orgsandbox.files import project as plan_file
from orgsandbox.files.importing.fates import Fate
from orgsandbox.files.importing.options import HIERARCHIES
from orgsandbox.files.people import NotATable, import_people
from tests.attacks import _tally

ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "cp1252")
ODD = (
    "",
    " ",
    "　",
    "0",
    "-1",
    "1.5",
    "８割",
    "150%",
    "1e300",
    "1e10",
    "nan",
    "inf",
    "-inf",
    "#N/A",
    "=1+1",
    "2027-02-30",
    "令和7年4月1日",
    "R7.4.1",
    "20270401",
    "9999-12-31",
    "0000-00-00",
    "はい",
    "true",
    "○",
    "本社/管理本部/総務部",
    "本社＞＞",
    "///",
    "\x00",
    "\u202e佐藤",
    "髙橋",
    "👩‍💼",
    "a" * 40_000,
    "\n",
    "\ud7ff",
    "小計",
    "空席",
    '="0001"',
    "1.00E+05",
    "0001",
    "1",
    "Ａ０１",
    "000000000000000000000000000001",
    "９" * 400,
    "9" * 5000,
    "½",
    "²",
    "①",
    "౩",
    "1_000",
    "+5",
    "0x10",
    "99999999999999999999",
)


def attempt(chance: random.Random) -> str:
    """Make two tables, break them, import them."""
    with tempfile.TemporaryDirectory() as folder:
        people = _file(Path(folder) / "people.csv", chance, dict(fields.PEOPLE))
        work = None
        if chance.random() < 0.4:
            work = _file(Path(folder) / "work.csv", chance, dict(fields.WORK))
        hierarchy = chance.choice((None, None, *HIERARCHIES))
        try:
            found = import_people(
                people, work, hierarchy=hierarchy, language=chance.choice(("ja", "en"))
            )
        except NotATable as refusal:
            assert str(refusal)
            return "refused"
        assert sum(found.fates.values()) == found.rows + found.table.skipped, "a row without a fate"
        assert len(found.org.people) == found.fates[Fate.PERSON], "somebody out of no row"
        for problem in found.problems:
            assert str(problem.message) and problem.message.text()
    again = plan_file.loads(plan_file.dumps(found.project))
    other = _tally.unlike(found.project, again)
    if other:
        raise AssertionError(f"saved and opened another plan: {other}")
    return "imported"


def _file(path: Path, chance: random.Random, known: dict[str, tuple[str, ...]]) -> Path:
    data = _table(chance, known)
    if chance.random() < 0.3:
        data = _tally.broken(data, chance)
    path.write_bytes(data)
    return path


def _table(chance: random.Random, known: dict[str, tuple[str, ...]]) -> bytes:
    headers = [
        header
        for names in known.values()
        for header in names[:6]
        if chance.random() < 1.6 / len(names[:6])
    ]
    if chance.random() < 0.9:  # else there is nobody in it and nothing more to break
        headers.insert(0, known["name" if "name" in known else "person"][0])
        headers.insert(1, known["id" if "id" in known else "task"][0])
    headers = headers[: chance.choice((1, 3, 6, 10, 40))]
    if chance.random() < 0.2:
        headers += chance.choices([*headers, "", " ", "謎"], k=2)
    rows = [[""] * chance.randrange(3) for _title in range(chance.choice((0, 0, 0, 1, 3)))]
    rows.append(headers)
    numbers = [f"{n:04}" for n in range(1, 30)]
    names = [
        "佐藤 恵",
        "伊藤大輔",
        "総務部",
        "経理部",
        "営業部",
        "本社",
        "部長",
        "課長",
        "経理",
        *numbers,
    ]
    for _row in range(chance.choice((0, 1, 5, 30))):
        width = len(headers) + chance.choice((0, 0, 0, 0, -1, 1, 5))
        rows.append(
            [
                chance.choice(ODD if chance.random() < 0.2 else names)
                for _cell in range(max(0, width))
            ]
        )
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=chance.choice(",,,\t;")).writerows(rows)
    return stream.getvalue().encode(chance.choice(ENCODINGS), "replace")


def run(count: int, seed: int) -> _tally.Tally:
    """Return the figures of `count` imports."""
    return _tally.in_batches("tests.attacks.fuzz_tables", count, seed)


if __name__ == "__main__":
    raise SystemExit(_tally.main("fuzz_tables", run, 5_000))
