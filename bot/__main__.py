"""The door for `python -m bot`."""

from config.cli import main

main()
