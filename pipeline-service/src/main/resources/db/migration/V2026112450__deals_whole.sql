-- What else is known of a deal. Lists are JSON text in one canonical form, so that equal values are
-- equal text; own_category stands beside forecast_category, which is the one that counts.
ALTER TABLE deal
  ADD COLUMN own_category     text,
  ADD COLUMN source           text,
  ADD COLUMN next_step        text,
  ADD COLUMN tags             text,
  ADD COLUMN products         text,
  ADD COLUMN splits           text,
  ADD COLUMN contacts         text,
  ADD COLUMN last_activity_at timestamptz,
  ADD COLUMN deleted          boolean NOT NULL DEFAULT false;
ALTER TABLE deal_segment
  ADD COLUMN own_category     text,
  ADD COLUMN source           text,
  ADD COLUMN next_step        text,
  ADD COLUMN tags             text,
  ADD COLUMN products         text,
  ADD COLUMN splits           text,
  ADD COLUMN contacts         text,
  ADD COLUMN last_activity_at timestamptz,
  ADD COLUMN deleted          boolean NOT NULL DEFAULT false;
