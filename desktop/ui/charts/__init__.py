"""Charts drawn by pyqtgraph; imported only when a chart is opened."""
