-- Every state a deal was ever believed to be in, as the events of pipeline-service tell it:
-- [valid_from, valid_to) in business time, [recorded_from, recorded_to) in recorded time.
CREATE TABLE deal_segment (
  deal_id       uuid        NOT NULL,
  number        integer     NOT NULL,
  valid_from    timestamptz NOT NULL,
  valid_to      timestamptz,
  recorded_from timestamptz NOT NULL,
  recorded_to   timestamptz,
  status        text        NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  owner         text,
  amount        numeric(19, 4),
  currency      char(3),
  probability   numeric(5, 4) NOT NULL CHECK (probability BETWEEN 0 AND 1),
  category      text        NOT NULL,
  close_date    date,
  closed_at     timestamptz,
  PRIMARY KEY (deal_id, number)
);
CREATE INDEX deal_segment_believed ON deal_segment (deal_id, number) WHERE recorded_to IS NULL;

-- The deals as they were after every change before a business time, one row each. While an event
-- is set aside, what it would have ended still stands here: the newest belief wins.
CREATE FUNCTION deal_as_of(moment timestamptz) RETURNS SETOF deal_segment
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (deal_id) *
  FROM deal_segment
  WHERE recorded_to IS NULL
    AND valid_from < moment AND (valid_to IS NULL OR moment <= valid_to)
  ORDER BY deal_id, number DESC
$$;

-- The deals as they are: visibility goes by today's owner, whatever the time asked about.
CREATE VIEW deal_today AS
  SELECT DISTINCT ON (deal_id) *
  FROM deal_segment
  WHERE recorded_to IS NULL AND valid_to IS NULL
  ORDER BY deal_id, number DESC;

-- Who owned a deal at a moment: credit for a win goes to the owner at the time of the win.
CREATE FUNCTION owner_at(deal uuid, moment timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT owner
  FROM deal_segment
  WHERE deal_id = deal AND recorded_to IS NULL
    AND valid_from <= moment AND (valid_to IS NULL OR moment < valid_to)
  ORDER BY number DESC
  LIMIT 1
$$;
