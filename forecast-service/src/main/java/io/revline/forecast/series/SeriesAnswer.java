package io.revline.forecast.series;

import io.revline.forecast.series.SeriesForecast.KeyForecast;
import java.util.List;

/**
 * An answer and what goes on behind it.
 *
 * @param page the keys asked for
 * @param following all keys from the page's first on, each made when it is read
 */
public record SeriesAnswer(SeriesForecast page, List<KeyForecast> following) {}
