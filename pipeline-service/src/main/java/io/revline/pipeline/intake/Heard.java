package io.revline.pipeline.intake;

import io.revline.kit.caller.Provenance;
import java.util.UUID;

/**
 * An event that is taken in.
 *
 * @param id names it among those of all sources
 * @param by who told it
 */
public record Heard(UUID id, IntakeEvent event, Provenance by) {}
