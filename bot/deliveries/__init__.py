"""What is said where: posts, effects, decisions, pacing."""
