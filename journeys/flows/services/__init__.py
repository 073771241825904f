"""What is done with flows: loading, checking, exchanging."""
