"""What readers say is wrong with a story, for the owner to look at."""
