"""From a photograph to cards, their lines of text and their codes.

Everything but :mod:`opening`, :mod:`codes` and :mod:`picture` needs the packages of the extra
``cards``; nothing here is ever downloaded.
"""
