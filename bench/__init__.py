"""Benchmarks: what Vigie costs, as ratios to something simple. Never part of the tests' verdict."""
