"""What came of the meetings of an event, and the introductions that are made of it."""
