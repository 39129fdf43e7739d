package io.revline.performance.leaderboard;

import io.revline.kit.figure.Row;
import org.jspecify.annotations.Nullable;

/**
 * A place on a leaderboard.
 *
 * @param rank from 1, equals share one and the next counts them all: 1, 2, 2, 4; null for what
 *     cannot be ranked
 * @param row who stands there, with the metric's number
 */
public record Place(@Nullable Integer rank, Row row) {}
