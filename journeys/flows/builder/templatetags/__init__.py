"""Tags of the builder's templates."""
