"""Speed-dating evenings as they are kept: who comes, what they say, the plan, the evening, what came."""
