-- A backtest looks several numbers of days ahead, and may be of some deals only. One of all deals of
-- the company, newest first, sets how live projections are made.
ALTER TABLE backtest ADD COLUMN horizons integer[], ADD COLUMN segment text;
UPDATE backtest SET horizons = ARRAY[horizon_days];
ALTER TABLE backtest ALTER COLUMN horizons SET NOT NULL, DROP COLUMN horizon_days;

ALTER TABLE backtest_deals ADD COLUMN horizon_days integer;
UPDATE backtest_deals SET horizon_days = horizons[1] FROM backtest WHERE backtest.id = backtest_id;
ALTER TABLE backtest_deals
  ALTER COLUMN horizon_days SET NOT NULL,
  DROP CONSTRAINT backtest_deals_pkey,
  ADD PRIMARY KEY (backtest_id, as_of, horizon_days, source);
