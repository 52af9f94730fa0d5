"""The pages of the window: each shows one state and has one refresh(). They do not import one another."""
