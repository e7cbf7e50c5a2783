"""One process for work that the window must not do itself: bounded, cancelled by killing it.

The process is a fresh interpreter (`spawn`), so that it works in a frozen program too, and it
imports only what the work needs. It answers one question after the other until it is closed, and
dies with the program whatever becomes of that. What crosses between the two is plain data.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import Any, Generic, TypeVar

Question = TypeVar("Question")
Value = TypeVar("Value")
Told = Callable[[float], None]
Work = Callable[[Question, Told], Value]

_LOOK = 0.05
"""So many seconds pass between two looks at time, memory and the wish to cancel."""

_NOT_STARTED = "The process could not be started."


class Stopped(Exception):  # noqa: N818 - an answer about the work, told by whoever asked for it
    """The work came to no answer, and its process is gone."""


class Died(Stopped):
    """The process ended by itself: a crash, or memory that the system refused it."""


class OutOfTime(Stopped):
    """The work took longer than it may."""


class OutOfMemory(Stopped):
    """The work needed more memory than it may."""


class Cancelled(Stopped):
    """Whoever asked wants no answer any more."""


class WorkError(RuntimeError):
    """The work raised what it does not declare, a fault of the program; the text is its trace."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process may take: bytes of memory, and seconds for one question; None: no bound."""

    memory: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the work is done, 0 to 1."""

    part: float


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """What the work returned."""

    value: Value


class Worker(Generic[Question, Value]):
    """A process that does `work(question, told)`; `work` is a function at the top of a module.

    `ask` waits for the answer. `start` does not: `news` then says what has come. A worker that
    raised a Stopped or was closed starts a new process with the next question.
    """

    def __init__(self, work: Work[Question, Value], bounds: Bounds = Bounds()) -> None:
        self._work = work
        self._bounds = bounds
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._sender: threading.Thread | None = None
        self._ready = False
        self._ends = float("inf")

    def __enter__(self) -> Worker[Question, Value]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        return self._process.pid if self._process is not None else None

    def ask(
        self,
        question: Question,
        told: Told | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Value:
        """Return the answer; Stopped says why there is none.

        `told` hears how much is done, `cancelled` is asked some twenty times a second.
        """
        try:
            self.start(question)
            while True:
                said = self.news(_LOOK)
                if isinstance(said, Answer):
                    return said.value
                if said is not None and told is not None:
                    told(said.part)
                if cancelled is not None and cancelled():
                    raise Cancelled
        except BaseException:
            self.close()
            raise

    def start(self, question: Question) -> None:
        """Begin with a question; returns at once."""
        if self._process is None:
            self._begin()
        if self._bounds.seconds is not None:
            self._ends = time.monotonic() + self._bounds.seconds
        # A thread writes: a large question would hold the window until the process has started.
        self._sender = threading.Thread(
            target=_send, args=(self._connection, question), name="question", daemon=True
        )
        self._sender.start()

    def _begin(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._connection, theirs = spawn.Pipe()
        by_system = self._bounds.memory if _system_bounds_memory() else None
        process = spawn.Process(target=_serve, args=(self._work, theirs, by_system), daemon=True)
        try:
            with _without_the_script():
                process.start()
        except OSError as error:
            raise WorkError(_NOT_STARTED) from error
        finally:
            theirs.close()
        self._process = process

    def news(self, wait: float = 0.0) -> Progress | Answer[Value] | None:
        """Return what the process said next, None when it says nothing within `wait` seconds."""
        if self._connection is None:
            raise Died
        try:
            said = self._connection.recv() if self._connection.poll(wait) else None
        except (EOFError, OSError):
            raise self._ended() from None
        kind: str
        value: Any
        kind, value = said if said is not None else ("nothing", None)
        self._ready = self._ready or kind == "ready"
        if kind in ("nothing", "ready", "told"):
            self._look_after()
            return Progress(value) if kind == "told" else None
        if kind == "answer":
            return Answer(value)
        self.close()
        raise OutOfMemory if kind == "memory" else WorkError(value)

    def _ended(self) -> Exception:
        """Return what to raise of a process that ended by itself: never started is our own fault."""
        ready = self._ready
        self.close()
        return Died() if ready else WorkError(_NOT_STARTED)

    def _look_after(self) -> None:
        """Stop a process that goes over its bounds, wherever the system does not."""
        if time.monotonic() > self._ends:
            self.close()
            raise OutOfTime
        if self._bounds.memory is not None and _memory_of(self.pid) > self._bounds.memory:
            self.close()
            raise OutOfMemory

    def close(self) -> None:
        """Kill the process, whatever it is at; nothing of it remains."""
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if self._sender is not None:
            self._sender.join()
        if connection is not None:
            connection.close()
        self._sender, self._ready, self._ends = None, False, float("inf")


def _send(connection: Connection, question: object) -> None:
    with contextlib.suppress(OSError):  # the process is gone: whoever waits for news is told
        connection.send(question)


@contextlib.contextmanager
def _without_the_script() -> Iterator[None]:
    """Let a process start without running the script that asked for it once more.

    `spawn` runs the main module again, to find there what it is to do. Our work never stands there,
    and a planner's script that has no `if __name__ == "__main__"` would start itself without end.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _system_bounds_memory() -> bool:
    """Say whether the system itself keeps a process within its memory."""
    return sys.platform == "linux"


def _memory_of(pid: int | None) -> int:
    """Return the bytes a process has in memory; 0 when it is gone."""
    import psutil  # only who waits for a bounded process pays for it

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


# in the process


def _serve(work: Work[Any, Any], connection: Connection, memory: int | None) -> None:
    """Answer questions until the other end is gone."""
    _be_quiet()
    threading.Thread(target=_die_with_the_program, name="parent", daemon=True).start()
    if memory is not None:
        _bound_memory(memory)
    connection.send(("ready", None))
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        connection.send(_answered(work, question, connection))
        del question


def _answered(work: Work[Any, Any], question: object, connection: Connection) -> tuple[str, object]:
    try:
        return "answer", work(question, lambda part: connection.send(("told", part)))
    except MemoryError:
        return "memory", None
    except Exception:
        return "failed", traceback.format_exc()


def _be_quiet() -> None:
    """Leave the terminal to the program: its interrupt, its output, no memory left on the disk."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_memory(memory: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _die_with_the_program() -> None:
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)
