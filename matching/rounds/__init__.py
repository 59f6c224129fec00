"""Rounds: who meets whom, when and at which table, at an event where many meet many."""
