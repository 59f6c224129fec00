"""Who suits a need, an offer or a partner: the list, and what a broker does with it."""

from api.web.pages.matches import aside, compare, introduce, listing, why

PAGES = (listing, compare, why, aside, introduce)
