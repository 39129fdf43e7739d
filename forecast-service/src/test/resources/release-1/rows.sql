COPY dead_letter (id, consumer, topic, partition, record_offset, record_key, headers, body, reason, failed_at, replayed_at) FROM stdin;
01a218de-0000-7000-8000-000000000002	nobody	revline.deals.v1	5	7	key	{"ce_id": "01a218de-0000-7000-8000-000000000003"}	\\x7b00ff	there is no body	2026-11-26 17:20:00+00	\N
\.
COPY deal_segment (deal_id, number, valid_from, valid_to, recorded_from, recorded_to, status, owner, amount, currency, probability, category, close_date, closed_at, deleted, splits) FROM stdin;
01a218de-784b-76f5-908a-b513e1238c64	1	2026-01-12 00:00:00+00	2026-02-20 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	open	Ada Winter	\N	\N	0.2500	pipeline	\N	\N	f	\N
01a218de-784b-76f5-908a-b513e1238c64	2	2026-02-20 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	won	Ada Winter	18500.0000	EUR	1.0000	closed	\N	2026-02-20 00:00:00+00	f	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	2026-01-19 00:00:00+00	2026-03-02 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	open	Ada Winter	\N	\N	0.2500	pipeline	\N	\N	f	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	2	2026-03-02 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	lost	Ada Winter	\N	\N	0.0000	omitted	\N	2026-03-02 00:00:00+00	f	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	1	2026-02-02 00:00:00+00	2026-03-30 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	open	Ben Summer	\N	\N	0.2500	pipeline	\N	\N	f	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	2	2026-03-30 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	won	Ben Summer	7250.5000	EUR	1.0000	closed	\N	2026-03-30 00:00:00+00	f	\N
01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	2026-03-09 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	open	Ben Summer	\N	\N	0.2500	pipeline	\N	\N	f	\N
01a218de-9331-757a-9393-8b3b7db8e8df	1	2026-03-02 09:15:42+00	\N	2026-11-26 17:19:29.584113+00	2026-11-26 17:19:29.584114+00	open	\N	100.0000	EUR	0.5000	bestCase	\N	\N	f	\N
01a218de-9331-757a-9393-8b3b7db8e8df	2	2026-03-02 09:15:42+00	2026-03-04 10:00:00+00	2026-11-26 17:19:29.584114+00	\N	open	\N	100.0000	EUR	0.5000	bestCase	\N	\N	f	\N
01a218de-9331-757a-9393-8b3b7db8e8df	3	2026-03-04 10:00:00+00	\N	2026-11-26 17:19:29.584114+00	\N	open	\N	100.0000	EUR	0.5000	bestCase	\N	\N	f	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	1	2026-11-26 17:19:47.203582+00	\N	2026-11-26 17:19:47.203582+00	2026-11-26 17:19:50.443338+00	open	ad-anna	9900.0000	USD	0.1000	pipeline	\N	\N	f	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	2	2026-11-26 17:19:47.203582+00	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:50.443338+00	\N	open	ad-anna	9900.0000	USD	0.1000	pipeline	\N	\N	f	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	3	2026-11-26 17:19:50.443338+00	\N	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:51.348225+00	open	ad-anna	9900.0000	USD	0.7500	commit	\N	\N	f	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	4	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:51.319552+00	2026-11-26 17:19:51.348225+00	\N	open	ad-anna	9900.0000	USD	0.7500	commit	\N	\N	f	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	5	2026-11-26 17:19:51.319552+00	\N	2026-11-26 17:19:51.348225+00	\N	open	ad-anna	9900.0000	USD	0.7500	commit	\N	\N	f	\N
\.
COPY idempotency_key (scope, key, fingerprint, status, location, etag, body) FROM stdin;
scope	key	fingerprint	201	/api/v1/deals/1	"1"	{"id": "1"}
\.
COPY inbox (consumer, event_id) FROM stdin;
forecast-people	01a218de-28a5-79cd-9041-fc4f73a85123
forecast-people	01a218de-3f30-700b-8e7a-92018b237279
forecast-people	01a218de-3f4e-715f-b290-7138c89728a3
forecast-people	01a218de-3f56-7f03-8d66-1229bceaeec2
forecast-people	01a218de-50c1-7318-bfa7-ff7824332276
forecast-people	01a218de-50c7-7f1d-9769-0ab183d10892
forecast-people	01a218de-5ba3-771b-bc8e-f7dddda7e769
forecast-people	01a218de-5bb8-7a1c-8493-d5de523a4b79
forecast-service	01a218de-79a6-7db7-9694-3e695cc4dd6a
forecast-service	01a218de-79d4-7a60-bbbb-d680c2da67da
forecast-service	01a218de-79db-7db2-9042-be2706cdbc4a
forecast-service	01a218de-79df-7b4e-9fcc-37e68c1bdd1c
forecast-service	01a218de-9337-7a8a-bccd-09aa2f3ebff8
forecast-service	01a218de-933d-714e-b3b0-78d93b887ed6
forecast-service	01a218de-d958-7c08-ae28-890ac4f84d95
forecast-service	01a218de-e4cb-707a-8adb-e3a0c9753d6c
forecast-service	01a218de-e83b-7181-9155-6d8a4215c2ff
forecast-service-rates	01a218de-1ddd-78c3-90d7-f192533231f9
forecast-service-rates	01a218de-1f98-7966-a667-d285b299300b
forecast-service-rates	01a218de-2174-786f-bd8d-b0eeeedd49c9
forecast-service-rates	01a218de-22b8-7c44-819f-e8bbb562daf3
forecast-service-rates	01a218de-930b-7431-8f58-4e1ff87898bc
forecast-service-rates	a6a87b61-a846-4153-b3b3-8b0dde1f480b
\.
COPY inbox_offset (consumer, topic, partition, next_offset) FROM stdin;
forecast-people	revline.people.v1	0	8
forecast-service	revline.deals.v1	3	1
forecast-service	revline.deals.v1	7	1
forecast-service	revline.deals.v1	10	1
forecast-service	revline.deals.v1	0	1
forecast-service	revline.deals.v1	4	2
forecast-service	revline.deals.v1	2	3
forecast-service-rates	revline.catalog.v1	0	6
\.
COPY inbox_progress (consumer, complete_through) FROM stdin;
forecast-service	2026-11-26 17:20:38.248002+00
nobody	2026-11-26 17:20:00+00
\.
COPY late_event (consumer, event_id, learned_at) FROM stdin;
nobody	01a218de-0000-7000-8000-000000000004	2026-11-26 17:20:00.123456+00
\.
COPY outbox (id, bucket, topic, aggregate_id, headers, body, recorded_at) FROM stdin;
1	3	revline.dead-letters.v1	not-relayed-yet	{"ce_id": "01a218de-0000-7000-8000-000000000001"}	{}	2026-11-26 17:20:00+00
\.
COPY outbox_lease (bucket, owner, expires_at) FROM stdin;
0	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960052+00
1	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960071+00
2	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960075+00
3	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960078+00
4	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.96008+00
5	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960082+00
6	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960084+00
7	01a218dd-4d32-73c6-b138-217693731e60	2026-11-26 17:20:48.960086+00
\.
COPY rebuild_run (id, consumer, state, actor, started_at, finished_at, events, set_aside, rows_equal, rows_added, rows_changed, rows_removed, failure) FROM stdin;
01a218de-ea7f-7e29-b2f3-eadf49e315ae	forecast-service	succeeded	ops	2026-11-26 17:19:51.935418+00	2026-11-26 17:19:52.430845+00	9	0	15	0	0	0	\N
\.
COPY reference_version (type, id, version, kind, recorded_at, actor, origin, correlation_id, body) FROM stdin;
exchange-rate	USD/2025-01-01	1	created	2026-11-26 17:19:00.392995+00	revops	person	17d198c9-66c6-4d62-a09f-3999f6744278	{"date": "2025-01-01", "rate": "0.9", "currency": "USD"}
quota	rep:ad-anna:2025-Q1:amount	1	created	2026-11-26 17:19:15.627141+00	revops	import	6e6c887b-4c9f-4113-be66-3eff471ce151	{"rep": "ad-anna", "amount": {"amount": "250000.00", "currency": "EUR"}, "period": "2025-Q1", "measure": "amount"}
quota	rep:ad-anna:2025-Q2:amount	1	created	2026-11-26 17:19:15.646129+00	revops	import	6e6c887b-4c9f-4113-be66-3eff471ce151	{"rep": "ad-anna", "amount": {"amount": "275000.50", "currency": "EUR"}, "period": "2025-Q2", "measure": "amount"}
region	EMEA	1	created	2026-11-26 17:19:02.852337+00	revops	person	44b9f7ed-3ae2-4a22-ba5e-685400e7b0a9	{"name": "Europe"}
rep	ad-anna	1	created	2026-11-26 17:19:12.635808+00	revops	import	3104dd6d-38d8-41bf-9906-544f979e324b	{"name": "Anna Moseley", "memberships": [{"to": "2025-06-30T00:00:00Z", "from": "2024-01-01T00:00:00Z", "role": "member", "team": "ad-north"}, {"from": "2025-06-30T00:00:00Z", "role": "member", "team": "ad-south"}]}
rep	ad-omar	1	created	2026-11-26 17:19:12.647022+00	revops	import	3104dd6d-38d8-41bf-9906-544f979e324b	{"name": "Omar Haddad", "memberships": [{"from": "2024-01-01T00:00:00Z", "role": "manager", "team": "ad-north"}]}
setting	corporate-currency	1	created	2026-11-26 17:18:59.790605+00	revops	person	7a31fbfe-bf98-4c90-ac20-ac8d6d92bd1f	{"value": "EUR"}
team	ad-north	1	created	2026-11-26 17:19:08.222243+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "North", "parents": [{"parent": "ad-sales"}]}
team	ad-sales	1	created	2026-11-26 17:19:08.160297+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "Sales", "parents": []}
team	ad-south	1	created	2026-11-26 17:19:08.183986+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "South", "parents": [{"parent": "ad-sales"}]}
\.
