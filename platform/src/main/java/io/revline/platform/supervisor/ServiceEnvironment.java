package io.revline.platform.supervisor;

import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration keys of a service. */
final class ServiceEnvironment {
  private ServiceEnvironment() {}

  static Map<String, String> of(Service service, PortPlan ports) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("REVLINE_HTTP_HOST", "127.0.0.1");
    keys.put("REVLINE_HTTP_PORT", Integer.toString(ports.of(service)));
    keys.put("REVLINE_KAFKA", "127.0.0.1:" + ports.kafka());
    keys.put("REVLINE_ISSUER", ports.issuerUrl());
    keys.put("REVLINE_JWKS_URL", ports.issuerUrl() + "/jwks.json");
    keys.put("REVLINE_PIPELINE_URL", ports.url(Service.PIPELINE));
    keys.put("REVLINE_FORECAST_URL", ports.url(Service.FORECAST));
    keys.put("REVLINE_PERFORMANCE_URL", ports.url(Service.PERFORMANCE));
    service.database().ifPresent(name -> addDatabase(keys, name, ports));
    return keys;
  }

  private static void addDatabase(Map<String, String> keys, String name, PortPlan ports) {
    keys.put(
        "REVLINE_DB_URL", "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), name));
    keys.put("REVLINE_DB_USER", name);
    keys.put("REVLINE_DB_PASSWORD", name);
  }
}
