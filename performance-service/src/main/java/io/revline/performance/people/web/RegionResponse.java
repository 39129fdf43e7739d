package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.export.Columns;
import io.revline.kit.people.Region;
import io.revline.kit.reference.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A region as shown; components as in {@link RepResponse} and {@link Region}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegionResponse(
    String id,
    long version,
    Instant recordedAt,
    @Nullable Instant knownAt,
    String name,
    @Nullable String parent) {

  /** What a list says of its time, it says once. */
  static final Columns<RegionResponse> COLUMNS =
      Columns.of(RegionResponse.class).without("knownAt");

  static RegionResponse from(Reference<Region> region, @Nullable Instant knownAt) {
    Region body = region.body();
    return new RegionResponse(
        region.id(), region.version(), region.recordedAt(), knownAt, body.name(), body.parent());
  }
}
