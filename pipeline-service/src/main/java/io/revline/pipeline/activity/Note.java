package io.revline.pipeline.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody noted about a deal. It is told to nobody else.
 *
 * @param id names it
 * @param text at most 10,000 characters
 * @param recordedAt when it was noted
 * @param actor who noted it
 */
public record Note(UUID id, String text, Instant recordedAt, String actor) {}
