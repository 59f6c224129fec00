"""Import of files on pages, step by step, and export."""

from api.web.pages.importing import columns, export, look_through, start, values

PAGES = (start, export, columns, values, look_through)
