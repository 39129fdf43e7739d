-- The currency that totals are in, as far as was known before a recorded time.
CREATE FUNCTION corporate_currency(known timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT body ->> 'value' FROM reference_known('setting', known) WHERE id = 'corporate-currency'),
    'USD')
$$;

-- What one unit of a currency is worth in the corporate currency on the days [since, until) of UTC.
-- There is no row for days before a currency's first rate: nothing is worth one to one by default.
CREATE FUNCTION rate_periods(known timestamptz)
RETURNS TABLE (currency text, since date, until date, rate numeric)
LANGUAGE sql STABLE AS $$
  WITH corporate AS MATERIALIZED (SELECT corporate_currency(known) AS code)
  SELECT r.currency, r.since,
    lead(r.since, 1, 'infinity'::date) OVER (PARTITION BY r.currency ORDER BY r.since), r.rate
  FROM (
    SELECT body ->> 'currency' AS currency, (body ->> 'date')::date AS since,
      (body ->> 'rate')::numeric AS rate
    FROM reference_known('exchange-rate', known)) r
  CROSS JOIN corporate
  WHERE r.currency <> corporate.code
  UNION ALL
  SELECT corporate.code, '-infinity'::date, 'infinity'::date, 1 FROM corporate
$$;

-- The rates that hold at a moment. What is open as of a time T is worth what it was just before T.
CREATE FUNCTION rates_at(moment timestamptz, known timestamptz)
RETURNS TABLE (currency text, rate numeric)
LANGUAGE sql STABLE AS $$
  SELECT p.currency, p.rate
  FROM rate_periods(known) p
  WHERE p.since <= (moment AT TIME ZONE 'UTC')::date
    AND (moment AT TIME ZONE 'UTC')::date < p.until
$$;

-- The rate of one currency at a moment; null when it is missing.
CREATE FUNCTION rate_at(wanted text, moment timestamptz, known timestamptz) RETURNS numeric
LANGUAGE sql STABLE AS $$
  SELECT r.rate FROM rates_at(moment, known) r WHERE r.currency = wanted
$$;
