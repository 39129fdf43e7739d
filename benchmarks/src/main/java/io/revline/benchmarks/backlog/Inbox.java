package io.revline.benchmarks.backlog;

import io.revline.benchmarks.run.RunningPlatform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a consumer has taken in, told by its inbox. */
public final class Inbox implements AutoCloseable {
  private final Connection connection;
  private final TopicConsumer consumer;

  /** The inbox of a service, whether that runs or not. */
  public Inbox(RunningPlatform platform, TopicConsumer consumer) throws SQLException {
    this.connection = platform.connect(consumer.service());
    this.consumer = consumer;
  }

  /** How many events the consumer ever applied. */
  public long applied() throws SQLException {
    return number("SELECT count(*) FROM inbox WHERE consumer = ?", consumer.inbox());
  }

  /** How many records of its topic the consumer is done with; asking costs next to nothing. */
  long handled() throws SQLException {
    return number(
        "SELECT coalesce(sum(next_offset), 0) FROM inbox_offset WHERE consumer = ? AND topic = ?",
        consumer.inbox(),
        consumer.topic());
  }

  /** How many records were set aside. */
  public long deadLetters() throws SQLException {
    return number("SELECT count(*) FROM dead_letter");
  }

  private long number(String query, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
