"""The audit log guards itself: no entry can be changed, and none deleted before it is half a year old."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REFUSAL = "the audit log is append-only"
SQLITE_UPDATE = f"""
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
SQLITE_DELETE = f"""
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
WHEN OLD.at >= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-6 months')
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
POSTGRESQL_GUARD = f"""
CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP = 'DELETE' AND OLD.at < now() - interval '6 months' THEN RETURN OLD; END IF;
RAISE EXCEPTION '{REFUSAL}'; END $$"""
POSTGRESQL_ROWS = """
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION audit_guard()"""
POSTGRESQL_TABLE = """
CREATE TRIGGER audit_is_not_truncated BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_guard()"""
SQLITE = (SQLITE_UPDATE, SQLITE_DELETE)
POSTGRESQL = (POSTGRESQL_GUARD, POSTGRESQL_ROWS, POSTGRESQL_TABLE)


def upgrade() -> None:
    """Make the triggers."""
    for statement in SQLITE if _is_sqlite() else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Drop the triggers."""
    if _is_sqlite():
        op.execute("DROP TRIGGER audit_is_not_changed")
        op.execute("DROP TRIGGER audit_is_not_deleted")
        return
    op.execute("DROP TRIGGER audit_is_not_changed ON audit")
    op.execute("DROP TRIGGER audit_is_not_truncated ON audit")
    op.execute("DROP FUNCTION audit_guard()")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
