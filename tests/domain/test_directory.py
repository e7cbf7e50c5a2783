"""Who a file means: exact before folded before proposed; equals are never guessed between."""

from __future__ import annotations

from orgsandbox.domain.directory import (
    BY_EMAIL,
    BY_NAME,
    LEADING_ZEROS,
    VARIANTS,
    Directory,
    Match,
)


def people() -> Directory[str]:
    made: Directory[str] = Directory()
    made.add("sato", ["佐藤 恵"], ["0001"], "m@x.jp")
    made.add("ito", ["伊藤 司"], ["1"])
    made.add("takahashi", ["髙橋 一郎"], ["0030"])
    made.add("suzuki a", ["鈴木 健"], ["0041"])
    made.add("suzuki b", ["鈴木　健"], ["0042"])
    return made


def test_the_exact_number_goes_before_one_that_only_looks_like_it():
    assert people().find("1").key == "ito"
    assert people().find("０００１").key == "sato"


def test_spellings_of_one_name_are_one_person():
    assert people().find("佐藤恵").key == "sato"
    assert people().find("ｻﾄｳ").key is None


def test_lost_zeros_are_proposed_and_applied_only_when_chosen():
    assert people().find("30") == Match(None, ("takahashi",), LEADING_ZEROS)
    assert people().find("30", mends=[LEADING_ZEROS]).key == "takahashi"


def test_a_zero_within_a_number_was_never_lost():
    numbers: Directory[str] = Directory()
    numbers.add("inside", codes=["000101"])
    assert numbers.find("101") == Match(None, ("inside",), LEADING_ZEROS)
    assert numbers.find("11") == Match()
    numbers.add("coded", codes=["A007"])
    assert numbers.find("A7") == Match(None, ("coded",), LEADING_ZEROS)


def test_where_a_number_belongs_a_name_or_an_address_is_only_proposed():
    assert people().find("佐藤　恵", by_name=False) == Match(None, ("sato",), BY_NAME)
    assert people().find("M@X.jp", by_name=False) == Match(None, ("sato",), BY_EMAIL)


def test_a_variant_character_is_a_proposal():
    found = people().find("高橋 一郎")
    assert (found.key, found.mend) == (None, VARIANTS)
    assert people().find("高橋 一郎", mends=[VARIANTS]).key == "takahashi"


def test_two_people_of_one_name_are_listed_and_no_mend_chooses():
    found = people().find("鈴木 健 ", mends=[BY_NAME, VARIANTS])
    assert found.key is None
    assert found.is_ambiguous
    assert found.candidates == ("suzuki a", "suzuki b")


def test_nobody_is_meant_by_an_empty_cell_or_an_unknown_name():
    assert people().find(" ") == Match()
    assert people().find("山田") == Match()
