package io.revline.performance.people;

import io.revline.kit.people.Region;
import org.jspecify.annotations.Nullable;

/**
 * A region as entered.
 *
 * @param id the region's name in other systems
 * @param name what people call it
 * @param parent the id of the region it is part of
 */
public record RegionEntry(@Nullable String id, @Nullable String name, @Nullable String parent)
    implements Entry<Region> {

  @Override
  public Named<Region> named(@Nullable String pathId) {
    return new Named<>(
        Fields.id(id, pathId),
        new Region(Fields.text("name", name), Fields.optionalText("parent", parent)));
  }
}
