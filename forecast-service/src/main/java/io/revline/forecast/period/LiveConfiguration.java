package io.revline.forecast.period;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What live projections are made with, and why.
 *
 * @param measure amount or count
 * @param period month or quarter
 * @param knownAt as was known before this
 * @param memory how fast earlier quarters are forgotten when new business is told from them: {@code
 *     short}, {@code medium} or {@code long}
 * @param memoryBecause which backtest chose it, and by what
 * @param widthFactor how much wider than usual things are taken to swing together
 * @param widthBecause which backtest says so, and why
 * @param backtest the backtest; null without any
 * @param chancesBecause how far the facts of deals are believed, by trials of the newest model
 */
public record LiveConfiguration(
    String measure,
    String period,
    Instant knownAt,
    String memory,
    String memoryBecause,
    double widthFactor,
    String widthBecause,
    @Nullable String backtest,
    String chancesBecause) {}
