package io.revline.gateway.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** How large bodies may be, and how slow. */
@ApplicationScoped
public class BodyLimits {
  private static final Pattern IMPORTS = Pattern.compile("/api/v1/(performance/)?imports");

  private final long body;
  private final long importBody;
  private final long patienceMillis;
  private final long slowest;

  BodyLimits(LimitsConfig limits) {
    this.body = limits.body().asLongValue();
    this.importBody = limits.importBody().asLongValue();
    this.patienceMillis = limits.patience().toMillis();
    this.slowest = limits.slowest().asLongValue();
  }

  /** Bytes that a body sent to a path may have: tables to import are the large ones. */
  public long most(String path) {
    return IMPORTS.matcher(path).matches() ? importBody : body;
  }

  /** How long a body may bring less than {@link #slowest}, in milliseconds. */
  public long patienceMillis() {
    return patienceMillis;
  }

  /** Bytes that must arrive in that time. */
  public long slowest() {
    return slowest;
  }
}
