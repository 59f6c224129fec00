"""One module a page, or a small group of pages that belong together."""
