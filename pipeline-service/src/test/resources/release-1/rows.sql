COPY dead_letter (id, consumer, topic, partition, record_offset, record_key, headers, body, reason, failed_at, replayed_at) FROM stdin;
01a218de-0000-7000-8000-000000000002	nobody	revline.deals.v1	5	7	key	{"ce_id": "01a218de-0000-7000-8000-000000000003"}	\\x7b00ff	there is no body	2026-11-26 17:20:00+00	\N
\.
COPY deal (id, version, segments, updated_at, name, amount, currency, pipeline, stage, status, probability, forecast_category, close_date, owner, account, lost_reason, created_at, closed_at, own_category, source, next_step, tags, products, splits, contacts, last_activity_at, deleted, custom, flags) FROM stdin;
01a218de-784b-76f5-908a-b513e1238c64	1	2	2026-11-26 17:19:22.698096+00	Harbour Hotels	18500.0000	EUR	default	won	WON	1.0000	CLOSED	\N	Ada Winter	Harbour Hotels	\N	2026-01-12 00:00:00+00	2026-02-20 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	2	2026-11-26 17:19:22.698096+00	Blue Mill Bakery	\N	\N	default	lost	LOST	0.0000	OMITTED	\N	Ada Winter	Blue Mill Bakery	\N	2026-01-19 00:00:00+00	2026-03-02 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	1	2	2026-11-26 17:19:22.698096+00	Harbour Hotels	7250.5000	EUR	default	won	WON	1.0000	CLOSED	\N	Ben Summer	Harbour Hotels	\N	2026-02-02 00:00:00+00	2026-03-30 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	1	2026-11-26 17:19:22.698096+00	Kite Logistics	\N	\N	default	qualification	OPEN	0.2500	PIPELINE	\N	Ben Summer	Kite Logistics	\N	2026-03-09 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	2	3	2026-11-26 17:19:29.584114+00	Glass roof	100.0000	EUR	default	proposal	OPEN	0.5000	BEST_CASE	\N	\N	\N	\N	2026-03-02 09:15:42+00	\N	\N	\N	\N	\N	\N	\N	\N	2026-03-04 10:00:00+00	f	\N	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	3	5	2026-11-26 17:19:51.348225+00	Spa wing	9900.0000	USD	default	negotiation	OPEN	0.7500	COMMIT	\N	ad-anna	\N	\N	2026-11-26 17:19:47.203582+00	\N	\N	\N	\N	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	\N	\N	2026-11-26 17:19:51.319552+00	f	{"risk":"low"}	\N
\.
COPY deal_activity (id, deal_id, type, at, subject, due_on, recorded_at, actor, origin, correlation_id) FROM stdin;
01a218de-936b-7db9-8474-446271c7c9ab	01a218de-9331-757a-9393-8b3b7db8e8df	meeting	2026-03-04 10:00:00+00	\N	\N	2026-11-26 17:19:29.643029+00	crm	intake	8af832ed-18c0-4336-b4ce-e08e16b5efbc
01a218de-e6d7-71f6-b5e5-def916a88fea	01a218de-d7f4-70be-bbb0-92ca44385b96	task	2026-11-26 17:19:50.990589+00	Call back	2026-12-01	2026-11-26 17:19:50.99905+00	revops	person	64e5d351-7d76-42fb-ade1-a4d662a68451
01a218de-e75d-77d4-a78f-74fe20c39aa0	01a218de-d7f4-70be-bbb0-92ca44385b96	task	2026-11-26 17:19:51.131778+00	Send the offer	\N	2026-11-26 17:19:51.133652+00	revops	person	5e05d879-571d-4429-b9ed-21c025ffa379
\.
COPY deal_external_id (source, external_id, deal_id) FROM stdin;
crm	A-17	01a218de-9331-757a-9393-8b3b7db8e8df
example-crm	N-1	01a218de-784b-76f5-908a-b513e1238c64
example-crm	N-2	01a218de-79d2-7a7d-a2f0-1f7f9da77a37
example-crm	N-3	01a218de-79d5-7595-8bcb-c0cb9a941e27
example-crm	N-4	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7
\.
COPY deal_fact (id, deal_id, version, field, before, value, at, seq, takes_back) FROM stdin;
1	01a218de-784b-76f5-908a-b513e1238c64	1	NAME	\N	Harbour Hotels	2026-01-12 00:00:00+00	0	\N
51	01a218de-784b-76f5-908a-b513e1238c64	1	PIPELINE	\N	default	2026-01-12 00:00:00+00	0	\N
101	01a218de-784b-76f5-908a-b513e1238c64	1	STAGE	\N	qualification	2026-01-12 00:00:00+00	0	\N
151	01a218de-784b-76f5-908a-b513e1238c64	1	OWNER	\N	Ada Winter	2026-01-12 00:00:00+00	0	\N
201	01a218de-784b-76f5-908a-b513e1238c64	1	ACCOUNT	\N	Harbour Hotels	2026-01-12 00:00:00+00	0	\N
251	01a218de-784b-76f5-908a-b513e1238c64	1	AMOUNT	\N	18500.00	2026-02-20 00:00:00+00	1	\N
301	01a218de-784b-76f5-908a-b513e1238c64	1	CURRENCY	\N	EUR	2026-02-20 00:00:00+00	1	\N
351	01a218de-784b-76f5-908a-b513e1238c64	1	PIPELINE	default	default	2026-02-20 00:00:00+00	1	\N
401	01a218de-784b-76f5-908a-b513e1238c64	1	STAGE	qualification	won	2026-02-20 00:00:00+00	1	\N
451	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	NAME	\N	Blue Mill Bakery	2026-01-19 00:00:00+00	0	\N
501	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	PIPELINE	\N	default	2026-01-19 00:00:00+00	0	\N
551	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	STAGE	\N	qualification	2026-01-19 00:00:00+00	0	\N
601	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	OWNER	\N	Ada Winter	2026-01-19 00:00:00+00	0	\N
651	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	ACCOUNT	\N	Blue Mill Bakery	2026-01-19 00:00:00+00	0	\N
701	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	PIPELINE	default	default	2026-03-02 00:00:00+00	1	\N
751	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	STAGE	qualification	lost	2026-03-02 00:00:00+00	1	\N
801	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	NAME	\N	Harbour Hotels	2026-02-02 00:00:00+00	0	\N
851	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	PIPELINE	\N	default	2026-02-02 00:00:00+00	0	\N
901	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	STAGE	\N	qualification	2026-02-02 00:00:00+00	0	\N
951	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	OWNER	\N	Ben Summer	2026-02-02 00:00:00+00	0	\N
1001	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	ACCOUNT	\N	Harbour Hotels	2026-02-02 00:00:00+00	0	\N
1051	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	AMOUNT	\N	7250.50	2026-03-30 00:00:00+00	1	\N
1101	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	CURRENCY	\N	EUR	2026-03-30 00:00:00+00	1	\N
1151	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	PIPELINE	default	default	2026-03-30 00:00:00+00	1	\N
1201	01a218de-79d5-7595-8bcb-c0cb9a941e27	1	STAGE	qualification	won	2026-03-30 00:00:00+00	1	\N
1251	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	NAME	\N	Kite Logistics	2026-03-09 00:00:00+00	0	\N
1301	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	PIPELINE	\N	default	2026-03-09 00:00:00+00	0	\N
1351	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	STAGE	\N	qualification	2026-03-09 00:00:00+00	0	\N
1401	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	OWNER	\N	Ben Summer	2026-03-09 00:00:00+00	0	\N
1451	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	ACCOUNT	\N	Kite Logistics	2026-03-09 00:00:00+00	0	\N
1501	01a218de-9331-757a-9393-8b3b7db8e8df	1	NAME	\N	Glass roof	2026-03-02 09:15:42+00	0	\N
1551	01a218de-9331-757a-9393-8b3b7db8e8df	1	AMOUNT	\N	100.00	2026-03-02 09:15:42+00	0	\N
1601	01a218de-9331-757a-9393-8b3b7db8e8df	1	CURRENCY	\N	EUR	2026-03-02 09:15:42+00	0	\N
1651	01a218de-9331-757a-9393-8b3b7db8e8df	1	PIPELINE	\N	default	2026-03-02 09:15:42+00	0	\N
1701	01a218de-9331-757a-9393-8b3b7db8e8df	1	STAGE	\N	proposal	2026-03-02 09:15:42+00	0	\N
1751	01a218de-9331-757a-9393-8b3b7db8e8df	2	LAST_ACTIVITY_AT	\N	2026-03-04T10:00:00Z	2026-03-04 10:00:00+00	0	\N
1801	01a218de-d7f4-70be-bbb0-92ca44385b96	1	NAME	\N	Spa wing	2026-11-26 17:19:47.203582+00	1	\N
1851	01a218de-d7f4-70be-bbb0-92ca44385b96	1	AMOUNT	\N	9900.00	2026-11-26 17:19:47.203582+00	1	\N
1901	01a218de-d7f4-70be-bbb0-92ca44385b96	1	CURRENCY	\N	USD	2026-11-26 17:19:47.203582+00	1	\N
1951	01a218de-d7f4-70be-bbb0-92ca44385b96	1	PIPELINE	\N	default	2026-11-26 17:19:47.203582+00	1	\N
2001	01a218de-d7f4-70be-bbb0-92ca44385b96	1	STAGE	\N	prospecting	2026-11-26 17:19:47.203582+00	1	\N
2051	01a218de-d7f4-70be-bbb0-92ca44385b96	1	OWNER	\N	ad-anna	2026-11-26 17:19:47.203582+00	1	\N
2101	01a218de-d7f4-70be-bbb0-92ca44385b96	1	PRODUCTS	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	2026-11-26 17:19:47.203582+00	1	\N
2151	01a218de-d7f4-70be-bbb0-92ca44385b96	1	CUSTOM	{"risk":null}	{"risk":"low"}	2026-11-26 17:19:47.203582+00	1	\N
2201	01a218de-d7f4-70be-bbb0-92ca44385b96	2	STAGE	prospecting	negotiation	2026-11-26 17:19:50.443338+00	2	\N
2251	01a218de-d7f4-70be-bbb0-92ca44385b96	3	LAST_ACTIVITY_AT	\N	2026-11-26T17:19:51.319552Z	2026-11-26 17:19:51.319552+00	3	\N
\.
COPY deal_note (id, deal_id, text, recorded_at, actor, origin, correlation_id) FROM stdin;
01a218de-e8e5-79c2-a759-ff01379252c3	01a218de-d7f4-70be-bbb0-92ca44385b96	Wants it before summer	2026-11-26 17:19:51.52558+00	revops	person	8e3f1268-2dfd-4817-98fd-1a1f06ad5ad1
\.
COPY deal_segment (id, number, version, valid_from, valid_to, recorded_from, recorded_to, name, amount, currency, pipeline, stage, status, probability, forecast_category, close_date, owner, account, lost_reason, created_at, closed_at, own_category, source, next_step, tags, products, splits, contacts, last_activity_at, deleted, custom, flags) FROM stdin;
01a218de-784b-76f5-908a-b513e1238c64	1	1	2026-01-12 00:00:00+00	2026-02-20 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	Harbour Hotels	\N	\N	default	qualification	OPEN	0.2500	PIPELINE	\N	Ada Winter	Harbour Hotels	\N	2026-01-12 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-784b-76f5-908a-b513e1238c64	2	1	2026-02-20 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	Harbour Hotels	18500.0000	EUR	default	won	WON	1.0000	CLOSED	\N	Ada Winter	Harbour Hotels	\N	2026-01-12 00:00:00+00	2026-02-20 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	1	2026-01-19 00:00:00+00	2026-03-02 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	Blue Mill Bakery	\N	\N	default	qualification	OPEN	0.2500	PIPELINE	\N	Ada Winter	Blue Mill Bakery	\N	2026-01-19 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	2	1	2026-03-02 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	Blue Mill Bakery	\N	\N	default	lost	LOST	0.0000	OMITTED	\N	Ada Winter	Blue Mill Bakery	\N	2026-01-19 00:00:00+00	2026-03-02 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	1	1	2026-02-02 00:00:00+00	2026-03-30 00:00:00+00	2026-11-26 17:19:22.698096+00	\N	Harbour Hotels	\N	\N	default	qualification	OPEN	0.2500	PIPELINE	\N	Ben Summer	Harbour Hotels	\N	2026-02-02 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79d5-7595-8bcb-c0cb9a941e27	2	1	2026-03-30 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	Harbour Hotels	7250.5000	EUR	default	won	WON	1.0000	CLOSED	\N	Ben Summer	Harbour Hotels	\N	2026-02-02 00:00:00+00	2026-03-30 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	1	2026-03-09 00:00:00+00	\N	2026-11-26 17:19:22.698096+00	\N	Kite Logistics	\N	\N	default	qualification	OPEN	0.2500	PIPELINE	\N	Ben Summer	Kite Logistics	\N	2026-03-09 00:00:00+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	1	1	2026-03-02 09:15:42+00	\N	2026-11-26 17:19:29.584113+00	2026-11-26 17:19:29.584114+00	Glass roof	100.0000	EUR	default	proposal	OPEN	0.5000	BEST_CASE	\N	\N	\N	\N	2026-03-02 09:15:42+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	2	2	2026-03-02 09:15:42+00	2026-03-04 10:00:00+00	2026-11-26 17:19:29.584114+00	\N	Glass roof	100.0000	EUR	default	proposal	OPEN	0.5000	BEST_CASE	\N	\N	\N	\N	2026-03-02 09:15:42+00	\N	\N	\N	\N	\N	\N	\N	\N	\N	f	\N	\N
01a218de-9331-757a-9393-8b3b7db8e8df	3	2	2026-03-04 10:00:00+00	\N	2026-11-26 17:19:29.584114+00	\N	Glass roof	100.0000	EUR	default	proposal	OPEN	0.5000	BEST_CASE	\N	\N	\N	\N	2026-03-02 09:15:42+00	\N	\N	\N	\N	\N	\N	\N	\N	2026-03-04 10:00:00+00	f	\N	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	1	1	2026-11-26 17:19:47.203582+00	\N	2026-11-26 17:19:47.203582+00	2026-11-26 17:19:50.443338+00	Spa wing	9900.0000	USD	default	prospecting	OPEN	0.1000	PIPELINE	\N	ad-anna	\N	\N	2026-11-26 17:19:47.203582+00	\N	\N	\N	\N	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	\N	\N	\N	f	{"risk":"low"}	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	2	2	2026-11-26 17:19:47.203582+00	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:50.443338+00	\N	Spa wing	9900.0000	USD	default	prospecting	OPEN	0.1000	PIPELINE	\N	ad-anna	\N	\N	2026-11-26 17:19:47.203582+00	\N	\N	\N	\N	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	\N	\N	\N	f	{"risk":"low"}	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	3	2	2026-11-26 17:19:50.443338+00	\N	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:51.348225+00	Spa wing	9900.0000	USD	default	negotiation	OPEN	0.7500	COMMIT	\N	ad-anna	\N	\N	2026-11-26 17:19:47.203582+00	\N	\N	\N	\N	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	\N	\N	\N	f	{"risk":"low"}	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	4	3	2026-11-26 17:19:50.443338+00	2026-11-26 17:19:51.319552+00	2026-11-26 17:19:51.348225+00	\N	Spa wing	9900.0000	USD	default	negotiation	OPEN	0.7500	COMMIT	\N	ad-anna	\N	\N	2026-11-26 17:19:47.203582+00	\N	\N	\N	\N	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	\N	\N	\N	f	{"risk":"low"}	\N
01a218de-d7f4-70be-bbb0-92ca44385b96	5	3	2026-11-26 17:19:51.319552+00	\N	2026-11-26 17:19:51.348225+00	\N	Spa wing	9900.0000	USD	default	negotiation	OPEN	0.7500	COMMIT	\N	ad-anna	\N	\N	2026-11-26 17:19:47.203582+00	\N	\N	\N	\N	\N	[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0"}]	\N	\N	2026-11-26 17:19:51.319552+00	f	{"risk":"low"}	\N
\.
COPY deal_task_done (activity_id, at, recorded_at, actor, origin, correlation_id) FROM stdin;
01a218de-e75d-77d4-a78f-74fe20c39aa0	2026-11-26 17:19:51.319552+00	2026-11-26 17:19:51.385761+00	revops	person	f311280b-9991-4f8b-a98e-e80971f1cc15
\.
COPY deal_version (deal_id, version, kind, recorded_at, actor, origin, correlation_id) FROM stdin;
01a218de-784b-76f5-908a-b513e1238c64	1	CREATED	2026-11-26 17:19:22.698096+00	revops	import	000ce87c-b744-4174-9c23-0b580f57034d
01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1	CREATED	2026-11-26 17:19:22.698096+00	revops	import	000ce87c-b744-4174-9c23-0b580f57034d
01a218de-79d5-7595-8bcb-c0cb9a941e27	1	CREATED	2026-11-26 17:19:22.698096+00	revops	import	000ce87c-b744-4174-9c23-0b580f57034d
01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1	CREATED	2026-11-26 17:19:22.698096+00	revops	import	000ce87c-b744-4174-9c23-0b580f57034d
01a218de-9331-757a-9393-8b3b7db8e8df	1	CREATED	2026-11-26 17:19:29.584113+00	crm	intake	8af832ed-18c0-4336-b4ce-e08e16b5efbc
01a218de-9331-757a-9393-8b3b7db8e8df	2	CHANGED	2026-11-26 17:19:29.584114+00	crm	intake	8af832ed-18c0-4336-b4ce-e08e16b5efbc
01a218de-d7f4-70be-bbb0-92ca44385b96	1	CREATED	2026-11-26 17:19:47.203582+00	revops	person	e6e1ca05-3f1d-4da4-bd8f-a9a529af9b04
01a218de-d7f4-70be-bbb0-92ca44385b96	2	CHANGED	2026-11-26 17:19:50.443338+00	revops	person	b411cbd1-f982-4c6c-931d-461229492b22
01a218de-d7f4-70be-bbb0-92ca44385b96	3	CHANGED	2026-11-26 17:19:51.348225+00	revops	person	f311280b-9991-4f8b-a98e-e80971f1cc15
\.
COPY idempotency_key (scope, key, fingerprint, status, location, etag, body) FROM stdin;
revops POST /deals	release-1	7b7db6136a8e4b840f0acaa8a80c696ddb7d537ead34df1bc93cb0f6358258ff	201	/api/v1/deals/01a218de-d7f4-70be-bbb0-92ca44385b96	"1"	{"id":"01a218de-d7f4-70be-bbb0-92ca44385b96","version":1,"name":"Spa wing","amount":{"amount":"9900.00","currency":"USD"},"pipeline":"default","stage":"prospecting","status":"open","probability":0.1,"forecastCategory":"pipeline","owner":"ad-anna","externalIds":[],"createdAt":"2026-11-26T17:19:47.203582Z","updatedAt":"2026-11-26T17:19:47.203582Z","products":[{"product":"crane","quantity":"2","unitPrice":{"amount":"4950.00","currency":"USD"},"discount":"0","total":{"amount":"9900.00","currency":"USD"}}],"custom":{"risk":"low"}}
scope	key	fingerprint	201	/api/v1/deals/1	"1"	{"id": "1"}
\.
COPY import_job (id, state, actor, correlation_id, mapping, header, submitted_at, finished_at, rows_total, rows_read, rows_applied, rows_unchanged, rows_rejected, failure, file_name, shape, dry_run, rows_skipped, undoes, recorded_at) FROM stdin;
01a218de-0000-7000-8000-000000000005	running	revops	c-1	shape: reps	{Login,"Full name"}	2026-11-26 17:20:00+00	\N	1	0	0	0	0	\N	running.csv	reps	f	0	\N	\N
01a218de-75ad-73d6-b4ba-2fea57f691b5	succeeded	revops	000ce87c-b744-4174-9c23-0b580f57034d	# How docs/examples/deals.csv becomes deals; docs/import.md explains each key.\nsource: example-crm\nexternalId: id\npipeline: default\ncurrency: EUR\ndates: {format: yyyy-MM-dd, zone: UTC}\ncreated: opened\nclosed: closed\nstage:\n  column: state\n  values: {Open: qualification, Won: won, Lost: lost}\nopenedIn: qualification\nfields:\n  name: customer\n  owner: rep\n  account: customer\nwon:\n  amount: value\n	{id,rep,customer,state,opened,closed,value}	2026-11-26 17:19:22.096524+00	2026-11-26 17:19:23.11615+00	4	4	4	0	0	\N	deals.csv	deals	f	0	\N	2026-11-26 17:19:23.116545+00
01a218de-85bf-7c14-b354-62ccfb641477	succeeded	revops	f775a43a-7faf-4861-a3ad-af7ca4946d04	# How docs/examples/deals.csv becomes deals; docs/import.md explains each key.\nsource: example-crm\nexternalId: id\npipeline: default\ncurrency: EUR\ndates: {format: yyyy-MM-dd, zone: UTC}\ncreated: opened\nclosed: closed\nstage:\n  column: state\n  values: {Open: qualification, Won: won, Lost: lost}\nopenedIn: qualification\nfields:\n  name: customer\n  owner: rep\n  account: customer\nwon:\n  amount: value\n	{id,rep,customer,state,opened,closed,value}	2026-11-26 17:19:26.15169+00	2026-11-26 17:19:26.207374+00	1	1	0	0	1	\N	bad.csv	deals	f	0	\N	2026-11-26 17:19:26.207872+00
\.
COPY import_lookup (job_id, name, word, cells) FROM stdin;
01a218de-0000-7000-8000-000000000005	jobs	Rep	{"Role": "member"}
\.
COPY import_reject (job_id, "row", line, cells, field, reason) FROM stdin;
01a218de-85bf-7c14-b354-62ccfb641477	1	2	{N-9,"Ada Winter","Harbour Hotels",Won,yesterday,2026-02-20,1}	opened	'yesterday' is not a date in the form yyyy-MM-dd
\.
COPY import_row (job_id, "row", line, cells, key) FROM stdin;
01a218de-0000-7000-8000-000000000005	1	2	{ad-anna,"Anna, \\"the\\" Moseley"}	ad-anna
\.
COPY import_version (job_id, deal_id, version) FROM stdin;
01a218de-75ad-73d6-b4ba-2fea57f691b5	01a218de-784b-76f5-908a-b513e1238c64	1
01a218de-75ad-73d6-b4ba-2fea57f691b5	01a218de-79d2-7a7d-a2f0-1f7f9da77a37	1
01a218de-75ad-73d6-b4ba-2fea57f691b5	01a218de-79d5-7595-8bcb-c0cb9a941e27	1
01a218de-75ad-73d6-b4ba-2fea57f691b5	01a218de-79dc-7c39-ad6e-4b9a82f2a9a7	1
\.
COPY inbox (consumer, event_id) FROM stdin;
pipeline-intake	0984134b-68f5-8b78-b447-ea8eb47c5561
pipeline-intake	54c5564d-e5f7-839e-918e-df5053468ff0
pipeline-intake	579ae9a2-22da-80a3-8e17-ee22817b3e92
pipeline-intake	ba494a89-4e7a-8cce-b099-63a970f18f10
pipeline-people	01a218de-28a5-79cd-9041-fc4f73a85123
pipeline-people	01a218de-3f30-700b-8e7a-92018b237279
pipeline-people	01a218de-3f4e-715f-b290-7138c89728a3
pipeline-people	01a218de-3f56-7f03-8d66-1229bceaeec2
pipeline-people	01a218de-50c1-7318-bfa7-ff7824332276
pipeline-people	01a218de-50c7-7f1d-9769-0ab183d10892
pipeline-people	01a218de-5ba3-771b-bc8e-f7dddda7e769
pipeline-people	01a218de-5bb8-7a1c-8493-d5de523a4b79
\.
COPY inbox_offset (consumer, topic, partition, next_offset) FROM stdin;
pipeline-intake	revline.intake.v1	7	1
pipeline-intake	revline.intake.v1	0	1
pipeline-intake	revline.intake.v1	3	2
pipeline-people	revline.people.v1	0	8
\.
COPY inbox_progress (consumer, complete_through) FROM stdin;
nobody	2026-11-26 17:20:00+00
\.
COPY intake_account (account_id, at, seq) FROM stdin;
acc	2026-03-04 10:00:00+00	0
\.
COPY intake_waiting (event_id, place, source, external_id, event, actor, origin, correlation_id) FROM stdin;
0984134b-68f5-8b78-b447-ea8eb47c5561	1	crm	A-18	{"actor":"crm","correlationid":"8af832ed-18c0-4336-b4ce-e08e16b5efbc","data":"{\\"stage\\":\\"proposal\\"}","datacontenttype":"application/json","id":"3","source":"crm","specversion":"1.0","subject":"A-18","time":"2026-03-04T10:00:00Z","type":"revline.deal-upserted.v1"}	crm	intake	8af832ed-18c0-4336-b4ce-e08e16b5efbc
\.
COPY late_event (consumer, event_id, learned_at) FROM stdin;
nobody	01a218de-0000-7000-8000-000000000004	2026-11-26 17:20:00.123456+00
\.
COPY outbox (id, bucket, topic, aggregate_id, headers, body, recorded_at) FROM stdin;
16	3	revline.dead-letters.v1	not-relayed-yet	{"ce_id": "01a218de-0000-7000-8000-000000000001"}	{}	2026-11-26 17:20:00+00
\.
COPY outbox_lease (bucket, owner, expires_at) FROM stdin;
0	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409676+00
1	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409699+00
2	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409703+00
3	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409706+00
4	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409708+00
5	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.40971+00
6	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409712+00
7	01a218dd-5476-7bcd-8bca-19986dfb7383	2026-11-26 17:20:45.409714+00
\.
COPY past_sums ("grouping", moment, zone, known_before, reference_versions, sums) FROM stdin;
owner	2026-11-01 00:00:00+00	UTC	2026-11-26 00:00:00+00	3	\\x0102
\.
COPY rebuild_run (id, consumer, state, actor, started_at, finished_at, events, set_aside, rows_equal, rows_added, rows_changed, rows_removed, failure) FROM stdin;
01a218de-ec1d-7df9-bf0d-bb5f932fadee	pipeline-people	succeeded	ops	2026-11-26 17:19:52.351158+00	2026-11-26 17:19:52.678199+00	8	0	8	0	0	0	\N
\.
COPY reference_version (type, id, version, kind, recorded_at, actor, origin, correlation_id, body) FROM stdin;
account	acc	1	created	2026-11-26 17:19:29.543366+00	crm	intake	8af832ed-18c0-4336-b4ce-e08e16b5efbc	{"name": "Told", "parent": null, "region": null, "segment": null, "industry": null, "externalIds": [{"id": "acc", "source": "crm"}]}
account	harbour	1	created	2026-11-26 17:19:00.42503+00	revops	person	d34de990-12c4-452c-8c86-deb4cde4e436	{"name": "Harbour Hotels", "parent": null, "region": "EMEA", "segment": null, "industry": null, "externalIds": []}
custom-field	risk	1	created	2026-11-26 17:19:01.119694+00	revops	person	88fd9e7f-e82d-46f0-b05e-b36379d65018	{"max": null, "min": null, "type": "TEXT", "label": "Risk", "choices": [], "pattern": null, "required": false}
exchange-rate	USD/2025-01-01	1	created	2026-11-26 17:18:59.980733+00	revops	person	17d198c9-66c6-4d62-a09f-3999f6744278	{"date": "2025-01-01", "rate": "0.9", "currency": "USD"}
pipeline	default	1	created	1970-01-01 00:00:00+00	revline	person	schema	{"label": "Default", "stages": [{"key": "prospecting", "label": "Prospecting", "terms": [{"probability": 0.1, "forecastCategory": "PIPELINE"}], "status": "OPEN", "position": 1}, {"key": "qualification", "label": "Qualification", "terms": [{"probability": 0.25, "forecastCategory": "PIPELINE"}], "status": "OPEN", "position": 2}, {"key": "proposal", "label": "Proposal", "terms": [{"probability": 0.5, "forecastCategory": "BEST_CASE"}], "status": "OPEN", "position": 3}, {"key": "negotiation", "label": "Negotiation", "terms": [{"probability": 0.75, "forecastCategory": "COMMIT"}], "status": "OPEN", "position": 4}, {"key": "won", "label": "Closed won", "terms": [{"probability": 1, "forecastCategory": "CLOSED"}], "status": "WON", "position": 5}, {"key": "lost", "label": "Closed lost", "terms": [{"probability": 0, "forecastCategory": "OMITTED"}], "status": "LOST", "position": 6}]}
product	crane	1	created	2026-11-26 17:19:00.767023+00	revops	person	d40447f6-4b03-46d2-885a-f589b3e160bb	{"name": "Crane", "active": true, "family": null, "listPrice": {"amount": "500.00", "currency": "EUR"}}
quota	rep:ad-anna:2025-Q1:amount	1	created	2026-11-26 17:19:15.614608+00	revops	import	6e6c887b-4c9f-4113-be66-3eff471ce151	{"rep": "ad-anna", "amount": {"amount": "250000.00", "currency": "EUR"}, "period": "2025-Q1", "measure": "amount"}
quota	rep:ad-anna:2025-Q2:amount	1	created	2026-11-26 17:19:15.617177+00	revops	import	6e6c887b-4c9f-4113-be66-3eff471ce151	{"rep": "ad-anna", "amount": {"amount": "275000.50", "currency": "EUR"}, "period": "2025-Q2", "measure": "amount"}
region	EMEA	1	created	2026-11-26 17:19:03.292112+00	revops	person	44b9f7ed-3ae2-4a22-ba5e-685400e7b0a9	{"name": "Europe"}
rep	ad-anna	1	created	2026-11-26 17:19:12.638055+00	revops	import	3104dd6d-38d8-41bf-9906-544f979e324b	{"name": "Anna Moseley", "memberships": [{"to": "2025-06-30T00:00:00Z", "from": "2024-01-01T00:00:00Z", "role": "member", "team": "ad-north"}, {"from": "2025-06-30T00:00:00Z", "role": "member", "team": "ad-south"}]}
rep	ad-omar	1	created	2026-11-26 17:19:12.654055+00	revops	import	3104dd6d-38d8-41bf-9906-544f979e324b	{"name": "Omar Haddad", "memberships": [{"from": "2024-01-01T00:00:00Z", "role": "manager", "team": "ad-north"}]}
setting	corporate-currency	1	created	2026-11-26 17:18:59.524305+00	revops	person	7a31fbfe-bf98-4c90-ac20-ac8d6d92bd1f	{"value": "EUR"}
team	ad-north	1	created	2026-11-26 17:19:08.199407+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "North", "parents": [{"parent": "ad-sales"}]}
team	ad-sales	1	created	2026-11-26 17:19:08.182136+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "Sales", "parents": []}
team	ad-south	1	created	2026-11-26 17:19:08.19547+00	revops	import	010eff97-c784-4006-b134-04530f69c279	{"name": "South", "parents": [{"parent": "ad-sales"}]}
\.
