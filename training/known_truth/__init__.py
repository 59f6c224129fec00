"""A synthetic market whose truth is known: who would say yes to whom, so that learning can be measured."""
