/** The HTTP binding. */
@NullMarked
package io.revline.pipeline.intake.web;

import org.jspecify.annotations.NullMarked;
