/** The feed over REST: page by page, and as a stream. */
@NullMarked
package io.revline.pipeline.feed.web;

import org.jspecify.annotations.NullMarked;
