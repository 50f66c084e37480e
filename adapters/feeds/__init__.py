"""Fetching feeds over HTTP and parsing them in a worker."""
