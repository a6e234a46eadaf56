"""The ground floor: the science of Dardar in plain Python, without Django and without I/O."""
