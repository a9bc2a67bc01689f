"""Benchmarks: start, memory, wake-ups and size against small programs and peers."""
