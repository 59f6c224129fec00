"""Alembic's way in: :mod:`storage.migrate` hands the connection over; there is no alembic.ini."""

from __future__ import annotations

from alembic import context

from storage.all_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
