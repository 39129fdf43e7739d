-- What was told of a deal before anybody said its name and its stage: it waits for them.
CREATE SEQUENCE intake_waiting_place;
CREATE TABLE intake_waiting (
  event_id       uuid   PRIMARY KEY,
  place          bigint NOT NULL DEFAULT nextval('intake_waiting_place'),
  source         text   NOT NULL,
  external_id    text   NOT NULL,
  event          text   NOT NULL,
  actor          text   NOT NULL,
  origin         text   NOT NULL,
  correlation_id text   NOT NULL
);
CREATE INDEX intake_waiting_by_deal ON intake_waiting (source, external_id, place);

-- The business time of the newest event of an account: older ones change nothing any more.
CREATE TABLE intake_account (
  account_id text        PRIMARY KEY,
  at         timestamptz NOT NULL,
  seq        bigint      NOT NULL
);

CREATE INDEX reference_version_by_foreign_name ON reference_version
  USING gin ((body -> 'externalIds') jsonb_path_ops) WHERE type = 'account';
