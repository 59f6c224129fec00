"""Alliances: a few partners who together cover what one need asks for."""
