import assert from "node:assert/strict";
import { test } from "node:test";
import { revline, type Schemas } from "../src/index.js";

const url = process.env["REVLINE_URL"];
const token = process.env["REVLINE_TOKEN"];
assert.ok(url && token, "REVLINE_URL and REVLINE_TOKEN name a running gateway");
const client = revline(url, () => token);

test("a deal is created, changed, won and found again", async () => {
  const deal: Schemas["NewDeal"] = {
    name: "Terrace",
    owner: "typescript",
    amount: { amount: "9900.00", currency: "EUR" },
  };
  const created = await client.POST("/api/v1/deals", { body: deal });
  assert.equal(created.response.status, 201);
  assert.ok(created.data);
  const path = { id: created.data.id };

  const changed = await client.PATCH("/api/v1/deals/{id}", {
    params: { path, header: { "If-Match": created.response.headers.get("ETag") ?? "" } },
    body: { nextStep: "call" },
    headers: { "Content-Type": "application/merge-patch+json" },
  });
  assert.equal(changed.data?.nextStep, "call");

  const won = await client.POST("/api/v1/deals/{id}/win", {
    params: { path, header: { "If-Match": changed.response.headers.get("ETag") ?? "" } },
    body: {},
  });
  assert.equal(won.data?.status, "won");
  assert.equal(won.data?.amount?.amount, "9900.00");

  const found = await client.GET("/api/v1/deals", { params: { query: { owner: "typescript" } } });
  assert.deepEqual(found.data?.items.map((item) => item.id), [created.data.id]);
});

test("what is refused says which field is wrong", async () => {
  const refused = await client.POST("/api/v1/deals", {
    body: { name: "Terrace", amount: { amount: "many", currency: "EUR" } },
  });
  assert.equal(refused.response.status, 400);
  assert.equal(refused.data, undefined);
  assert.match(refused.error?.violations?.[0]?.field ?? "", /^amount/);
});
