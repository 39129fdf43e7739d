-- Replays of the past. A run that is cut short goes on where it stood: whoever works on it holds it
-- for a while, and says so again with each date.
CREATE TABLE backtest (
  id           uuid        PRIMARY KEY,
  state        text        NOT NULL CHECK (state IN ('running', 'succeeded', 'cancelled', 'failed')),
  first_day    date        NOT NULL,
  last_day     date        NOT NULL,
  step         text        NOT NULL,
  period       text        NOT NULL,
  horizon_days integer     NOT NULL,
  measure      text        NOT NULL,
  node         text        NOT NULL,
  known_at     timestamptz NOT NULL,
  actor        text        NOT NULL,
  submitted_at timestamptz NOT NULL,
  finished_at  timestamptz,
  dates_total  integer     NOT NULL,
  dates_done   integer     NOT NULL DEFAULT 0,
  held_until   timestamptz,
  failure      text
);

-- What each source would have said of single deals on a day, beside what came.
CREATE TABLE backtest_deals (
  backtest_id uuid               NOT NULL REFERENCES backtest ON DELETE CASCADE,
  as_of       timestamptz        NOT NULL,
  source      text               NOT NULL,
  chances     double precision[] NOT NULL,
  won         boolean[]          NOT NULL,
  PRIMARY KEY (backtest_id, as_of, source)
);

-- What each source would have said of a period on a day, beside what came. Only projections tell
-- quantiles: P10, P25, P50, P75, P90.
CREATE TABLE backtest_period (
  backtest_id     uuid               NOT NULL REFERENCES backtest ON DELETE CASCADE,
  as_of           timestamptz        NOT NULL,
  period          text               NOT NULL,
  source          text               NOT NULL,
  days_before_end integer            NOT NULL,
  mean            double precision   NOT NULL,
  quantiles       double precision[] NOT NULL,
  actual          double precision   NOT NULL,
  PRIMARY KEY (backtest_id, as_of, period, source)
);
