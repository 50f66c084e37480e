"""`/healthz`, `/readyz` and `/metrics` over HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

Checks = Callable[[], Awaitable[Mapping[str, str | None]]]  # name -> what is wrong, None: nothing
Counts = Callable[[], Mapping[tuple[str, str], int]]
Gauges = Callable[[], Awaitable[Mapping[tuple[str, str], float]]]


def application(checks: Checks, counts: Counts, gauges: Gauges) -> Starlette:
    """The three pages. `checks` names every part that must work for `/readyz` to answer 200."""

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_request: Request) -> Response:
        found = await checks()
        ready = not any(found.values())
        return JSONResponse(
            {"ready": ready, "checks": {name: wrong or "ok" for name, wrong in found.items()}},
            status_code=200 if ready else 503,
        )

    async def metrics(_request: Request) -> Response:
        registry = CollectorRegistry()
        registry.register(_Snapshot(counts(), await gauges()))
        return Response(generate_latest(registry), media_type="text/plain; version=0.0.4; charset=utf-8")

    return Starlette(routes=[Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)])


class _Snapshot(Collector):
    """Counts and gauges as they stood when the page was asked for."""

    def __init__(self, counts: Mapping[tuple[str, str], int], gauges: Mapping[tuple[str, str], float]) -> None:
        self._counts, self._gauges = counts, gauges

    def collect(self) -> Iterator[Metric]:
        yield from _families(CounterMetricFamily, self._counts)
        yield from _families(GaugeMetricFamily, self._gauges)


def _families(
    kind: type[CounterMetricFamily] | type[GaugeMetricFamily], values: Mapping[tuple[str, str], float]
) -> Iterator[Metric]:
    for name in sorted({name for name, _ in values}):
        family = kind(f"vigie_{name}", f"{name.replace('_', ' ')}, by outcome".capitalize(), labels=["outcome"])
        for (_, label), value in sorted(item for item in values.items() if item[0][0] == name):
            family.add_metric([label], value)
        yield family


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: SIGTERM is the program's own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(app: Starlette, host: str, port: int) -> AsyncIterator[int]:
    """Serves `app` while the context lasts; gives the port. Raises OSError when the address is taken."""
    config = uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, lifespan="off")
    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        await task
