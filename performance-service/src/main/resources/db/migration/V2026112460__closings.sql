-- The account a deal is with. Rows from before have none until the projection is built again.
ALTER TABLE deal_segment ADD COLUMN account text;

CREATE INDEX deal_segment_won ON deal_segment (deal_id, valid_from) WHERE status = 'won';

-- What wins and losses there are to judge in [since, until), as of a moment and as known. A deal
-- can be in several parts:
--   WON          its win stands
--   LOST         its loss stands; the amount is the last one while it was open, whatever came with
--                the loss
--   FIRST_WIN    it was won for the first time, whatever became of it
--   UNDONE_WIN   its last win, where a loss stands now
--   REVERSED_WIN the same win again, at the time of that loss
-- Credit goes to who owned the deal at credited_at, and money has the rate of that day.
CREATE FUNCTION closings(
  since timestamptz, until timestamptz, moment timestamptz, known timestamptz)
RETURNS TABLE (part text, deal_id uuid, at timestamptz, credited_at timestamptz, account text,
  amount numeric, currency text, days numeric)
LANGUAGE sql STABLE AS $$
  WITH
    -- A deal that was deleted by then has neither wins nor losses.
    present AS MATERIALIZED (SELECT deal.* FROM deal_as_of(moment, known) AS deal),
    standing AS (SELECT present.* FROM present WHERE present.status <> 'open'),
    win AS MATERIALIZED (
      SELECT segment.*
      FROM deal_segment AS segment
      WHERE segment.status = 'won' AND segment.valid_from < moment
        AND segment.deal_id IN (SELECT present.deal_id FROM present)
        AND segment.recorded_from < known
        AND (segment.recorded_to IS NULL OR known <= segment.recorded_to)),
    -- Of the states that begin at one instant, the last one counts.
    first_win AS (
      SELECT DISTINCT ON (win.deal_id) win.*
      FROM win ORDER BY win.deal_id, win.valid_from, win.number DESC),
    undone AS (
      SELECT DISTINCT ON (win.deal_id) win.*, loss.closed_at AS undone_at
      FROM win JOIN standing AS loss ON loss.deal_id = win.deal_id AND loss.status = 'lost'
      ORDER BY win.deal_id, win.valid_from DESC, win.number DESC),
    told AS (
      SELECT 'WON' AS part, won.deal_id, won.closed_at AS at, won.closed_at AS credited_at,
        won.account, won.amount, won.currency,
        extract(epoch FROM won.closed_at - won.created_at) / 86400 AS days
      FROM standing AS won WHERE won.status = 'won'
      UNION ALL
      SELECT 'LOST', lost.deal_id, lost.closed_at, lost.closed_at, lost.account,
        CASE WHEN last_open.deal_id IS NULL THEN lost.amount ELSE last_open.amount END,
        CASE WHEN last_open.deal_id IS NULL THEN lost.currency ELSE last_open.currency END,
        extract(epoch FROM lost.closed_at - lost.created_at) / 86400
      FROM standing AS lost LEFT JOIN LATERAL (
        SELECT segment.deal_id, segment.amount, segment.currency
        FROM deal_segment AS segment
        WHERE segment.deal_id = lost.deal_id AND segment.status = 'open'
          AND segment.valid_from <= lost.closed_at
          AND segment.recorded_from < known
          AND (segment.recorded_to IS NULL OR known <= segment.recorded_to)
        -- What begins at the instant of the loss came with it.
        ORDER BY segment.valid_from = lost.closed_at, segment.valid_from DESC, segment.number DESC
        LIMIT 1) AS last_open ON TRUE
      WHERE lost.status = 'lost' AND lost.closed_at >= since AND lost.closed_at < until
      UNION ALL
      SELECT 'FIRST_WIN', first_win.deal_id, first_win.closed_at, first_win.closed_at,
        first_win.account, first_win.amount, first_win.currency, NULL
      FROM first_win
      UNION ALL
      SELECT 'UNDONE_WIN', undone.deal_id, undone.closed_at, undone.closed_at,
        undone.account, undone.amount, undone.currency, NULL
      FROM undone
      UNION ALL
      SELECT 'REVERSED_WIN', undone.deal_id, undone.undone_at, undone.closed_at,
        undone.account, undone.amount, undone.currency, NULL
      FROM undone)
  SELECT told.part, told.deal_id, told.at, told.credited_at, told.account, told.amount,
    told.currency::text, told.days
  FROM told WHERE told.at >= since AND told.at < until
$$;

-- Every team with each team above it and with itself at depth 0, during [valid_from, valid_to).
CREATE FUNCTION team_trees(known timestamptz)
RETURNS TABLE (team text, ancestor text, depth integer, valid_from timestamptz,
  valid_to timestamptz)
LANGUAGE sql STABLE AS $$
  WITH
    turn AS (
      SELECT '-infinity'::timestamptz AS at
      UNION
      SELECT edge.at
      FROM reference_known('team', known) AS placed,
        jsonb_array_elements(placed.body -> 'parents') AS link,
        LATERAL (VALUES
          ((link ->> 'from')::timestamptz), ((link ->> 'to')::timestamptz)) AS edge (at)
      WHERE edge.at IS NOT NULL),
    stretch AS (
      SELECT turn.at, lead(turn.at, 1, 'infinity'::timestamptz) OVER (ORDER BY turn.at) AS until
      FROM turn)
  SELECT tree.team, tree.ancestor, tree.depth, stretch.at, stretch.until
  FROM stretch, LATERAL team_tree(stretch.at, known) AS tree
$$;

-- The region each team sells in during [valid_from, valid_to): its own, else that of the nearest
-- team above with one. Teams without are left out.
CREATE FUNCTION team_regions(known timestamptz)
RETURNS TABLE (team text, region text, valid_from timestamptz, valid_to timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (tree.team, tree.valid_from)
    tree.team, above.body ->> 'region', tree.valid_from, tree.valid_to
  FROM team_trees(known) AS tree
  JOIN reference_known('team', known) AS above ON above.id = tree.ancestor
  WHERE above.body ->> 'region' IS NOT NULL
  ORDER BY tree.team, tree.valid_from, tree.depth
$$;
