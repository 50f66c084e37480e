"""Evaluation: readings measured against labels, and every miss explained."""
