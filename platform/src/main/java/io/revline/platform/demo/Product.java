package io.revline.platform.demo;

import java.util.List;

/**
 * Something that is sold.
 *
 * @param price in whole US dollars
 */
record Product(String id, String name, String family, int price) {
  /** All there are. */
  static final List<Product> ALL =
      List.of(
          new Product("flow-s", "Flow sensor S", "Sensors", 190),
          new Product("flow-m", "Flow sensor M", "Sensors", 340),
          new Product("heat-1", "Heat sensor", "Sensors", 160),
          new Product("vibra-2", "Vibration sensor", "Sensors", 420),
          new Product("gate-4", "Gateway 4", "Gateways", 890),
          new Product("gate-16", "Gateway 16", "Gateways", 2_150),
          new Product("view-1", "Dashboard, one plant", "Software", 1_800),
          new Product("view-10", "Dashboard, ten plants", "Software", 11_500),
          new Product("alert", "Alerting", "Software", 1_200),
          new Product("setup", "Installation day", "Services", 1_100),
          new Product("train", "Training day", "Services", 950),
          new Product("care", "Care, one year", "Services", 2_400));

  /** What opportunities are about, in their names. */
  static final List<String> PROJECTS =
      List.of(
          "flow monitoring",
          "heat monitoring",
          "vibration watch",
          "new plant",
          "second line",
          "gateway rollout",
          "dashboard rollout",
          "replacement of meters");
}
