"""One controller per window or task: opens it, carries out what was chosen."""
