"""A learner in a scenario: session, feedback, debrief, what-if, review; from one day to the next."""
