"""Why the system would not read or write a file, in the planner's words, with what to do."""

from __future__ import annotations

import errno

from orgsandbox.i18n import N_, Message

_FULL = N_("The disk is full. Free some space, or choose another place.")
_QUOTA = N_(
    "Your share of this disk is used up. Delete what is not needed, or choose another place."
)
_LARGE = N_("The file would be larger than this disk or your account allows. Choose another place.")
_DENIED = N_("You have no permission there. Choose another place, or ask whoever looks after it.")
_READ_ONLY = N_("This place can only be read, not written to. Choose another place.")
_LONG = N_("The name is too long. Choose a shorter one.")
_GONE = N_(
    "The file or its folder is not there any more. Look where it was moved, or choose another."
)
_FOLDER = N_("A folder has this name. Choose another name.")
_NOT_A_FOLDER = N_("Part of this path is a file, not a folder. Choose another place.")
_NAME = N_("This cannot be the name of a file here. Choose another name.")
_BUSY = N_("Another program is using the file. Close it there, then try again.")
_AWAY = N_("The drive or the network does not answer. Check the connection, then try again.")
_BROKEN = N_(
    "The drive reported an error: what was written cannot be relied on. Choose another place."
)
_ROUND = N_("The links to this file lead round in a circle. Choose another place.")
_MANY = N_("Too many files are open on this computer. Close other programs, then try again.")

_BY_NUMBER = {
    "ENOSPC": _FULL,
    "EDQUOT": _QUOTA,
    "EFBIG": _LARGE,
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "EROFS": _READ_ONLY,
    "ENAMETOOLONG": _LONG,
    "ENOENT": _GONE,
    "EISDIR": _FOLDER,
    "ENOTDIR": _NOT_A_FOLDER,
    "EINVAL": _NAME,
    "EILSEQ": _NAME,
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EIO": _BROKEN,
    "ELOOP": _ROUND,
    "EMFILE": _MANY,
    "ENFILE": _MANY,
    "ENODEV": _AWAY,
    "ENXIO": _AWAY,
    "ESTALE": _AWAY,
    "EHOSTDOWN": _AWAY,
    "EHOSTUNREACH": _AWAY,
    "ENETDOWN": _AWAY,
    "ENETUNREACH": _AWAY,
    "ENOTCONN": _AWAY,
    "ETIMEDOUT": _AWAY,
    "ECONNRESET": _AWAY,
    "EREMOTEIO": _AWAY,
}
_WORDS = {getattr(errno, name): words for name, words in _BY_NUMBER.items() if hasattr(errno, name)}

_WINDOWS_WORDS = {
    19: _READ_ONLY,
    21: _AWAY,
    32: _BUSY,
    33: _BUSY,
    53: _AWAY,
    64: _AWAY,
    67: _AWAY,
    112: _FULL,
    123: _NAME,
    206: _LONG,
    223: _LARGE,
    1295: _QUOTA,
}
"""Where Windows knows better than its error number says: a file in use is "no permission" there."""


def why(error: OSError) -> Message:
    """Return why a file could not be read or written, and what the planner can do about it."""
    windows = getattr(error, "winerror", None)
    words = _WINDOWS_WORDS.get(windows) if windows is not None else None
    words = words or (_WORDS.get(error.errno) if error.errno is not None else None)
    if words is not None:
        return Message(words)
    number = windows or error.errno or "?"
    return Message(N_("The system refused (error {number})."), {"number": number})
