"""What a room wants."""
