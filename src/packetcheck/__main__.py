"""`python -m packetcheck`."""

from packetcheck.cli.main import main

main()
