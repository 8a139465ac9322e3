"""A proxy before several servers: each new connection goes to the next one."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress


@contextmanager
def proxy(ports: Sequence[int]) -> Iterator[int]:
    """The port of a proxy before servers of this computer, until the block ends."""
    front = socket.create_server(("127.0.0.1", 0))
    turns = itertools.cycle(ports)

    def serve() -> None:
        with suppress(OSError):
            while True:
                client, _ = front.accept()
                behind = socket.create_connection(("127.0.0.1", next(turns)))
                for pair in ((client, behind), (behind, client)):
                    threading.Thread(target=_pass_on, args=pair, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield front.getsockname()[1]
    finally:
        front.close()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
