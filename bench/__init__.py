"""Benchmarks: each measures the studio beside a baseline that it brings, in one run, and prints ratio and budget."""
