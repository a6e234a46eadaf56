"""Who among my people knows whom: who should meet, who can introduce me, groups, bridges, a map."""
