"""The person in a file that somebody has uploaded."""

from __future__ import annotations

from datetime import datetime

from matching.importing.upload import BETWEEN, Correction, Taken, Trouble, Upload, UploadRow, UploadTable

GIVEN = {
    (Upload, "centre"),
    (UploadTable, "sort"),
    (Trouble, "column"),
    (Trouble, "sentence"),
    (Correction, "field"),
    (Taken, "sort"),
}
"""Fields that would take any text and that nobody can write into."""


def upload(email: str, user: str, then: datetime) -> Upload:
    """A file of two rows that somebody else has uploaded; the person stands in the first."""
    row = UploadRow(
        number=2, cells=f"Foreningen{BETWEEN}{email}", corrections=(Correction(field="name", text="Ny"),)
    )
    broken = UploadRow(number=3, cells="#REF!", troubles=(Trouble(column="name", sentence="brudt"),))
    table = UploadTable(
        sheet="partnere", names=("name", "contact_email"), sort="partners", rows=(row, broken)
    )
    return Upload(
        id="u1", user=user, file="liste.csv", at=then, centre="c1", mapping='sort = "partners"',
        tables=(table,), taken=(Taken(sort="partners", added=1),),
    )  # fmt: skip
