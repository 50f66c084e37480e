"""What Vigie knows: reading, evidence, stories, delivery; pure, but for `bot/usecases`."""
