"""One and many read rightly, and a plural without a translation is found."""

from __future__ import annotations

import pytest

from orgsandbox.i18n import NN_, format_people, ngettext, use_language
from tests.test_rules_of_the_house import ROOT, module


@pytest.mark.parametrize(
    ("language", "counts"),
    [("en", ["0 tasks", "1 task", "2 tasks"]), ("ja", ["0件", "1件", "2件"])],
)
def test_a_count_reads_rightly_in_both_languages(language, counts):
    use_language(language)
    told = [ngettext("{count} task", "{count} tasks", n).format(count=n) for n in range(3)]
    assert told == counts
    assert [NN_("{count} task", "{count} tasks").text(n) for n in range(3)] == counts


def test_people_are_counted_in_both_languages():
    assert [format_people(n) for n in (1, 3)] == ["1 person", "3 people"]
    use_language("ja")
    assert [format_people(n) for n in (1, 3)] == ["1名", "3名"]


def test_a_plural_is_found_in_the_source_and_missed_without_a_translation(tmp_path, monkeypatch):
    translate = module(ROOT / "packaging" / "translate.py")
    assert ("{count} task", "{count} tasks") in translate.source_texts()
    words = translate.PO.read_text(encoding="utf-8")
    broken = tmp_path / "orgsandbox.po"
    monkeypatch.setattr(translate, "PO", broken)
    entry = 'msgid_plural "{count} tasks"\nmsgstr[0] "{count}件"'
    for wrong, fault in (
        (entry.replace("{count}件", ""), "not translated: {count} task"),
        (entry.replace("{count}件", "{number}件"), "other placeholders: {count} task"),
    ):
        broken.write_text(words.replace(entry, wrong), encoding="utf-8")
        assert translate.problems() == [fault]


def test_the_same_words_give_the_same_file_whatever_the_clock_says(tmp_path):
    translate = module(ROOT / "packaging" / "translate.py")
    translate.compile_words(tmp_path / "words.mo")
    assert b"POT-Creation-Date: 2000-01-01 00:00" in (tmp_path / "words.mo").read_bytes()
