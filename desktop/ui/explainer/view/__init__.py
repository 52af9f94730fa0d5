"""The live skeleton on the screen: bones that can be turned and pointed at, and what is drawn over and behind them."""
