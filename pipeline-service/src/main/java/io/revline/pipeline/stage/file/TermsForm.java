package io.revline.pipeline.stage.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.pipeline.stage.ForecastCategory;
import io.revline.pipeline.stage.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Terms} as people write them.
 *
 * @param from an instant, or a date, which means its first moment in UTC; absent for the first
 * @param probability 0 to 1
 * @param forecastCategory a word such as {@code bestCase}
 * @param limitDays absent for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TermsForm(
    @Nullable String from,
    @Nullable BigDecimal probability,
    @Nullable String forecastCategory,
    @Nullable Integer limitDays) {
  private static final List<String> CATEGORIES =
      Arrays.stream(ForecastCategory.values()).map(ForecastCategory::word).toList();

  static TermsForm from(Terms terms) {
    Instant from = terms.from();
    return new TermsForm(
        from == null ? null : from.toString(),
        new BigDecimal(terms.probability().toPlainString()),
        terms.forecastCategory().word(),
        terms.limitDays());
  }

  Terms terms(String path, Fields fields) {
    return new Terms(
        fields.instant(path + ".from", from),
        fields.required(path + ".probability", probability, BigDecimal.ZERO),
        fields.word(
            path + ".forecastCategory",
            forecastCategory,
            ForecastCategory::find,
            CATEGORIES,
            ForecastCategory.PIPELINE),
        limitDays);
  }
}
