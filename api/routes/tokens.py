"""API tokens of one's own."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.account_schemas import NewTokenSheet, TokenAsked, TokenList, TokenSheet
from api.dependencies import TheId
from api.idempotency import Reply, TheOnce
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.security.tokens import new_token
from matching.accounts.tokens import NewToken, add_token, revoke_token
from matching.rights.rules import demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/tokens", tags=["accounts"])


@router.get("", response_model=TokenList, summary="List one's API tokens")
def tokens(actor: TheActor, keeper: TheKeeper) -> TokenList:
    """The API tokens of whoever asks, without the tokens themselves."""
    demand(actor, "ask")
    found = transact(keeper.url, lambda work: work.tokens.find(user=actor.user), writing=False)
    return TokenList(tokens=[TokenSheet.of(one.value) for one in found])


@router.post("", status_code=201, response_model=NewTokenSheet, summary="Make an API token")
def add(asked: TokenAsked, actor: TheActor, once: TheOnce) -> Response:
    """The answer shows the token, this once."""
    token, digest = new_token()

    def use_case(work: UnitOfWork) -> Reply:
        new = NewToken(asked.name, digest, asked.scopes, asked.expires)
        sheet = TokenSheet.of(add_token(work, actor, new).value)
        return Reply(NewTokenSheet(**sheet.model_dump(), token=token), secret=True)

    return once.run(use_case)


@router.delete("/{id}", status_code=204, response_class=Response, summary="Revoke an API token")
def revoke(id: TheId, actor: TheActor, keeper: TheKeeper) -> Response:
    """It lets nobody in from now on. An administrator may revoke anybody's."""
    transact(keeper.url, lambda work: revoke_token(work, actor, id))
    return Response(status_code=204)
