"""The physician's page: a Summary laid out in the order of `layout`, and the sheets of its daily table.

May import the report beside it, but not the sheets of `paper`.
"""
