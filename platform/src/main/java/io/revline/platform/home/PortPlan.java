package io.revline.platform.home;

import io.revline.platform.PlatformException;

/**
 * The ports of one running Revline, all on 127.0.0.1, counted from a base.
 *
 * @param base the gateway's port
 */
public record PortPlan(int base) {
  /** The base when nobody says otherwise. */
  public static final int DEFAULT_BASE = 8080;

  private static final int LOWEST = 1_024;
  private static final int HIGHEST = 65_500;

  /** Refuses a base that leaves no room for all ports. */
  public PortPlan {
    if (base < LOWEST || base > HIGHEST) {
      throw new PlatformException(
          "Port base %d is not possible: choose one from %d to %d."
              .formatted(base, LOWEST, HIGHEST));
    }
  }

  /** The port of a service. */
  public int of(Service service) {
    return base + service.offset();
  }

  /** The token issuer's port. */
  public int issuer() {
    return base + 4;
  }

  /** PostgreSQL's port. */
  public int postgres() {
    return base + 5;
  }

  /** Kafka's port for clients. */
  public int kafka() {
    return base + 6;
  }

  /** Kafka's port for its controller. */
  public int kafkaController() {
    return base + 7;
  }

  /** The address of a service. */
  public String url(Service service) {
    return "http://127.0.0.1:" + of(service);
  }

  /** The address of the token issuer. */
  public String issuerUrl() {
    return "http://127.0.0.1:" + issuer();
  }
}
