"""quizgen turns an article into a bank of questions that a teacher can check."""
