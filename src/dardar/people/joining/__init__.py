"""Who is who: identities that are one person, and what may be.

An identity is an entry of a source, or somebody typed in. Assertions say which of them are one
person: the owner's (same, apart) and those that follow from what records say (auto). Who stands for
whom is a function of all assertions there are (:mod:`.standing`), so any of them can come and go,
in any order, and the rest stays as it was.
"""
