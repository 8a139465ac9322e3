"""Nobody may ask more often than set, and one person's haste never slows another."""

from __future__ import annotations

from caseload.hosts.server.limits import Buckets


def test_what_is_used_up_comes_back_evenly_and_each_person_has_their_own() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    assert all(buckets.wait("a") == 0 for _ in range(60))
    assert 0 < buckets.wait("a") <= 1
    assert buckets.wait("b") == 0
    now[0] = 1.0
    assert buckets.wait("a") == 0
    assert buckets.wait("a") > 0
