package io.revline.kit.figure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that may be undefined. Undefined is written as {@code null}, so that it differs from a
 * value that does not apply and is left out.
 *
 * @param number the number, or null where the metric is not defined
 */
public record Value(@JsonValue @Nullable BigDecimal number) {
  /** Not defined here; the row's reason says why. */
  public static final Value UNDEFINED = new Value(null);
}
