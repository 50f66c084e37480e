"""One folder per chat platform; delete the folder and the platform is gone."""
