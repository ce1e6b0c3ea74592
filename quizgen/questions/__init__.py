"""Questions: from facts to checked, ranked and selected items."""
