package io.revline.platform.command;

import io.revline.platform.demo.DemoData;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the user reads when everything is up. */
final class Welcome {
  private Welcome() {}

  static void print(Home home, PortPlan ports) throws IOException {
    String gateway = ports.url(Service.GATEWAY);
    System.out.printf(
        """

        Revline is up.
          API           %1$s/api/v1
          Swagger UI    %1$s/q/swagger-ui
          Token issuer  %2$s

        Try it:
          curl -sS -H "Authorization: Bearer $(%3$s token --role revops)" %1$s/api/v1/deals
        """,
        gateway, ports.issuerUrl(), script(home));
    System.out.print(guide(home, gateway + "/api/v1"));
    System.out.flush();
    ReadyMark.set(home);
  }

  /** What to try in the demo data, if they are loaded. */
  private static String guide(Home home, String api) throws IOException {
    return DemoPlan.keptIn(home).isDone()
        ? "\n"
            + Files.readString(home.demo().resolve(DemoData.GUIDE))
                .replace("{revline}", script(home))
                .replace("{api}", api)
        : "";
  }

  /** The short form where it works when pasted, the whole path elsewhere. */
  private static String script(Home home) {
    boolean isHere = Path.of("").toAbsolutePath().equals(home.root());
    return isHere ? "./revline" : "'" + home.root().resolve("revline") + "'";
  }
}
