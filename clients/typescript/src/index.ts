import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./api.js";

/** The schemas of what is sent and answered, by their names in the API's document. */
export type Schemas = components["schemas"];

/** What answers are read as; some operations offer tables too. */
type Json = "application/json" | "application/problem+json";

export type Revline = Client<paths, Json>;

/**
 * A client of the API. Paths, parameters and bodies are checked by the compiler; an answer has `data`,
 * or `error` with an RFC 9457 problem.
 *
 * @param baseUrl where the gateway is, such as https://revline.example
 * @param token gives the bearer token for each request, so that it can be renewed
 */
export function revline(baseUrl: string, token: () => string | Promise<string>): Revline {
  const client = createClient<paths, Json>({ baseUrl });
  client.use({
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await token()}`);
      return request;
    },
  });
  return client;
}
