/** Who changed what, over REST. */
@NullMarked
package io.revline.performance.audit.web;

import org.jspecify.annotations.NullMarked;
