"""Guided goal controlling for public administration."""
