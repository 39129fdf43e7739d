-- What each product on a deal's lines is worth: quantity times unit price less the discount, every
-- line rounded half even to the decimals of its currency, as the deal's own amount is made. Just one
-- of a deal's rows says counted, so that a total can count the deal once.
CREATE FUNCTION product_shares(products text)
RETURNS TABLE (product text, worth numeric, counted boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT product,
    sum(round(exact, decimals)
      -- round() goes up from the middle; where that makes the last digit odd, half even goes down.
      - CASE WHEN mod(exact, unit) * 2 = unit AND mod(round(exact, decimals), 2 * unit) <> 0
          THEN unit ELSE 0 END),
    row_number() OVER (ORDER BY product) = 1
  FROM json_to_recordset(products::json)
      AS line (product text, quantity numeric, "unitPrice" json, discount numeric),
    LATERAL (SELECT ("unitPrice" ->> 'amount')::numeric AS price) AS priced,
    LATERAL (SELECT scale(price) AS decimals, quantity * price * (100 - discount) * 0.01 AS exact) AS
      valued,
    LATERAL (SELECT ('1e-' || decimals)::numeric AS unit) AS rounded
  GROUP BY product
$$;
