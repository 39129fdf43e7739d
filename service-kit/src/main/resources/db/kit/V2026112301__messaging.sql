-- What the service has to tell. Ids come from an uncached sequence and are drawn while the
-- aggregate's row is locked, so their order is the commit order of each aggregate.
CREATE SEQUENCE outbox_id CACHE 1;
CREATE TABLE outbox (
  id           bigint      PRIMARY KEY DEFAULT nextval('outbox_id'),
  bucket       smallint    NOT NULL,
  topic        text        NOT NULL,
  aggregate_id text        NOT NULL,
  headers      jsonb       NOT NULL,
  body         text        NOT NULL,
  recorded_at  timestamptz NOT NULL
);
CREATE INDEX outbox_by_bucket ON outbox (bucket, id);

-- Who relays which bucket at the moment.
CREATE TABLE outbox_lease (
  bucket     smallint    PRIMARY KEY,
  owner      uuid,
  expires_at timestamptz NOT NULL
);
INSERT INTO outbox_lease SELECT bucket, NULL, '-infinity' FROM generate_series(0, 7) AS bucket;

-- What the service has heard, so that it acts on every event once.
CREATE TABLE inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  PRIMARY KEY (consumer, event_id)
);

-- How far each consumer has read, in recorded time.
CREATE TABLE inbox_position (
  consumer    text        PRIMARY KEY,
  recorded_at timestamptz NOT NULL
);

-- What could not be handled, until somebody replays it.
CREATE TABLE dead_letter (
  id          uuid        PRIMARY KEY,
  consumer    text        NOT NULL,
  topic       text        NOT NULL,
  partition   integer     NOT NULL,
  record_offset bigint    NOT NULL,
  record_key  text,
  headers     jsonb       NOT NULL,
  body        bytea       NOT NULL,
  reason      text        NOT NULL,
  failed_at   timestamptz NOT NULL,
  replayed_at timestamptz,
  UNIQUE (consumer, topic, partition, record_offset)
);

-- Answers to requests that may come again.
CREATE TABLE idempotency_key (
  scope       text NOT NULL,
  key         text NOT NULL,
  fingerprint text NOT NULL,
  status      integer,
  location    text,
  etag        text,
  body        text,
  PRIMARY KEY (scope, key)
);
