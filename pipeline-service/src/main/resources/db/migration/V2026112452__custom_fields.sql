-- The customer's own fields of a deal: a JSON object of text by key.
ALTER TABLE deal ADD COLUMN custom text;
ALTER TABLE deal_segment ADD COLUMN custom text;
