/** The configuration over REST. */
@NullMarked
package io.revline.pipeline.config.web;

import org.jspecify.annotations.NullMarked;
