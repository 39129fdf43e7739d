package io.revline.gateway.upstream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service behind the gateway and the paths it owns. */
public enum Upstream {
  PIPELINE(
      "/api/v1/deals",
      "/api/v1/custom-fields",
      "/api/v1/deal-rules",
      "/api/v1/pipelines",
      "/api/v1/imports",
      "/api/v1/intake",
      "/api/v1/pipeline",
      "/api/v1/config",
      "/api/v1/accounts",
      "/api/v1/products",
      "/api/v1/exchange-rates",
      "/api/v1/settings",
      "/api/v1/audit",
      "/api/v1/changes",
      "/api/v1/stream"),
  FORECAST("/api/v1/forecast", "/api/v1/metric-definitions"),
  PERFORMANCE(
      "/api/v1/performance", "/api/v1/reps", "/api/v1/teams", "/api/v1/regions", "/api/v1/quotas");

  private final List<String> prefixes;

  Upstream(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  /** The service that owns a path, if one does. The path is raw, as the caller wrote it. */
  public static Optional<Upstream> owning(String path) {
    return Arrays.stream(values()).filter(upstream -> upstream.owns(path)).findFirst();
  }

  /** One word, such as {@code pipeline}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name people know it by, such as {@code pipeline-service}. */
  public String service() {
    return word() + "-service";
  }

  private boolean owns(String path) {
    return prefixes.stream()
        .filter(path::startsWith)
        .map(prefix -> path.substring(prefix.length()))
        .anyMatch(rest -> rest.isEmpty() || rest.startsWith("/") || rest.startsWith(":"));
  }
}
