package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.TokenRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes all configuration through the API: the fiscal calendar, which forecast-service
 * keeps, and everything else, which pipeline-service keeps.
 */
final class ConfigClient {
  private static final String PATH = "/api/v1/config";

  private final ConfigApi api;
  private final CalendarConfig calendar;

  ConfigClient(ConfigApi api) {
    this.api = api;
    this.calendar = new CalendarConfig(api);
  }

  /** For the platform of a checkout, in the role that configures. */
  static ConfigClient of(Home home) {
    return new ConfigClient(
        new ConfigApi(
            home.ports().url(Service.GATEWAY),
            new LocalTokens(home).token(TokenRequest.of(Role.REVOPS))));
  }

  String export() throws IOException, InterruptedException {
    String rest = api.answer(api.request(PATH).GET().build(), "").body();
    return new ConfigFile(calendar.export(), rest).text();
  }

  /**
   * What a file would change.
   *
   * @throws PlatformException with what is wrong with it
   */
  List<ConfigDifference> differences(String yaml) throws IOException, InterruptedException {
    return put(yaml, true);
  }

  /**
   * Makes the configuration what a file says; returns what changed. Ask for the differences first:
   * then it is known that both services take their part.
   */
  List<ConfigDifference> apply(String yaml) throws IOException, InterruptedException {
    return put(yaml, false);
  }

  private List<ConfigDifference> put(String yaml, boolean dryRun)
      throws IOException, InterruptedException {
    ConfigFile file = ConfigFile.of(yaml);
    List<ConfigDifference> differences = new ArrayList<>();
    if (file.calendar() != null) {
      differences.addAll(calendar.apply(file.calendar(), dryRun));
    }
    if (file.calendar() == null || file.saysMore()) {
      HttpRequest request =
          api.request(dryRun ? PATH + "?dryRun=true" : PATH)
              .header("Content-Type", "application/yaml")
              .PUT(HttpRequest.BodyPublishers.ofString(file.rest()))
              .build();
      ConfigApi.JSON
          .readTree(api.answer(request, "").body())
          .path("changes")
          .forEach(change -> differences.add(ConfigDifference.from(change)));
    }
    return differences;
  }
}
