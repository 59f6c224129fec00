"""Accounts, centres, one's own tokens, the audit log, and personal data."""

from api.web.pages.administration import audit, centres, own_account, privacy, user, users

PAGES = (users, user, centres, own_account, audit, privacy)
