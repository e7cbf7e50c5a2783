"""Whether a file is there, also where nobody can say."""

from __future__ import annotations

from orgsandbox.files.places import is_gone, is_there


def test_of_a_path_that_cannot_be_looked_up_it_is_neither_said_that_it_is_there_nor_gone(tmp_path):
    file = tmp_path / "a.orgplan"
    assert (is_there(file), is_gone(file)) == (False, True)
    file.touch()
    assert (is_there(file), is_gone(file)) == (True, False)
    too_long = tmp_path / ("案" * 100)
    assert (is_there(too_long), is_gone(too_long)) == (False, False)
