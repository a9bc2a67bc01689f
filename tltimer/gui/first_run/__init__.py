"""Getting started: the wizard of the first start."""
