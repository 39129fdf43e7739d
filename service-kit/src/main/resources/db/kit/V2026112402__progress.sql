-- How far each consumer has read each partition: everything before this offset is handled.
CREATE TABLE inbox_offset (
  consumer    text    NOT NULL,
  topic       text    NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL,
  PRIMARY KEY (consumer, topic, partition)
);

-- Up to which recorded time each consumer has handled everything there is.
CREATE TABLE inbox_progress (
  consumer         text        PRIMARY KEY,
  complete_through timestamptz NOT NULL
);
DROP TABLE inbox_position;

-- When an event was applied that had been set aside: what it tells was not known here before.
CREATE TABLE late_event (
  consumer   text        NOT NULL,
  event_id   uuid        NOT NULL,
  learned_at timestamptz NOT NULL,
  PRIMARY KEY (consumer, event_id)
);
