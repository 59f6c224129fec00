"""Plans for many at once: whom to recommend to whom, so that the market as a whole has most matches."""
