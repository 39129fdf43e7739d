package io.revline.pipeline.intake;

import java.util.List;

/**
 * A form in which other systems send what happened. Each is a bean; the content type decides which
 * one reads a message. Whatever a system calls things, what comes out is events in the terms of the
 * contract, and everything behind this line is the same for all.
 */
public interface IntakeFormat {

  /** Whether messages of this type are in this form. */
  boolean reads(ContentType type);

  /** Whether a message may hold several events, which problems then name by their index. */
  boolean holdsSeveral();

  /**
   * The events of a message, not yet checked for what they say.
   *
   * @throws NotTaken when the message as a whole cannot be read
   */
  List<IntakeEvent> read(IntakeMessage message);
}
