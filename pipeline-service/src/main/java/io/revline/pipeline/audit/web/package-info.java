/** Who changed what, over REST. */
@NullMarked
package io.revline.pipeline.audit.web;

import org.jspecify.annotations.NullMarked;
