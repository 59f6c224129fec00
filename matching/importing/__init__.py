"""Taking in a file on a page, step by step: uploaded, its columns mapped, looked through, taken."""
