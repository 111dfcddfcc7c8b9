"""One call's tasks, from ring to hang-up."""
