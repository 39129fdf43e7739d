package io.revline.pipeline.feed.web;

import io.revline.kit.export.Listed;
import io.revline.pipeline.feed.ChangeFeed;
import java.time.Instant;
import java.util.List;

/**
 * A page of changes; {@code next} is where to go on, there always, and everything recorded before
 * {@code completeThrough} has been told once a page has no items.
 */
record ChangesResponse(List<ChangeResponse> items, String next, Instant completeThrough)
    implements Listed<ChangeResponse> {
  static ChangesResponse from(ChangeFeed.Page page, Instant completeThrough) {
    return new ChangesResponse(
        page.revisions().stream().map(ChangeResponse::from).toList(),
        page.next().encode(),
        completeThrough);
  }

  @Override
  public Instant knownAt() {
    return completeThrough;
  }
}
