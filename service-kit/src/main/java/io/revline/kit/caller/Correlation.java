package io.revline.kit.caller;

import io.revline.kit.Ids;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that follows one request through REST, Kafka and the logs. */
@RequestScoped
public class Correlation {
  /** The HTTP header that carries it, both ways. */
  public static final String HEADER = "X-Correlation-Id";

  /** Its key in the log's context. */
  public static final String MDC_KEY = "correlationId";

  /** Its key in the spans of a trace. */
  public static final String ATTRIBUTE = "revline.correlation_id";

  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Ids ids;
  private @Nullable String id;

  Correlation(Ids ids) {
    this.ids = ids;
  }

  /** Takes the caller's id; one that could forge a log line is replaced. */
  void offered(@Nullable String header) {
    id = header != null && ACCEPTABLE.matcher(header).matches() ? header : null;
  }

  /** The request's id. */
  public String id() {
    if (id == null) {
      id = ids.next().toString();
    }
    return id;
  }
}
