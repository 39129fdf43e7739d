package io.revline.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A gateway with limits that a test can reach, and everything configured that is off by default.
 */
public class Tight implements QuarkusTestProfile {
  /** Requests that one caller may make in an hour. */
  static final int REQUESTS = 50;

  static final String ORIGIN = "https://pages.example";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("revline.gateway.limits.caller-requests", Integer.toString(REQUESTS)),
        Map.entry("revline.gateway.limits.stranger-requests", Integer.toString(REQUESTS)),
        Map.entry("revline.gateway.limits.window", "PT1H"),
        Map.entry("revline.gateway.limits.patience", "PT1S"),
        Map.entry("revline.gateway.limits.linger", "PT1S"),
        Map.entry("quarkus.http.idle-timeout", "3S"),
        Map.entry("quarkus.http.cors.origins", ORIGIN),
        Map.entry(
            "revline.gateway.deprecations.old-history.operation",
            "GET /api/v1/deals/{id}/old-history"),
        Map.entry("revline.gateway.deprecations.old-history.since", "2026-01-01T00:00:00Z"),
        Map.entry("revline.gateway.deprecations.old-history.sunset", "2027-07-01T00:00:00Z"),
        Map.entry(
            "revline.gateway.deprecations.old-history.link", "https://revline.io/changes/history"),
        Map.entry("revline.gateway.deprecations.old-list.operation", "GET /api/v1/reps"),
        Map.entry("revline.gateway.deprecations.old-list.since", "2026-01-01T00:00:00Z"));
  }
}
