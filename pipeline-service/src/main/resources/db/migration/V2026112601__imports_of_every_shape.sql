-- Rows about one deal are applied together, so they are found by what they are about.
ALTER TABLE import_row ADD COLUMN key text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX import_row_by_key ON import_row (job_id, key, row);

ALTER TABLE import_job
  ADD COLUMN file_name    text    NOT NULL DEFAULT '',
  ADD COLUMN shape        text    NOT NULL DEFAULT 'deals',
  ADD COLUMN dry_run      boolean NOT NULL DEFAULT false,
  ADD COLUMN rows_skipped bigint  NOT NULL DEFAULT 0,
  ADD COLUMN undoes       uuid    REFERENCES import_job,
  ADD COLUMN recorded_at  timestamptz,
  DROP CONSTRAINT import_job_state_check,
  ADD CONSTRAINT import_job_state_check
    CHECK (state IN ('running', 'succeeded', 'failed', 'cancelled'));

-- Tables that a job looks words up in; they leave when it is over.
CREATE TABLE import_lookup (
  job_id uuid  NOT NULL REFERENCES import_job,
  name   text  NOT NULL,
  word   text  NOT NULL,
  cells  jsonb NOT NULL,
  PRIMARY KEY (job_id, name, word)
);

-- Which versions of deals a job made, so that it can be undone.
CREATE TABLE import_version (
  job_id  uuid   NOT NULL REFERENCES import_job,
  deal_id uuid   NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (job_id, deal_id, version)
);

-- A fact may be taken back: the row that does says of which version.
ALTER TABLE deal_fact ADD COLUMN takes_back bigint;

-- What is odd about a deal's history, in words separated by commas.
ALTER TABLE deal ADD COLUMN flags text;
ALTER TABLE deal_segment ADD COLUMN flags text;

-- One transaction tells of new deals and of known ones, and writes the rows of a table together: those
-- of known deals may make the segments come before the deals.
ALTER TABLE deal_external_id
  ALTER CONSTRAINT deal_external_id_deal_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deal_version ALTER CONSTRAINT deal_version_deal_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deal_fact ALTER CONSTRAINT deal_fact_deal_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deal_segment ALTER CONSTRAINT deal_segment_id_fkey DEFERRABLE INITIALLY DEFERRED;
