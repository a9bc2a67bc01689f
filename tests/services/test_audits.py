from typing import Any

import pytest

from tests.drawing import utc
from tltimer.services.audits import audit_put_off


@pytest.mark.parametrize(
    ("entry", "at"),
    [
        ({"id": "audit-offer", "audit_put_off_at": "2026-11-16T09:00:00Z"}, utc("2026-11-16T09:00:00")),
        ({"id": "audit-offer", "audit_put_off_at": "soon"}, None),
        ({"id": "audit-offer"}, None),
        ({"id": "another", "audit_put_off_at": "2026-11-16T09:00:00Z"}, None),
    ],
)
def test_the_offer_of_an_audit_was_put_off_when_it_says_so(entry: dict[str, Any], at: Any):
    assert audit_put_off([entry]) == at
