/** How open deals will turn out: what was learned from past deals, week by week. */
@NullMarked
package io.revline.forecast.model;

import org.jspecify.annotations.NullMarked;
