"""The steps of baking the skeleton: read, split, pose, smooth, light, wrap and write. Development only."""
