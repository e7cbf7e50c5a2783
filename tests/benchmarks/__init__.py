"""Benchmarks, and the seeded organisations they run on."""
