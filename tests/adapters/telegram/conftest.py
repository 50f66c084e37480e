"""The libraries are as quiet in tests as they are in the program, from the first table of errors on."""

from adapters.chats.telegram.quiet import hush

hush()
