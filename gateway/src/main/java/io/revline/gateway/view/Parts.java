package io.revline.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.gateway.problem.Problem;
import io.revline.gateway.problem.ProblemType;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one overview, whatever came of each.
 *
 * @param period the quarter; null when nobody could tell it
 */
record Parts(@Nullable String period, List<Part> all) {

  Parts {
    all = List.copyOf(all);
  }

  /** 200 while one part is there; else 403 when the caller may see none, else 503. */
  Response toResponse(String path) {
    if (missing().size() < all.size()) {
      return Response.ok(overview()).build();
    }
    boolean forbidden = missing().stream().allMatch(NoAnswer::forbidden);
    return forbidden
        ? new Problem(ProblemType.FORBIDDEN, "No part may be seen by this caller.", path)
            .toResponse()
        : new Problem(ProblemType.UNAVAILABLE, reasons(), path).toResponse();
  }

  private Overview overview() {
    return new Overview(
        period,
        content(Upstream.PIPELINE),
        content(Upstream.FORECAST),
        content(Upstream.PERFORMANCE),
        all.stream().filter(part -> part.failure() != null).map(Parts::named).toList());
  }

  private @Nullable JsonNode content(Upstream upstream) {
    return all.stream()
        .filter(part -> part.upstream() == upstream)
        .map(Part::content)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<NoAnswer> missing() {
    return all.stream().map(Part::failure).filter(Objects::nonNull).toList();
  }

  private String reasons() {
    return missing().stream().map(NoAnswer::reason).collect(Collectors.joining("; ", "", "."));
  }

  private static Overview.Missing named(Part part) {
    return new Overview.Missing(
        part.upstream().word(), Objects.requireNonNull(part.failure()).reason());
  }
}
