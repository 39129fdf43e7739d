package io.revline.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who may connect: the administrator from this machine, every other role to its own database with
 * its password.
 */
final class HostRules {
  private static final String RULES =
      """
      host  all       postgres  127.0.0.1/32  trust
      host  sameuser  all       127.0.0.1/32  scram-sha-256
      """;

  private HostRules() {}

  static void writeTo(Path data) {
    try {
      Files.writeString(data.resolve("pg_hba.conf"), RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
