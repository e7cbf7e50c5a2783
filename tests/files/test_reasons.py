"""What the system says about a file reaches the planner in words, in both languages."""

from __future__ import annotations

import errno
import os

import pytest

from orgsandbox.files.reasons import why
from orgsandbox.i18n import speaking

COMMON = (
    "ENOSPC",
    "EDQUOT",
    "EFBIG",
    "EACCES",
    "EPERM",
    "EROFS",
    "ENAMETOOLONG",
    "ENOENT",
    "EISDIR",
    "ENOTDIR",
    "EINVAL",
    "EBUSY",
    "EIO",
    "ELOOP",
    "EMFILE",
    "ESTALE",
    "ETIMEDOUT",
    "EHOSTDOWN",
)


@pytest.mark.parametrize("name", COMMON)
def test_what_usually_goes_wrong_is_said_in_plain_words_with_what_to_do(name):
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number))
    with speaking("en"):
        english = why(error).text()
    with speaking("ja"):
        japanese = why(error).text()
    assert os.strerror(number) not in english
    assert "error" not in english or name == "EIO"
    assert any("\u3040" <= sign <= "\u30ff" for sign in japanese)
    assert japanese.count("。") >= 2, "what it is, and what to do"


def test_what_is_rare_is_told_by_its_number():
    with speaking("ja"):
        assert "71" in why(OSError(71, "Protocol error")).text()
    assert "?" in why(OSError("no number at all")).text()


def test_windows_knows_a_file_in_use_from_a_missing_permission():
    error = PermissionError(errno.EACCES, "Permission denied")
    denied = why(error).text()
    error.winerror = 32
    assert "Another program" in why(error).text() != denied
