"""The command line: one parser, one function a command, nothing heavy before it is needed."""
