"""Building blocks that know no state object: values in, signals out."""
