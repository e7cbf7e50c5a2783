"""The PySide6 in use keeps the references to None: 6.12.0 on Python 3.11 did not, and aborted."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 2000


def test_calls_that_return_nothing_keep_none_alive(qapp):
    widget = QWidget()
    widget.update()
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        widget.update()
    # One reference lost a call would show as -2000; other code may move a few.
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
