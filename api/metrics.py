"""Numbers about the service, as Prometheus reads them.

Several workers write to one folder, which the environment names (``PROMETHEUS_MULTIPROC_DIR``); whichever is
asked answers for all.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from time import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from api.observation import Observed

logger = logging.getLogger("brobygger.api")

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
READ_AT = "brobygger_index_read_timestamp_seconds"
LATENCIES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
CANDIDATES = (0, 10, 100, 1_000, 10_000, 100_000)


class Metrics(Collector):
    """The numbers of one service, in a registry of its own; ``read_at`` says when its index was read."""

    def __init__(self, read_at: Callable[[], datetime | None]) -> None:
        own = CollectorRegistry()
        self._own, self._read_at = own, read_at
        self._gauges: list[Callable[[], Metric]] = []
        self._requests = Counter(
            "brobygger_requests", "Requests that were answered.", ["method", "route", "status"], registry=own
        )
        self._seconds = Histogram(
            "brobygger_request_seconds",
            "Time from the first byte of a request to the last of its answer.",
            ["route", "status"],
            buckets=LATENCIES,
            registry=own,
        )
        self._considered = Histogram(
            "brobygger_candidates_considered",
            "Profiles and statements that were looked at for a list.",
            buckets=CANDIDATES,
            registry=own,
        )
        self._empty = Counter("brobygger_empty_lists", "Lists with nothing on them.", registry=own)
        self._index = Gauge(
            READ_AT,
            "When the database was last read for the index; of several workers the oldest.",
            multiprocess_mode="livemin",
            registry=own,
        )

    def count(self, observed: Observed) -> None:
        """Count a request that was answered."""
        status = str(int(observed.status))
        self._requests.labels(observed.method, observed.route, status).inc()
        self._seconds.labels(observed.route, status).observe(observed.seconds)
        for considered, length in observed.lists:
            self._considered.observe(considered)
            self._empty.inc(0 if length else 1)
        self.note_index()

    def note_index(self) -> None:
        """Note when the index of this worker was read."""
        if read_at := self._read_at():
            self._index.set(read_at.timestamp())

    def add_gauge(self, name: str, about: str, label: str, ask: Callable[[], Mapping[str, float]]) -> None:
        """Add a number that is asked for whenever somebody reads the metrics.

        Args:
            name: as in ``brobygger_introductions``.
            about: a sentence about it.
            label: what tells its values apart, as in ``state``.
            ask: gives a value for each; the same in every worker, so it asks the database.
        """

        def gauge() -> Metric:
            family = GaugeMetricFamily(name, about, labels=[label])
            for value, number in ask().items():
                family.add_metric([value], number)
            return family

        self._gauges.append(gauge)

    def text(self) -> bytes:
        """All numbers, in the text format of Prometheus."""
        self.note_index()
        registry = CollectorRegistry()
        registry.register(self)
        return generate_latest(registry)

    def collect(self) -> Iterator[Metric]:
        """The numbers of all workers, the age of the index, and what others added."""
        shared = os.environ.get(FOLDER)
        source = MultiProcessCollector(None) if shared else self._own  # type: ignore[no-untyped-call]
        for metric in source.collect():
            yield metric
            if metric.name == READ_AT:
                yield from _age(metric)
        for gauge in self._gauges:
            try:
                yield gauge()
            except Exception as error:  # noqa: BLE001 - the other numbers are wanted all the more
                logger.warning("a number cannot be asked for (%s)", type(error).__name__)


def _age(read_at: Metric) -> Iterator[Metric]:
    read = [sample.value for sample in read_at.samples if sample.value]
    if read:
        yield GaugeMetricFamily(
            "brobygger_index_age_seconds", "Time since the index was read.", time() - min(read)
        )
