"""Partners that a broker has put aside from the list for a need, an offer or a partner."""
