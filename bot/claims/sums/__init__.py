"""Sums: how newspapers write figures, currencies and amounts of money, sign by sign."""
