/** Activities and notes over REST. */
@NullMarked
package io.revline.pipeline.activity.web;

import org.jspecify.annotations.NullMarked;
