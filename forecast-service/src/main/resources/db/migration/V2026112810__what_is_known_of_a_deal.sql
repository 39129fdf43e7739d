-- What a deal's chances and its history are told by. Rows from before have none of it until the
-- projection is built again.
ALTER TABLE deal_segment
  ADD COLUMN external_source  text,
  ADD COLUMN external_id      text,
  ADD COLUMN created_at       timestamptz,
  ADD COLUMN pipeline         text,
  ADD COLUMN stage            text,
  ADD COLUMN account          text,
  ADD COLUMN source           text,
  ADD COLUMN last_activity_at timestamptz,
  -- A list of {"key", "weight"}: the net total of each product.
  ADD COLUMN products         jsonb,
  -- An object of texts.
  ADD COLUMN fields           jsonb;
