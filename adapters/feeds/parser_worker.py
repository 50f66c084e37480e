"""The child process that parses feeds: length-prefixed bodies in, JSON out, and never more than its limits.

A request is two lengths (4 bytes each, big-endian), the address and the body; an answer is one length and JSON.
It ends at the end of its input, so it never outlives its parent.
"""

import json
import resource
import signal
import struct
import sys
from typing import BinaryIO

from adapters.feeds.parser import Parsed, parse

REQUEST = struct.Struct(">II")
ANSWER = struct.Struct(">I")

MEMORY_BYTES = 512 * 1024 * 1024  # of address space
CPU_S = 15  # of one body: a second line behind the parent's deadline


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers until the input ends."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        url_bytes, body_bytes = REQUEST.unpack(head)
        url = requests.read(url_bytes).decode("utf-8", "replace")
        _allow_cpu()
        answer = json.dumps(_answer(requests.read(body_bytes), url)).encode("ascii")
        answers.write(ANSWER.pack(len(answer)) + answer)
        answers.flush()


def _answer(body: bytes, url: str) -> Parsed:
    """Whatever a body provokes in a parser becomes an answer: this is the place that meets it all."""
    try:
        return parse(body, url)
    except (Exception, RecursionError, MemoryError):
        return Parsed(rows=[], language=None, partial=False, problem="unparsable")


def _allow_cpu() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_S, resource.RLIM_INFINITY))


def main() -> None:
    """Limits first, then work; interrupts are for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
