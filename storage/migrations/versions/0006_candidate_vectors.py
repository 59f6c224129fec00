"""The tables of the candidate search, in a PostgreSQL that has the extension ``vector``.

They hold nothing that is not computed from the records, so they are made as the program of the day wants
them, here or whenever a program finds that it can make them.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("candidates", "candidate_stems", "candidate_stem_counts", "candidate_queue", "candidate_state")


def upgrade() -> None:
    """Make the tables where that can be."""
    if op.get_bind().dialect.name == "postgresql":
        from storage.candidate_table import make_candidates

        make_candidates(op.get_bind())


def downgrade() -> None:
    """Drop the tables; the extension stays."""
    if op.get_bind().dialect.name == "postgresql":
        for name in TABLES:
            op.execute(f"DROP TABLE IF EXISTS {name}")
