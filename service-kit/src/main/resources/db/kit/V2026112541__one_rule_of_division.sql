-- How many decimals amounts of a currency have, those of the past too (ISO 4217).
CREATE OR REPLACE FUNCTION currency_decimals(currency text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN currency IN ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK',
      'ITL', 'JPY', 'KMF', 'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX',
      'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
    WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
    WHEN currency IN ('CLF', 'UYW') THEN 4
    ELSE 2
  END
$$;

-- The one rule by which every service divides an amount by weights, a list of {"key", "weight"}. Each
-- part is rounded down to the decimals of the currency and the last one takes the rest, so the parts
-- add up to the whole and none is negative. Where all weights are 0, so is the amount of products that
-- cost nothing.
CREATE OR REPLACE FUNCTION divided(weights jsonb, whole numeric, currency text)
RETURNS TABLE (key text, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH
    weighed AS (
      SELECT part.value ->> 'key' AS key, (part.value ->> 'weight')::numeric AS weight, part.number
      FROM jsonb_array_elements(weights) WITH ORDINALITY AS part (value, number)),
    cut AS (
      SELECT weighed.key, weighed.number,
        CASE sum(weighed.weight) OVER ()
          WHEN 0 THEN whole * 0
          ELSE trunc(
            whole * weighed.weight / sum(weighed.weight) OVER (), currency_decimals(currency))
        END AS amount
      FROM weighed)
  SELECT cut.key,
    CASE WHEN cut.number = max(cut.number) OVER ()
      THEN whole - (sum(cut.amount) OVER () - cut.amount)
      ELSE cut.amount
    END
  FROM cut
$$;

-- What figures look up can be looked up by several workers at once.
ALTER FUNCTION reference_known(text, timestamptz) PARALLEL SAFE;
ALTER FUNCTION corporate_currency(timestamptz) PARALLEL SAFE;
ALTER FUNCTION rate_periods(timestamptz) PARALLEL SAFE;
ALTER FUNCTION rates_at(timestamptz, timestamptz) PARALLEL SAFE;
ALTER FUNCTION rate_at(text, timestamptz, timestamptz) PARALLEL SAFE;
ALTER FUNCTION rep_memberships(timestamptz) PARALLEL SAFE;
ALTER FUNCTION team_of(timestamptz, timestamptz) PARALLEL SAFE;
ALTER FUNCTION team_tree(timestamptz, timestamptz) PARALLEL SAFE;
ALTER FUNCTION region_of_team(timestamptz, timestamptz) PARALLEL SAFE;
ALTER FUNCTION managed_teams(text, timestamptz, timestamptz) PARALLEL SAFE;
ALTER FUNCTION visible_owners(text, timestamptz, timestamptz) PARALLEL SAFE;
