-- Segments are written many at once and known by their deal and number, as everywhere else.
ALTER TABLE deal_segment DROP COLUMN row_id, DROP CONSTRAINT deal_segment_id_number_key;
ALTER TABLE deal_segment ADD PRIMARY KEY (id, number);
DROP SEQUENCE deal_segment_id;

-- Facts take their numbers in the order in which they are written.
ALTER TABLE deal_fact ALTER COLUMN id SET DEFAULT nextval('deal_fact_id');
