package io.revline.kit.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer is behind what it hears, as seen a moment ago.
 *
 * @param consumer its name, as in dead letters and rebuilds
 * @param topic what it hears
 * @param waiting records that it has not handled yet
 * @param standstillSeconds for how long records have waited and none was handled; 0 while it moves
 * @param stuck whether that is so long that the service does not count as ready
 * @param completeThrough everything recorded before this is in the answers; absent where answers do
 *     not wait for the consumer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsumerState(
    String consumer,
    String topic,
    long waiting,
    long standstillSeconds,
    boolean stuck,
    @Nullable Instant completeThrough) {}
