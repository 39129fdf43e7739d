package io.revline.performance.people;

import io.revline.kit.people.PeopleTypes;
import io.revline.kit.people.Region;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A region is part of one that exists and not of itself; it stays while it is named. */
@ApplicationScoped
public class RegionRules implements Rules<Region> {
  private final Mentions mentions;
  private final References references;

  RegionRules(Mentions mentions, References references) {
    this.mentions = mentions;
    this.references = references;
  }

  @Override
  public ReferenceType<Region> type() {
    return PeopleTypes.REGION;
  }

  @Override
  public void check(String id, Region region) {
    mentions.requireKnown("parent", PeopleTypes.REGION, region.parent());
    List<String> path = new ArrayList<>(List.of(id));
    @Nullable String above = region.parent();
    while (above != null) {
      path.add(above);
      if (above.equals(id)) {
        throw InvalidInput.of(
            "parent", "would make the region part of itself: " + String.join(" → ", path));
      }
      above = references.find(PeopleTypes.REGION, above).map(it -> it.body().parent()).orElse(null);
    }
  }

  @Override
  public void checkUnused(String id) {
    String region = "region '" + id + "' still has ";
    mentions.requireNone(
        PeopleTypes.TEAM, region + "teams, move them first", "body ->> 'region' = ?", id);
    mentions.requireNone(
        PeopleTypes.REGION, region + "parts, move them first", "body ->> 'parent' = ?", id);
  }
}
