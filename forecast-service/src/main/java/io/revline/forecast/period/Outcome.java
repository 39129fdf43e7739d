package io.revline.forecast.period;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What a period may bring a node, as its distribution says.
 *
 * @param node whose business it is
 * @param mean what it brings on average, the sum of its parts
 * @param p10 what it exceeds nine times of ten, and so on
 * @param closed what has been won already
 * @param open what open deals bring on average, by forecast category
 * @param created what deals bring on average that do not exist yet
 * @param density for a plot
 */
record Outcome(
    Node node,
    BigDecimal mean,
    BigDecimal p10,
    BigDecimal p25,
    BigDecimal p50,
    BigDecimal p75,
    BigDecimal p90,
    BigDecimal closed,
    SortedMap<String, BigDecimal> open,
    BigDecimal created,
    List<Distribution.Bin> density) {}
