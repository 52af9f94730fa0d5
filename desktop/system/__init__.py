"""What the operating system is asked for: the clock, a minute tick, one window per diary, a screen.

May import state, storage and everything below; knows no page.
"""
