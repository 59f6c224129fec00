"""A request for each page, that whoever has the right gets through with: a module an area."""
