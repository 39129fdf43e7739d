package io.revline.forecast.series.web;

import io.revline.forecast.series.Index;
import io.revline.forecast.series.Index.IndexValue;
import io.revline.kit.reference.Reference;
import java.time.Instant;
import java.util.List;

/**
 * An index.
 *
 * @param name names it
 * @param version counts its changes
 * @param recordedAt when this version was recorded
 * @param values in the order of their months
 */
record IndexResponse(
    String name, long version, Instant recordedAt, List<IndexResponse.MonthValue> values) {

  /**
   * A month and its value.
   *
   * @param month such as 2017-11
   * @param value as it was sent, a decimal string
   */
  record MonthValue(String month, String value) {
    static MonthValue from(IndexValue value) {
      return new MonthValue(value.month().toString(), value.value().toPlainString());
    }
  }

  static IndexResponse from(Reference<Index> reference) {
    return new IndexResponse(
        reference.id(),
        reference.version(),
        reference.recordedAt(),
        reference.body().values().stream().map(MonthValue::from).toList());
  }
}
