"""The command line: arguments, printing and exit status; nothing else prints or exits."""
