-- What was said of the periods at hand, once a day for each, as it was said: to be compared with what
-- came when they are over.
CREATE TABLE live_forecast (
  period    text               NOT NULL,
  measure   text               NOT NULL,
  day       date               NOT NULL,
  as_of     timestamptz        NOT NULL,
  known_at  timestamptz        NOT NULL,
  ends_at   timestamptz        NOT NULL,
  level     text               NOT NULL,
  mean      double precision   NOT NULL,
  quantiles double precision[] NOT NULL,
  PRIMARY KEY (period, measure, day)
);
CREATE INDEX live_forecast_over ON live_forecast (measure, level, ends_at);
