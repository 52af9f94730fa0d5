"""What one day holds, and seven of them as a strip: rating, occasions, note."""
