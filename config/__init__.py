"""What this installation is made of: settings, data files, wiring, command line."""
