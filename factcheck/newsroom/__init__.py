"""What keeps a newsroom's own files: rulings, first files, new facts, and what to show of them."""
