package io.revline.pipeline.stage;

import java.math.BigDecimal;

/**
 * A step of a pipeline, on the terms that hold at one moment.
 *
 * @param pipeline the pipeline's key
 * @param key the stage's key within it
 * @param label what people call it
 * @param position its place in the order, from 1
 * @param status what standing in it means
 * @param probability the chance of a win, 0 to 1
 * @param forecastCategory the category its deals count in
 */
public record Stage(
    String pipeline,
    String key,
    String label,
    int position,
    DealStatus status,
    BigDecimal probability,
    ForecastCategory forecastCategory) {}
