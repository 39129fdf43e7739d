package io.revline.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.KeyReused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to requests that carried an {@code Idempotency-Key}, for as long as {@code
 * revline.retention.keys} says. The key commits with the change it guards, so there is never one
 * without the other; a second request with the key waits until the first is decided.
 */
@ApplicationScoped
public class IdempotentRequests {
  private final DataSource database;
  private final ObjectMapper json;

  IdempotentRequests(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Answers a request, at most once per key.
   *
   * @param key the header, or null for a request without one
   * @param scope whose key it is and for what: caller and operation
   * @param request what was asked, compared by its JSON
   * @param work what to do the first time
   * @throws KeyReused when the key came with another request before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Answer once(@Nullable String key, String scope, Object request, Supplier<Answer> work) {
    if (key == null) {
      return work.get();
    }
    if (key.isBlank() || key.length() > 200) {
      throw InvalidInput.of("Idempotency-Key", "must have 1 to 200 characters");
    }
    String fingerprint = fingerprint(request);
    try (Connection connection = database.getConnection()) {
      if (!claim(connection, scope, key, fingerprint)) {
        return remembered(connection, scope, key, fingerprint);
      }
      Answer answer = work.get();
      remember(connection, scope, key, answer);
      return answer;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("idempotency key could not be kept", e);
    }
  }

  private boolean claim(Connection connection, String scope, String key, String fingerprint)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO idempotency_key (scope, key, fingerprint) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, scope);
      insert.setString(2, key);
      insert.setString(3, fingerprint);
      return insert.executeUpdate() == 1;
    }
  }

  private Answer remembered(Connection connection, String scope, String key, String fingerprint)
      throws SQLException, JsonProcessingException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT fingerprint, status, location, etag, body FROM idempotency_key"
                + " WHERE scope = ? AND key = ?")) {
      select.setString(1, scope);
      select.setString(2, key);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (!row.getString("fingerprint").equals(fingerprint)) {
          throw new KeyReused("'" + key + "' came with another request before: use a new key");
        }
        String location = row.getString("location");
        return new Answer(
            row.getInt("status"),
            location == null ? null : URI.create(location),
            row.getString("etag"),
            json.readTree(row.getString("body")));
      }
    }
  }

  private void remember(Connection connection, String scope, String key, Answer answer)
      throws SQLException, JsonProcessingException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE idempotency_key SET status = ?, location = ?, etag = ?, body = ?"
                + " WHERE scope = ? AND key = ?")) {
      update.setInt(1, answer.status());
      update.setString(2, answer.location() == null ? null : answer.location().toString());
      update.setString(3, answer.etag());
      update.setString(4, json.writeValueAsString(answer.body()));
      update.setString(5, scope);
      update.setString(6, key);
      update.executeUpdate();
    }
  }

  private String fingerprint(Object request) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("request has no fingerprint", e);
    }
  }
}
