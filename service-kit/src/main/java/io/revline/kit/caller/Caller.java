package io.revline.kit.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param subject the token's subject
 * @param roles of rep, manager, revops, finance, integration, ops
 * @param rep the caller's external id as a rep, if a rep
 * @param source the system whose external ids the caller may write, if it is one
 * @param correlationId the id under which the request is followed through REST, Kafka and logs
 */
public record Caller(
    String subject,
    Set<String> roles,
    @Nullable String rep,
    @Nullable String source,
    String correlationId) {
  private static final Set<String> SEES_EVERYTHING = Set.of("revops", "finance", "integration");
  private static final Set<String> BRINGS_HISTORY = Set.of("revops", "integration");

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether rows of every owner may be shown; whose rows others see, Visibility says. */
  public boolean seesEverything() {
    return roles.stream().anyMatch(SEES_EVERYTHING::contains);
  }

  /** Whether business times other than now may be brought along. */
  public boolean bringsHistory() {
    return roles.stream().anyMatch(BRINGS_HISTORY::contains);
  }

  /** Whether external ids of this system may be written. */
  public boolean speaksFor(String system) {
    return roles.contains("revops") || system.equals(source);
  }

  /** The trace that a change by this caller leaves. */
  public Provenance provenance() {
    return new Provenance(
        subject, roles.contains("integration") ? "intake" : "person", correlationId);
  }
}
