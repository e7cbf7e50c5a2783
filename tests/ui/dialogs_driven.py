"""A planner who answers the dialogs that come up, one after the other, with the mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

Answer = Callable[[QWidget], None]


class Answers(QObject):
    """Gives the answers in their order; `said` keeps what the message boxes said."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        self.said: list[str] = []
        self.surprises: list[str] = []
        self.waiting = list(answers)
        self._answered: list[QWidget] = []
        self._over = False
        self._look_soon()

    def _look_soon(self) -> None:
        """Ask for another look: a timer that repeats is not called inside its own call, where a
        dialog asks a second question."""
        QTimer.singleShot(5, self, self._look)

    def _look(self) -> None:
        if self._over:
            return
        self._look_soon()
        shown = QApplication.activeModalWidget()
        if shown is None or shown in self._answered:
            return
        self._answered.append(shown)
        if isinstance(shown, QMessageBox):
            self.said.append(f"{shown.text()}\n{shown.informativeText()}")
        answer = self.waiting.pop(0) if self.waiting else _surprised
        try:
            answer(shown)
        except BaseException:  # a dialog left open would stop the test for good
            self.surprises.append(f"{shown.windowTitle()}: {self.said[-1:]}")
            _close(shown)
            raise

    def done(self) -> None:
        """Stop answering; everything that was to be answered was asked, and nothing else."""
        self._over = True
        assert self.surprises == [], self.surprises
        assert self.waiting == [], self.said


def _surprised(shown: QWidget) -> None:
    raise AssertionError(f"nobody expected {shown}")


def _close(shown: QWidget) -> None:
    assert isinstance(shown, QDialog)
    shown.reject()


def click(text: str) -> Answer:
    """Press the button of that text."""

    def answer(shown: QWidget) -> None:
        buttons = {
            held.text().replace("&", ""): held for held in shown.findChildren(QAbstractButton)
        }
        assert text in buttons, f"{text!r} is none of {list(buttons)}"
        QTest.mouseClick(buttons[text], Qt.MouseButton.LeftButton)

    return answer


def name_it(path: object) -> Answer:
    """Type a path into the file dialog and accept it."""

    def answer(shown: QWidget) -> None:
        assert isinstance(shown, QFileDialog)
        field = shown.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer
