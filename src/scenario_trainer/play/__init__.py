"""What the learner is told: how a choice sits with the guidance, and what a whole playthrough shows."""
