"""Facts: who did what, when and where, simplified out of analysed sentences."""
