"""What one hostile file is, and what the program may say of it.

An outcome is "OUTCOME" or "OUTCOME/REASON" of an entry of documents[] in the result; "*" stands for any reason. Sets
below name what several kinds of attack share. A crash of the reader is in no set but STOPPED: where a library is known
to fail, the case says so, anywhere else it is a fault.
"""
from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Callable, Iterable

READ = ("read",)
DAMAGED = ("unreadable/damaged",)
ENCRYPTED = ("unreadable/encrypted",)
UNSUPPORTED = ("unreadable/unsupported",)
EMPTY = ("unreadable/empty",)
NOT_REGULAR = ("unreadable/not-regular-file",)
TOO_LARGE = ("unreadable/too-large",)
IGNORED = ("ignored",)  # in no entry: files of file managers and office programs

PARTLY = ("partly-read/damaged", "partly-read/too-large", "partly-read/pages-unreadable", "partly-read/image-only",
          "partly-read/unsupported")
# Something is lost, and the result says so.
LOST = PARTLY + ("unreadable/damaged", "unreadable/pages-unreadable", "unreadable/empty")
# A bound of limits.h, or of the worker that reads.
LIMIT = ("partly-read/too-large", "unreadable/too-large")
STOPPED = tuple(f"{outcome}/{reason}" for outcome in ("partly-read", "unreadable")
                for reason in ("timeout", "memory", "crashed"))
SPENT = LIMIT + tuple(outcome for outcome in STOPPED if "crashed" not in outcome)
# No page is there to read, or none has a letter: never plain "read".
NOTHING = ("partly-read/damaged", "partly-read/pages-unreadable", "unreadable/damaged",
           "unreadable/pages-unreadable", "unreadable/empty")
# Whether something is lost depends on where a fault falls; the file is still told by a typed outcome.
TYPED = READ + LOST + LIMIT + UNSUPPORTED + ENCRYPTED

# Stands in a file beside the evidence folder; no result, report or text may ever hold it.
CANARY = "CANARY-5d41402abc4b2a76"


@dataclass
class Case:
    name: str  # path below the family's folder; bytes that are no UTF-8 as surrogates (os.fsdecode)
    allow: tuple[str, ...]
    data: bytes | Callable[[], bytes] | None = None
    make: Callable[[bytes], None] | None = None  # for what is no plain file: gets the path
    why: str = ""
    contain: tuple[str, ...] = ()  # `capdo show` prints these
    whole: tuple[str, ...] = ()    # it prints these, too, or the outcome is not plain "read"
    absent: tuple[str, ...] = ()   # neither `capdo show` nor the result holds these
    hidden: tuple[str, ...] = ()   # read, but in a layer that is no evidence
    warnings: tuple[str, ...] = ()  # codes that the entry must bear
    flagged: bool = False           # plain "read" at most with a page that is not good
    within: bool = False            # its entries are whatever lies under this path
    inside: dict = field(default_factory=dict)  # paths below an archive, and what they may become
    family: str = field(default="", init=False)

    def bytes(self) -> bytes:
        return self.data() if callable(self.data) else self.data


@dataclass
class Place:
    """Where the generated files lie: some attacks need an absolute path or a port that listens."""
    canary: str
    beacon: int


def case(name, allow, data=None, why="", **more) -> Case:
    def as_tuple(value):
        return (value,) if isinstance(value, str) else tuple(value)

    for key in ("contain", "whole", "absent", "hidden", "warnings"):
        if key in more:
            more[key] = as_tuple(more[key])
    return Case(name, as_tuple(allow), data, why=why, **more)


def unique(cases: Iterable[Case]) -> list[Case]:
    seen: dict[bytes, Case] = {}
    out = list(cases)
    for one in out:
        key = os.fsencode(one.name)
        if key in seen:
            raise ValueError(f"two cases are called {one.name!r}")
        seen[key] = one
    return out
