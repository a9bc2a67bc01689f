"""When the machine sleeps and wakes, one module per backend."""
