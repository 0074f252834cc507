"""Metrics for Prometheus, in a registry of their own: numbers and ids, never words."""

from collections.abc import Callable, Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.domain.answers import Answer, Reason
from bot.domain.records import Backlog
from bot.domain.vitals import Vitals, ailments

_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)


class PrometheusMeter:
    """Counts what this process does; what all processes share is looked at when asked for."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "policy_bot_stage_seconds",
            "Seconds that a stage of an answer took: waiting, answering, posting.",
            ("stage",),
            registry=self._registry,
            buckets=_BUCKETS,
        )
        self._verdicts = Counter(
            "policy_bot_answers", "Answers by verdict.", ("verdict",), registry=self._registry
        )
        self._tokens = Counter(
            "policy_bot_model_tokens",
            "Tokens that a model read and wrote.",
            ("model", "direction"),
            registry=self._registry,
        )
        self._errors = Counter(
            "policy_bot_model_errors",
            "Answers that a model failed to word, by kind of failure.",
            ("model", "failure"),
            registry=self._registry,
        )

    def took(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self._seconds.labels(stage).observe(max(seconds, 0.0))

    def answered(self, answer: Answer) -> None:
        """Count an answer, and what a model took for it."""
        unread = answer.escalation.reason is Reason.UNREAD
        self._verdicts.labels(Reason.UNREAD.value if unread else answer.verdict.value).inc()
        usage = answer.usage
        if usage is None:
            return
        self._tokens.labels(usage.model, "in").inc(usage.tokens_in)
        self._tokens.labels(usage.model, "out").inc(usage.tokens_out)
        if usage.failure:
            self._errors.labels(usage.model, usage.failure).inc()

    def watch(self, vitals: Callable[[], Vitals]) -> None:
        """Show vitals among the metrics, looked at whenever somebody asks."""
        self._registry.register(_Vital(vitals))

    def text(self) -> bytes:
        """All metrics in Prometheus' own words."""
        return generate_latest(self._registry)


class _Vital(Collector):
    def __init__(self, vitals: Callable[[], Vitals]) -> None:
        self._vitals = vitals

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: registering looks at nothing."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """The gauges of this moment."""
        vitals = self._vitals()
        yield _gauge("ready", "1 when the bot is fit to work.", float(not ailments(vitals)))
        yield _gauge("inbox_waiting", "Questions that wait.", vitals.inbox.count)
        yield _age("inbox", "the oldest question that waits", vitals, vitals.inbox)
        yield _gauge("outbox_waiting", "Posts that wait.", vitals.outbox.count)
        yield _age("outbox", "the oldest post that waits", vitals, vitals.outbox)
        yield _gauge("unknown_sends", "Posts perhaps sent, perhaps not.", vitals.outbox.unsure)
        dead = GaugeMetricFamily("policy_bot_dead_letters", "Given up.", labels=["kind"])
        dead.add_metric(["question"], vitals.inbox.dead)
        dead.add_metric(["post"], vitals.outbox.dead)
        yield dead
        yield _gauge("generation", "The generation of the index.", vitals.generation or 0)
        for name, what, since in (
            ("generation_age", "the generation of the index was built", vitals.built),
            ("roles_age", "Slack was last asked for a user group", vitals.roles_asked),
            ("chain_verified_age", "the audit trail was last verified", vitals.verified),
        ):
            if since is not None:
                yield _gauge(f"{name}_seconds", f"Seconds since {what}.", _since(vitals.at, since))


def _age(name: str, what: str, vitals: Vitals, backlog: Backlog) -> GaugeMetricFamily:
    age = _since(vitals.at, backlog.oldest) if backlog.oldest else 0.0
    return _gauge(f"{name}_age_seconds", f"Seconds that {what} has waited.", age)


def _since(now: datetime, then: datetime) -> float:
    return max((now - then).total_seconds(), 0.0)


def _gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"policy_bot_{name}", what, value=value)
