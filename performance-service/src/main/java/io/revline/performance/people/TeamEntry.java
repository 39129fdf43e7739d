package io.revline.performance.people;

import static io.revline.performance.people.Fields.moment;

import io.revline.kit.people.Placement;
import io.revline.kit.people.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team as entered.
 *
 * @param id the team's name in other systems
 * @param name what people call it
 * @param region the region's id
 * @param parents under which teams it stands
 */
public record TeamEntry(
    @Nullable String id,
    @Nullable String name,
    @Nullable String region,
    @Nullable List<PlacementEntry> parents)
    implements Entry<Team> {

  /**
   * A place in the hierarchy as entered.
   *
   * @param parent the id of the team above
   * @param from a date or instant; absent for ever since
   * @param to a date or instant; absent while it lasts
   */
  public record PlacementEntry(
      @Nullable String parent, @Nullable String from, @Nullable String to) {

    Placement placement() {
      return new Placement(
          Fields.text("parents.parent", parent),
          moment("parents.from", from),
          moment("parents.to", to));
    }
  }

  @Override
  public Named<Team> named(@Nullable String pathId) {
    return new Named<>(
        Fields.id(id, pathId),
        new Team(
            Fields.text("name", name),
            Fields.optionalText("region", region),
            Fields.listed(parents).stream().map(PlacementEntry::placement).toList()));
  }
}
