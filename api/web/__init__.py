"""The pages: HTML made on the server, for people. Read docs/pages.md before adding one."""
