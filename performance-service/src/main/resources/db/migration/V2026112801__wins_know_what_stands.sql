-- The wins were joined with what stands a second time, each with each where statistics were not yet
-- there: after a great import, or after a crash, which forgets how much has changed.
-- What wins and losses there are to judge in [since, until), as of a moment and as known. A deal
-- can be in several parts:
--   WON          its win stands
--   LOST         its loss stands; the amount is the last one while it was open, whatever came with
--                the loss
--   FIRST_WIN    it was won for the first time, whatever became of it
--   UNDONE_WIN   its last win, where a loss stands now
--   REVERSED_WIN the same win again, at the time of that loss
-- Credit goes to who owned the deal at credited_at or shared it then, and money has the rate of that
-- day. Products are those that make up the amount.
-- Nothing is read but deals with a win or a loss in the window: those are found by index.
CREATE OR REPLACE FUNCTION closings(
  since timestamptz, until timestamptz, moment timestamptz, known timestamptz)
RETURNS TABLE (part text, deal_id uuid, at timestamptz, credited_at timestamptz, account text,
  amount numeric, currency text, days numeric, owner text, splits jsonb, products jsonb)
LANGUAGE sql STABLE AS $$
  WITH
    -- The closings that stand.
    standing AS MATERIALIZED (
      SELECT deal.*
      FROM deal_as_of(moment, known) AS deal
      WHERE deal.status <> 'open' AND deal.closed_at >= since AND deal.closed_at < until),
    -- Won in the window, but what stands is something else. A deal that was deleted by then has
    -- neither wins nor losses.
    moved_on AS MATERIALIZED (
      SELECT deal.*
      FROM (
        SELECT DISTINCT segment.deal_id
        FROM deal_segment AS segment
        WHERE segment.status <> 'open' AND segment.status = 'won'
          AND segment.closed_at >= since AND segment.closed_at < until
          AND segment.valid_from < moment
          AND segment.recorded_from < known AND coalesce(segment.recorded_to, 'infinity') >= known
          AND segment.deal_id NOT IN (SELECT standing.deal_id FROM standing)) AS undone_since
      JOIN deal_as_of(moment, known) AS deal ON deal.deal_id = undone_since.deal_id),
    present AS (
      SELECT standing.deal_id, standing.status, standing.closed_at FROM standing
      UNION ALL
      SELECT moved_on.deal_id, moved_on.status, moved_on.closed_at FROM moved_on),
    win AS MATERIALIZED (
      SELECT segment.*, present.status AS stands, present.closed_at AS stands_since
      FROM present JOIN deal_segment AS segment ON segment.deal_id = present.deal_id
      WHERE segment.status = 'won' AND segment.valid_from < moment
        AND segment.recorded_from < known AND coalesce(segment.recorded_to, 'infinity') >= known),
    -- Of the states that begin at one instant, the last one counts.
    first_win AS (
      SELECT DISTINCT ON (win.deal_id) win.*
      FROM win ORDER BY win.deal_id, win.valid_from, win.number DESC),
    undone AS (
      SELECT DISTINCT ON (win.deal_id) win.*, win.stands_since AS undone_at
      FROM win WHERE win.stands = 'lost'
      ORDER BY win.deal_id, win.valid_from DESC, win.number DESC),
    told AS (
      SELECT 'WON' AS part, won.deal_id, won.closed_at AS at, won.closed_at AS credited_at,
        won.account, won.amount, won.currency,
        extract(epoch FROM won.closed_at - won.created_at) / 86400 AS days,
        won.owner, won.splits, won.products, won.valid_from, won.valid_to
      FROM standing AS won WHERE won.status = 'won'
      UNION ALL
      SELECT 'LOST', lost.deal_id, lost.closed_at, lost.closed_at, lost.account,
        CASE WHEN last_open.deal_id IS NULL THEN lost.amount ELSE last_open.amount END,
        CASE WHEN last_open.deal_id IS NULL THEN lost.currency ELSE last_open.currency END,
        extract(epoch FROM lost.closed_at - lost.created_at) / 86400,
        lost.owner, lost.splits,
        CASE WHEN last_open.deal_id IS NULL THEN lost.products ELSE last_open.products END,
        lost.valid_from, lost.valid_to
      FROM standing AS lost LEFT JOIN LATERAL (
        (SELECT segment.deal_id, segment.amount, segment.currency, segment.products
        FROM deal_segment AS segment
        WHERE segment.deal_id = lost.deal_id
          AND segment.status = 'open' AND segment.valid_to IS NOT NULL
          AND segment.valid_from < lost.closed_at
          AND segment.recorded_from < known
          AND coalesce(segment.recorded_to, 'infinity') >= known
        ORDER BY segment.valid_from DESC, segment.number DESC
        LIMIT 1)
        UNION ALL
        -- What begins at the instant of the loss came with it, and counts only without another.
        (SELECT segment.deal_id, segment.amount, segment.currency, segment.products
        FROM deal_segment AS segment
        WHERE segment.deal_id = lost.deal_id
          AND segment.status = 'open' AND segment.valid_to IS NOT NULL
          AND segment.valid_from = lost.closed_at
          AND segment.recorded_from < known
          AND coalesce(segment.recorded_to, 'infinity') >= known
        ORDER BY segment.number DESC
        LIMIT 1)
        LIMIT 1) AS last_open ON TRUE
      WHERE lost.status = 'lost'
      UNION ALL
      SELECT 'FIRST_WIN', first_win.deal_id, first_win.closed_at, first_win.closed_at,
        first_win.account, first_win.amount, first_win.currency, NULL,
        first_win.owner, first_win.splits, first_win.products, first_win.valid_from,
        first_win.valid_to
      FROM first_win
      UNION ALL
      SELECT 'UNDONE_WIN', undone.deal_id, undone.closed_at, undone.closed_at,
        undone.account, undone.amount, undone.currency, NULL,
        undone.owner, undone.splits, undone.products, undone.valid_from, undone.valid_to
      FROM undone
      UNION ALL
      SELECT 'REVERSED_WIN', undone.deal_id, undone.undone_at, undone.closed_at,
        undone.account, undone.amount, undone.currency, NULL,
        undone.owner, undone.splits, undone.products, undone.valid_from, undone.valid_to
      FROM undone),
    -- A state that began with the closing says itself who is credited; of others the state of then.
    judged AS (
      SELECT told.*,
        told.valid_from = told.credited_at
          AND coalesce(told.valid_to, 'infinity') > told.credited_at AS began_then
      FROM told WHERE told.at >= since AND told.at < until)
  SELECT judged.part, judged.deal_id, judged.at, judged.credited_at, judged.account, judged.amount,
    judged.currency::text, judged.days,
    CASE WHEN judged.began_then THEN judged.owner ELSE credited.owner END,
    CASE WHEN judged.began_then THEN judged.splits ELSE credited.splits END,
    judged.products
  FROM judged LEFT JOIN LATERAL (
    SELECT segment.owner, segment.splits
    FROM deal_segment AS segment
    WHERE NOT judged.began_then
      AND segment.deal_id = judged.deal_id
      AND segment.valid_from <= judged.credited_at
      AND coalesce(segment.valid_to, 'infinity') > judged.credited_at
      AND segment.recorded_from < known AND coalesce(segment.recorded_to, 'infinity') >= known
    ORDER BY segment.number DESC
    LIMIT 1) AS credited ON TRUE
$$;
