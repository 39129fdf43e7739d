package io.revline.platform.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready. */
public final class Readiness {
  private static final int PATIENCE_MILLIS = 2_000;

  private final URI address;

  /**
   * @param url the service's address, without a path
   */
  public Readiness(String url) {
    this.address = URI.create(url + "/q/health/ready");
  }

  /** Whether it says so now; a service that does not answer is not. */
  public boolean isReady() {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
