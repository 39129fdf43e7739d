/** Tells callers in time which operations will go. */
@NullMarked
package io.revline.gateway.deprecation;

import org.jspecify.annotations.NullMarked;
