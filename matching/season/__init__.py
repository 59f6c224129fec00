"""Seasons: a plan for all open needs and offers of a centre, which its broker changes and approves."""
