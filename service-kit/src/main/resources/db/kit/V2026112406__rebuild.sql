-- Where a projection is made again beside the one that serves.
CREATE SCHEMA rebuild;

-- Every time a projection was made again from its topic, and how it compared.
CREATE TABLE rebuild_run (
  id          uuid        PRIMARY KEY,
  consumer    text        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('running', 'succeeded', 'failed')),
  actor       text        NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  events      bigint      NOT NULL DEFAULT 0,
  set_aside   bigint      NOT NULL DEFAULT 0,
  rows_equal  bigint      NOT NULL DEFAULT 0,
  rows_added  bigint      NOT NULL DEFAULT 0,
  rows_changed bigint     NOT NULL DEFAULT 0,
  rows_removed bigint     NOT NULL DEFAULT 0,
  failure     text
);
CREATE UNIQUE INDEX rebuild_run_one_at_a_time ON rebuild_run (consumer) WHERE state = 'running';
