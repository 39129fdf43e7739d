/** Who changed what, over REST. */
@NullMarked
package io.revline.forecast.audit.web;

import org.jspecify.annotations.NullMarked;
