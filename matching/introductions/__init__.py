"""A match put before both sides: drafted, put, answered by each, closed. One idea a file."""
