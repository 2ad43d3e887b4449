"""Dates become ISO 8601 where nobody could read them otherwise."""

import pytest

from kg.read.dates import iso


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026-11-03T10:00:00Z", "2026-11-03T10:00:00+00:00"),
        ("2026-11-03 10:00:00+0200", "2026-11-03T10:00:00+02:00"),
        ("2026-11-03T10:00", "2026-11-03T10:00:00"),
        ("Tue, 03 Nov 2026 10:00:00 GMT", "2026-11-03T10:00:00+00:00"),
        ("Nov. 3, 2026", "2026-11-03"),
        ("November 3rd, 2026", "2026-11-03"),
        ("Tuesday, 3 Sept 2026", "2026-09-03"),
        ("23/11/2026", "2026-11-23"),
        ("11/23/2026", "2026-11-23"),
        ("11/03/2026", None),
        ("02/30/2026", None),
        ("2026-02-30", None),
        ("Feb. 30, 2026", None),
        ("2026", None),
        ("yesterday", None),
        ("", None),
        ("from Nov. 3, 2026 to Nov. 5, 2026", None),
    ],
)
def test_a_date_is_read_only_when_it_is_unmistakable(written: str, date: str | None) -> None:
    assert iso(written) == date
