-- What people do for a deal. Rows are added and never changed; a task that is done says so in a row
-- of its own. Subjects and notes may speak of persons, so they stay in this database.
CREATE TABLE deal_activity (
  id          uuid        PRIMARY KEY,
  deal_id     uuid        NOT NULL REFERENCES deal,
  type        text        NOT NULL CHECK (type IN ('call', 'meeting', 'mail', 'task')),
  at          timestamptz NOT NULL,
  subject     text,
  due_on      date,
  recorded_at timestamptz NOT NULL,
  actor       text        NOT NULL
);
CREATE INDEX deal_activity_by_deal ON deal_activity (deal_id, at, id);

CREATE TABLE deal_task_done (
  activity_id uuid        PRIMARY KEY REFERENCES deal_activity,
  at          timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor       text        NOT NULL
);

CREATE TABLE deal_note (
  id          uuid        PRIMARY KEY,
  deal_id     uuid        NOT NULL REFERENCES deal,
  text        text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor       text        NOT NULL
);
CREATE INDEX deal_note_by_deal ON deal_note (deal_id, recorded_at, id);
