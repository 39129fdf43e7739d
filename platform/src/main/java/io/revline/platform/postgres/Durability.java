package io.revline.platform.postgres;

import java.util.Map;

/** What a server promises about committed data. */
public enum Durability {
  /** A commit survives the loss of every process and of power. */
  DURABLE("on"),
  /** A commit survives the loss of every process, not of power: for tests. */
  FAST("off");

  private final String flush;

  Durability(String flush) {
    this.flush = flush;
  }

  Map<String, String> settings() {
    return Map.of(
        "fsync", flush,
        "full_page_writes", flush,
        "synchronous_commit", "on",
        "listen_addresses", "127.0.0.1",
        "unix_socket_directories", "",
        "max_connections", "150",
        "shared_buffers", "256MB",
        // What a figure adds up by group stays in memory.
        "work_mem", "16MB",
        // Workers take a processor that a service needs, and hand on an index page by page.
        "max_parallel_workers_per_gather", "0");
  }
}
