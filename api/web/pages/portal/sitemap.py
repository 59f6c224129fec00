"""What search engines are told: which public pages there are, and which not to follow."""

from __future__ import annotations

from xml.sax.saxutils import escape

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from api.web.board import TheBoard
from api.web.pages.portal.asked import PATH
from api.web.secret_link import address_of_page
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.portal.public_records import public_records

MOST = 50_000
"""Of addresses in one sitemap, as sitemaps.org says."""
ALWAYS = ("/", PATH, "/partners")

router = APIRouter()


@router.get("/sitemap.xml")
def sitemap(request: Request, visitor: TheVisitor, market: TheWarmMarket, board: TheBoard) -> Response:
    """The public pages, for everybody the same."""
    records = public_records(market.register, board, market.day)
    own = (f"/{sort}/{id}" for sort, ids in records.items() for id in ids)
    addresses = [address_of_page(request, path) for path in (*ALWAYS, *own)][:MOST]
    lines = "\n".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return Response(f"{head}\n{lines}\n</urlset>\n", media_type="application/xml")


@router.get("/robots.txt")
def robots(request: Request, visitor: TheVisitor) -> Response:
    """Every combination of conditions would be a page of its own, so those are not followed."""
    where = address_of_page(request, "/sitemap.xml")
    return PlainTextResponse(f"User-agent: *\nDisallow: {PATH}?\nSitemap: {where}\n")
