"""The errors of the records that a face shows to the learner."""

from scenario_trainer.records.database import GoneError, RecordsError

__all__ = ["GoneError", "RecordsError"]
