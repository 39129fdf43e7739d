-- What was learned of how deals end, once for each day it was learned as of and for the facts that
-- went in: the sum of a hash of each, so that what happens later, or is told again, changes nothing.
CREATE TABLE outcome_model (
  id            uuid        PRIMARY KEY,
  version       integer     NOT NULL,
  trained_as_of timestamptz NOT NULL,
  known_at      timestamptz NOT NULL,
  facts         text        NOT NULL,
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
CREATE UNIQUE INDEX outcome_model_once ON outcome_model (trained_as_of, facts, version)
  WHERE state <> 'failed';
CREATE INDEX outcome_model_newest ON outcome_model (submitted_at DESC, id DESC);
