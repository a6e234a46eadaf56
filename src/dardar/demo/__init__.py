"""A throw-away world to try Dardar in: a believable owner, their people and six years together."""
