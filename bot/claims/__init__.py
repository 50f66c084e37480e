"""Reading one text: relevance, money, jobs, parties, attribution."""
