/** Scorecards over REST. */
@NullMarked
package io.revline.performance.scorecard.web;

import org.jspecify.annotations.NullMarked;
