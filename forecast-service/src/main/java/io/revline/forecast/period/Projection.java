package io.revline.forecast.period;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a period may bring, as a distribution.
 *
 * @param period the period's name, such as {@code 2017-Q4}
 * @param measure amount or count
 * @param unit what all numbers are in: the code of the corporate currency, or {@code deals}
 * @param asOf every change with business time before this counts
 * @param knownAt of what was recorded before this
 * @param node what was asked about
 * @param children what the node divides into; their means and parts add up to the node's
 * @param trainedAsOf the model that gave the chances of open deals learned from nothing that
 *     happened from then on
 * @param modelVersion counts changes of how models learn
 * @param memory how fast earlier quarters are forgotten when business not yet created is told from
 *     them: {@code short}, {@code medium} or {@code long}
 * @param memoryBecause which backtest chose it, and by what
 * @param widthFactor how much wider than usual things are taken to swing together
 * @param widthBecause which backtest says so, and why
 * @param flags what to keep in mind: {@code withoutAmount}: some open deals have no amount and
 *     count as much as a win does on average; {@code missingRate}: a currency could not be
 *     converted, and its deals count as if without an amount; {@code noHistory}: nothing tells how
 *     much business is not yet created, and it is left out
 */
public record Projection(
    String period,
    String measure,
    String unit,
    Instant asOf,
    Instant knownAt,
    Line node,
    List<Line> children,
    Instant trainedAsOf,
    int modelVersion,
    String memory,
    String memoryBecause,
    double widthFactor,
    String widthBecause,
    List<String> flags) {
  public Projection {
    children = List.copyOf(children);
    flags = List.copyOf(flags);
  }

  /**
   * What the period may bring one node.
   *
   * @param key {@code company}, {@code team:ID} or {@code rep:ID}
   * @param label what people call it
   * @param mean on average; the sum of the parts
   * @param p10 one of ten outcomes lies below
   * @param p25 one of four lies below
   * @param p50 half of them lie below
   * @param p75 three of four lie below
   * @param p90 nine of ten lie below
   * @param parts what the mean is made of
   * @param density how likely which outcomes are, in order
   */
  public record Line(
      String key,
      String label,
      BigDecimal mean,
      BigDecimal p10,
      BigDecimal p25,
      BigDecimal p50,
      BigDecimal p75,
      BigDecimal p90,
      List<Part> parts,
      List<Bin> density) {
    public Line {
      parts = List.copyOf(parts);
      density = List.copyOf(density);
    }
  }

  /**
   * A part of the mean.
   *
   * @param part {@code closed}, the forecast category of open deals, or {@code notYetCreated}
   * @param mean what it brings on average
   */
  public record Part(String part, BigDecimal mean) {}

  /**
   * A stretch of outcomes.
   *
   * @param from inclusive
   * @param to exclusive, but for the last
   * @param share of all outcomes, 0 to 1
   */
  public record Bin(BigDecimal from, BigDecimal to, BigDecimal share) {}
}
