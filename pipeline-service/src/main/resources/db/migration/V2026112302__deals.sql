-- The stages a deal passes through, and what each means for the forecast.
CREATE TABLE stage (
  pipeline          text     NOT NULL,
  stage             text     NOT NULL,
  label             text     NOT NULL,
  position          smallint NOT NULL,
  status            text     NOT NULL CHECK (status IN ('OPEN', 'WON', 'LOST')),
  probability       numeric(5, 4) NOT NULL CHECK (probability BETWEEN 0 AND 1),
  forecast_category text     NOT NULL,
  PRIMARY KEY (pipeline, stage),
  UNIQUE (pipeline, position)
);
INSERT INTO stage VALUES
  ('default', 'prospecting',   'Prospecting',   1, 'OPEN', 0.10, 'PIPELINE'),
  ('default', 'qualification', 'Qualification', 2, 'OPEN', 0.25, 'PIPELINE'),
  ('default', 'proposal',      'Proposal',      3, 'OPEN', 0.50, 'BEST_CASE'),
  ('default', 'negotiation',   'Negotiation',   4, 'OPEN', 0.75, 'COMMIT'),
  ('default', 'won',           'Closed won',    5, 'WON',  1,    'CLOSED'),
  ('default', 'lost',          'Closed lost',   6, 'LOST', 0,    'OMITTED');

-- A deal as it stands. Its row is locked by whoever changes it.
CREATE TABLE deal (
  id                uuid        PRIMARY KEY,
  version           bigint      NOT NULL,
  segments          integer     NOT NULL,
  updated_at        timestamptz NOT NULL,
  name              text        NOT NULL,
  amount            numeric(19, 4),
  currency          text,
  pipeline          text        NOT NULL,
  stage             text        NOT NULL,
  status            text        NOT NULL,
  probability       numeric(5, 4) NOT NULL,
  forecast_category text        NOT NULL,
  close_date        date,
  owner             text,
  account           text,
  lost_reason       text,
  created_at        timestamptz NOT NULL,
  closed_at         timestamptz,
  FOREIGN KEY (pipeline, stage) REFERENCES stage
);
CREATE INDEX deal_by_creation ON deal (created_at, id);
CREATE INDEX deal_by_update ON deal (updated_at, id);
CREATE INDEX deal_by_close_date ON deal (coalesce(close_date, 'infinity'), id);
CREATE INDEX deal_by_name ON deal (name, id);
CREATE INDEX deal_by_owner ON deal (owner);

CREATE TABLE deal_external_id (
  source      text NOT NULL,
  external_id text NOT NULL,
  deal_id     uuid NOT NULL REFERENCES deal,
  PRIMARY KEY (source, external_id)
);
CREATE INDEX deal_external_id_by_deal ON deal_external_id (deal_id);

-- Who changed a deal when; one row for every version.
CREATE TABLE deal_version (
  deal_id        uuid        NOT NULL REFERENCES deal,
  version        bigint      NOT NULL,
  kind           text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  actor          text        NOT NULL,
  origin         text        NOT NULL,
  correlation_id text        NOT NULL,
  PRIMARY KEY (deal_id, version)
);

-- What was ever said of a deal: this field took that value at that time. Never updated.
CREATE SEQUENCE deal_fact_id INCREMENT 50;
CREATE TABLE deal_fact (
  id      bigint      PRIMARY KEY,
  deal_id uuid        NOT NULL REFERENCES deal,
  version bigint      NOT NULL,
  field   text        NOT NULL,
  before  text,
  value   text,
  at      timestamptz NOT NULL,
  seq     bigint      NOT NULL
);
CREATE INDEX deal_fact_by_deal ON deal_fact (deal_id);

-- The timeline that follows from the facts, with the recorded times of belief.
CREATE SEQUENCE deal_segment_id INCREMENT 50;
CREATE TABLE deal_segment (
  row_id            bigint      PRIMARY KEY,
  id                uuid        NOT NULL REFERENCES deal,
  number            integer     NOT NULL,
  version           bigint      NOT NULL,
  valid_from        timestamptz NOT NULL,
  valid_to          timestamptz,
  recorded_from     timestamptz NOT NULL,
  recorded_to       timestamptz,
  name              text        NOT NULL,
  amount            numeric(19, 4),
  currency          text,
  pipeline          text        NOT NULL,
  stage             text        NOT NULL,
  status            text        NOT NULL,
  probability       numeric(5, 4) NOT NULL,
  forecast_category text        NOT NULL,
  close_date        date,
  owner             text,
  account           text,
  lost_reason       text,
  created_at        timestamptz NOT NULL,
  closed_at         timestamptz,
  UNIQUE (id, number)
);
CREATE INDEX deal_segment_believed ON deal_segment (id, valid_from) WHERE recorded_to IS NULL;
CREATE INDEX deal_segment_by_time ON deal_segment (valid_from) WHERE recorded_to IS NULL;

-- Imports: the file's rows are here before the import is accepted, and leave when applied.
CREATE TABLE import_job (
  id             uuid        PRIMARY KEY,
  state          text        NOT NULL CHECK (state IN ('running', 'succeeded', 'failed')),
  actor          text        NOT NULL,
  correlation_id text        NOT NULL,
  mapping        text        NOT NULL,
  header         text[]      NOT NULL,
  submitted_at   timestamptz NOT NULL,
  finished_at    timestamptz,
  rows_total     bigint      NOT NULL,
  rows_read      bigint      NOT NULL DEFAULT 0,
  rows_applied   bigint      NOT NULL DEFAULT 0,
  rows_unchanged bigint      NOT NULL DEFAULT 0,
  rows_rejected  bigint      NOT NULL DEFAULT 0,
  failure        text
);
CREATE TABLE import_row (
  job_id uuid   NOT NULL REFERENCES import_job,
  row    bigint NOT NULL,
  line   bigint NOT NULL,
  cells  text[] NOT NULL,
  PRIMARY KEY (job_id, row)
);
CREATE TABLE import_reject (
  job_id uuid   NOT NULL REFERENCES import_job,
  row    bigint NOT NULL,
  line   bigint NOT NULL,
  cells  text[] NOT NULL,
  field  text   NOT NULL,
  reason text   NOT NULL,
  PRIMARY KEY (job_id, row)
);
