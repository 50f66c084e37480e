"""Platform-neutral messages in the reader's language."""
