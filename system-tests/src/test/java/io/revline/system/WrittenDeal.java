package io.revline.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a writer knows of a deal that it wrote. */
final class WrittenDeal {
  private final String name;
  private final String owner;
  private final List<Long> acknowledged = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private int givenUp;

  WrittenDeal(String name, String owner) {
    this.name = name;
    this.owner = owner;
  }

  String creation() {
    return """
    {"name": "%s", "owner": "%s", "amount": {"amount": "10.25", "currency": "USD"}}
    """
        .formatted(name, owner);
  }

  void isCalled(String given) {
    id = Optional.of(given);
  }

  void acknowledge(long version) {
    acknowledged.add(version);
  }

  void giveUp() {
    givenUp++;
  }

  /** Its name, which no other deal has. */
  String name() {
    return name;
  }

  /** Its id once its creation was acknowledged. */
  Optional<String> id() {
    return id;
  }

  /** The versions that answers told, in the order of the requests. */
  List<Long> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** How many writes may or may not have happened. */
  int givenUp() {
    return givenUp;
  }
}
