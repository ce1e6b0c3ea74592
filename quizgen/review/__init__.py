"""Reviewing a bank: an instructor goes through drafts, evidence beside them, on one screen."""
