COPY dead_letter (id, consumer, topic, partition, record_offset, record_key, headers, body, reason, failed_at, replayed_at) FROM stdin;
01a218de-0000-7000-8000-000000000002	nobody	revline.deals.v1	5	7	key	{"ce_id": "01a218de-0000-7000-8000-000000000003"}	\\x7b00ff	there is no body	2026-11-26 17:20:00+00	\N
\.
COPY deal_segment (deal_id, number, valid_from, valid_to, recorded_from, recorded_to, status, owner, amount, currency, created_at, closed_at, deleted, account, splits, products) FROM stdin;
01a218de-784b-76f5-908a-b513e1238c64	1	2026-01-12 00:00:00+00	2026-02-20 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	open	Ada Winter	\N	\N	2026-01-12 00:00:00+00	\N	f	Harbour Hotels	\N	\N
01a218de-784b-76f5-908a-b513e1238c64	2	2026-02-20 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	won	Ada Winter	18500.0000	EUR	2026-01-12 00:00:00+00	2026-02-20 00:00:00+00	f	Harbour Hotels	\N	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	2026-01-19 00:00:00+00	2026-03-02 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	open	Ada Winter	\N	\N	2026-01-19 00:00:00+00	\N	f	Blue Mill Bakery	\N	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	2	2026-03-02 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	lost	Ada Winter	\N	\N	2026-01-19 00:00:00+00	2026-03-02 00:00:00+00	f	Blue Mill Bakery	\N	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	1	2026-02-02 00:00:00+00	2026-03-30 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	open	Ben Summer	\N	\N	2026-02-02 00:00:00+00	\N	f	Harbour Hotels	\N	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	2	2026-03-30 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	won	Ben Summer	7250.5000	EUR	2026-02-02 00:00:00+00	2026-03-30 00:00:00+00	f	Harbour Hotels	\N	\N
01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	2026-03-09 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	open	Ben Summer	\N	\N	2026-03-09 00:00:00+00	\N	f	Kite Logistics	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	1	2026-03-02 09:15:42+00	\N	2026-11-26 17:19:29.584113+00	2026-11-26 17:19:29.584114+00	open	\N	100.0000	EUR	2026-03-02 09:15:42+00	\N	f	\N	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	2	2026-03-02 09:15:42+00	2026-03-04 10:00:00+00	2026-11-26 17:19:29.584114+00	\N	open	\N	100.0000	EUR	2026-03-02 09:15:42+00	\N	f	\N	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	3	2026-03-04 10:00:00+00	\N	2026-11-26 17:19:29.584114+00	\N	open	\N	100.0000	EUR	2026-03-02 09:15:42+00	\N	f	\N	\N	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	1	2026-11-26 17:19:47.203582+00	\N	2026-11-26 17:19:47.203582+00	2026-11-26 17:19:50.443338+00	open	ad-anna	9900.0000	USD	2026-11-26 17:19:47.203582+00	\N	f	\N	\N	[{"key": "crane", "weight": 9900.00}]
01a218de-d7f4-70be-bbb0-92ca44385b96	2	2026-11-26 17:19:47.203582+00	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:50.443338+00	\N	open	ad-anna	9900.0000	USD	2026-11-26 17:19:47.203582+00	\N	f	\N	\N	[{"key": "crane", "weight": 9900.00}]
01a218de-d7f4-70be-bbb0-92ca44385b96	3	2026-11-26 17:19:50.443338+00	\N	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:51.348225+00	open	ad-anna	9900.0000	USD	2026-11-26 17:19:47.203582+00	\N	f	\N	\N	[{"key": "crane", "weight": 9900.00}]
01a218de-d7f4-70be-bbb0-92ca44385b96	4	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:51.319552+00	2026-11-26 17:19:51.348225+00	\N	open	ad-anna	9900.0000	USD	2026-11-26 17:19:47.203582+00	\N	f	\N	\N	[{"key": "crane", "weight": 9900.00}]
01a218de-d7f4-70be-bbb0-92ca44385b96	5	2026-11-26 17:19:51.319552+00	\N	2026-11-26 17:19:51.348225+00	\N	open	ad-anna	9900.0000	USD	2026-11-26 17:19:47.203582+00	\N	f	\N	\N	[{"key": "crane", "weight": 9900.00}]
\.
COPY idempotency_key (scope, key, fingerprint, status, location, etag, body) FROM stdin;
scope	key	fingerprint	201	/api/v1/deals/1	"1"	{"id": "1"}
\.
COPY import_job (id, file_name, shape, state, dry_run, undoes, actor, correlation_id, mapping, header, submitted_at, finished_at, recorded_at, rows_total, rows_read, rows_applied, rows_unchanged, rows_skipped, rows_rejected) FROM stdin;
01a218de-0000-7000-8000-000000000005	running.csv	reps	running	f	\N	revops	c-1	shape: reps	{Login,"Full name"}	2026-11-26 17:20:00+00	\N	\N	1	0	0	0	0	0
01a218de-3d1e-74aa-8365-0af0e0948125	teams.csv	teams	succeeded	f	\N	revops	010eff97-c784-4006-b134-04530f69c279	# How docs/examples/teams.csv becomes teams; docs/import.md explains each key.\nshape: teams\ncolumns:\n  id: Code\n  name: Team\n  parent: Reports to\n	{Code,Team,Region,"Reports to"}	2026-11-26 17:19:07.693806+00	2026-11-26 17:19:08.121344+00	2026-11-26 17:19:08.121765+00	3	3	3	0	0	0
01a218de-501a-723f-803e-f4ff05dfbfa8	reps.csv	reps	succeeded	f	\N	revops	3104dd6d-38d8-41bf-9906-544f979e324b	# How docs/examples/reps.csv becomes reps with their teams; docs/import.md explains each key.\n# Rows with one id make one rep: a row for each membership.\nshape: reps\ndates: {format: MM/dd/yyyy}\ncolumns:\n  id: Login\n  name: Full name\n  team: Team\n  role: {column: Job, values: {Rep: member, Head: manager}}\n  memberFrom: {column: Since, as: date}\n  memberTo: {column: Until, as: date}\n	{Login,"Full name",Team,Job,Since,Until}	2026-11-26 17:19:12.423469+00	2026-11-26 17:19:12.584517+00	2026-11-26 17:19:12.584725+00	3	3	3	0	0	0
01a218de-5b19-7136-a27a-f3b7848d2cc6	quotas.csv	quotas	succeeded	f	\N	revops	6e6c887b-4c9f-4113-be66-3eff471ce151	# How docs/examples/quotas.csv becomes quotas; docs/import.md explains each key.\nshape: quotas\nnumbers: {decimal: ",", grouping: "."}\ncolumns:\n  rep: Login\n  period: {column: Quarter, values: {2025 Q1: 2025-Q1, 2025 Q2: 2025-Q2}}\n  measure: {constant: amount}\n  amount: {column: Target, as: number}\n  currency: {constant: EUR}\n	{Login,Quarter,Target}	2026-11-26 17:19:15.226683+00	2026-11-26 17:19:15.387005+00	2026-11-26 17:19:15.3873+00	2	2	2	0	0	0
01a218de-6ab1-7ef5-aceb-d1413e77cb5a	badreps.csv	reps	succeeded	f	\N	revops	43a532ab-dfb0-42c5-aed5-f53e5ec8dd05	# How docs/examples/reps.csv becomes reps with their teams; docs/import.md explains each key.\n# Rows with one id make one rep: a row for each membership.\nshape: reps\ndates: {format: MM/dd/yyyy}\ncolumns:\n  id: Login\n  name: Full name\n  team: Team\n  role: {column: Job, values: {Rep: member, Head: manager}}\n  memberFrom: {column: Since, as: date}\n  memberTo: {column: Until, as: date}\n	{Login,"Full name",Team,Job,Since,Until}	2026-11-26 17:19:19.21821+00	2026-11-26 17:19:19.26459+00	2026-11-26 17:19:19.264788+00	1	1	0	0	0	1
\.
COPY import_lookup (job_id, name, word, cells) FROM stdin;
01a218de-0000-7000-8000-000000000005	jobs	Rep	{"Role": "member"}
\.
COPY import_reject (job_id, "row", line, cells, field, reason) FROM stdin;
01a218de-6ab1-7ef5-aceb-d1413e77cb5a	1	2	{nobody,"No Body",ad-north,Rep,2024,""}	Since	'2024' is not a date in the form MM/dd/yyyy
\.
COPY import_row (job_id, "row", line, key, cells) FROM stdin;
01a218de-0000-7000-8000-000000000005	1	2	ad-anna	{ad-anna,"Anna, \\"the\\" Moseley"}
\.
COPY inbox (consumer, event_id) FROM stdin;
performance-service	01a218de-79a6-7db7-9694-3e695cc4dd6a
performance-service	01a218de-79d4-7a60-bbbb-d680c2da67da
performance-service	01a218de-79db-7db2-9042-be2706cdbc4a
performance-service	01a218de-79df-7b4e-9fcc-37e68c1bdd1c
performance-service	01a218de-9337-7a8a-bccd-09aa2f3ebff8
performance-service	01a218de-933d-714e-b3b0-78d93b887ed6
performance-service	01a218de-d958-7c08-ae28-890ac4f84d95
performance-service	01a218de-e4cb-707a-8adb-e3a0c9753d6c
performance-service	01a218de-e83b-7181-9155-6d8a4215c2ff
performance-service-rates	01a218de-1ddd-78c3-90d7-f192533231f9
performance-service-rates	01a218de-1f98-7966-a667-d285b299300b
performance-service-rates	01a218de-2174-786f-bd8d-b0eeeedd49c9
performance-service-rates	01a218de-22b8-7c44-819f-e8bbb562daf3
performance-service-rates	01a218de-930b-7431-8f58-4e1ff87898bc
performance-service-rates	a6a87b61-a846-4153-b3b3-8b0dde1f480b
\.
COPY inbox_offset (consumer, topic, partition, next_offset) FROM stdin;
performance-service	revline.deals.v1	0	1
performance-service	revline.deals.v1	7	1
performance-service	revline.deals.v1	10	1
performance-service	revline.deals.v1	3	1
performance-service	revline.deals.v1	4	2
performance-service	revline.deals.v1	2	3
performance-service-rates	revline.catalog.v1	0	6
\.
COPY inbox_progress (consumer, complete_through) FROM stdin;
nobody	2026-11-26 17:20:00+00
performance-service	2026-11-26 17:20:42.342339+00
\.
COPY late_event (consumer, event_id, learned_at) FROM stdin;
nobody	01a218de-0000-7000-8000-000000000004	2026-11-26 17:20:00.123456+00
\.
COPY outbox (id, bucket, topic, aggregate_id, headers, body, recorded_at) FROM stdin;
9	3	revline.dead-letters.v1	not-relayed-yet	{"ce_id": "01a218de-0000-7000-8000-000000000001"}	{}	2026-11-26 17:20:00+00
\.
COPY outbox_lease (bucket, owner, expires_at) FROM stdin;
0	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518643+00
1	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518661+00
2	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518665+00
3	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518667+00
4	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518669+00
5	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518671+00
6	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518673+00
7	01a218dd-4dfb-77a5-94a7-25f2d379fc4d	2026-11-26 17:20:52.518675+00
\.
COPY rebuild_run (id, consumer, state, actor, started_at, finished_at, events, set_aside, rows_equal, rows_added, rows_changed, rows_removed, failure) FROM stdin;
01a218de-eb32-7003-8013-eb6a37f9a73c	performance-service	succeeded	ops	2026-11-26 17:19:52.115053+00	2026-11-26 17:19:52.457178+00	9	0	15	0	0	0	\N
\.
COPY reference_version (type, id, version, kind, recorded_at, actor, origin, correlation_id, body) FROM stdin;
exchange-rate	USD/2025-01-01	1	created	2026-11-26 17:19:00.115792+00	revops	person	17d198c9-66c6-4d62-a09f-3999f6744278	{"date": "2025-01-01", "rate": "0.9", "currency": "USD"}
quota	rep:ad-anna:2025-Q1:amount	1	created	2026-11-26 17:19:15.347153+00	revops	import	6e6c887b-4c9f-4113-be66-3eff471ce151	{"rep": "ad-anna", "amount": {"amount": "250000.00", "currency": "EUR"}, "period": "2025-Q1", "measure": "amount"}
quota	rep:ad-anna:2025-Q2:amount	1	created	2026-11-26 17:19:15.383796+00	revops	import	6e6c887b-4c9f-4113-be66-3eff471ce151	{"rep": "ad-anna", "amount": {"amount": "275000.50", "currency": "EUR"}, "period": "2025-Q2", "measure": "amount"}
region	EMEA	1	created	2026-11-26 17:19:02.29343+00	revops	person	44b9f7ed-3ae2-4a22-ba5e-685400e7b0a9	{"name": "Europe"}
rep	ad-anna	1	created	2026-11-26 17:19:12.571754+00	revops	import	3104dd6d-38d8-41bf-9906-544f979e324b	{"name": "Anna Moseley", "memberships": [{"to": "2025-06-30T00:00:00Z", "from": "2024-01-01T00:00:00Z", "role": "member", "team": "ad-north"}, {"from": "2025-06-30T00:00:00Z", "role": "member", "team": "ad-south"}]}
rep	ad-omar	1	created	2026-11-26 17:19:12.583255+00	revops	import	3104dd6d-38d8-41bf-9906-544f979e324b	{"name": "Omar Haddad", "memberships": [{"from": "2024-01-01T00:00:00Z", "role": "manager", "team": "ad-north"}]}
setting	corporate-currency	1	created	2026-11-26 17:18:59.945236+00	revops	person	7a31fbfe-bf98-4c90-ac20-ac8d6d92bd1f	{"value": "EUR"}
team	ad-north	1	created	2026-11-26 17:19:08.116933+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "North", "parents": [{"parent": "ad-sales"}]}
team	ad-sales	1	created	2026-11-26 17:19:07.978547+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "Sales", "parents": []}
team	ad-south	1	created	2026-11-26 17:19:08.108685+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "South", "parents": [{"parent": "ad-sales"}]}
\.
