"""How good a list is: one metric a module, each with its formula and an exact example."""
