-- Imports: the file's rows are here before the import is accepted, and leave when applied.
CREATE TABLE import_job (
  id             uuid        PRIMARY KEY,
  file_name      text        NOT NULL,
  shape          text        NOT NULL,
  state          text        NOT NULL
    CHECK (state IN ('running', 'succeeded', 'failed', 'cancelled')),
  dry_run        boolean     NOT NULL DEFAULT false,
  undoes         uuid        REFERENCES import_job,
  actor          text        NOT NULL,
  correlation_id text        NOT NULL,
  mapping        text        NOT NULL,
  header         text[]      NOT NULL,
  submitted_at   timestamptz NOT NULL,
  finished_at    timestamptz,
  recorded_at    timestamptz,
  rows_total     bigint      NOT NULL,
  rows_read      bigint      NOT NULL DEFAULT 0,
  rows_applied   bigint      NOT NULL DEFAULT 0,
  rows_unchanged bigint      NOT NULL DEFAULT 0,
  rows_skipped   bigint      NOT NULL DEFAULT 0,
  rows_rejected  bigint      NOT NULL DEFAULT 0
);
CREATE TABLE import_row (
  job_id uuid   NOT NULL REFERENCES import_job,
  row    bigint NOT NULL,
  line   bigint NOT NULL,
  key    text   COLLATE "C" NOT NULL,
  cells  text[] NOT NULL,
  PRIMARY KEY (job_id, row)
);
CREATE INDEX import_row_by_key ON import_row (job_id, key, row);
CREATE TABLE import_reject (
  job_id uuid   NOT NULL REFERENCES import_job,
  row    bigint NOT NULL,
  line   bigint NOT NULL,
  cells  text[] NOT NULL,
  field  text   NOT NULL,
  reason text   NOT NULL,
  PRIMARY KEY (job_id, row)
);

-- Tables that a job looks words up in; they leave when it is over.
CREATE TABLE import_lookup (
  job_id uuid  NOT NULL REFERENCES import_job,
  name   text  NOT NULL,
  word   text  NOT NULL,
  cells  jsonb NOT NULL,
  PRIMARY KEY (job_id, name, word)
);
