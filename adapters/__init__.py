"""The outside world: feeds, chats, store, web, clock."""
