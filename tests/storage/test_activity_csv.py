from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from matching.activity_report import activity_report
from storage.activity_csv import activity_as_csv
from tests.market import company, ngo
from tests.matching.centre import records
from tests.matching.partnerships.small import contribution, running


def rows(name: str) -> tuple[bytes, list[list[str]]]:
    given = contribution(day=date(2027, 2, 3), hours=Decimal("7.25"), confirmed_by="ida")
    known = records(
        profiles=[ngo(), company(name=name)], partnerships=[replace(running(), contributions=(given,))]
    )
    content = activity_as_csv(activity_report(known, date(2027, 2, 1), date(2027, 2, 28)), "da")
    return content, list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_table_opens_in_a_danish_spreadsheet_program() -> None:
    content, table = rows("Talknuserne A/S")
    assert content.startswith(b"\xef\xbb\xbftable;code;name;measure;value\r\n")
    assert ["given_by_company", "com", "Talknuserne A/S", "confirmed_hours", "7,25"] in table
    assert ["partnerships", "ad_hoc", "enkeltstående", "by_level", "1"] in table
    assert ["introductions", "", "", "acceptance_rate", ""] in table
    assert {len(row) for row in table} == {5}


def test_name_is_no_formula() -> None:
    _, table = rows('=HYPERLINK("http://evil.example";"Klik")')
    names = {row[2] for row in table if row[0] == "given_by_company"}
    assert names == {'\'=HYPERLINK("http://evil.example";"Klik")'}
