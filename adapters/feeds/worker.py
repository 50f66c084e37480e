"""The child's side of every worker: length-prefixed bodies in, JSON out, and never more than its limits.

A request is two lengths (4 bytes each, big-endian), a note about the body (its address, its type) and the body; an
answer is one length and JSON, never pickle. It ends at the end of its input, so it never outlives its parent.
"""

import json
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

REQUEST = struct.Struct(">II")
ANSWER = struct.Struct(">I")

MEMORY_BYTES = 512 * 1024 * 1024  # of address space
CPU_S = 15  # of one body: a second line behind the parent's deadline

Work = Callable[[bytes, str], Any]
"""Turns a body and its note into plain data (JSON types), so that a worker needs no types of ours and stays small."""


def work_for_parent(work: Work, given_up: Any) -> None:
    """Limits first, then work until the input ends; interrupts are for the parent. `given_up` answers what `work`
    could not read: whatever a body provokes becomes an answer, this is the place that meets it all.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(work, given_up, sys.stdin.buffer, sys.stdout.buffer)


def serve(work: Work, given_up: Any, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers until the input ends."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        note_bytes, body_bytes = REQUEST.unpack(head)
        note = requests.read(note_bytes).decode("utf-8", "replace")
        _allow_cpu()
        try:
            answer = work(requests.read(body_bytes), note)
        except (Exception, RecursionError, MemoryError):
            answer = given_up
        data = json.dumps(answer).encode("ascii")
        answers.write(ANSWER.pack(len(data)) + data)
        answers.flush()


def _allow_cpu() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_S, resource.RLIM_INFINITY))
