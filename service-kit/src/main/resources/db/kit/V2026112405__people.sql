-- Who is what to which team when, as far as was known before a recorded time. An end that is open
-- is infinite.
CREATE FUNCTION rep_memberships(known timestamptz)
RETURNS TABLE (rep text, team text, role text, valid_from timestamptz, valid_to timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT rep.id, link ->> 'team', link ->> 'role',
    coalesce((link ->> 'from')::timestamptz, '-infinity'),
    coalesce((link ->> 'to')::timestamptz, 'infinity')
  FROM reference_known('rep', known) AS rep, jsonb_array_elements(rep.body -> 'memberships') AS link
$$;

-- The team each rep is a member of at a moment of business time; reps without one are left out.
CREATE FUNCTION team_of(moment timestamptz, known timestamptz)
RETURNS TABLE (rep text, team text)
LANGUAGE sql STABLE AS $$
  SELECT link.rep, link.team
  FROM rep_memberships(known) AS link
  WHERE link.role = 'member' AND link.valid_from <= moment AND moment < link.valid_to
$$;

-- Every team with each team above it at a moment of business time, and with itself at depth 0. The
-- hierarchy has no cycles; the depth is bounded all the same, should a copy be damaged.
CREATE FUNCTION team_tree(moment timestamptz, known timestamptz)
RETURNS TABLE (team text, ancestor text, depth integer)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE
    standing AS MATERIALIZED (SELECT id, body FROM reference_known('team', known)),
    placed AS MATERIALIZED (
      SELECT standing.id AS team, link ->> 'parent' AS parent
      FROM standing, jsonb_array_elements(standing.body -> 'parents') AS link
      WHERE coalesce((link ->> 'from')::timestamptz, '-infinity') <= moment
        AND moment < coalesce((link ->> 'to')::timestamptz, 'infinity')),
    tree AS (
      SELECT standing.id AS team, standing.id AS ancestor, 0 AS depth FROM standing
      UNION ALL
      SELECT tree.team, placed.parent, tree.depth + 1
      FROM tree JOIN placed ON placed.team = tree.ancestor
      WHERE tree.depth < 50)
  SELECT tree.team, tree.ancestor, tree.depth FROM tree
$$;

-- The region each team sells in at a moment: its own, else that of the nearest team above with one.
CREATE FUNCTION region_of_team(moment timestamptz, known timestamptz)
RETURNS TABLE (team text, region text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (tree.team) tree.team, above.body ->> 'region'
  FROM team_tree(moment, known) AS tree
  JOIN reference_known('team', known) AS above ON above.id = tree.ancestor
  WHERE above.body ->> 'region' IS NOT NULL
  ORDER BY tree.team, tree.depth
$$;

-- The teams a rep manages at a moment of business time, and all below them.
CREATE FUNCTION managed_teams(manager text, moment timestamptz, known timestamptz)
RETURNS TABLE (team text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT tree.team
  FROM rep_memberships(known) AS managed
  JOIN team_tree(moment, known) AS tree ON tree.ancestor = managed.team
  WHERE managed.rep = manager AND managed.role = 'manager'
    AND managed.valid_from <= moment AND moment < managed.valid_to
$$;

-- Whose deals a manager sees: the manager's own, those of every rep who is a member of a team that
-- the manager manages or of one below, and those of the managers of teams below. A co-manager of
-- the same team is beside, not below.
CREATE FUNCTION visible_owners(manager text, moment timestamptz, known timestamptz)
RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  WITH
    link AS MATERIALIZED (
      SELECT all_links.rep, all_links.team, all_links.role
      FROM rep_memberships(known) AS all_links
      WHERE all_links.valid_from <= moment AND moment < all_links.valid_to),
    below AS MATERIALIZED (
      SELECT tree.team, max(tree.depth) AS depth
      FROM link JOIN team_tree(moment, known) AS tree ON tree.ancestor = link.team
      WHERE link.rep = manager AND link.role = 'manager'
      GROUP BY tree.team)
  SELECT manager
  UNION
  SELECT link.rep FROM link JOIN below ON below.team = link.team
  WHERE link.role = 'member' OR below.depth > 0
$$;
