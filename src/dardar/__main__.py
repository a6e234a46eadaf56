"""``python -m dardar`` is the command line."""

from dardar.cli import main

raise SystemExit(main())
