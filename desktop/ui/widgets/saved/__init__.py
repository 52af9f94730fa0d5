"""What has just been saved, where to, and whose entries stay where two disagree."""
