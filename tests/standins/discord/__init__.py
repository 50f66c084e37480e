"""A stand-in for Discord on loopback: REST and gateway, with Discord's limits, errors and habits."""
