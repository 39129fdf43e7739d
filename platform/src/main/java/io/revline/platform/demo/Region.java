package io.revline.platform.demo;

/** Where the company sells, what it bills in there, and when people work there. */
enum Region {
  EMEA("EMEA", "EUR", 7),
  AMERICAS("Americas", "USD", 14),
  APAC("APAC", "USD", 1);

  private final String id;
  private final String currency;
  private final int opens;

  Region(String id, String currency, int opens) {
    this.id = id;
    this.currency = currency;
    this.opens = opens;
  }

  /** Its id and its name. */
  String id() {
    return id;
  }

  /** ISO 4217. */
  String currency() {
    return currency;
  }

  /** The hour, in UTC, at which offices open for eight hours. */
  int opens() {
    return opens;
  }
}
