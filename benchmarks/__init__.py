"""What ``make bench`` measures: start, memory, waking and size against small programs and peers."""
