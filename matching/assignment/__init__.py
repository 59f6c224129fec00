"""Many volunteers for many tasks at once: who goes where, proven, checked, and what blocked the rest."""
