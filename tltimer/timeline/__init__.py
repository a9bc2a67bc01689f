"""What happened: days, modes, switches, stretches and their figures. Pure."""
