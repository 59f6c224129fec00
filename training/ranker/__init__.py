"""Learning from answers: examples, models, and whether they are better than what there was."""
