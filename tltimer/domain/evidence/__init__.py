"""Evidence: what the machine noticed about a day, in slots of five minutes, and where the log says otherwise."""
