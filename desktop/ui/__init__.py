"""What the person sees: one window, its pages, dialogs, widgets and colours.

May import report, system, exchange, state and everything below; never storage. Pages do not import one another.
"""
