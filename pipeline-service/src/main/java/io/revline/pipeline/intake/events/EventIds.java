package io.revline.pipeline.intake.events;

import io.revline.pipeline.intake.IntakeEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The ids that the inbox knows events by: sources name theirs as they like. */
final class EventIds {
  private EventIds() {}

  /** A UUID of version 8 (RFC 9562, section 5.8) that follows from source and id alone. */
  static UUID of(IntakeEvent event) {
    String name = event.source() + "\n" + event.required("id");
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = (digest.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
      long low = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
