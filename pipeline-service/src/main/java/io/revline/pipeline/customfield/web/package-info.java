/** Definitions of custom fields over REST. */
@NullMarked
package io.revline.pipeline.customfield.web;

import org.jspecify.annotations.NullMarked;
