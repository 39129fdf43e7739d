-- What all deals came to when a month began and on its 16th. It can always be added up again, so it
-- need not outlive a crash of the server.
CREATE UNLOGGED TABLE past_sums (
  grouping           text        NOT NULL,
  moment             timestamptz NOT NULL,
  zone               text        NOT NULL,
  known_before       timestamptz NOT NULL,
  reference_versions bigint      NOT NULL,
  sums               bytea       NOT NULL,
  PRIMARY KEY (grouping, moment)
);
ALTER TABLE past_sums ALTER COLUMN sums SET STORAGE EXTERNAL;

CREATE INDEX reference_version_by_type ON reference_version (type, recorded_at);

-- How many versions of rates and people bear on what deals came to as of a time; none is ever taken
-- away. Deals that had closed by then were converted at rates of earlier days.
CREATE FUNCTION versions_behind_sums(known timestamptz, as_of timestamptz, with_people boolean)
RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT
    (SELECT count(*) FROM reference_version WHERE type = 'setting' AND recorded_at < known)
    + (SELECT count(*) FROM reference_version
       WHERE type = 'exchange-rate' AND recorded_at < known
         AND ((body ->> 'date')::timestamp AT TIME ZONE 'UTC' > as_of) IS NOT TRUE)
    + CASE WHEN with_people THEN
        (SELECT count(*) FROM reference_version
         WHERE type IN ('rep', 'team', 'region') AND recorded_at < known)
      ELSE 0 END
$$;
