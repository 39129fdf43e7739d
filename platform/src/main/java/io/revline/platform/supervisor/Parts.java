package io.revline.platform.supervisor;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All parts of a running Revline in two steps: what the services stand on, and the services.
 *
 * @param foundation servers, independent of each other
 * @param services need the whole foundation
 */
public record Parts(List<Part> foundation, List<Part> services) {
  /** The parts of a checkout. */
  public static Parts of(Home home, PortPlan ports, Clock clock) {
    return of(home, ports, clock, Map.of());
  }

  /**
   * The parts of a checkout whose services are told something of their own.
   *
   * @param environment variables for every service, instead of what they are told otherwise
   */
  public static Parts of(Home home, PortPlan ports, Clock clock, Map<String, String> environment) {
    return new Parts(
        List.of(
            new PostgresPart(home, ports),
            new KafkaPart(home, ports),
            new IssuerPart(home, ports, clock)),
        Arrays.stream(Service.values())
            .<Part>map(service -> new ServicePart(service, home, ports, environment))
            .toList());
  }

  /** Every part, in the order of starting. */
  public List<Part> all() {
    return Stream.concat(foundation.stream(), services.stream()).toList();
  }
}
