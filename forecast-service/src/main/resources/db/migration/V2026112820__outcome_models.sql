-- What was learned of how deals end, once for each day it was learned as of and for what was known
-- then: known_through is the last recorded time of any segment that went in.
CREATE TABLE outcome_model (
  id            uuid        PRIMARY KEY,
  version       integer     NOT NULL,
  trained_as_of timestamptz NOT NULL,
  known_at      timestamptz NOT NULL,
  known_through timestamptz NOT NULL,
  state         text        NOT NULL CHECK (state IN ('queued', 'training', 'succeeded', 'failed')),
  actor         text        NOT NULL,
  attempts      integer     NOT NULL DEFAULT 0,
  progress      numeric(3, 2) NOT NULL DEFAULT 0,
  submitted_at  timestamptz NOT NULL,
  finished_at   timestamptz,
  failure       text,
  weeks         integer,
  deals         integer,
  deal_weeks    bigint,
  rows_learned  integer,
  wins          integer,
  losses        integer,
  trials        integer,
  predictions   integer,
  log_loss      double precision,
  base_log_loss double precision,
  body          text
);
CREATE UNIQUE INDEX outcome_model_once ON outcome_model (trained_as_of, known_through, version)
  WHERE state <> 'failed';
CREATE INDEX outcome_model_newest ON outcome_model (submitted_at DESC, id DESC);
