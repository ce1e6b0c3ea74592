"""The study engine: marking, schedule, history and sessions, without screens."""
