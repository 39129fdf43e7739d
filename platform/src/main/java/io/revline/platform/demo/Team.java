package io.revline.platform.demo;

import java.util.List;

/**
 * People who sell in one region.
 *
 * @param demand what their quotas are in proportion to what there is to win
 */
record Team(String id, String name, Region region, double demand) {
  /** Above all teams. */
  static final String TOP = "sales";

  /** Those of the company. The quotas of one ask for more than its customers can give. */
  static final List<Team> ALL =
      List.of(
          new Team("europe-north", "Europe North", Region.EMEA, 1.0),
          new Team("europe-south", "Europe South", Region.EMEA, 1.45),
          new Team("americas-east", "Americas East", Region.AMERICAS, 1.0),
          new Team("americas-west", "Americas West", Region.AMERICAS, 0.95),
          new Team("asia", "Asia", Region.APAC, 1.0),
          new Team("pacific", "Pacific", Region.APAC, 1.05));
}
