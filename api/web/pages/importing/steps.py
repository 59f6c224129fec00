"""What the steps of an import have in common."""

from __future__ import annotations

from dataclasses import replace

from api.security.keeper import Keeper
from api.web.words import Words, words
from matching.errors import InvalidStep
from matching.importing.rights import own_upload
from matching.importing.upload import Sort, Upload, UploadTable
from matching.messages import message
from matching.rights.actor import Actor
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

SORTS: dict[Sort, Words] = {
    "partners": words("Partners"),
    "needs": words("Needs"),
    "offers": words("Offers"),
    "volunteers": words("Volunteers"),
}


def upload_of(keeper: Keeper, actor: Actor, id: str) -> Stored[Upload]:
    """The upload of the actor's.

    Raises:
        NotSignedIn, NotAllowed, NotFound: it is not theirs.
    """
    return transact(keeper.url, lambda work: own_upload(work.uploads, actor, id), writing=False)


def table_to_map(upload: Upload) -> UploadTable:
    """The table whose columns are somebody's own.

    Raises:
        InvalidStep: the columns are ours, or the file was taken.
    """
    if not upload.is_own or not upload.tables:
        raise InvalidStep(
            message("There is nothing to map in this file; look through it, or upload another one.")
        )
    return upload.tables[0]


def with_mapping(keeper: Keeper, actor: Actor, id: str, mapping: str, sort: Sort) -> None:
    """Keep the mapping with the upload."""

    def use_case(work: UnitOfWork) -> None:
        stored = own_upload(work.uploads, actor, id)
        tables = (replace(table_to_map(stored.value), sort=sort),)
        work.uploads.change(replace(stored.value, mapping=mapping, tables=tables), stored.version)

    transact(keeper.url, use_case)
